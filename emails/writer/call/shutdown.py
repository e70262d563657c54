"""The day on which the model is switched off, as its server announces it. OpenAI does; hardly any other server."""

import logging
from contextlib import suppress
from datetime import UTC, date, datetime

from django.conf import settings

from emails.models import WriterProfile
from emails.writer.call import profiles
from emails.writer.call.server import client

logger = logging.getLogger(__name__)

TIMEOUT = 5.0  # seconds; the broker may wait for it


def look_up() -> date | None:
    """Asks the server and keeps the day. A server that is away, or has forgotten the model, changes nothing."""
    if not settings.OPENAI_API_KEY:
        return None
    try:
        day = announced(settings.OPENAI_MODEL)
    except Exception as error:  # whatever a server answers: the day is worth no failed job
        logger.warning("nobody says when %s is switched off: %r", settings.OPENAI_MODEL, error)
        return None
    profile = profiles.saved()
    WriterProfile.objects.filter(pk=profile.pk).update(shutdown_on=day)
    return day


def announced(model: str) -> date | None:
    """Raises openai.OpenAIError, and LookupError when the server does not have the model."""
    import openai

    models = client().with_options(timeout=TIMEOUT).models
    entry: object = None
    with suppress(openai.APIStatusError):  # some have the list alone
        entry = models.retrieve(model)
    if not hasattr(entry, "shutdown_date"):
        entry = next((each for each in models.list().data or [] if each.id == model), entry)
    if entry is None:
        raise LookupError(model)
    return day_of(getattr(entry, "shutdown_date", None))


def day_of(value: object) -> date | None:
    """From a date, a moment or the seconds since 1970; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(float(value), UTC).date()
    with suppress(ValueError):
        return datetime.fromisoformat(str(value).strip()).date()
    return None
