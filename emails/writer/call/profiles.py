"""The profile of the configured server and model: from its test, or by what is known of such servers."""

import logging
import re
import time
from decimal import Decimal
from urllib.parse import urlsplit

from django.conf import settings
from django.db import Error

from emails.models import WriterProfile

logger = logging.getLogger(__name__)

KEPT_FOR = 60.0
"""Seconds until a changed profile is in use everywhere."""

OLLAMA, LM_STUDIO, VLLM = 11434, 1234, 8000
"""The ports that these listen on unless told otherwise."""

Key = tuple[str, str]
_known: dict[Key, tuple[WriterProfile, float]] = {}

# By the model's name: the least effort that each of OpenAI's takes. A model that does not think refuses any.
LEAST_EFFORT = (
    (re.compile(r"gpt-5.*-chat"), WriterProfile.Effort.UNSET),
    (re.compile(r"gpt-5(?:-mini|-nano)?(?:-\d{4}-\d\d-\d\d)?$"), WriterProfile.Effort.MINIMAL),
    (re.compile(r"gpt-(?:5\.\d|[6-9])"), WriterProfile.Effort.NONE),
    (re.compile(r"o\d"), WriterProfile.Effort.LOW),
)

PRICES = {"gpt-6-luna": (Decimal("0.10"), Decimal("0.50"))}
"""Dollars for a million tokens, in and out, as OpenAI lists them. The broker may change them."""


def current() -> WriterProfile:
    """What is known by now, on any thread: it touches no database."""
    kept = _known.get(key())
    return kept[0] if kept else default(*key())


def refresh() -> None:
    """Looks into the database, at most once a minute. For the thread that may, before others ask `current`."""
    kept = _known.get(key())
    if kept and time.monotonic() - kept[1] < KEPT_FOR:
        return
    try:
        profile = configured()
    except Error:
        logger.exception("the writer's profile could not be read")  # what is known goes on being used
        profile = current()
    _known[key()] = profile, time.monotonic()


def forget() -> None:
    """The next `refresh` looks again."""
    _known.clear()


def configured() -> WriterProfile:
    """The row of the configured server and model; one that is not saved yet if there is none."""
    base_url, model = key()
    return WriterProfile.objects.filter(base_url=base_url, model=model).first() or default(base_url, model)


def saved() -> WriterProfile:
    """The row of the configured server and model, made where there is none."""
    WriterProfile.objects.bulk_create([default(*key())], ignore_conflicts=True)
    return configured()


def key() -> Key:
    """Without what stands around the address's host and path: a password in it is nobody's business."""
    address = urlsplit(settings.OPENAI_BASE_URL)
    host = address.netloc.rpartition("@")[2]
    return f"{address.scheme}://{host}{address.path}".rstrip("/")[:500], settings.OPENAI_MODEL[:200]


def default(base_url: str, model: str) -> WriterProfile:
    """Not saved. Structured answers everywhere: all known servers have them."""
    port = _port(base_url)
    limit = WriterProfile.TokenLimit.OLD if port in (OLLAMA, LM_STUDIO, VLLM) else WriterProfile.TokenLimit.COMPLETION
    input_price, output_price = PRICES.get(model, (None, None))
    return WriterProfile(
        base_url=base_url,
        model=model,
        token_limit=limit,
        effort=least_effort(model),
        input_price=input_price,
        output_price=output_price,
    )


def least_effort(model: str) -> WriterProfile.Effort:
    found = (effort for name, effort in LEAST_EFFORT if name.match(model))
    return next(found, WriterProfile.Effort.UNSET)


def _port(base_url: str) -> int | None:
    try:
        return urlsplit(base_url).port
    except ValueError:
        return None
