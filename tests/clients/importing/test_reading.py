"""What a file is read as: nothing that stands in it is lost without a word."""

import csv
import io

import pytest

from clients.importing.reading import read
from clients.models import Client, ClientImport
from tests.clients.importing.files import finish, send, start

HEAD = "Name,Email,Notes\n"
BEN = "Ben,ben@example.com,\n"


@pytest.mark.parametrize(
    ("rows", "where"),
    [
        (BEN + '"Ann,ann@example.com,\n' + BEN * 5, "row 3 "),
        (BEN + '"Ann,ann@example.com,\n' + BEN + 'Cy,cy@example.com,"a, b"\n', "row 3 "),
        (BEN + 'Ann,ann@example.com,"likes gardens\n' + BEN + 'Cy,cy@example.com,12"\n' + BEN, "row 3 "),
        (BEN + 'Ann,ann@example.com,"likes gardens\n' + BEN + 'Cy,cy@example.com,"so so"\n' + BEN, "row 3 "),
        (
            'Ann,ann@example.com,"a\nb\nc"\n\n' + BEN + 'Cy,"cy@example.com,\n' + BEN,
            "row 5 (line 7 in a text editor) ",
        ),
        ('Ann,ann@example.com,"a\n\nb",x"\nCy,cy@example.com,"open', "row 3 (line 5 in a text editor) "),
        ('Ann,ann@example.com,"a ""nice\n' + BEN + 'one"" she is\n', "row 2 "),
        (BEN + 'Ann,ann@example.com,"' + "x" * 200_000, "row 3 "),
        (BEN.replace("\n", "\r\n") + '"Ann,a@example.com,\r\n' + BEN, "row 3 "),
    ],
)
def test_an_open_quote_is_refused_with_its_line(ana_browser, rows, where):
    page = send(ana_browser, HEAD + rows)
    assert page.status_code == 422 and not ClientImport.objects.exists()
    assert f"in {where}is never closed" in page.content.decode()


def test_an_open_quote_in_the_heads_is_refused(ana_browser):
    assert "in row 1 is never closed" in send(ana_browser, 'Name,"Email\n' + BEN * 3).content.decode()


def test_without_emails_a_phone_number_shows_a_swallowed_row(ana_browser):
    rows = 'Ann,(503) 555-0142,"likes gardens\nCy,503.555.0143,12"\n'
    assert "in row 2 is never closed" in send(ana_browser, "Name,Phone,Notes\n" + rows).content.decode()


@pytest.mark.parametrize(
    ("notes", "read_as"),
    [
        ('"a\nb, c, d\n"', "a\nb, c, d"),
        ('"She said ""yes"".\r\nThen ""no"", then\r\nnothing"', 'She said "yes".\r\nThen "no", then\r\nnothing'),
        ('"Wife:\neva@example.com"', "Wife:\neva@example.com"),
        ("6' 2\" tall", "6' 2\" tall"),
        ('"The "big" one"', 'The big" one"'),
        ('"a" ', "a"),
        ('""', ""),
    ],
)
def test_a_quote_that_is_closed_is_fine(notes, read_as):
    _, rows = read(f"{HEAD}Ann,ann@example.com,{notes}\n{BEN}")
    assert [row.number for row in rows] == [2, 3] and rows[0].cells[2].strip() == read_as


def test_lines_are_those_of_a_spreadsheet(ana_browser):
    text = HEAD + 'Ann,ann@example.com,"a\nb\nc"\n\n,nobody@example.com,\nAnn,ann@example.com,\n'
    page = ana_browser.get(f"/clients/import/{start(ana_browser, text).pk}/").content.decode()
    assert "the same email as row 2 of this file" in page and "<td>4</td>" in page and "<td>5</td>" in page


def test_a_row_with_more_cells_than_heads_is_left_out_whole(ana_browser):
    text = HEAD + "Ann,ann@example.com,likes gardens, pools\n" + "Cy,cy@example.com,fine,,\n" + BEN
    kept = start(ana_browser, text)
    page = ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()
    assert "4 cells for 3 columns: put cells with a comma in quotation marks" in page
    finish(ana_browser, kept)
    assert sorted(client.name for client in Client.objects.all()) == ["Ben", "Cy"]
    left_out = ana_browser.get(f"/clients/import/{kept.pk}/left-out/").content.decode("utf-8-sig")
    heads, row = csv.reader(io.StringIO(left_out, newline=""))
    assert heads == ["Why it was left out", "Name", "Email", "Notes"]
    assert row[1:] == ["Ann", "ann@example.com", "likes gardens", "pools"]


def test_a_comma_that_moves_a_row_is_seen_where_the_last_cells_are_empty(ana_browser):
    heads = "Name,Email,Address,Notes,Budget\n"
    kept = start(ana_browser, heads + "Ann,ann@example.com,1 Elm St, Portland,,\nBen,ben@example.com,1 Elm St,,,,\n")
    page = ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()
    assert "6 cells for 5 columns" in page and "1 with an error" in page
    kept = start(ana_browser, "Name, Email\nAnn, ann@example.com, \n")
    assert "0 with an error" in ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()


def test_our_own_file_can_be_put_right_and_imported_again(ana_browser):
    kept = start(ana_browser, HEAD + ",ann@example.com,gardens\n,ben@example.com,\n")
    assert finish(ana_browser, kept).status_code == 422
    kept = start(ana_browser, HEAD + ",ann@example.com,gardens\n,ben@example.com,\nCy,,\n")
    finish(ana_browser, kept)
    text = ana_browser.get(f"/clients/import/{kept.pk}/left-out/").content.decode("utf-8-sig")
    kept = start(ana_browser, text.replace(",,ann@", ",Ann,ann@").replace("no name,ann", "no name,Ann,ann"))
    assert kept.columns == ["", "name", "email", "notes"]
    finish(ana_browser, kept)
    ann = Client.objects.get(name="Ann")
    assert (ann.notes, ann.custom_fields) == ("gardens", {})
    again = ana_browser.get(f"/clients/import/{kept.pk}/left-out/").content.decode("utf-8-sig")
    assert again.splitlines() == ["Why it was left out,Name,Email,Notes", "no name,,ben@example.com,"]


def test_a_file_that_an_earlier_version_took_is_said(ana_browser, ana):
    kept = ClientImport.objects.create(agent=ana, name="old.csv", text='Name\n"Ann\n', columns=["name"])
    page = ana_browser.get(f"/clients/import/{kept.pk}/", follow=True)
    assert "in row 2" in page.content.decode() and page.redirect_chain[0][0] == "/clients/import/"


@pytest.mark.parametrize(
    "text",
    [
        'Name;Email;"Remarks, wishes, notes, other"\nAnn;ann@example.com;hello\n',
        "Name;Email;Notes\rAnn;ann@example.com;a, b, c, d, e\rBen;ben@example.com;\r",
        "sep=;\r\nName;Email;Notes\r\nAnn;ann@example.com;a, b\r\n",
        'sep=\t\nName\tEmail\t"Notes, wishes; more"\nAnn\tann@example.com\ta\n',
        '\n\n"Name, full"\tEmail\tNotes\nAnn\tann@example.com\ta\n',
    ],
)
def test_the_delimiter_is_that_of_the_heads_whatever_stands_in_quotation_marks(text):
    heads, rows = read(text)
    assert len(heads) == 3 and heads[1] == "Email"
    assert rows[0].cells[:2] == ["Ann", "ann@example.com"] and len(rows[0].cells) == 3


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("\n\nName,Email\nAnn,ann@example.com\n", 4),
        ("\r\n\r\nsep=;\r\nName;Email\r\nAnn;ann@example.com\r\n", 4),
        ("sep=;\nName;Email\nAnn;ann@example.com\n", 2),
    ],
)
def test_empty_lines_above_the_heads_count_as_in_a_spreadsheet(text, number):
    _, rows = read(text)
    assert [row.number for row in rows] == [number]
