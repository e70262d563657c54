"""The guard knows all addresses and numbers of a client as true, and those of other clients as theirs."""

import pytest

from clients.models import AdditionalEmail, AdditionalPhone, Client
from emails.writer import Brief
from emails.writer.checked import check_text
from emails.writer.guard import Kind
from emails.writer.known import record_of_brief
from emails.writer.others import others_named

pytestmark = pytest.mark.django_db
PURPOSE = "Say hello."


@pytest.fixture
def client(make_client):
    found = make_client(name="Jonah Whitlock", email="jonah@example.com", phone="(503) 555-0142")
    AdditionalEmail.objects.create(client=found, email="jw@work.example", label="Work")
    AdditionalPhone.objects.create(client=found, phone="(971) 555-0188")
    return Client.objects.select_related("agent", "source").get(pk=found.pk)


def findings(client, text):
    record = record_of_brief(Brief(client, "Day 1", PURPOSE))
    checked = check_text(record, "Hello", f"Hi Jonah,\n\n{text}\n\nBest,\nAna")
    others = others_named(checked.findings, client)
    if others:
        checked = check_text(record_of_brief(Brief(client, "Day 1", PURPOSE), others), "Hello", f"Hi Jonah,\n\n{text}")
    return checked.findings


def test_all_of_the_clients_own_are_true(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        record = record_of_brief(Brief(client, "Day 1", PURPOSE))
    labels = [(field.label, str(field.text)) for field in record.fields]
    assert ("Other email", "jw@work.example") in labels and ("Other phone", "9715550188") in labels
    found = findings(client, "I will call you at (971) 555-0188 or write to jw@work.example.")
    assert Kind.CONTACT not in {each.kind for each in found}


@pytest.mark.parametrize("said", ["(503) 555-0177", "omar@bakery.example"])
def test_another_clients_additional_one_is_another_clients(client, make_client, said):
    other = make_client(name="Omar Haddad", email="omar@example.com", phone="")
    AdditionalPhone.objects.create(client=other, phone="503.555.0177")
    AdditionalEmail.objects.create(client=other, email="omar@bakery.example")
    assert Kind.OTHER_CLIENT in {each.kind for each in findings(client, f"You can reach me at {said}.")}
