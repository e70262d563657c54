"""Writes a follow-up from facts: short, concrete, and nothing in it that the prompt did not say."""

import hashlib
import re

from sandbox.openai import phrases
from sandbox.openai.prompts import Facts

_LIMIT = 114  # words, the greeting not counted
_NOUNS = {"residential": "home", "commercial": "space", "land": "land"}
_LOWERED = re.compile(
    r"(looking|wants?|needs?|prefers?|likes?|loves?|interested|hoping|asked|has|have|would|moving|relocating|searching|a|an|the)\b",
    re.IGNORECASE,
)
_MENTION = re.compile(
    r"(?:please\s+)?(?:mention|include|add|say|note|tell them)(?:\s+(?:that|about))?\s+(.+)", re.IGNORECASE
)
_INTERNAL = re.compile(r"source|score|rating|birth|spouse|\bid\b", re.IGNORECASE)


def write(facts: Facts, prompt: str) -> tuple[str, str]:
    """Subject and body. The same prompt always gives the same letter."""
    dice = hashlib.sha256(prompt.encode("utf-8", "surrogatepass")).digest()
    words = phrases.STEPS.get(facts.step, phrases.STEPS["Custom"])
    place, short = _place(facts)
    opening = _choice(words.openings, dice[1]).format(place=place)
    stage = _choice(phrases.STAGES.get(facts.stage, phrases.ANY_STAGE), dice[2])
    closing = _choice(words.closings, dice[3])
    room = _LIMIT - _words(opening, closing)
    memory = " ".join(_memory(facts, dice, room))
    # What only this client's record says goes before what could be said to anyone.
    middle = [memory, stage] if _words(memory, stage) <= room else [memory]
    greeting = f"Hi {facts.greeting_name}," if facts.greeting_name else "Hello,"
    paragraphs = [greeting, opening, *filter(None, middle), closing]
    return _choice(words.subjects, dice[0]).format(short=short), "\n\n".join(paragraphs)


def _memory(facts: Facts, dice: bytes, room: int) -> list[str]:
    """Sentences from what only this client's record says, as many as there is room for."""
    kept = [(name, _clipped(value, 6)) for name, value in facts.custom.items() if not _INTERNAL.search(name)]
    custom = [f"{name[:1].lower()}{name[1:]} ({value.rstrip('.')})" for name, value in kept[:2]]
    asked = _MENTION.match(facts.instructions)
    candidates = [
        (_choice(phrases.NOTES, dice[4]), _clipped(facts.notes, 20)),
        (phrases.MENTION, _clipped(asked[1], 14) if asked else ""),
        (phrases.TASK_NOTES, _clipped(facts.task_notes, 14)),
        (_choice(phrases.CUSTOM, dice[5]), " and ".join(custom)),
    ]
    sentences = []
    for frame, said in candidates:
        sentence = frame.format(_ended(_lowered(said)))
        if said and _words(sentence) <= room:
            sentences.append(sentence)
            room -= _words(sentence)
    return sentences


def _place(facts: Facts) -> tuple[str, str]:
    """The property inside a sentence, and short enough for a subject."""
    noun = _NOUNS.get(facts.property_type, "property")
    if facts.address:
        short = facts.address.partition(",")[0]
        return f"the {noun} at {facts.address.rstrip('.')}", short if len(short) <= 60 else f"your {noun}"
    return f"your plans for {'land' if noun == 'land' else f'a {noun}'}", f"your {noun} plans"


def _clipped(text: str, words: int) -> str:
    """The first sentence, or as many words of it as there is room for."""
    first = re.split(r"(?<=[.!?…])\s+(?=[^a-z])", text, maxsplit=1)[0]
    kept = first.split()[:words]
    return " ".join(kept).rstrip(",;:") + "…" if len(first.split()) > words else first


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:] if _LOWERED.match(text) else text


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else text + "."


def _words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)


def _choice(options: tuple[str, ...], byte: int) -> str:
    return options[byte % len(options)]
