"""Tags in files: export and import."""

import csv
import io

import pytest

from clients.models import Client, ClientTag, Tag
from tests.clients.importing.files import columns, finish, start
from tests.clients.tags.shown import tags_of
from tests.html import find_all, words

ODD = ["Smith, Jones", 'Says "hi"', "=1+1", "a;b", "👩🏽‍🚀 VIP", "קונה ראשון", "'=x", "* starred"]


def test_export_and_import_keep_them(ana_browser, make_client, tagged, ana):
    tagged(make_client(name="Ann", email=""), *(Tag.objects.create(name=name) for name in ODD))
    make_client(name="Bob", email="")
    text = b"".join(ana_browser.get("/clients/export/").streaming_content).decode("utf-8-sig")
    rows = {row["Name"]: row["Tags"] for row in csv.DictReader(io.StringIO(text))}
    assert rows["Bob"] == "" and not rows["Ann"].startswith("=")
    Client.objects.all().delete()
    finish(ana_browser, start(ana_browser, text), unplanned="yes")
    ann = Client.objects.get(name="Ann")
    assert tags_of(ann) == sorted(ODD) and Tag.objects.count() == len(ODD)
    assert {given.agent for given in ann.client_tags.all()} == {ana}


@pytest.mark.parametrize("head", ["Tags", "Labels", "Groups", "Group Membership", "tag"])
def test_a_column_of_another_program_is_known(ana_browser, head):
    kept = start(ana_browser, f"Name,{head}\nAnn,* myContacts ::: Family ::: family\n")
    assert kept.columns[1] == "tags"
    finish(ana_browser, kept)
    assert tags_of(Client.objects.get()) == ["Family"]


FILE = "Name,Tags\nAnn,vip; Investor\nBob,INVESTOR\nCem,VIP\n"


def imported():
    return {client.name: tags_of(client) for client in Client.objects.all()}


def test_new_ones_are_offered_to_every_agent(ana_browser, vip):
    kept = start(ana_browser, FILE)
    page = ana_browser.get(f"/clients/import/{kept.pk}/")
    text = words(find_all(page, "#new-tags")[0])
    assert "2 clients with a tag that the office doesn’t have: “INVESTOR”. Added with this import." in text
    assert find_all(page, "#add-tags")[0].has_attr("checked")
    finish(ana_browser, kept, add_tags="yes", asked_about_tags="yes")
    assert imported() == {"Ann": ["INVESTOR", "VIP"], "Bob": ["INVESTOR"], "Cem": ["VIP"]} or imported() == {
        "Ann": ["Investor", "VIP"],
        "Bob": ["Investor"],
        "Cem": ["VIP"],
    }


def test_without_them_the_known_ones_are_kept(ana_browser, vip):
    kept = start(ana_browser, FILE)
    data = {**columns(kept), "asked_about_tags": "yes"}
    page = ana_browser.post(f"/clients/import/{kept.pk}/", data)
    assert "Left out." in words(find_all(page, "#new-tags")[0])
    finish(ana_browser, kept, asked_about_tags="yes")
    assert imported() == {"Ann": ["VIP"], "Bob": [], "Cem": ["VIP"]} and Tag.objects.count() == 1


def test_rows_that_are_left_out_add_no_tag(ana_browser, make_client):
    make_client(email="ann@example.com")
    kept = start(ana_browser, "Name,Email,Tags\nAnn,ann@example.com,Investor\nBob,,\n")
    assert find_all(ana_browser.get(f"/clients/import/{kept.pk}/"), "#new-tags") == []
    finish(ana_browser, kept, unplanned="yes")
    assert not Tag.objects.exists() and not ClientTag.objects.exists()


def test_a_column_of_something_else_adds_no_tags(ana_browser):
    kept = start(ana_browser, "Name,Tags\n" + "".join(f"Client {number},Words {number}\n" for number in range(31)))
    page = ana_browser.get(f"/clients/import/{kept.pk}/")
    assert "and 21 more. Left out. These are too many" in words(find_all(page, "#new-tags")[0])
    assert not find_all(page, "#add-tags")
    finish(ana_browser, kept)
    assert Client.objects.count() == 31 and not Tag.objects.exists()


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        ("x" * 51, "a tag longer than 50 characters"),
        (";".join(map(str, range(21))), "more than 20 tags"),
        ("y" * 2001, "more than 20 tags"),
        ("a\u202eb", "a hidden character in a tag"),
    ],
)
def test_what_cannot_be_one_is_said_at_its_row(ana_browser, cell, error):
    kept = start(ana_browser, f"Name,Tags\nAnn,{cell}\nBob,\n")
    assert f"Left out: {error}" in ana_browser.get(f"/clients/import/{kept.pk}/").content.decode()


def test_many_rows_cost_few_questions(ana_browser, vip, django_assert_max_num_queries):
    kept = start(ana_browser, "Name,Tags\n" + "".join(f"Client {number},VIP\n" for number in range(1000)))
    with django_assert_max_num_queries(45):
        finish(ana_browser, kept)
    assert ClientTag.objects.count() == 1000
