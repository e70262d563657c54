"""How the providers are doing, in one row each that every worker shares.

One that fails so often in a row that it can only be down is left alone for a while, longer each time, and then tried
with a single request. One that says "too many requests" is left alone for as long as it asks.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from emails.models.provider import DOWN_AFTER, OPENAI, SENDGRID, Provider

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=10)
DROP_PAUSE = timedelta(minutes=30)
"""While the account's quota is used up, asking more often only makes more emails that nobody gets."""


def current() -> dict[str, Provider]:
    """Both, as they stand. One that nobody has met yet has no row."""
    found = {provider.name: provider for provider in Provider.objects.all()}
    return {name: found.get(name) or Provider(name=name) for name in (OPENAI, SENDGRID)}


@transaction.atomic
def note(name: str, answers: Sequence[str], limited_for: float = 0, *, code: str = "") -> None:
    """What requests came to, in order: "" for an answer, else the failure's text; `code` is the last failure's.

    `limited_for`: a 429's seconds.
    """
    now, provider = timezone.now(), _locked(name)
    for answer in answers:
        if answer:
            provider.failures += 1
            provider.last_error, provider.last_error_code, provider.last_error_at = answer[:300], code, now
        else:
            provider.paused_until = None if provider.is_down else provider.paused_until
            provider.failures = provider.pauses = 0
            provider.last_success_at = now
    # One pause for all that failed together: what fails while it lasts was on its way already.
    if provider.is_down and not provider.pause_left(now):
        provider.paused_until = now + min(FIRST_PAUSE * 2 ** min(provider.pauses, 10), LONGEST_PAUSE)
        provider.pauses += 1
    if limited_for:
        until = now + min(timedelta(seconds=limited_for), LONGEST_PAUSE)
        provider.paused_until = max(provider.paused_until or until, until)
    provider.save()


@transaction.atomic
def note_drop(name: str, reason: str, code: str, *, pause: bool) -> None:
    """It took an email and dropped it. `pause`: it would drop any other too, so it is left alone for a while."""
    now, provider = timezone.now(), _locked(name)
    provider.dropped_at, provider.drop_code = now, code
    provider.drop_reason = "".join(c if c.isprintable() else " " for c in reason)[:300]
    if pause:
        provider.paused_until = max(provider.paused_until or now, now + DROP_PAUSE)
    provider.save()


def take_probe(name: str) -> bool:
    """Whether the caller is the one who may try a provider that is down, now that its pause is over."""
    now = timezone.now()
    rows = Provider.objects.filter(name=name, failures__gte=DOWN_AFTER, paused_until__lte=now)
    return bool(rows.update(paused_until=now + FIRST_PAUSE))


def places(name: str, wanted: int, per_second: float, now: datetime) -> int:
    """How many of the requests wanted the rate limit allows now. The row stays locked until the transaction ends."""
    taken_until = _locked(name).taken_until or now
    free = timedelta(seconds=1) - max(taken_until - now, timedelta())
    # At least one: less than one a second would otherwise never find a place.
    allowed = max(1, int(free.total_seconds() * per_second)) if free > timedelta() else 0
    return min(wanted, allowed)


def use_places(name: str, number: int, per_second: float, now: datetime) -> None:
    """So many places are in use now. Like places, part of the transaction that claims what uses them."""
    provider = _locked(name)
    provider.taken_until = max(provider.taken_until or now, now) + timedelta(seconds=number / per_second)
    provider.save(update_fields=["taken_until"])


def _locked(name: str) -> Provider:
    Provider.objects.bulk_create([Provider(name=name)], ignore_conflicts=True)
    return Provider.objects.select_for_update().get(name=name)
