"""Makes texts safe to stand in a prompt: on one line, readable, not too long, and unable to end the fence around them.

Names, notes, custom fields and replies come from clients and from files. In the prompt they stand between two marks,
and the model is told that nothing between them is an instruction.
"""

import re

from emails.writer.read.characters import printable

OPENS, CLOSES = "<<<data", ">>>data"

MARKS = {
    "<": "<\uff1c\ufe64\u2039\u00ab\u226a\u300a\u3008\u276e\u27e8",
    ">": ">\uff1e\ufe65\u203a\u00bb\u226b\u300b\u3009\u276f\u27e9",
}
"""The fence's own marks, and the signs that a model may read as them."""
RUNS = [(re.compile(f"[{signs}](?:\\s*[{signs}])+"), mark) for mark, signs in MARKS.items()]


def on_one_line(text: object, budget: int) -> str:
    """At most `budget` characters of it, cut at the end of a word."""
    words = " ".join(printable(str(text)).split())
    for run, mark in RUNS:
        words = run.sub(mark, words)
    return words if len(words) <= budget else _cut(words, budget)


def _cut(words: str, budget: int) -> str:
    head = words[: budget - 1]
    # A text without spaces, as in Chinese, is cut anywhere.
    at_word = head.rsplit(" ", 1)[0] if " " in head[budget // 2 :] else head
    return at_word.rstrip(" ,;:") + " …"
