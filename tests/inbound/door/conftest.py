import pytest
from django.core.files.storage import default_storage

from inbound.models import InboundEmail
from inbound.views.receive import refusals
from tests.emails.webhook.signed import KEY, public


@pytest.fixture
def door(settings, tmp_path):
    """The webhook takes what is signed with KEY, and the bytes go to a folder of this test alone."""
    settings.SENDGRID_INBOUND_PUBLIC_KEY = public(KEY)
    settings.INBOUND_DOMAIN = "inbound.example.com"
    settings.MEDIA_ROOT = str(tmp_path / "media")
    refusals.collect()
    yield tmp_path / "media"
    refusals.collect()


@pytest.fixture
def kept(door):
    """The bytes of a row."""

    def read(row: InboundEmail) -> bytes:
        with default_storage.open(row.raw_path) as file:
            return file.read()

    return read


@pytest.fixture
def files(door):
    """The names of all that is in the storage."""
    return lambda: sorted(path.name for path in door.rglob("*") if path.is_file())
