"""Whole mails without a header that decides: who answers, and until when a program says that somebody is away."""

from datetime import UTC, datetime
from email.utils import parseaddr

import pytest

from inbound.kinds.kind import kind_of
from inbound.models import Kind
from tests.inbound.kinds.automatic.letters import letter, listed

MONDAY = datetime(2026, 11, 30, 15, 4, tzinfo=UTC)
US = "Ana Ruiz <reply+k4m2xq7a@in.harborrealty.example>"


def what_it_is(mail):
    name, address = parseaddr(mail["from"])
    fields = {"from_name": name, "from_email": address.lower(), "date": MONDAY, "headers": {"To": US}}
    return kind_of(letter(mail["text"], subject=mail["subject"], **fields), now=MONDAY)


@pytest.mark.parametrize("mail", listed("answers_in_short", "mail"), ids=lambda mail: mail["text"][:60])
def test_a_person_stops_the_plan(mail):
    verdict = what_it_is(mail)
    assert verdict.kind == Kind.REPLY, verdict.evidence


@pytest.mark.parametrize("mail", listed("programs_in_short", "mail"), ids=lambda mail: mail["text"][:60])
def test_a_program_stops_nothing(mail):
    verdict = what_it_is(mail)
    assert verdict.kind == Kind.AUTO_REPLY and verdict.evidence[0].found
    if not mail.get("any_date"):
        assert verdict.return_date == mail.get("return_date")


def test_both_are_many():
    assert len(listed("answers_in_short", "mail")) > 180 and len(listed("programs_in_short", "mail")) > 170
