"""Events about an address that is not the main one: it closes, and whoever has it is told; nothing else stops."""

import pytest

from clients.models import AdditionalEmail, Person
from emails.models import Suppression
from emails.webhook import suppress
from followups.engine.plan import make_plan
from followups.engine.reconcile import reconcile

pytestmark = pytest.mark.django_db
NOW = 1_700_000_000


@pytest.fixture
def client(make_client):
    found = make_client(name="Jonah Whitlock", email="jonah@example.com")
    AdditionalEmail.objects.create(client=found, email="JW@work.example", label="Work")
    make_plan(found.pk)
    return found


def bounce(address):
    return {"event": "bounce", "email": address, "timestamp": NOW, "type": "bounce"}


def test_an_unmatched_bounce_of_an_additional_address_counts_and_stops_nothing(client):
    suppress.add_unmatched([bounce("jw@WORK.example"), bounce("nobody@example.com")])
    assert [entry.address for entry in Suppression.objects.all()] == ["jw@work.example"]
    told = client.activities.get(kind="edited")
    assert (told.data["event"], told.data["address"], told.data["reason"]) == (
        "address_closed",
        "jw@work.example",
        "bounced",
    )
    reconcile(client)
    assert client.tasks.filter(status="pending").count() == 5


def test_that_of_a_linked_person_counts_too(client):
    Person.objects.create(client=client, name="Zoë Brandt", email="zoe@example.com")
    suppress.add_unmatched([bounce("zoe@example.com")])
    assert Suppression.of("zoe@example.com") and client.activities.filter(data__address="zoe@example.com").exists()


def test_each_is_told_once_as_their_own(client, make_client):
    other = make_client(name="Other", email="jw@work.example")
    suppress.add_unmatched([bounce("jw@work.example")])
    suppress.add_unmatched([bounce("jw@work.example")])
    assert other.activities.get().kind == "bounced"
    assert client.activities.filter(data__event="address_closed").count() == 1
