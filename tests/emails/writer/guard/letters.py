"""Letters that hold one sentence to be tried."""

from pathlib import Path

from emails.writer.guard import Finding, Kind, Record, check
from emails.writer.guard.letter import Letter
from emails.writer.guard.record import Agent, Client
from emails.writer.guard.whole import WHOLE
from emails.writer.guard.wording import WORDING
from tests.pace import cpu_seconds

RECORD = Record(
    Client("Alex Kim", notes="Wants 3 bedrooms. Prefers mornings."),
    Agent("Dana Reed", "dana@reedhomes.example", "512-555-0142"),
)
LETTER = """Hi Alex,

{}

I wanted to ask how your plans are coming along since we last talked. Call me whenever it suits you.

Best,
Dana Reed"""


def sentences(name: str) -> list[str]:
    """Those of wording/sentences/NAME.txt, one a line."""
    return (Path(__file__).parent / "wording" / "sentences" / f"{name}.txt").read_text().splitlines()


def lines(text: str) -> list[str]:
    return text.split("\n")


def found_in(sentence: str, record: Record = RECORD, subject: str = "A quick hello") -> tuple[Finding, ...]:
    """What the rules of wording and of the whole say of a letter with this sentence."""
    letter = Letter.of(subject, LETTER.replace("{}", sentence))
    return tuple(each for look in (*WORDING, *WHOLE) for each in look(letter, record) if isinstance(each, Finding))


def kinds_of(sentence: str, record: Record = RECORD, subject: str = "A quick hello") -> set[Kind]:
    return {each.kind for each in found_in(sentence, record, subject)}


def seconds_for(unit: str, characters: int = 20_000) -> float:
    """CPU that the guard needs for a text of nothing but this."""
    return cpu_seconds(lambda: check(RECORD, "Hello", unit * (characters // len(unit))))
