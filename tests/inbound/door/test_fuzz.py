"""Seeded damage to posts that are signed all the same: each is stored, and no answer loses it."""

import random

import pytest

from inbound.door import peek
from inbound.models import InboundEmail
from tests.inbound.door.posts import BOUNDARY, form, parsed, post, raw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("door")]
SEEDS, EACH = range(8), 25
PIECES = (
    *(b"\r\n", b"\n", b"\r", b"\0", b"--", b"--xYzZY", b"\r\n--xYzZY\r\n", b"\r\n--xYzZY--\r\n", b'"', b"\\", b"\xff"),
    *(
        b"{",
        b"[",
        b"\\ud800",
        b"\\u0000",
        b'name="envelope"',
        b"Content-Disposition: form-data;",
        b"Message-ID: <",
        b">",
    ),
    *(b"=?utf-8?b?", b"\xf0\x9f\x8f\xa0", b"A" * 5000, b" " * 300, b"<" * 500, b"@", b": \r\n "),
)


def damaged(body: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 6)):
        at, end = sorted((dice.randrange(len(body) + 1), dice.randrange(len(body) + 1)))
        end = min(end, at + dice.choice((1, 10, 100, 10_000)))
        piece = dice.choice(PIECES)
        body = dice.choice(
            (
                body[:at] + body[end:],
                body[:at] + piece + body[at:],
                body[:at] + piece + body[end:],
                body[:end] + body[at:],
                body[:at] + dice.randbytes(end - at) + body[end:],
                body[:at],
            )
        )
    return body


@pytest.mark.parametrize("seed", SEEDS)
def test_damage_is_stored(seed, kept):
    dice = random.Random(seed)
    for _ in range(EACH):
        fields = dice.choice((parsed, raw))()
        body = damaged(form(fields), dice)
        boundary = dice.choice((BOUNDARY, BOUNDARY, BOUNDARY, "xYz", "", 'a"b', "é"))
        response = post(body, boundary=boundary)
        assert response.status_code == 200, body
        row = InboundEmail.objects.get(pk=response.json()["id"])
        assert not response.json()["new"] or kept(row) == body
        assert post(body, boundary=boundary).json() == {"status": "success", "id": row.pk, "new": False}


def test_only_what_is_read_here_is_looked_at(monkeypatch):
    """The damage above never needs the last way out: bytes of which nothing is seen."""
    seen = []
    monkeypatch.setattr(peek, "digest_of", lambda raw: seen.append(raw))
    dice = random.Random(99)
    for _ in range(EACH):
        post(damaged(form(parsed()), dice))
    assert not seen
