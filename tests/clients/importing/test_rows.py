"""What a row may hold: the limits of the form for a client, and no two columns that overwrite each other."""

import pytest

from clients.importing.columns import custom_names, guess
from clients.models import Client
from tests.clients.importing.files import columns, finish, start


def import_row(browser, heads, cells):
    text = ",".join(heads) + "\n" + ",".join(f'"{cell}"' for cell in cells) + "\nFine" + "," * (len(heads) - 1) + "\n"
    kept = start(browser, text)
    finish(browser, kept)
    kept.refresh_from_db()
    return kept.left_out.get("2", "")


@pytest.mark.parametrize(
    ("head", "cell", "why"),
    [
        ("Notes", "x" * 20_001, "notes longer than 20,000 characters"),
        ("Email", "a" * 250 + "@example.com", "email longer than 255 characters"),
        ("Email", "ann@localhost", "“ann@localhost” is not an email address"),
        ("Email", "ann@example.com\nben", "“ben” is not an email address"),
        ("Phone", "5" * 21, "phone longer than 20 characters"),
        ("Address", "x" * 201, "address longer than 200 characters"),
        ("Budget", "x" * 201, "a custom field longer than 200 characters"),
    ],
)
def test_a_limit_of_the_form_is_one_of_the_import(ana_browser, head, cell, why):
    assert why in import_row(ana_browser, ["Name", head], ["Ann", cell])
    assert [client.name for client in Client.objects.all()] == ["Fine"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("", "no name"),
        ("\u200b\u2060", "no name"),
        (" \u00a0", "no name"),
        ("---", "no name"),
        ("Ann\nSmith", "a line break in the name"),
        ("Ann\u2028Smith", "a line break in the name"),
        ("x" * 101, "name longer than 100 characters"),
    ],
)
def test_a_name_is_one_line_with_something_to_read(ana_browser, name, why):
    assert why in import_row(ana_browser, ["Name", "Notes"], [name, "n"])


def test_what_a_file_may_bring(ana_browser):
    heads = ["Name", "Notes", "Phone", "Address"]
    assert import_row(ana_browser, heads, ["李", "x" * 19_999 + "\r\n", "ask Eva", "1 Elm St\r\nPortland, OR"]) == ""
    client = Client.objects.get(name="李")
    assert (client.phone, client.property_address) == ("ask Eva", "1 Elm St, Portland, OR")
    assert len(client.notes) == 19_999


def test_double_heads_keep_both(ana_browser):
    heads = ["Name", "Phone", "Phone", "Budget", "budget", "PHONE", "", "Do Not Email", "Do Not Email"]
    assert import_row(ana_browser, heads, ["Ann", "1", "2", "3", "4", "5", "6", "", ""]) == ""
    client = Client.objects.get(name="Ann")
    assert (client.phone, [each.phone for each in client.additionalphones.all()]) == ("1", ["2", "5"])
    fields = {"Budget": "3", "budget (2)": "4", "Column 7": "6"}
    assert client.custom_fields == fields


def test_numbered_names_stay_apart_and_short_enough():
    heads = ["A", "A (2)", "A", "x" * 50, "x" * 50, "Name", "Name (custom)"]
    names = custom_names(heads, ["custom"] * 5 + ["name", "custom"])
    assert names == ["A", "A (2)", "A (3)", "x" * 50, "x" * 46 + " (2)", "Name", "Name"]
    assert guess(["Name", "", ""], [["Ann", "", "x"]]) == ["name", "", "custom"]


def test_two_columns_chosen_as_the_same_are_asked_about(ana_browser):
    kept = start(ana_browser, "Name,Phone,Phone\nAnn,1,2\n")
    page = ana_browser.post(f"/clients/import/{kept.pk}/", {**columns(kept), "column_2": "phone", "import": "yes"})
    assert page.status_code == 422 and "2 columns are mapped to Phone. Choose one." in page.content.decode()
    assert not Client.objects.exists()
