"""Cuts a model's thinking off, by the marks that servers leave in an answer."""

import re

from emails.writer.read.outcome import Kind, Unusable

NAMES = r"(?:think(?:ing)?|thoughts?|reason(?:ing)?|reflection|scratch_?pad|analysis|inner_?monologue|chain_of_thought)"
OPENS = re.compile(rf"<\s{{0,3}}{NAMES}\s{{0,3}}>|\[\s{{0,3}}{NAMES}\s{{0,3}}\]|◁{NAMES}▷|<\|begin_of_{NAMES}\|>", re.I)
ENDS = re.compile(
    rf"<\s{{0,3}}/\s{{0,3}}{NAMES}\s{{0,3}}>|\[\s{{0,3}}/{NAMES}\s{{0,3}}\]|◁/{NAMES}▷|<\|end_of_{NAMES}\|>", re.I
)
FINAL = re.compile(
    r"<\|channel\|>\s{0,3}final\s{0,3}(?:<\|constrain\|>\s{0,3}\w{0,20}\s{0,3})?<\|message\|>|assistantfinal"
)
CHANNEL = re.compile(r"<\|channel\|>|<\|start\|>|assistant(?:analysis|commentary)|^analysis(?=[A-Z\s])")
END_TOKEN = re.compile(
    r"(?:<\|(?:im_end|end|return|eot_id|eom_id|endoftext|end_of_text)\|>|</s>|<end_of_turn>|\[/INST\])\s*$", re.I
)
MAX_END_TOKENS, LONGEST_END_TOKEN = 10, 30


def without_thinking(text: str) -> str:
    """What comes after it. Raises Unusable where it has no end."""
    ended = 0
    for found in ENDS.finditer(text):
        ended = found.end()
    text = text[ended:].strip()
    if OPENS.search(text):
        raise Unusable(Kind.THINKING)
    parts = FINAL.split(text)
    if len(parts) == 1 and CHANNEL.search(text):
        raise Unusable(Kind.THINKING)
    text = parts[-1].strip()
    for _ in range(MAX_END_TOKENS):
        # Looked for at the very end only: over the whole text the time would grow with the square of their number.
        start = max(0, len(text) - LONGEST_END_TOKEN)
        token = END_TOKEN.search(text, start)
        if not token:
            break
        text = text[: token.start()].rstrip()
    return text
