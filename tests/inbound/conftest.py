from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from inbound.models import InboundAttachment, InboundEmail
from inbound.reading.message import Message, Part

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
"""On the clock of the agents, Tuesday at noon."""
MAYA = "maya.brandt@example.com"
ANSWER = "Yes, Saturday at ten works.\n\nMaya"


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def maya(make_client):
    return make_client(name="Maya Brandt", email=MAYA)


@pytest.fixture
def make_inbound(maya):
    """A mail that was read: an answer of Maya's unless told otherwise."""

    def make(**fields):
        number = InboundEmail.objects.count()
        defaults = {
            "state": "read",
            "fingerprint": f"{number:064d}",
            "kind": "reply",
            "matched_by": "token",
            "client": maya,
            "message_id": f"answer-{number}@mail.example.com",
            "from_email": MAYA,
            "from_name": "Maya Brandt",
            "subject": "Re: Your home search",
            "text": ANSWER,
        }
        return InboundEmail.objects.create(**{**defaults, **fields})

    return make


@pytest.fixture
def add_file():
    """A file that came with a mail, its bytes in the storage."""

    def add(inbound, name="plan.pdf", content=b"%PDF-1.7 plan", **fields):
        number = inbound.attachments.count()
        path = default_storage.save(f"inbound-files/{inbound.pk}-{number}", ContentFile(content))
        given = {"number": number, "name": name, "size": len(content), "path": path}
        return InboundAttachment.objects.create(inbound_email=inbound, **{**given, **fields})

    return add


def part(name="plan.pdf", content=b"%PDF-1.7 plan", **fields):
    given = {"content_type": "application/pdf", "is_file": True, "size": len(content), "read": lambda: content}
    return Part(name=name, **{**given, **fields})


def signed_by(agent, **fields):
    """The message of an agent's answer, as SendGrid found it."""
    given = {
        "from_email": agent.email,
        "envelope_from": agent.email,
        "headers": (("from", agent.email),),
        "dkim": "{@example.com : pass}",
        "spf": "pass",
    }
    return Message(**{**given, **fields})
