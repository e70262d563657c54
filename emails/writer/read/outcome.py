"""What reading an answer ends with: an email without greeting and closing, or the reason why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    EMPTY = "empty"
    CUT_OFF = "cut_off"
    DECLINED = "declined"  # a refusal, in whatever words
    NOT_AN_EMAIL = "not_an_email"
    BROKEN = "broken"  # JSON that nobody can read, or without the fields
    SEVERAL = "several"
    THINKING = "thinking"
    ECHO = "echo"  # the prompt, said again
    SERVER_ERROR = "server_error"
    PLACEHOLDER = "placeholder"
    MARKUP = "markup"
    META = "meta"  # speaks about the writing
    SOMEBODY_ELSE = "somebody_else"
    TOO_LONG = "too_long"


WORDS = {
    Kind.EMPTY: "the answer has no text",
    Kind.CUT_OFF: "the answer was cut off",
    Kind.DECLINED: "the AI declined to write it",
    Kind.NOT_AN_EMAIL: "the answer is not an email",
    Kind.BROKEN: "the answer is broken JSON",
    Kind.SEVERAL: "the answer has more than one email",
    Kind.THINKING: "the answer is the AI's reasoning",
    Kind.ECHO: "the answer repeats our instructions",
    Kind.SERVER_ERROR: "the answer is a server's error message",
    Kind.PLACEHOLDER: "the answer has unfilled placeholders",
    Kind.MARKUP: "the answer has markup that a client would see",
    Kind.META: "the answer talks about the email instead of being it",
    Kind.SOMEBODY_ELSE: "the answer greets someone else",
    Kind.TOO_LONG: "the answer is far too long",
}


class Unusable(Exception):
    """The answer is not an email that could be sent."""

    def __init__(self, kind: Kind, words: str = "") -> None:
        super().__init__(words or WORDS[kind])
        self.kind = kind


@dataclass(frozen=True)
class Answer:
    """What the model wrote. Greeting and closing are not its business, so they are left out."""

    subject: str  # empty when the answer has none
    paragraphs: tuple[str, ...]
    claims: tuple[dict[str, Any], ...] = ()  # by the answer's form; nothing about their shape is checked here
    is_repaired: bool = False  # more stood around or in the email than belongs there

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)
