"""What time decides of the office's own mail, every move of it, and who loses where two make one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from emails import office_mails, sendgrid
from emails.models import OfficeMail
from emails.models.office_mail import BODY_KEPT_FOR, LEASE
from emails.models.states import ACCEPTED, Status
from emails.office_mails import send_due
from tests.emails.office_mails.conftest import LINK, NOW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "now")]


def get():
    return OfficeMail.objects.get()


# --- time ---


def test_one_that_expired_does_not_go(sandbox, make_mail, settings, time_machine):
    settings.SENDGRID_API_KEY = ""
    make_mail(expires_at=NOW + timedelta(hours=1))
    send_due()
    settings.SENDGRID_API_KEY = "test"
    time_machine.shift(timedelta(hours=1))
    assert send_due() == 0
    mail = get()
    assert (mail.status, mail.error_code, mail.body) == ("failed", "expired", "")
    assert mail.error_message == "SendGrid is not set up (SENDGRID_API_KEY)"
    assert not mail.may_go_again and sandbox.mails() == []


@pytest.mark.parametrize("status", ["failed", "unconfirmed"])
@pytest.mark.parametrize("expires_at", [None, NOW + timedelta(hours=3)])
def test_the_body_of_one_that_did_not_go_is_kept_until_it_expires_or_for_a_week(
    make_mail, time_machine, status, expires_at
):
    make_mail(status=status, expires_at=expires_at)
    time_machine.move_to((expires_at or NOW + BODY_KEPT_FOR) - timedelta(seconds=1), tick=False)
    send_due()
    assert get().body == LINK
    time_machine.shift(1)
    send_due()
    assert (get().status, get().body) == (status, "")


def test_one_whose_worker_was_killed_is_unconfirmed_after_its_lease(sandbox, make_mail, time_machine):
    make_mail()
    assert OfficeMail.objects.claim(NOW)  # and then nothing more is heard of the worker
    time_machine.shift(LEASE - timedelta(seconds=1))
    send_due()
    assert get().status == "sending"
    time_machine.shift(1)
    assert send_due() == 0
    assert (get().status, get().error_code) == ("unconfirmed", "worker_stopped")
    assert sandbox.mails() == []


def test_an_answer_that_comes_after_the_lease_still_counts(make_mail, time_machine):
    make_mail()
    mine = OfficeMail.objects.claim(NOW)
    time_machine.shift(LEASE)
    send_due()
    get().send_again()
    mine.accept("the-id", NOW)
    assert (get().status, get().sendgrid_message_id, get().body) == ("sent", "the-id", "")


def test_a_refusal_of_one_that_another_worker_has_by_now_changes_nothing(make_mail, time_machine):
    make_mail()
    mine = OfficeMail.objects.claim(NOW)
    time_machine.shift(LEASE)
    office_mails.tidy(NOW + LEASE)
    get().send_again()
    theirs = OfficeMail.objects.claim(NOW + LEASE)
    with pytest.raises(office_mails.AlreadyMoved):
        mine.try_later("too late", "rejected", NOW)
    assert get().status == "sending"
    theirs.accept("the-id", NOW)


def test_a_worker_that_stood_still_gives_it_back(sandbox, make_mail, time_machine, monkeypatch):
    make_mail()
    build = sendgrid.build_office_mail

    def late(*args):
        monkeypatch.setattr(sendgrid, "build_office_mail", build)
        time_machine.shift(LEASE)
        return build(*args)

    monkeypatch.setattr(sendgrid, "build_office_mail", late)
    send_due()
    assert get().status == "queued" and sandbox.mails() == []
    send_due()
    assert get().status == "sent" and len(sandbox.mails()) == 1


# --- moves ---

MOVES = [
    ("claim", lambda mail: mail.begin_sending(NOW), {"queued"}, "sending"),
    ("fail", lambda mail: mail.fail("no", "rejected"), {"queued", "sending", "unconfirmed"}, "failed"),
    ("unconfirmed", lambda mail: mail.leave_unconfirmed("?", "no_answer"), {"sending"}, "unconfirmed"),
    (
        "try later",
        lambda mail: mail.try_later("?", "slow_down", NOW),
        {"sending", "unconfirmed", "failed"},
        "queued",
    ),
    ("send again", lambda mail: mail.send_again(), {"unconfirmed", "failed"}, "queued"),
    ("arrived", lambda mail: mail.mark_arrived(NOW, by=None), {"unconfirmed"}, "sent"),
]


@pytest.mark.parametrize(("name", "move", "sources", "target"), MOVES, ids=[each[0] for each in MOVES])
@pytest.mark.parametrize("status", sorted(set(Status.values) - {"draft"}))
def test_each_move_is_legal_from_where_the_graph_says_and_once(make_mail, name, move, sources, target, status):
    mail = make_mail(status=status, body="" if status in ACCEPTED else LINK)
    second = get()
    if status in sources:
        move(mail)
        assert (get().status, mail.status) == (target, target)
        mail = second
    with pytest.raises(office_mails.AlreadyMoved):
        move(mail)
    assert get().status == (target if status in sources else status)


def test_one_without_its_body_can_not_go_again(make_mail):
    mail = make_mail(status="failed", body="")
    with pytest.raises(office_mails.AlreadyMoved):
        mail.send_again()


@pytest.mark.parametrize(
    ("status", "body"), [("queued", ""), ("sending", ""), ("sent", "x"), ("open", "x"), ("draft", "x")]
)
def test_the_database_refuses_a_body_too_many_or_too_few(make_mail, status, body):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_mail(status=status, body=body)
