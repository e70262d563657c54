"""The command that checks letters from a file or standard input, with a database that does not answer."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from emails.management.commands import check_letters
from emails.writer.guard import Finding, Kind, Record, Report

ROOT = Path(__file__).parents[4]
BODY = "Hi Ruth,\n\nThank you for your message. I will call on Friday.\n\nBest,\nAna"


def letter(name: object = 1, **other: object) -> dict[str, object]:
    return {"id": name, "record": {"client": {"name": "Ruth Adler"}}, "subject": "Hello", "body": BODY, **other}


def lines(*letters: object) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in letters)


@pytest.fixture(autouse=True)
def guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Finds each capital Q, whatever the rules are."""

    def check(record: Record, subject: str, body: str) -> Report:
        if "broken" in body:
            raise RuntimeError("no rule")
        found = [
            Finding(Kind.NAME, body[at : at + 2], record.client.name) for at in range(len(body)) if body[at] == "Q"
        ]
        return Report(tuple(found), ())

    monkeypatch.setattr(check_letters, "check", check)


def run(tmp_path: Path, data: bytes) -> tuple[list[dict[str, Any]], str]:
    """What it wrote, and its errors with the one that ended it."""
    (tmp_path / "letters.jsonl").write_bytes(data)
    out, err = StringIO(), StringIO()
    try:
        call_command("check_letters", str(tmp_path / "letters.jsonl"), stdout=out, stderr=err)
    except CommandError as problem:
        err.write(str(problem))
    return [json.loads(line) for line in out.getvalue().splitlines()], err.getvalue()


def test_each_letter_gets_a_line_in_the_same_order(tmp_path: Path) -> None:
    found, errors = run(tmp_path, lines(letter("b", body="Qa and Qb"), letter("a"), letter(3)))
    assert errors == ""
    assert found == [
        {
            "id": "b",
            "findings": [
                {"kind": "name", "text": "Qa", "why": "Ruth Adler"},
                {"kind": "name", "text": "Qb", "why": "Ruth Adler"},
            ],
        },
        {"id": "a", "findings": []},
        {"id": 3, "findings": []},
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{not json}", "Line 2: this is no JSON: "),
        (b"[1]", "Line 2: a letter must be an object"),
        (b"[" * 100_000, "Line 2: this is nested too deeply"),
        (b'"\xff"', "Line 2: this is not UTF-8, from byte 2 on"),
        (json.dumps(letter(record=None)).encode(), "Line 2: record must be an object"),
        (json.dumps(letter(body=5)).encode(), "Line 2: body must be a text"),
        (json.dumps(letter(record={"client": []}) | {"subject": None}).encode(), "Line 2: subject must be a text"),
        (json.dumps(letter(record={"client": {"name": 5}})).encode(), "Line 2: client.name must be a text"),
        (json.dumps(letter(record={"today": "soon"})).encode(), "Line 2: today must be a date like"),
        (json.dumps(letter(body="broken")).encode(), "Line 2: the guard broke: RuntimeError: no rule"),
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(tmp_path: Path, line: bytes, message: str) -> None:
    found, errors = run(tmp_path, lines(letter(1)) + line + b"\n" + lines(letter(3)))
    assert [each["id"] for each in found] == [1, 3]
    assert errors.startswith(message)
    assert errors.endswith("1 line was not checked.")


def test_a_byte_order_mark_empty_lines_and_windows_ends_are_no_error(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + lines(letter(1)).replace(b"\n", b"\r\n") + b"\r\n  \n" + lines(letter(2)).rstrip()
    found, errors = run(tmp_path, data)
    assert ([each["id"] for each in found], errors) == ([1, 2], "")


def test_raw_control_characters_are_read(tmp_path: Path) -> None:
    data = lines(letter(body="Q@ and more")).replace(b"@", b"\x00")
    found, errors = run(tmp_path, data)
    assert (found[0]["findings"][0]["text"], errors) == ("Q\x00", "")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"missing\.jsonl cannot be read: No such file"):
        call_command("check_letters", str(tmp_path / "missing.jsonl"))


def test_lines_are_read_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    out = StringIO()

    class Endless:
        @property
        def buffer(self) -> Iterator[bytes]:
            for number in range(1, 4):
                assert out.getvalue().count("\n") == number - 1
                yield lines(letter(number))

    monkeypatch.setattr(check_letters, "nullcontext", lambda source: _Open(source))
    monkeypatch.setattr(sys, "stdin", Endless())
    call_command("check_letters", stdout=out)
    assert out.getvalue().count("\n") == 3


class _Open:
    def __init__(self, source: Iterator[bytes]) -> None:
        self.source = source

    def __enter__(self) -> Iterator[bytes]:
        return self.source

    def __exit__(self, *error: object) -> None:
        return None


def program(data: bytes, **environment: str) -> subprocess.CompletedProcess[bytes]:
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nowhere", "DEBUG": "1"}
    return subprocess.run(
        [sys.executable, "manage.py", "check_letters"],
        input=data,
        cwd=ROOT,
        env={**os.environ, **nowhere, **environment},
        capture_output=True,
        timeout=60,
    )


@pytest.mark.slow
def test_it_reads_standard_input_without_a_database_in_any_locale() -> None:
    done = program(lines(letter("é\ud800", body="Qi")) + b"{\n", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert done.stdout.startswith('{"id": "é\\ud800", "findings": ['.encode())
    assert json.loads(done.stdout)["id"] == "é\ud800"
    assert done.stderr.decode().startswith("Line 2: this is no JSON")


@pytest.mark.slow
def test_it_ends_well_when_nothing_is_broken() -> None:
    done = program(lines(letter(1)))
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.slow
def test_it_needs_no_settings(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "check_letters"],
        input=lines(letter(1)),
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)},
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr, list(tmp_path.iterdir())) == (0, b"", [])


@pytest.mark.slow
def test_a_reader_that_has_enough_is_no_error() -> None:
    command = f"{sys.executable} manage.py check_letters | head -n 1"
    done = subprocess.run(
        command,
        shell=True,
        input=lines(*map(letter, range(5000))),
        cwd=ROOT,
        env={**os.environ, "DEBUG": "1"},
        capture_output=True,
        timeout=60,
    )
    assert done.stderr == b""
    assert json.loads(done.stdout)["id"] == 0
