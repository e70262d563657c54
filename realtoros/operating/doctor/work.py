"""What lies there undone, the writer's model, and the backups."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from agents.models import Office
from emails.models import EmailLog
from emails.writer.call import profiles
from emails.writer.call.words import shutdown_in_words
from followups.models import Task
from lists.words import age, capped
from realtoros.operating.doctor.finding import AMBER, Finding, bad, fair, good
from realtoros.operating.models import BackupRun

LATE = timedelta(minutes=15)
COUNT_TO, MANY = 1000, 20
SOON = 14
"""Days before the model's end in which it is red."""
PROOF_LASTS = timedelta(days=35)
PILE_OF = timedelta(days=7)
UNCONFIRMED_FOR = timedelta(hours=1)


def work() -> Iterator[Finding]:
    yield _late()
    yield _failed()
    yield _unconfirmed()
    yield _model()


def _late() -> Finding:
    """Due for a while, and no check says why it waits."""
    late = Task.objects.due(timezone.now() - LATE).filter(reason_code="")
    count, first = late[: COUNT_TO + 1].count(), late.first()
    if first is None or Office.current().paused_at:
        return good("work.late", "Follow-ups", "None is late.")
    says = f"{capped(count, COUNT_TO)} should have gone more than 15 minutes ago, and nothing says why they wait."
    to_do = "Look at the workers and Beat above. If they run, this may be a pile that gets smaller: look again soon."
    return bad("work.late", "Follow-ups", says, to_do, first.scheduled_for)


def _failed() -> Finding:
    count = _pile(EmailLog.Status.FAILED, timezone.now())
    if count <= MANY:
        return good("work.failed", "Emails", "Few or none failed in the last week.")
    says = f"{capped(count, COUNT_TO)} failed in the last week."
    to_do = "Open one of them: it says why. When that is put right, select them under Follow-ups and press Try again."
    return Finding("work.failed", "Emails", AMBER, says, to_do, href=f"{reverse('email_list')}?status=failed")


def _unconfirmed() -> Finding:
    count = _pile(EmailLog.Status.UNCONFIRMED, timezone.now() - UNCONFIRMED_FOR)
    if not count:
        return good("work.unconfirmed", "Emails", "None has been unconfirmed for long.")
    says = f"{capped(count, COUNT_TO)} unconfirmed for more than an hour: they may have arrived or not."
    to_do = "Open each, ask or look in SendGrid under Activity, and press It arrived or Send again."
    href = f"{reverse('email_list')}?status=unconfirmed"
    return Finding("work.unconfirmed", "Emails", AMBER, says, to_do, href=href)


def _pile(status: str, before: datetime) -> int:
    since = timezone.now() - PILE_OF
    return EmailLog.objects.filter(status=status, updated_at__gt=since, updated_at__lt=before)[: COUNT_TO + 1].count()


def _model() -> Finding:
    profile, today = profiles.configured(), timezone.localdate()
    shutdown = shutdown_in_words(profile, today)
    if shutdown is None:
        return good("work.model", "AI", f"The model {settings.OPENAI_MODEL} is not about to be shut down.")
    tone = bad if (profile.days_left(today) or 0) <= SOON else fair
    to_do = f"{shutdown.rest} Then press Test under Settings, AI writer."
    return tone("work.model", "AI", shutdown.strong, to_do)


def backups() -> Iterator[Finding]:
    most = timedelta(hours=settings.BACKUP_MAX_AGE_HOURS)
    to_do = "Set up the nightly backup: docs/operating.md says how. By hand: manage.py backup."
    yield _newest(BackupRun.Kind.BACKUP, "backups.age", "Backup", most, "made", to_do)
    to_do = "Run manage.py restore --check with the newest one. Only that proves that it can be restored."
    yield _newest(BackupRun.Kind.PROOF, "backups.proof", "Backup, restored as a proof", PROOF_LASTS, "restored", to_do)


def _newest(kind: str, code: str, name: str, most: timedelta, verb: str, to_do: str) -> Finding:
    runs = BackupRun.objects.filter(kind=kind, finished_at__isnull=False)
    newest, whole = runs.first(), runs.filter(error="").first()
    tone = bad if kind == BackupRun.Kind.BACKUP and not settings.DEBUG else fair
    if newest and newest.error:
        says = f"The last one failed: {newest.error[:200]}"
        return tone(code, name, says, to_do, newest.finished_at)
    if whole is None or whole.finished_at is None:
        return tone(code, name, f"None was ever {verb}.", to_do)
    if (old := timezone.now() - whole.finished_at) > most:
        return tone(code, name, f"The last one is {age(old)} old.", to_do, whole.finished_at)
    return good(code, name, f"The last one is {age(old)} old.", whole.finished_at)
