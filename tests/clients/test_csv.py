"""Clients out to a CSV file and in from one: what goes out comes in again, and nothing that is wrong is lost."""

import csv
import io

import pytest
from django.utils import timezone

from clients.models import Client, ClientImport
from emails.models import Suppression
from followups.engine.reconcile import reconcile
from followups.models import Task
from tests.clients.importing.files import columns, finish, send, start
from tests.html import buttons
from tests.words import text_of

GOOD = "Full name,E-mail address,Phone,Property Address,Type,Stage,Notes,Budget\n"


def exported(browser, query=""):
    page = browser.get(f"/clients/export/{query}")
    assert page.status_code == 200 and page.headers["Content-Type"].startswith("text/csv")
    assert page.headers["Content-Disposition"].startswith('attachment; filename="clients-')
    text = b"".join(page.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_exports_what_the_filters_find_with_all_columns(ana_browser, make_client):
    make_client(
        notes="Two\nlines", custom_fields={"Budget": "$1", "Rooms": 3, "Name": "x"}, last_contacted=timezone.now()
    )
    make_client(name="Lost", stage="lost")
    (row,) = exported(ana_browser, "?stage=lead")
    assert row["Name"] == "Jonah Whitlock" and row["Stage"] == "Lead" and row["Type"] == "Residential"
    assert (
        row["Notes"] == "Two\nlines" and row["Budget"] == "$1" and row["Rooms"] == "3" and row["Name (custom)"] == "x"
    )
    assert row["Last contacted"] and "Agent" not in row


def test_exports_only_what_the_agent_sees(ben_browser, broker_browser, make_client):
    make_client()
    make_client(is_deleted=True)
    assert exported(ben_browser) == []
    assert [row["Agent"] for row in exported(broker_browser)] == ["Ana Morales"]
    assert broker_browser.post("/clients/export/").status_code == 405


@pytest.mark.parametrize("begin", ["=1+1", "+1 503 555 0142", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_is_a_formula_and_it_comes_back_as_it_was(ana_browser, make_client, begin):
    client = make_client(phone=begin[:20], notes=begin, custom_fields={"=x": begin})
    (row,) = exported(ana_browser)
    assert row["Phone"] == row["Notes"] == row["'=x"] == f"'{begin}"
    text = b"".join(ana_browser.get("/clients/export/").streaming_content)
    Client.objects.all().delete()
    finish(ana_browser, start(ana_browser, text.decode("utf-8-sig")))
    back = Client.objects.get()
    assert (back.phone, back.notes, back.custom_fields) == (client.phone, begin, {"=x": begin})


def test_imports_with_guessed_columns_and_plans_the_followups(ana_browser, ana):
    text = (
        GOOD
        + 'Grace Chen,grace@example.com,(503) 555-0133,"1 Elm, Portland",land,Under contract,"a\nb",$5\n\nMax,,,,,,,\n'
    )
    kept = start(ana_browser, text)
    assert kept.columns == ["name", "email", "phone", "property_address", "property_type", "stage", "notes", "custom"]
    page = ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()
    assert "2 rows" in page and "Import 2 clients" in page and "Grace Chen" in page
    page = finish(ana_browser, kept)
    assert "Imported 2 clients." in page.content.decode()
    grace = Client.objects.get(name="Grace Chen")
    assert (grace.agent, grace.property_type, grace.stage, grace.notes) == (ana, "land", "under_contract", "a\nb")
    assert grace.custom_fields == {"Budget": "$5"} and grace.property_address == "1 Elm, Portland"
    assert text_of(grace.activities.get()) == "Imported from people.csv"
    reconcile()
    assert Task.objects.filter(client=grace).count() == 5
    names = [client.name for client in Client.objects.all()]
    assert names == ["Grace Chen", "Max"]


def test_followups_can_be_left_off(ana_browser):
    finish(ana_browser, start(ana_browser, "Name\nMax\n"), unplanned="yes")
    reconcile()
    assert Client.objects.count() == 1 and not Task.objects.exists()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("First Name;Last Name\nGrace;Chen\n", "Grace Chen"),
        ("name\temail\nZoë\tz@example.com\n", "Zoë"),
        ("Name\r\nGrace Chen\r\n".encode("utf-8-sig"), "Grace Chen"),
        ("Name\nZoë\n".encode("cp1252"), "Zoë"),
    ],
)
def test_reads_what_other_programs_write(ana_browser, text, name):
    finish(ana_browser, start(ana_browser, text))
    assert Client.objects.get().name == name


def test_the_columns_can_be_put_right_and_stay(ana_browser):
    kept = start(ana_browser, "Who,What\nGrace,Likes gardens\n")
    address = f"/clients/import/{kept.pk}/"
    page = ana_browser.post(address, {**columns(kept), "import": "yes"})
    assert page.status_code == 422 and "Choose the column with the names" in page.content.decode()
    page = ana_browser.post(address, {"column_0": "name", "column_1": "name", "check": "yes"})
    assert page.status_code == 422 and "2 columns are mapped to Name" in page.content.decode()
    ana_browser.post(address, {"column_0": "name", "column_1": "notes", "check": "yes"})
    page = ana_browser.get(address).content.decode()
    assert '<option value="notes" selected>' in page
    finish(ana_browser, ClientImport.objects.get())
    assert Client.objects.get().notes == "Likes gardens"


def test_what_is_wrong_is_shown_left_out_and_offered_with_the_reason(ana_browser, make_client):
    make_client(email="Jonah@example.com")
    text = "Name,Email,Stage,Type\nNew,new@example.com,,\n,nobody@example.com,,\nBad,bad-at-example,won,castle\n"
    text += "Again,jonah@EXAMPLE.com,,\nTwin,NEW@example.com,,\n"
    kept = start(ana_browser, text)
    page = ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()
    assert (
        "Import 1 client" in list(buttons(page))
        and "Left out: the same email as Jonah Whitlock" in page
        and "Left out: the same email as row 2 of this file" in page
    )
    assert "Left out: no name" in page and "“won” is not a stage" in page and "“castle” is not a type" in page
    page = finish(ana_browser, kept).content.decode()
    assert "4 rows were left out" in page
    answer = ana_browser.get(f"/clients/import/{kept.pk}/left-out/")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["Why it was left out"] for row in rows] == [
        "no name",
        "“bad-at-example” is not an email address; “castle” is not a type; “won” is not a stage",
        "the same email as Jonah Whitlock",
        "the same email as row 2 of this file",
    ]
    assert rows[1]["Stage"] == "won"


def test_doubles_can_be_imported_too(ana_browser, make_client):
    make_client(email="j@example.com")
    kept = start(ana_browser, "Name,Email\nJ,j@example.com\n")
    address = f"/clients/import/{kept.pk}/"
    fate = "the same email as Jonah Whitlock"
    assert f"Left out: {fate}" in ana_browser.get(address).content.decode()
    page = ana_browser.post(address, {**columns(kept), "doubles": "yes"}).content.decode()
    assert f"New client with {fate}" in page and "Left out" not in page
    finish(ana_browser, kept, doubles="yes")
    assert Client.objects.filter(email="j@example.com").count() == 2


def test_a_second_press_imports_nothing_more(ana_browser):
    kept = start(ana_browser, "Name\nMax\n")
    for _ in range(2):
        page = finish(ana_browser, kept)
    assert page.status_code == 200 and Client.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "This file is empty."),
        (b"Name\n", "This file has no clients"),
        (b"\n\n", "This file has no clients"),
        (b"\x00\x01PK", "This is not a CSV file."),
        (b"Name\n" + b'"' + b"x" * 200_000, "be read as CSV"),
        (b"Name\n" + b"x\n" * 10_001, "This file has 10,001 rows"),
        (b"x" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
        (b"a," * 300 + b"\nx\n", "301 columns"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(ana_browser, text, words):
    page = send(ana_browser, text)
    assert page.status_code == 422 and words in page.content.decode()
    assert not ClientImport.objects.exists()


def test_no_file_is_said(ana_browser):
    page = ana_browser.post("/clients/import/")
    assert "Choose a CSV file." in page.content.decode() and page.status_code == 422
    assert ana_browser.get("/clients/import/").status_code == 200


def test_nothing_that_can_be_imported_is_said(ana_browser):
    page = finish(ana_browser, start(ana_browser, "Name,Email\nMax,nowhere\n"))
    assert page.status_code == 422 and "There are no rows to import" in page.content.decode()


def test_another_agents_file_is_not_there(ana_browser, ben_browser):
    kept = start(ana_browser, "Name\nMax\n")
    for address in (f"/clients/import/{kept.pk}/", f"/clients/import/{kept.pk}/left-out/"):
        assert ben_browser.get(address).status_code == 404
    assert ben_browser.post(f"/clients/import/{kept.pk}/", {"import": "yes"}).status_code == 404
    assert ana_browser.get(f"/clients/import/{kept.pk}/left-out/").status_code == 404


def test_the_broker_says_whose_they_become(broker_browser, ben):
    kept = start(broker_browser, "Name\nMax\n")
    page = finish(broker_browser, kept, agent="x")
    assert page.status_code == 422 and "Choose an agent for these clients." in page.content.decode()
    finish(broker_browser, kept, agent=str(ben.pk))
    finish(broker_browser, start(broker_browser, "Name\nMia\n"), agent="nobody")
    assert {client.name: client.agent for client in Client.objects.all()} == {"Max": ben, "Mia": None}


@pytest.mark.slow
def test_ten_thousand_lines_cost_few_questions(ana_browser, django_assert_max_num_queries):
    text = "Name,Email\n" + "".join(f"N{number},n{number}@example.com\n" for number in range(10_000))
    kept = start(ana_browser, text)
    with django_assert_max_num_queries(70):
        finish(ana_browser, kept)
    assert Client.objects.count() == 10_000


def test_who_must_not_be_emailed_says_so_and_the_wish_comes_along(ana_browser, make_client):
    for reason in Suppression.Reason.values:
        make_client(name=reason, email=f"{reason}@Example.com")
        Suppression.add(f"{reason}@example.com", reason, "test")
    make_client(name="fine", email="fine@example.com")
    make_client(name="nobody", email="")
    said = {row["Name"]: row["Do not email"] for row in exported(ana_browser)}
    assert said == {
        "by_hand": "yes",
        "bounced": "bounced",
        "unsubscribed": "unsubscribed",
        "complained": "marked as spam",
        "fine": "",
        "nobody": "",
    }
    text = b"".join(ana_browser.get("/clients/export/").streaming_content).decode("utf-8-sig")
    Client.objects.all().delete()
    Suppression.objects.all().delete()
    finish(ana_browser, start(ana_browser, text))
    reasons = dict(Suppression.objects.values_list("address", "reason"))
    assert reasons == {
        "by_hand@example.com": "unsubscribed",
        "bounced@example.com": "bounced",
        "unsubscribed@example.com": "unsubscribed",
        "complained@example.com": "complained",
    }


def test_an_export_asks_the_ledger_once_for_many(ana_browser, make_client, django_assert_max_num_queries):
    for number in range(30):
        make_client(email=f"{number}@example.com")
    with django_assert_max_num_queries(12):
        assert len(exported(ana_browser)) == 30
