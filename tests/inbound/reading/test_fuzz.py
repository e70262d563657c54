"""Whatever the bytes are: nothing is raised, what comes out can be stored, and it takes no longer than it may."""

import random
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from inbound.kinds.kind import kind_of
from inbound.kinds.verdict import Verdict
from inbound.reading.message import Message
from inbound.reading.read import read
from tests.inbound.corpus_files import samples
from tests.inbound.reading.posts import TYPE, post

NOW = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
SAMPLES = samples("reports", "opt_outs", "noise", "people", "reading")
SEEDS = range(4)
PIECES = [
    b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\r", b"\n\n", b"\r\n.\r\n", b"=?utf-8?B?", b"?=", b"=", b"--", b'"', b"<",
    b">", b"(" * 300, b";" * 50,
    b"\nContent-Type: multipart/mixed; boundary=q\n\n--q\n", b"Content-Type: message/rfc822\n\n",
    b"Content-Transfer-Encoding: base64\n", b"charset=utf-16", b"charset=utf-7", b"+2AA-", b"format=flowed", b"%",
    b"*0*=",
    b"Date: Mon, 99 Foo 99999 99:99:99 +9999\n", b"boundary=", b"Action: failed\n", b"METHOD:REPLY\n", b"On a wrote:\n",
    "退订。".encode(), "ﷺ".encode(), b"A" * 3000,
]  # fmt: skip


def mutated(raw: bytes, chance: random.Random) -> bytes:
    data = bytearray(raw)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[at:at] = chance.choice(PIECES)
            case 1:
                del data[at : at + chance.randint(1, 200)]
            case 2:
                data[at : at + 4] = chance.randbytes(4)
            case 3:
                start = chance.randrange(len(data) + 1)
                data[at:at] = data[start : start + chance.randint(1, 500)]
            case 4:
                other = chance.choice(SAMPLES).raw
                start = chance.randrange(len(other))
                data[at:at] = other[start : start + chance.randint(1, 800)]
            case 5:
                data = data.replace(
                    *chance.choice([(b"\r\n", b"\n"), (b"utf-8", b"utf-16"), (b": ", b":"), (b"=", b"==")])
                )
    return bytes(data)


def strings(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        yield from (each for pair in found.items() for side in pair for each in strings(side))
    elif isinstance(found, list | tuple):
        yield from (text for each in found for text in strings(each))
    elif is_dataclass(found):
        yield from (text for each in fields(found) for text in strings(getattr(found, each.name)))


def storable(found: Message | Verdict) -> None:
    for text in strings(found):
        assert "\0" not in text
        text.encode()


def judge(raw: bytes, raw_type: str) -> Message:
    message = read(raw, raw_type)
    storable(message)
    verdict = kind_of(message, now=NOW)
    storable(verdict)
    assert all(len(each.found) <= 200 for each in verdict.evidence)
    assert message.date is None or message.date.astimezone(UTC)
    assert all(part.size == len(part.read()) for part in message.parts)
    return message


@pytest.mark.parametrize("seed", SEEDS)
def test_mutated_messages(seed):
    chance = random.Random(seed)
    for sample in SAMPLES:
        judge(mutated(sample.raw, chance), "message/rfc822")


@pytest.mark.parametrize("seed", SEEDS)
def test_mutated_posts(seed):
    chance = random.Random(seed)
    for sample in chance.sample(SAMPLES, 25):
        judge(mutated(post(email=sample.raw), chance), TYPE)
        judge(mutated(post(("attachment1", "a.eml", "message/rfc822", sample.raw)), chance), TYPE)


@pytest.mark.parametrize("seed", SEEDS)
def test_noise(seed):
    chance = random.Random(seed)
    for length in (0, 1, 10, 1000, 20000):
        judge(chance.randbytes(length), "message/rfc822")
        judge(chance.randbytes(length), TYPE)
        judge(b"".join(chance.choices(PIECES, k=length // 100)), "message/rfc822")


MANY = 400_000
HEAD = b"From: a@x.com\nTo: b@x.com\n"
HUGE = {
    "levels": HEAD
    + b"".join(b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (n, n) for n in range(20_000)),
    "messages": HEAD + b"Content-Type: message/rfc822\n\n" * 20_000,
    "headers": b"".join(b"X-H%d: =?utf-8?q?a?=\r\n" % n for n in range(20_000)) + b"\r\nbody",
    "parts": HEAD + b"Content-Type: multipart/mixed; boundary=q\n\n" + b"--q\n\nx\n" * (MANY // 8),
    "recipients": b"From: a@x.com\nTo: " + b", ".join(b"Some Body <p%d@x.com>" % n for n in range(20_000)) + b"\n\nx",
    "brackets": b"From: " + b"(" * MANY + b"\nTo: " + b"<" * MANY + b"\nReferences: " + b"<a>" * MANY + b"\n\nx",
    "words": b"Subject: " + b"=?a?q?" * MANY + b"\nFrom: " + b"=?utf-8?b?4pi6?= " * (MANY // 8) + b"\n\nx",
    "parameters": HEAD + b"Content-Type: text/plain;" + b";a*0*=b" * MANY + b"\n\nx",
    "padding": HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"=\n" * MANY,
    "spaces": HEAD + b"Content-Transfer-Encoding: quoted-printable\n\n" + b" " * MANY + b"x",
    "tags": HEAD + b"Content-Type: text/html\n\n" + b"<blockquote><!--" * (MANY // 16),
    "angles": HEAD + b"Content-Type: text/html\n\n" + b"<" * MANY,
    "quotes": HEAD + b"\n" + b"> " * MANY,
    "one line": HEAD + b"\n" + b"please remove me from your list of " * (MANY // 35),
    "lines": HEAD + b"\n" + b"On a wrote\n" * (MANY // 11),
    "daemon": b"From: MAILER-DAEMON@x.com\nSubject: x\n\n" + b"<a@x.com>: 550 " * (MANY // 15),
    "at signs": b"From: MAILER-DAEMON@x.com\nSubject: failed\n\n" + b"a@" * MANY,
}


@pytest.mark.parametrize("name", HUGE)
def test_bounded_time(name):
    begun = time.process_time()
    judge(HUGE[name], "message/rfc822")
    assert time.process_time() - begun < 5


def test_a_long_message_id_is_whole():
    assert (
        judge(HEAD + b"Message-ID: <" + b"a" * 5000 + b"@x.com>\n\nx", "message/rfc822").message_id
        == "a" * 5000 + "@x.com"
    )


def test_fifty_levels():
    levels = b"".join(b"Content-Type: multipart/mixed; boundary=x%d\n\n--x%d\n" % (n, n) for n in range(50))
    assert judge(HEAD + levels + b"\nThursday works", "message/rfc822").text == "Thursday works"


def test_five_hundred_recipients():
    to = b", ".join(b'"Body, %d" <p%d@x.com>' % (n, n) for n in range(500))
    assert len(judge(HEAD + b"Cc: " + to + b"\n\nx", "message/rfc822").to) == 501
