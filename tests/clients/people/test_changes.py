"""Every change of a linked person: recorded with who made it, undone, and refused when somebody was quicker."""

import pytest

from clients.contacts import HasChanged, Refused, people
from clients.models import Activity, AdditionalEmail, AdditionalPhone, Client, Person
from clients.models.contact.person import MOST_PEOPLE
from tests.clients.people.conftest import ZOE
from tests.words import text_of

pytestmark = pytest.mark.django_db

VALUES = {"name": "Zoë Brandt", "role": "spouse", "email": ZOE, "phone": "", "is_cc": False}
JONAH = "jonah.whitlock@example.com"


def now(person):
    return Person.objects.get(pk=person.pk)


def said(client):
    return [(text_of(row), row.agent) for row in Activity.objects.filter(client=client).order_by("pk")]


def test_a_person_is_added_with_who_did_it(make_client, ana):
    client = make_client()
    person, activity = people.add(client, VALUES | {"is_cc": True}, by=ana)
    assert now(person).created_by == ana and now(person).is_cc
    assert said(client) == [("Linked: Zoë Brandt, spouse, gets a copy of emails", ana)]
    people.undo(client, activity.pk, by=ana)
    assert not Person.objects.exists()
    assert said(client)[-1] == ("No longer linked: Zoë Brandt, spouse", ana)


def test_ten_people_at_most(make_client, ana):
    client = make_client()
    Person.objects.bulk_create([Person(client=client, name=f"P{n}") for n in range(MOST_PEOPLE)])
    with pytest.raises(Refused, match="At most 10 people"):
        people.add(client, VALUES, by=ana)
    assert client.people.count() == MOST_PEOPLE and not Activity.objects.exists()


def test_a_change_says_what_was_and_is_undone(zoe, ana):
    new = VALUES | {"name": "Zoë Whitlock", "role": "co_buyer", "email": "z@example.com", "is_cc": False}
    activity = people.change(zoe, new, by=ana)
    assert said(zoe.client) == [
        (
            "Zoë Whitlock: name changed from “Zoë Brandt” to “Zoë Whitlock”; now co-buyer, before spouse; "
            "email changed from “zoe.brandt@example.com” to “z@example.com”; phone removed: “(503) 555-0177”; "
            "gets no more copies of emails",
            ana,
        )
    ]
    people.undo(zoe.client, activity.pk, by=ana)
    assert people.shown(now(zoe)) == people.shown(zoe)


def test_nothing_changed_is_no_event(zoe, ana):
    assert people.change(zoe, people.shown(zoe), by=ana) is None and not Activity.objects.exists()


def test_an_undo_does_not_overwrite_what_came_since(zoe, ana, ben):
    activity = people.change(zoe, {"email": "new@example.com"}, by=ana)
    people.change(now(zoe), {"email": "newer@example.com"}, by=ben)
    with pytest.raises(HasChanged):
        people.undo(zoe.client, activity.pk, by=ana)
    assert now(zoe).email == "newer@example.com"


def test_an_undo_of_another_field_goes_on(zoe, ana, ben):
    activity = people.change(zoe, {"is_cc": False}, by=ana)
    people.change(now(zoe), {"phone": ""}, by=ben)
    people.undo(zoe.client, activity.pk, by=ana)
    assert (now(zoe).is_cc, now(zoe).phone) == (True, "")


def test_a_removal_is_undone_whole_and_with_the_same_id(zoe, ana):
    """Emails that were sent name the person by the id."""
    Person.objects.filter(pk=zoe.pk).update(email_label="Work")
    AdditionalEmail.objects.create(client=zoe.client, person=zoe, email="z2@example.com", label="Home")
    AdditionalPhone.objects.create(client=zoe.client, person=zoe, phone="555 0100")
    activity = people.remove(zoe, by=ana)
    assert not Person.objects.exists() and not AdditionalEmail.objects.exists()
    people.undo(zoe.client, activity.pk, by=ana)
    back = now(zoe)
    assert (back.name, back.email, back.email_label, back.is_cc) == (zoe.name, ZOE, "Work", True)
    assert [(row.email, row.label) for row in back.additionalemails.all()] == [("z2@example.com", "Home")]
    assert [row.phone for row in back.additionalphones.all()] == ["555 0100"]
    with pytest.raises(HasChanged):
        people.undo(zoe.client, activity.pk, by=ana)


def test_the_second_of_two_finds_nobody(zoe, ana):
    people.remove(zoe, by=ana)
    for late in (people.remove, people.make_main):
        with pytest.raises(HasChanged):
            late(Person(pk=zoe.pk, client=zoe.client), by=ana)


@pytest.mark.parametrize("number", [0, 999_999_999])
def test_an_undo_of_nothing(zoe, ana, number):
    with pytest.raises(Refused):
        people.undo(zoe.client, number, by=ana)


def test_an_undo_of_another_clients_event(zoe, ana, make_client):
    activity = people.remove(zoe, by=ana)
    with pytest.raises(Refused):
        people.undo(make_client(email="x@example.com"), activity.pk, by=ana)
    assert not Person.objects.exists()


# --- the main client ---


def test_they_exchange_names_addresses_and_numbers(zoe, ana):
    client = zoe.client
    Client.objects.filter(pk=client.pk).update(email_label="Work")
    # An address that both have: for a moment it would stand twice.
    for person, email in ((None, "both@example.com"), (None, "j2@example.com"), (zoe, "both@example.com")):
        AdditionalEmail.objects.create(client=client, person=person, email=email)
    AdditionalPhone.objects.create(client=client, person=zoe, phone="555 0100")
    activity = people.make_main(zoe, by=ana)
    client.refresh_from_db()
    assert (client.name, client.email, client.email_label, client.phone) == (
        "Zoë Brandt", ZOE, "", "(503) 555-0177"
    )  # fmt: skip
    jonah = now(zoe)
    assert (jonah.name, jonah.email, jonah.email_label, jonah.role, jonah.is_cc) == (
        "Jonah Whitlock", JONAH, "Work", "spouse", True
    )  # fmt: skip
    emails = AdditionalEmail.objects.values_list("person", "email")
    assert set(emails) == {(None, "both@example.com"), (zoe.pk, "both@example.com"), (zoe.pk, "j2@example.com")}
    assert AdditionalPhone.objects.get().person_id is None
    assert said(client) == [("Zoë Brandt is now the main client, Jonah Whitlock is a linked person", ana)]
    people.undo(client, activity.pk, by=ana)
    client.refresh_from_db()
    assert (client.name, client.email, now(zoe).name) == ("Jonah Whitlock", JONAH, "Zoë Brandt")
    assert AdditionalPhone.objects.get().person_id == zoe.pk


@pytest.mark.parametrize(
    ("role", "then"), [("parent", "child"), ("child", "parent"), ("partner", "partner"), ("attorney", "other")]
)
def test_who_the_former_one_is_to_the_new_one(zoe, ana, role, then):
    Person.objects.filter(pk=zoe.pk).update(role=role)
    activity = people.make_main(zoe, by=ana)
    assert now(zoe).role == then
    people.undo(zoe.client, activity.pk, by=ana)
    assert now(zoe).role == role


def test_without_an_address_nobody_becomes_the_main_client(zoe, ana):
    Person.objects.filter(pk=zoe.pk).update(email="")
    with pytest.raises(Refused, match="Add an email address for Zoë Brandt first"):
        people.make_main(zoe, by=ana)


def test_an_undo_after_another_name_is_refused(zoe, ana):
    activity = people.make_main(zoe, by=ana)
    Client.objects.update(name="Zoë B.")
    with pytest.raises(HasChanged):
        people.undo(zoe.client, activity.pk, by=ana)


def test_the_search_finds_both_by_all_of_it(zoe, ana):
    for words in ("zoë", "brandt", ZOE, "555-0177"):
        assert list(Client.objects.search(words)) == [zoe.client], words
    people.make_main(zoe, by=ana)
    for words in ("jonah", JONAH, "zoë"):
        assert list(Client.objects.search(words)) == [zoe.client], words


def test_an_undo_after_another_role_is_refused(zoe, ana):
    activity = people.make_main(zoe, by=ana)
    Person.objects.filter(pk=zoe.pk).update(role="attorney")
    with pytest.raises(HasChanged, match=r"the role of .* was changed in the meantime"):
        people.undo(zoe.client, activity.pk, by=ana)
    assert now(zoe).role == "attorney"


def test_the_undo_of_an_undo_knows_the_role_too(zoe, ana):
    undone = people.undo(zoe.client, people.make_main(zoe, by=ana).pk, by=ana)
    people.undo(zoe.client, undone.pk, by=ana)
    assert Client.objects.get().name == "Zoë Brandt" and now(zoe).name == "Jonah Whitlock"


def test_an_undo_of_an_event_without_the_role_keeps_another_role(zoe, ana):
    activity = people.make_main(zoe, by=ana)
    del activity.data["now"]  # as events were kept before
    activity.save()
    Person.objects.filter(pk=zoe.pk).update(role="attorney")
    people.undo(zoe.client, activity.pk, by=ana)
    assert (Client.objects.get().name, now(zoe).role) == ("Jonah Whitlock", "attorney")
