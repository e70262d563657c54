"""Whether a name has anything to read."""

BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters for Unicode, which nobody sees: the fillers of Hangul."""


def has_letter(name: str) -> bool:
    """A letter or a number of any script: spaces, signs and pictures alone are no name."""
    return any(each.isalnum() and each not in BLANK_LETTERS for each in name)
