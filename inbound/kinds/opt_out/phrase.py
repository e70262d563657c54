"""What the phrases of each language are made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """All in lower case and without accents, as `plain` makes it."""

    commands: frozenset[str]
    """A mail that is nothing else, or whose subject is nothing else."""
    phrases: "re.Pattern[str]"
    refused: "re.Pattern[str]"
    """What may stand right before a phrase and turns it round: “don't …”."""


def language(commands: str, phrases: Iterable[str], *, ends: str, refused: str, spaces: bool = True) -> Language:
    """Each phrase has to end where a clause ends: “take me off the market” is none.

    `commands`: with commas between them. `ends`: words that begin another clause. `spaces`: whether it has any.
    """
    edge, begins = (r"\b", r"(?<![\w'])") if spaces else ("", "")
    clause_ends = rf"(?=\s*(?:$|[.,:;!?)\"'/|*~–—。!?、-]|(?:{ends}){edge}))"
    any_phrase = "|".join(f"(?:{each})" for each in phrases)
    return Language(
        frozenset(each.strip() for each in commands.split(",")),
        re.compile(rf"{begins}(?:{any_phrase}){clause_ends}"),
        re.compile(rf"(?:{refused})\s*$"),
    )
