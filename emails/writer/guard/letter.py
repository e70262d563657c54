"""An email in its parts, as the guard's rules read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from emails.writer.guard.capitals import Run, has_many_capitals, runs
from emails.writer.guard.finding import Finding, Kind, Stated
from emails.writer.guard.phrases import Tokens, tokens_of
from emails.writer.guard.spoken import spoken
from emails.writer.guard.text import Text, Word

GREETS = re.compile(
    r"(?:hi|hello|hey|hiya|dear|greetings|good (?:morning|afternoon|evening|day)|welcome|hola|estimad[oa]s?"
    r"|querid[oa]s?|buenos d\S+|buenas (?:tardes|noches)|bonjour|bonsoir|salut|ch\S+re?s?|hallo"
    r"|guten (?:tag|morgen|abend)|liebe[rs]?|sehr geehrte[rs]?|ol\S|oi|prezad[oa]s?|car[oaie]|ciao|gentile"
    r"|buongiorno|beste|geachte|howdy|yo|aloha|shalom|namaste|he[ij]|hoi|moin|servus|goede\w+"
    r"|bo[ma] (?:dia|tarde|noite)|szanown\w+|dro(?:gi|ga|dzy)|dzie\S dobry|witam|ch\So|k\Snh|kumusta"
    r"|magandang|mahal na)\b[^\n]{0,80}$",
    re.I,
)
CLOSES = re.compile(
    r"(?:(?:with|my|our|many|all|very|kind|kindest|warm|warmest|best|yours|talk|speak|see you|until|take|thanks"
    r"|thank you|cheers|sincerely|regards|warmly|cordially|respectfully|looking forward|saludos|"
    r"un saludo|atentamente"
    r"|un abrazo|cordialement|bien \S+ vous|mit freundlichen|viele|liebe gr\S+|cordiali saluti|um abra\S+"
    r"|atenciosamente|met vriendelijke)\b"
    r"[^\n.?]{0,40}|[–-] ?[A-Z][^\n.?]{0,40})[,.!]?$",
    re.I,
)
MOST_CLOSING_LINES = 8
SHORT = 8  # words of a line that closes or signs
OTHER, MOST_ACCENTED = "other", 6


@dataclass(frozen=True)
class Part:
    """The subject or the body."""

    name: str
    text: Text

    def finding(self, kind: Kind, start: int, end: int, why: str, what_to_do: str = "") -> Finding:
        """About the words at this span of the folded text."""
        origin, words = self.text.origin(start, end)
        return Finding(kind, words, why, self.name, origin, what_to_do)

    def stated(self, start: int, end: int, field: str) -> Stated:
        origin, words = self.text.origin(start, end)
        return Stated(words, field, self.name, origin)


@dataclass(frozen=True)
class Letter:
    subject: Part
    body: Part

    @classmethod
    def of(cls, subject: str, body: str) -> "Letter":
        return cls(Part("subject", Text(subject)), Part("body", Text(body)))

    @property
    def parts(self) -> tuple[Part, Part]:
        return self.subject, self.body

    @cached_property
    def spoken(self) -> str:
        """The language of the message; empty where none stands out."""
        return spoken(self.message or str(self.body.text))

    @cached_property
    def language(self) -> str:
        """The same, and "other" where it is surely not English."""
        text = self.message
        accented = 0 if text.isascii() else sum(each.isalpha() and not each.isascii() for each in text)
        return self.spoken or (OTHER if accented >= MOST_ACCENTED else "")

    @cached_property
    def lines(self) -> tuple[Word, ...]:
        """The body's lines with their places; empty ones are left out."""
        lines = re.finditer(r"[^\n]+", str(self.body.text))
        return tuple(Word(found[0].strip(), *found.span()) for found in lines if not found[0].isspace())

    @cached_property
    def capitals(self) -> tuple[tuple[Part, Run], ...]:
        titled = has_many_capitals(self.body.text)
        return tuple((part, run) for part in self.parts for run in runs(part.text, titled))

    @cached_property
    def greeting(self) -> Word | None:
        """The first line, where it only greets."""
        first = self.lines[0] if self.lines else None
        if first is None or not GREETS.match(first.text) or len(first.text.split()) > 9:
            return None
        return first

    @cached_property
    def closing_starts(self) -> int:
        """Where the closing and the signature begin; the body's end where there are none."""
        lines = self.lines
        for line in reversed(lines[max(1, len(lines) - MOST_CLOSING_LINES) :]):
            if CLOSES.match(line.text):
                return line.start
        block = str(self.body.text).rstrip().rpartition("\n\n")[2].split("\n")
        if len(block) > 1 and block[0].endswith(",") and all(len(line.split()) <= SHORT for line in block):
            return len(str(self.body.text).rstrip()) - len("\n".join(block))
        return len(str(self.body.text))

    @cached_property
    def message_starts(self) -> int:
        return self.greeting.end if self.greeting else 0

    @cached_property
    def message(self) -> str:
        """The body between greeting and closing, folded."""
        return str(self.body.text)[self.message_starts : self.closing_starts]

    @cached_property
    def sentences(self) -> tuple[tuple[Part, Word], ...]:
        """All sentences of subject and body."""
        return tuple((part, sentence) for part in self.parts for sentence in part.text.sentences)

    @cached_property
    def tokens(self) -> tuple[tuple[Part, Tokens], ...]:
        """The words of each sentence, as tables of phrases read them."""
        return tuple((part, words) for part in self.parts for words in tokens_of(part.text))

    @cached_property
    def said(self) -> frozenset[str]:
        """All words of subject and body once, as tables of phrases read them."""
        return frozenset[str]().union(*(words.said for _, words in self.tokens))

    def is_in_message(self, part: Part, position: int) -> bool:
        """Neither in the subject nor in the greeting nor in the closing."""
        return part is self.body and self.message_starts <= position < self.closing_starts

    def each(self, pattern: re.Pattern[str]) -> Iterator[tuple[Part, re.Match[str]]]:
        for part in self.parts:
            for found in pattern.finditer(str(part.text)):
                yield part, found
