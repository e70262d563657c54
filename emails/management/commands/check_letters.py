import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from emails.writer.guard import check, record_of

BOM = b"\xef\xbb\xbf"


class Command(BaseCommand):
    help = (
        "Checks letters with the guard that stands before every send. JSON Lines in (id, record, subject, body), "
        "JSON Lines out (id, findings), one per letter in the same order. Needs no database."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", metavar="FILE", help="standard input where there is none")

    def handle(self, *args: Any, **options: Any) -> None:
        broken = 0
        self._speak_utf8()
        with self._input(options["file"]) as lines:
            for number, line in enumerate(lines, 1):
                line = line.removeprefix(BOM) if number == 1 else line
                if not line.strip():
                    continue
                try:
                    self.stdout.write(json.dumps(_checked(line), ensure_ascii=False))
                except BrokenPipeError:
                    raise
                except Exception as problem:
                    # One letter must not cost the others theirs, whatever is wrong with it.
                    self.stderr.write(f"Line {number}: {_in_words(problem)}")
                    broken += 1
        if broken:
            raise CommandError(f"{broken} {'line was' if broken == 1 else 'lines were'} not checked.")

    def _speak_utf8(self) -> None:
        """A lone surrogate goes out as JSON's own escape, as it came in."""
        for stream in (self.stdout, self.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")

    def _input(self, name: str | None) -> AbstractContextManager[IO[bytes]]:
        if name is None:
            return nullcontext(sys.stdin.buffer)
        try:
            return open(name, "rb")
        except OSError as problem:
            raise CommandError(f"{name} cannot be read: {problem.strerror}.") from None


def _checked(line: bytes) -> dict[str, Any]:
    # A raw tab or NUL inside a string is no reason to leave a letter unchecked.
    letter = json.loads(line.decode(), strict=False)
    if not isinstance(letter, dict):
        raise ValueError("a letter must be an object")
    record = letter.get("record")
    if not isinstance(record, dict):
        raise ValueError("record must be an object")
    subject, body = (_text(letter, name) for name in ("subject", "body"))
    return {"id": letter.get("id"), "findings": list(_findings(record, subject, body))}


def _findings(record: dict[str, Any], subject: str, body: str) -> Iterator[dict[str, str]]:
    for found in check(record_of(record), subject, body).findings:
        yield {"kind": found.kind.value, "text": found.text, "why": found.why}


def _text(letter: dict[str, Any], name: str) -> str:
    value = letter.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} must be a text")
    return value


def _in_words(problem: Exception) -> str:
    if isinstance(problem, json.JSONDecodeError):
        return f"this is no JSON: {problem.msg} at character {problem.pos + 1}"
    if isinstance(problem, UnicodeDecodeError):
        return f"this is not UTF-8, from byte {problem.start + 1} on"
    if isinstance(problem, RecursionError):
        return "this is nested too deeply"
    if isinstance(problem, ValueError):
        return str(problem)
    return f"the guard broke: {type(problem).__name__}: {problem}"
