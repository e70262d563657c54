"""A reply stops what would go by itself. A letter that an agent is writing waits for them, and may be the answer."""

from datetime import timedelta

from followups.engine.reconcile import reconcile
from followups.engine.sweep import sweep
from tests.followups.actions import let_go
from tests.followups.letter.conftest import NOON
from tests.letters import TEXT


def replied(client, ana):
    client.log_reply("When can we see it?", by=ana)
    reconcile(client)


def test_a_letter_that_is_being_written_stays_and_is_sent_as_the_answer(ana, letter, client, office, sandbox, clock):
    replied(client, ana)
    clock.move_to(NOON + timedelta(days=2))
    sweep()  # it is looked at once a day
    letter.refresh_from_db()
    assert (letter.status, letter.reason_code) == ("pending", "waits_for_send_now") and sandbox.mails() == []
    letter.send_now(by=ana, version=letter.text_version)
    let_go(letter)
    sweep()
    (mail,) = sandbox.mails()
    assert TEXT in mail["text"]


def test_one_that_was_to_be_sent_is_stopped(ana, letter, client, office, sandbox, clock):
    letter.send_now(by=ana, version=letter.text_version)
    clock.shift(timedelta(seconds=3))
    replied(client, ana)
    letter.refresh_from_db()
    assert (letter.status, letter.reason_code) == ("cancelled", "replied")
    sweep()
    assert sandbox.mails() == []


def test_one_that_is_scheduled_is_stopped(ana, letter, client, office, sandbox, clock):
    letter.send_later(NOON + timedelta(days=1), version=letter.text_version, by=ana)
    replied(client, ana)
    letter.refresh_from_db()
    assert letter.status == "cancelled"
    clock.move_to(NOON + timedelta(days=2))
    sweep()
    assert sandbox.mails() == []
