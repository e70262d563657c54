"""Everything that has an end, with its setting. What is not here is kept as long as its client or the office is."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, F, Func, OuterRef, Q, QuerySet, Value
from django.db.models.fields import BinaryField, IntegerField
from django.utils import timezone

from agents.models import RateLimit, SignInAttempt
from clients.models import ClientImport
from emails.models import EmailLog, OfficeMail, UnmatchedEvent, WebhookRefusal
from followups.models import SweepRun
from inbound.door import retention
from inbound.models import InboundRefusal
from realtoros.operating.keep import events, texts
from realtoros.operating.keep.rows import OldRows
from realtoros.operating.keep.step import Kind
from realtoros.operating.models import BackupRun


def _old_rows(name: str, one: str, many: str, setting: str, rows: OldRows) -> Kind:
    return Kind(name, one, many, setting, rows.step, rows.count)


def _has(word: bytes) -> Any:
    place: Any = Func(Value(word, BinaryField()), F("raw"), template="position(%(expressions)s)", arg_joiner=" in ")
    place.output_field = IntegerField()
    return place


def unmatched() -> "QuerySet[UnmatchedEvent]":
    """Not those that may yet silence an address: “Try again” can find their email after a restore."""
    reasons = (UnmatchedEvent.Reason.NO_SUCH_EMAIL, UnmatchedEvent.Reason.NOT_STORED)
    places = {"opt_out": _has(b"unsubscribe"), "complaint": _has(b"spamreport")}
    says_stop = Q(opt_out__gt=0) | Q(complaint__gt=0)
    rows: Any = UnmatchedEvent.objects.alias(**places)
    found: QuerySet[UnmatchedEvent] = rows.exclude(says_stop, applied_at=None, reason__in=reasons)
    return found


def sweeps() -> "QuerySet[SweepRun]":
    """Never the last one: it says since when the worker has been standing still."""
    return SweepRun.objects.exclude(pk__in=SweepRun.objects.order_by("-started_at").values("pk")[:1])


def backups() -> "QuerySet[BackupRun]":
    """Never the last good one of each kind: the doctor tells its age."""
    good = BackupRun.objects.filter(error="", finished_at__isnull=False).order_by("kind", "-started_at")
    return BackupRun.objects.exclude(pk__in=list(good.distinct("kind").values_list("pk", flat=True)))


def ended_sessions() -> "QuerySet[Any]":
    """Lines of somebody's list of sessions whose session is gone. One is written a moment before its session is."""
    there = Session.objects.filter(session_key=OuterRef("session_key"))
    rows: QuerySet[Any] = UserSession.objects.filter(~Exists(there))
    return rows.filter(last_seen_at__lt=timezone.now() - timedelta(days=1))


def _events(name: str, model: type[EmailLog] | type[OfficeMail], one: str, many: str) -> Kind:
    return Kind(name, one, many, "KEEP_EVENTS_DAYS", partial(events.step, model), partial(events.count, model))


def before(kind: Kind, now: datetime, days: int) -> datetime | None:
    """What is older is deleted; None: nothing is."""
    if not kind.setting:
        return now
    return now - timedelta(days=days) if days else None


KINDS: tuple[Kind, ...] = (
    _old_rows("sessions", "session that ended", "sessions that ended", "", OldRows(Session.objects.all, "expire_date")),
    _old_rows(
        *("devices", "line of a session that ended", "lines of sessions that ended", ""),
        OldRows(ended_sessions, "created_at"),
    ),
    _old_rows(
        "limits", "expired count of tries", "expired counts of tries", "", OldRows(RateLimit.objects.all, "expires")
    ),
    _old_rows(
        *("sign-ins", "sign-in attempt", "sign-in attempts", "KEEP_SIGN_INS_DAYS"),
        OldRows(SignInAttempt.objects.all, "at"),
    ),
    Kind(
        *("raw mail", "incoming mail as it came", "incoming mails as they came", "INBOUND_RAW_DAYS"),
        *(retention.step, retention.count),
    ),
    _old_rows(
        *("imports", "uploaded file", "uploaded files", "KEEP_IMPORTS_DAYS"),
        OldRows(ClientImport.objects.all, "created_at"),
    ),
    _events("events", EmailLog, "email’s events in detail", "emails’ events in detail"),
    _events(
        "events of office emails", OfficeMail, "office email’s events in detail", "office emails’ events in detail"
    ),
    _old_rows(
        *("unmatched events", "event without an email", "events without an email", "KEEP_EVENTS_DAYS"),
        OldRows(unmatched, "received_at"),
    ),
    Kind("texts", "text of a sent email", "texts of sent emails", "KEEP_TEXTS_DAYS", texts.step, texts.count),
    _old_rows("sweeps", "sweep record", "sweep records", "KEEP_SWEEPS_DAYS", OldRows(sweeps, "started_at")),
    _old_rows(
        *("refusals", "count of refused events", "counts of refused events", "KEEP_REFUSALS_DAYS"),
        OldRows(WebhookRefusal.objects.all, "day", is_date=True),
    ),
    _old_rows(
        *("refusals of mail", "count of refused mail", "counts of refused mail", "KEEP_REFUSALS_DAYS"),
        OldRows(InboundRefusal.objects.all, "day", is_date=True),
    ),
    _old_rows("backups", "backup record", "backup records", "KEEP_BACKUP_RECORDS_DAYS", OldRows(backups, "started_at")),
)
