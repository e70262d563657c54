"""Addresses and numbers are added, changed, removed and exchanged: guarded, recorded, and undone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clients import contacts
from clients.contacts import EMAIL, PHONE, Contact
from clients.models import AdditionalEmail, AdditionalPhone, Client, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(make_client):
    return make_client(name="Jonah Whitlock", email="jonah@example.com", phone="(503) 555-0142")


@pytest.fixture
def person(client):
    return Person.objects.create(client=client, name="Zoë Brandt", email="zoe@mail.example", email_label="Home")


@pytest.fixture(params=["client", "person"])
def owner(request, client, person):
    """Either of them: everything holds for both."""
    return client if request.param == "client" else person


def values(owner, kind=EMAIL):
    owner.refresh_from_db()
    return [(each.value, each.label) for each in contacts.all_of(owner, kind)]


def test_adds_and_removes_with_an_undo(owner, client, ana):
    before = values(owner)
    added = contacts.add(owner, EMAIL, "jw@work.example", "Work", by=ana)
    assert values(owner) == [*before, ("jw@work.example", "Work")]
    assert added.agent == ana and added.client == client and added.data["event"] == "contact_added"
    contacts.undo(client, added.pk, by=ana)
    assert values(owner) == before
    added = contacts.add(owner, EMAIL, "jw@work.example", "Work", by=ana)
    removed = contacts.remove(owner, contacts.additional_of(owner, EMAIL)[0], by=ana)
    assert values(owner) == before
    contacts.undo(client, removed.pk, by=ana)
    assert values(owner) == [*before, ("jw@work.example", "Work")]


def test_the_first_one_is_the_main_one(make_client, ana):
    client = make_client(name="Omar", email="", phone="")
    added = contacts.add(client, EMAIL, "omar@example.com", "Home", by=ana)
    client.refresh_from_db()
    assert (client.email, client.email_label) == ("omar@example.com", "Home")
    contacts.undo(client, added.pk, by=ana)
    client.refresh_from_db()
    assert (client.email, client.email_label) == ("", "")


def test_exchanges_the_main_one_with_its_label_and_back(owner, client, ana):
    (main, label), *_ = values(owner)
    contacts.add(owner, EMAIL, "jw@work.example", "Work", by=ana)
    row = contacts.additional_of(owner, EMAIL)[0]
    made = contacts.make_main(owner, EMAIL, row.pk, by=ana)
    assert values(owner) == [("jw@work.example", "Work"), (main, label)]
    assert made.data["was"] == main and made.data["value"] == "jw@work.example"
    contacts.undo(client, made.pk, by=ana)
    assert values(owner) == [(main, label), ("jw@work.example", "Work")]


def test_becomes_the_main_one_where_there_is_none(client, ana):
    contacts.add(client, EMAIL, "jw@work.example", "Work", by=ana)
    Client.objects.filter(pk=client.pk).update(email="")
    made = contacts.make_main(client, EMAIL, contacts.additional_of(client, EMAIL)[0].pk, by=ana)
    assert values(client) == [("jw@work.example", "Work")] and not AdditionalEmail.objects.exists()
    contacts.undo(client, made.pk, by=ana)
    assert values(client) == [("jw@work.example", "Work")] and client.email == ""


def test_the_second_of_two_finds_it_gone(owner, client, ana):
    contacts.add(owner, EMAIL, "jw@work.example", by=ana)
    row = contacts.additional_of(owner, EMAIL)[0]
    contacts.remove(owner, row, by=ana)
    for late in (
        lambda: contacts.remove(owner, row, by=ana),
        lambda: contacts.change(owner, row, "new@work.example", "", by=ana),
        lambda: contacts.make_main(owner, EMAIL, row.pk, by=ana),
    ):
        with pytest.raises(contacts.HasChanged, match="removed"):
            late()


def test_what_was_changed_again_is_not_undone(owner, client, ana):
    contacts.add(owner, EMAIL, "jw@work.example", by=ana)
    row = contacts.additional_of(owner, EMAIL)[0]
    first = contacts.change(owner, row, "jw@new.example", "Work", by=ana)
    contacts.change(owner, contacts.additional_of(owner, EMAIL)[0], "jw@newest.example", "Work", by=ana)
    with pytest.raises(contacts.HasChanged, match=r"jw@newest\.example"):
        contacts.undo(client, first.pk, by=ana)
    assert contacts.change(owner, row, row.value, row.label, by=ana) is None


def test_a_label_alone_is_a_change_of_the_main_one_too(owner, client, ana):
    main = contacts.main_of(owner, EMAIL)
    changed = contacts.change(owner, main, main.value, "Old", by=ana)
    assert values(owner)[0] == (main.value, "Old")
    contacts.undo(client, changed.pk, by=ana)
    assert values(owner)[0] == (main.value, main.label)


@pytest.mark.parametrize(
    ("kind", "same"),
    [(EMAIL, "JONAH@Example.com"), (PHONE, "+1 503 555 0142"), (PHONE, "5035550142")],
)
def test_the_same_one_twice_is_refused_in_words(client, ana, kind, same):
    with pytest.raises(contacts.Refused, match="They have this"):
        contacts.add(client, kind, same, by=ana)
    contacts.add(client, PHONE, "(503) 555-0142 x12", by=ana)  # another extension is another number
    assert AdditionalPhone.objects.count() == 1


def test_at_most_ten_more(owner, client, ana):
    for number in range(10):
        contacts.add(owner, EMAIL, f"jw{number}@work.example", by=ana)
    with pytest.raises(contacts.Refused, match="At most 10 more email addresses"):
        contacts.add(owner, EMAIL, "one.more@work.example", by=ana)


def test_nothing_of_another_client_can_be_undone(client, make_client, ana):
    added = contacts.add(client, EMAIL, "jw@work.example", by=ana)
    with pytest.raises(contacts.Refused, match="nothing to undo"):
        contacts.undo(make_client(name="Other"), added.pk, by=ana)


def test_a_person_who_is_not_linked_any_more(client, person, ana):
    added = contacts.add(person, EMAIL, "z@law.example", by=ana)
    Person.objects.all().delete()
    for late in (
        lambda: contacts.undo(client, added.pk, by=ana),
        lambda: contacts.add(person, EMAIL, "x@law.example", by=ana),
    ):
        with pytest.raises(contacts.HasChanged, match="no longer linked"):
            late()


def test_of_client_is_one_statement(client, person, ana, django_assert_num_queries):
    contacts.add(client, EMAIL, "jw@work.example", "Work", by=ana)
    contacts.add(client, PHONE, "971-555-0188", "Mobile", by=ana)
    contacts.add(person, PHONE, "971-555-0103", by=ana)
    with django_assert_num_queries(1):
        found = contacts.of_client(client)
    assert [each.value for each in found[EMAIL]] == ["jonah@example.com", "jw@work.example"]
    assert [(each.value, each.label, each.is_main) for each in found[PHONE]] == [
        ("(503) 555-0142", "", True),
        ("971-555-0188", "Mobile", False),
    ]


def test_holders_have_it_anywhere(client, person, make_client, ana):
    contacts.add(client, EMAIL, "JW@work.example", by=ana)
    AdditionalEmail.objects.create(client=client, person=person, email="z@bücher.example")
    other = make_client(name="Other", email="jw@work.example")
    make_client(name="Nobody", email="nobody@example.com")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = contacts.holders_of(["jw@WORK.example", "zoe@mail.example", "z@xn--bcher-kva.example", ""])
    assert found == {
        client.pk: {"jw@work.example", "zoe@mail.example", "z@xn--bcher-kva.example"},
        other.pk: {"jw@work.example"},
    }
    assert len(queries) == 1 and " OR " not in queries[0]["sql"] and queries[0]["sql"].count("UNION") == 2
    assert contacts.holders_of(["", "  "]) == {}


def test_two_make_main_at_once_leave_both_addresses(client, ana):
    contacts.add(client, EMAIL, "a@work.example", by=ana)
    contacts.add(client, EMAIL, "b@work.example", by=ana)
    first, second = contacts.additional_of(client, EMAIL)
    stale = Client.objects.get(pk=client.pk)
    contacts.make_main(client, EMAIL, first.pk, by=ana)
    contacts.make_main(stale, EMAIL, second.pk, by=ana)
    assert sorted(value for value, _ in values(client)) == ["a@work.example", "b@work.example", "jonah@example.com"]
    assert client.email == "b@work.example"


def test_a_contact_of_another_client_is_not_found(client, make_client, ana):
    other = make_client(name="Other")
    row = AdditionalEmail.objects.create(client=other, email="o@example.com")
    with pytest.raises(contacts.HasChanged):
        contacts.remove(client, Contact(EMAIL, "o@example.com", "", row.pk), by=ana)
    with pytest.raises(contacts.HasChanged):
        contacts.make_main(client, EMAIL, row.pk, by=ana)
