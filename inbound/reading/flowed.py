"""format=flowed (RFC 3676): lines that end with a space go on in the next one."""

import re

QUOTED = re.compile(r">*")
SIGNATURE = "-- "


def unflowed(text: str, delete_space: bool = False) -> str:
    """Paragraphs as one line each. `delete_space`: the space was put there to break the line (DelSp=yes)."""
    done: list[tuple[str, str]] = []
    flows = False
    for line in text.split("\n"):
        depth = QUOTED.match(line)[0]  # type: ignore[index]
        words = line[len(depth) :].removeprefix(" ")  # the space that protects a line with ">" or "From"
        if flows and words not in ("", SIGNATURE) and done[-1][0] == depth:
            done[-1] = (depth, done[-1][1] + words)
        else:
            done.append((depth, words))
        flows = words.endswith(" ") and words != SIGNATURE
        if flows and delete_space:
            done[-1] = (depth, done[-1][1][:-1])
    return "\n".join(f"{depth} {words}" if depth and words else depth + words for depth, words in done)
