import pytest
from django.utils import timezone

from clients.models import Person
from emails.models import EmailLog
from tests.inbound.matching.mails import ZOE


@pytest.fixture(autouse=True)
def domain(settings):
    settings.INBOUND_DOMAIN = "in.example.com"


@pytest.fixture
def jonah(make_client):
    return make_client()


@pytest.fixture
def make_log():
    def make(client, **fields):
        defaults = {"to_email": client.email, "status": "delivered", "sent_at": timezone.now(), "subject": "Hello"}
        return EmailLog.objects.create(client=client, **(defaults | fields))

    return make


@pytest.fixture
def log(jonah, make_log):
    return make_log(jonah)


@pytest.fixture
def zoe(jonah):
    return Person.objects.create(client=jonah, name="Zoë Brandt", email=ZOE)
