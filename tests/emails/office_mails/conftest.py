from datetime import UTC, datetime

import pytest

from emails.models import OfficeMail

NOW = datetime(2026, 11, 30, 15, tzinfo=UTC)
LINK = "https://crm.example.com/reset/secret-token/"


@pytest.fixture
def now(time_machine):
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def make_mail():
    def make(**fields):
        given = {"kind": "password_reset", "to_email": "ana@example.com", "subject": "Your new password", "body": LINK}
        return OfficeMail.objects.create(**{**given, **fields})

    return make
