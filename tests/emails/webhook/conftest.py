from datetime import UTC, datetime

import pytest

from emails.models import EmailLog
from tests.emails.webhook.signed import KEY, NOW, public


@pytest.fixture
def key(settings, time_machine):
    """The webhook takes what is signed with KEY, and it is NOW."""
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = public(KEY)
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def log(make_client):
    return EmailLog.objects.create(
        client=make_client(),
        to_email="Jonah.Whitlock@example.com",
        subject="Hello",
        status="sent",
        sendgrid_message_id="LRzXl_NHStOGhQ4kofSm_A",
        sent_at=datetime.fromtimestamp(NOW - 60, UTC),
    )
