"""Rows that are deleted when they are old, and those that are kept whatever their age."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from agents.models import RateLimit, SignInAttempt
from clients.models import ClientImport
from emails.models import UnmatchedEvent, WebhookRefusal
from followups.models import SweepRun
from inbound.models import InboundRefusal
from realtoros.operating.keep.run import Run, counts
from realtoros.operating.models import BackupRun

pytestmark = pytest.mark.django_db


def ago(**parts):
    return timezone.now() - timedelta(**parts)


def keep():
    run = Run.begin()
    assert run.work() and not run.broken
    return {name: number for name, number in run.done.items() if number}


def test_nothing_is_old():
    assert keep() == {} and not any(counts(timezone.now()).values())


def test_what_has_an_end_of_its_own():
    for name, at in (("over", ago(minutes=1)), ("lasts", ago(minutes=-1))):
        Session.objects.create(session_key=name, session_data="", expire_date=at)
        RateLimit.objects.create(cache_key=name, value="", expires=at)
    assert keep() == {"sessions": 1, "limits": 1}
    assert list(Session.objects.values_list("session_key", flat=True)) == ["lasts"]
    assert list(RateLimit.objects.values_list("cache_key", flat=True)) == ["lasts"]


def test_a_line_of_a_session_goes_a_day_after_the_session(ana):
    Session.objects.create(session_key="there", session_data="", expire_date=ago(days=-9))
    for key, days in (("there", 40), ("gone", 2), ("just begun", 0)):
        line = UserSession.objects.create(user=ana, session_key=key, ip="192.0.2.1", user_agent="Firefox")
        UserSession.objects.filter(pk=line.pk).update(created_at=ago(days=days), last_seen_at=ago(days=days))
    assert keep() == {"devices": 1}
    assert set(UserSession.objects.values_list("session_key", flat=True)) == {"there", "just begun"}


def test_sign_in_attempts(settings):
    settings.KEEP_SIGN_INS_DAYS = 30
    for name, days in (("old", 31), ("new", 29)):
        SignInAttempt.objects.create(outcome="locked", email=name, at=ago(days=days))
    assert counts(timezone.now())["sign-ins"] == 1
    assert keep() == {"sign-ins": 1}
    assert SignInAttempt.objects.get().email == "new"


def test_0_keeps_for_ever(settings):
    settings.KEEP_SIGN_INS_DAYS = 0
    SignInAttempt.objects.create(outcome="locked", at=ago(days=9000))
    assert not any(counts(timezone.now()).values())
    assert keep() == {} and SignInAttempt.objects.exists()


def test_uploaded_files(ana):
    for name, days in (("old.csv", 8), ("new.csv", 6)):
        ClientImport.objects.create(agent=ana, name=name, text="name", created_at=ago(days=days))
    assert keep() == {"imports": 1}
    assert ClientImport.objects.get().name == "new.csv"


def test_sweeps_but_never_the_last_one():
    for days in (30, 20, 8):
        SweepRun.objects.create(started_at=ago(days=days))
    assert keep() == {"sweeps": 2}
    SweepRun.objects.create(started_at=ago(days=1))
    assert keep() == {"sweeps": 1}


def test_backups_but_never_the_last_good_one_of_a_kind():
    kinds, at = BackupRun.Kind, ago(days=500)
    for kind, days, error in (
        *((kinds.BACKUP, 900, ""), (kinds.BACKUP, 800, ""), (kinds.BACKUP, 700, "no room"), (kinds.BACKUP, 1, "full")),
        *((kinds.PROOF, 900, ""), (kinds.PROOF, 950, "")),
    ):
        BackupRun.objects.create(kind=kind, started_at=ago(days=days), finished_at=at, error=error)
    BackupRun.objects.create(started_at=ago(days=650))  # it never ended
    assert keep() == {"backups": 4}
    left = BackupRun.objects.order_by("started_at").values_list("kind", "error")
    assert list(left) == [("proof", ""), ("backup", ""), ("backup", "full")]


def test_counts_of_refusals_by_whole_days():
    for days in (91, 89):
        for model in (WebhookRefusal, InboundRefusal):
            model.objects.create(day=ago(days=days).date(), reason="unsigned", count=1, last_at=ago(days=days))
    assert keep() == {"refusals": 1, "refusals of mail": 1}


@pytest.mark.parametrize("stop", ["unsubscribe", "group_unsubscribe", "spamreport"])
def test_an_event_that_may_yet_silence_an_address_stays(stop):
    reasons, raw = UnmatchedEvent.Reason, b'{"event": "%s", "email": "jo@example.com"}' % stop.encode()
    for reason, applied in (
        *((reasons.NO_SUCH_EMAIL, None), (reasons.NOT_STORED, None)),
        *((reasons.NO_SUCH_EMAIL, ago(days=400)), (reasons.OTHER_OFFICE, None), (reasons.NOT_AN_EVENT, None)),
    ):
        UnmatchedEvent.objects.create(raw=raw, reason=reason, received_at=ago(days=400), applied_at=applied)
    UnmatchedEvent.objects.create(raw=b'{"event": "open"}', reason=reasons.NO_SUCH_EMAIL, received_at=ago(days=400))
    UnmatchedEvent.objects.create(raw=b"\xff\x00", reason=reasons.NOT_AN_ARRAY, received_at=ago(days=400))
    new = UnmatchedEvent.objects.create(raw=b"{}", reason=reasons.NO_SUCH_EMAIL, received_at=ago(days=300))
    assert keep() == {"unmatched events": 5}
    assert set(UnmatchedEvent.objects.values_list("reason", "applied_at")) == {
        (reasons.NO_SUCH_EMAIL, None),
        (reasons.NOT_STORED, None),
    }
    assert UnmatchedEvent.objects.filter(pk=new.pk).exists()
