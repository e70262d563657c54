"""What goes out in a file comes in again: every column of every table that files carry, found by the models."""

import csv
import io

import pytest
from django.apps import apps

from clients.belongings.answers import ANSWERS
from clients.models import AdditionalEmail, AdditionalPhone, Client, Person, PropertyType, Role, Source, Stage
from emails.models import Suppression
from tests.clients.importing.files import finish, start
from tests.rows import make_row, sample

OURS = "each office has its own ids"
MADE_ANEW = "the import says when and by whom the row was made"
HOW_WE_SEND = "how and when this office sends is decided anew: an import mails nobody by mistake"
FROM_OTHERS = "the database makes it of other columns"

LEFT_OUT = {
    "clients.Client": {
        **dict.fromkeys(("id", "made_from"), OURS),
        **dict.fromkeys(("created_at", "updated_at", "imported_at"), MADE_ANEW),
        **dict.fromkeys(
            ("sending_mode", "timezone", "paused_at", "replied_at", "reply_applied_at", "away_until"), HOW_WE_SEND
        ),
        **dict.fromkeys(("planned_at", "plan_offered_at", "plan_without", "stopped_at"), HOW_WE_SEND),
        **dict.fromkeys(("search_text", "also_found_by"), FROM_OTHERS),
        "custom_order": "that of the file's columns",
        "agent": "who imports says whose clients they become",
        "last_contacted": "the export tells it; a file of another program may not say when we last spoke to somebody",
        "is_deleted": "deleted ones are in no file",
    },
    "clients.AdditionalEmail": {"id": OURS, "created_at": MADE_ANEW},
    "clients.AdditionalPhone": {"id": OURS, "created_at": MADE_ANEW},
    "clients.Person": {"id": OURS, **dict.fromkeys(("created_at", "created_by", "updated_at"), MADE_ANEW)},
    "clients.ClientTag": {"id": OURS, **dict.fromkeys(("agent", "created_at"), MADE_ANEW)},
    "emails.Suppression": {
        "id": OURS,
        **dict.fromkeys(("agent", "client", "source", "created_at"), "an import says that the wish came with the file"),
        "applied_at": HOW_WE_SEND,
    },
}
"""By table, the columns that files don't carry, and why."""

ASK = """{columns} of {label}: neither carried by export and import nor left out with a reason.
Write them in clients/contacts/in_files.py and read them in clients/importing/, or add them to LEFT_OUT here."""


def carried():
    """The tables that files carry."""
    return ["clients.Client", *(label for label, answer in ANSWERS.items() if not answer.not_in_files)]


def columns(model):
    left_out = LEFT_OUT.get(model._meta.label, {})
    return [field for field in model._meta.concrete_fields if field.name not in left_out]


def filled(model, number, **given):
    """A value for each column but those that are given."""
    own = (field for field in columns(model) if field.name not in given and not field.is_relation)
    return {field.name: sample(field, number) for field in own} | given


def told():
    """All that files carry, without ids: rows of linked tables by what they point to."""
    return {label: sorted(_rows(apps.get_model(label)), key=repr) for label in carried()}


def _rows(model):
    names = [f"{field.name}__name" if _has_name(field.related_model) else field.name for field in columns(model)]
    return list(model._base_manager.values(*names))


def _has_name(model):
    return model is not None and any(field.name == "name" for field in model._meta.concrete_fields)


@pytest.fixture
def whole(make_client):
    """A client with a value in every column, two rows of each table, and one who has nothing."""
    client = Client.objects.create(**filled(Client, 1, source=Source.objects.create(name="Billboard")))
    client.agent = make_client(name="Nobody", email="", phone="", property_address="", notes="").agent
    client.save()
    people = [Person.objects.create(**filled(Person, number, client=client)) for number in (2, 3)]
    for number, owner in enumerate([None, None, *people, *people], 4):
        for model in (AdditionalEmail, AdditionalPhone):
            model.objects.create(**filled(model, number, client=client, person=owner))
    for label in carried():
        if not apps.get_model(label)._base_manager.exists() and label != "emails.Suppression":
            make_row(apps.get_model(label), client, 9)
    for number in (1, 5, 6, 2):
        address = [client.email, *client.additionalemails.values_list("email", flat=True)][number - 1]
        Suppression.add(address, "bounced" if number == 5 else "unsubscribed", "test")
    Suppression.add(people[0].email, "complained", "test")
    return client


def there_and_back(browser, **form):
    text = b"".join(browser.get("/clients/export/").streaming_content).decode("utf-8-sig")
    Suppression.objects.all().delete()
    Client.objects.all().delete()
    finish(browser, start(browser, text), unplanned="yes", **form)
    return text


def test_every_column_comes_back(ana_browser, whole):
    before = told()
    for label in carried():
        for field in columns(apps.get_model(label)):
            values = {str(value) for value in apps.get_model(label)._base_manager.values_list(field.name, flat=True)}
            assert values - {str(field.get_default())}, f"nothing in {label}.{field.name}: a loss would not be seen"
    there_and_back(ana_browser)
    after = told()
    for label in carried():
        names = before[label][0]
        lost = [name for name in names if _column(before[label], name) != _column(after[label], name)]
        assert not lost, ASK.format(columns=", ".join(lost), label=label)
    assert after == before


def _column(rows, name):
    return sorted(repr(row[name]) for row in rows)


def test_what_is_left_out_is_there():
    for label, names in LEFT_OUT.items():
        gone = names.keys() - {field.name for field in apps.get_model(label)._meta.concrete_fields}
        assert not gone, f"take out of LEFT_OUT of {label}: {gone}"


@pytest.mark.parametrize("field", ["role", "property_type", "stage"])
def test_every_choice_comes_back(ana_browser, make_client, field):
    choices = {"role": Role, "property_type": PropertyType, "stage": Stage}[field]
    for value in choices.values:
        client = make_client(name=value, email=f"{value}@example.com", **({} if field == "role" else {field: value}))
        if field == "role":
            Person.objects.create(client=client, name=f"{value} of theirs", role=value)
    before = told()
    there_and_back(ana_browser)
    assert told() == before


def test_words_of_all_kinds_come_back(ana_browser, make_client):
    """Formulas, emoji, right-to-left names, line breaks, and custom fields that are called like our own columns."""
    custom = {"Work phone": "x", "Email 2": "y", "Person 1 name": "z", "Email label": "q", "Spouse": "Max"}
    client = make_client(name="=נור 🏠", email_label="+Work", phone="+1 503 555 0142", custom_fields=custom)
    Person.objects.create(client=client, name="@Ann, “A; B”", phone="-12", email="b@example.com", email_label="=1")
    AdditionalPhone.objects.create(client=client, phone="(503) 555-0177", label="- ::: -")
    before = told()
    text = there_and_back(ana_browser)
    assert told()["clients.Client"] == before["clients.Client"] and told()["clients.Person"] == before["clients.Person"]
    row = next(csv.reader(io.StringIO(text.split("\n", 1)[1])))
    assert not [cell for cell in row if cell.startswith(("=", "+", "@"))]


def test_an_export_costs_few_questions_however_many_there_are(ana_browser, make_client, django_assert_max_num_queries):
    for number in range(20):
        client = make_client(email=f"{number}@example.com")
        person = Person.objects.create(client=client, name="Ann", email=f"ann{number}@example.com")
        AdditionalEmail.objects.create(client=client, email=f"more{number}@example.com", person=person)
        AdditionalPhone.objects.create(client=client, phone=str(number))
    with django_assert_max_num_queries(14):
        assert b"".join(ana_browser.get("/clients/export/").streaming_content).count(b"\n") == 21


def test_copies_are_never_switched_on_by_another_programs_file(ana_browser):
    file = "Name,Email,Spouse Name,Spouse Email,Spouse Gets Copies,CC\nAnn,a@example.com,Ben,b@example.com,yes,yes\n"
    finish(ana_browser, start(ana_browser, file))
    assert Person.objects.get().is_cc is False
