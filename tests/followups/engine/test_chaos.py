"""Everything is killed and restarted under way, and each email still goes once; the account itself can go red."""

from dataclasses import replace
from typing import Any

import pytest

from bench._account import Account, Row, account
from bench.chaos import Plan, run

SENT = Row(1, "completed", "", 1, "sent", "ana@example.com", sent_count=1)
UNKNOWN = Row(1, "processing", "unconfirmed: the worker stopped", 1, "unconfirmed", "ana@example.com", sent_count=0)
WAITING = Row(1, "pending", "will retry: SendGrid had an error (500)", 1, "queued", "ana@example.com", sent_count=0)
MAIL = {"email_log_id": "1", "recipient": "ana@example.com", "answer": "answered"}


def of(row: Row, *mails: dict[str, Any], **more: Any) -> Account:
    return account(1, [row], list(mails), **more)


@pytest.mark.prove("chaos", minutes=8)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_storm_sends_each_email_once(tmp_path, seed, short):
    """Real servers, real workers, and in the long form the events of SendGrid: two to seven minutes."""
    if short and seed != 1:
        pytest.skip("only without --short")
    plan = Plan(seed=seed)
    if short:
        plan = Plan(tasks=150, seed=7, kill=2, pause=1, flush=1, broker=1, database=1, events=False, deadline=240)
    result = run(tmp_path, plan)
    assert (result.duplicates, result.lost, result.waiting) == ([], [], [])
    assert sum(result.states.values()) == plan.tasks
    # With events, an email that was sent is delivered, opened, clicked or bounced by now.
    completed = sum(count for state, count in result.states.items() if state.startswith("completed, email"))
    assert completed > plan.tasks / 3


def test_the_steps_of_a_seed_are_always_the_same():
    assert Plan(seed=3).steps() == Plan(seed=3).steps() != Plan(seed=4).steps()


@pytest.mark.parametrize(
    ("row", "mails"),
    [
        (SENT, [MAIL]),
        (UNKNOWN, []),
        (UNKNOWN, [MAIL]),
        (WAITING, []),
        (replace(SENT, status="failed", email="failed", sent_count=0), []),
        (replace(SENT, status="cancelled", log=None, email="", sent_count=0), []),
    ],
)
def test_what_can_be_explained_is_clean(row, mails):
    assert of(row, *mails).is_clean


def test_what_is_unconfirmed_is_listed_with_what_the_sandbox_knows():
    assert of(UNKNOWN, MAIL).unconfirmed[0].endswith("the sandbox: accepted, answered")
    assert of(UNKNOWN).unconfirmed[0].endswith("the sandbox: not accepted")


def test_two_mails_of_one_email_are_a_duplicate():
    assert of(SENT, MAIL, MAIL).duplicates


def test_two_mails_to_one_client_are_a_duplicate_whatever_their_email():
    assert of(SENT, MAIL, MAIL | {"email_log_id": "2"}).duplicates


def test_an_email_told_twice_is_a_duplicate():
    assert of(replace(SENT, sent_count=2), MAIL).duplicates


@pytest.mark.parametrize(
    ("row", "mails"),
    [
        (SENT, []),
        (replace(SENT, sent_count=0), [MAIL]),
        (replace(SENT, email="queued", sent_count=0), []),
        (replace(SENT, status="failed"), [MAIL]),
        (replace(SENT, status="failed", email="failed", sent_count=0), [MAIL]),
        (WAITING, [MAIL]),
        (replace(WAITING, reason=""), []),
        (replace(UNKNOWN, email="sending"), []),
    ],
    ids=[
        "never accepted",
        "untold",
        "unsent",
        "not completed",
        "failed though sent",
        "waits though sent",
        "idle",
        "stuck",
    ],
)
def test_what_can_not_be_explained_is_lost(row, mails):
    assert of(row, *mails).lost


def test_an_event_that_came_must_have_settled_what_was_unconfirmed():
    assert of(UNKNOWN, MAIL, reported=True).lost


def test_a_follow_up_that_vanished_is_lost():
    assert account(2, [SENT], [MAIL]).lost
