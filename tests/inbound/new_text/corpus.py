"""The answers in tests/inbound/corpus, what is new in each, and what we had sent."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inbound.new_text import Ours
from inbound.reading.read import read

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


@dataclass(frozen=True)
class Answer:
    path: Path
    text: str
    ours: str = ""

    @property
    def name(self) -> str:
        return f"{self.path.parent.name}/{self.path.stem}"

    def message(self):
        return read(self.path.read_bytes(), "message/rfc822")

    def sent(self) -> list[Ours]:
        return [sent_text(self.ours)] if self.ours else []


def answers(folders: str = "answers-*") -> Iterator[Answer]:
    for listed in sorted(CORPUS.glob(f"{folders}/expected.toml")):
        for name, expected in tomllib.loads(listed.read_text()).items():
            yield Answer(listed.parent / f"{name}.eml", expected["text"], expected.get("ours", ""))


def sent_text(name: str) -> Ours:
    head, _, text = (CORPUS / "sent" / f"{name}.txt").read_text().partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    sender, _, address = fields["From"].rstrip(">").partition(" <")
    return Ours(fields["Subject"], text, sender_name=sender, sender_email=address)


def paragraphs(text: str) -> list[str]:
    """How a program wraps its lines says nothing about the words."""
    return [" ".join(each.split()) for each in text.strip().split("\n\n")]
