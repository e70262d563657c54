"""Whether everybody has the same time: what is due is a question of the clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone
from django_celery_beat.models import PeriodicTask

from lists.words import age
from realtoros.operating.doctor.finding import Finding, bad, fair, good

NAME = "Clock"
A_LITTLE, TOO_MUCH = timedelta(seconds=5), timedelta(minutes=1)
TO_DO = (
    "Have both machines take their time from the network: timedatectl set-ntp true. Restart the workers and Beat when "
    "the clock is right."
)


def clock() -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        (theirs,) = cursor.fetchone()
    yield compared(theirs, timezone.now(), "database", "The database's clock")
    yield _beat()


def compared(theirs: datetime, ours: datetime, code: str, whose: str) -> Finding:
    """`theirs` was read just now."""
    apart = abs(theirs - ours)
    if apart <= A_LITTLE:
        return good(f"clock.{code}", NAME, f"{whose} and this machine's are the same.")
    tone = bad if apart > TOO_MUCH else fair
    way = "ahead of" if theirs > ours else "behind"
    return tone(f"clock.{code}", NAME, f"{whose} is {_span(apart)} {way} this machine's.", TO_DO)


def _beat() -> Finding:
    """Beat waits until its clock comes to the time at which it believes to have done something."""
    soon = timezone.now() + TOO_MUCH
    ahead = PeriodicTask.objects.filter(enabled=True, last_run_at__gt=soon).order_by("last_run_at").last()
    if ahead is None:
        return good("clock.beat", NAME, "Beat's times are not in the future.")
    says = f"Beat believes to have started {ahead.name} at a time still to come, and waits until then."
    to_do = "Make the clock right, then restart Beat after: manage.py shell -c "
    to_do += "'from django_celery_beat.models import PeriodicTask as P; P.objects.update(last_run_at=None)'"
    return bad("clock.beat", NAME, says, to_do, ahead.last_run_at)


def _span(span: timedelta) -> str:
    return f"{span.total_seconds():.0f} s" if span < timedelta(minutes=2) else age(span)
