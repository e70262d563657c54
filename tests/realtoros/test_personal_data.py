"""What a stranger must not find in the database's log or in a browser's cache, and what a name must not hold."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from agents.models import Agent, Office
from clients.models import Attention, Client, SmartList, Source, Tag
from emails.models import EmailLog
from lists.one_line import NOT_ON_ONE_LINE, OneLineInput, is_one_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def refused():
    """The statements that PostgreSQL refuses meanwhile: it would write each into its log, with all values."""
    statements: list[str] = []

    def watch(execute, sql, params, many, context):
        try:
            return execute(sql, params, many, context)
        except DatabaseError:
            statements.append(sql)
            raise

    with connection.execute_wrapper(watch):
        yield statements


def test_a_name_that_a_list_has_already_is_refused_without_an_error_in_the_database(ana_browser, ana, refused):
    form = {"name": "Buyers", "query": "stage=lead"}
    assert ana_browser.post("/clients/lists/save/", form).status_code == 302
    response = ana_browser.post("/clients/lists/save/", form | {"name": "BUYERS"})
    assert response.status_code == 422 and "You already have a list with this name." in response.content.decode()
    other = SmartList.objects.create(agent=ana, name="Sellers", query="stage=closed")
    assert ana_browser.post(f"/clients/lists/{other.pk}/rename/", {"name": "buyers"}).status_code == 422
    assert ana_browser.post(f"/clients/lists/{other.pk}/rename/", {"name": "sellers"}).status_code == 302
    ana_browser.post(f"/clients/lists/{other.pk}/delete/")
    ana_browser.post("/clients/lists/save/", form | {"name": "Sellers"})
    page = ana_browser.post(f"/clients/lists/{other.pk}/restore/", follow=True)
    assert "You already have a list called" in page.content.decode()
    assert refused == []


def test_a_source_that_is_there_already_likewise(broker_browser, refused):
    broker_browser.post("/settings/sources/", {"name": "Farmers’ market"})
    assert broker_browser.post("/settings/sources/", {"name": "FARMERS’ market"}).status_code == 422
    assert refused == []


def test_a_tag_that_is_there_already_likewise(ana_browser, broker_browser, make_client, refused):
    url = f"/clients/{make_client().pk}/tags/"
    for name in ("Investor", "INVESTOR"):
        assert ana_browser.post(url, {"name": name}).status_code == 302
    assert broker_browser.post("/settings/tags/", {"name": "investor"}).status_code == 422
    assert refused == []


def test_putting_aside_twice_is_one_statement_each(ana, make_client, refused, django_assert_num_queries):
    client, until = make_client().pk, timezone.now() + timedelta(days=1)
    with django_assert_num_queries(2):
        Attention.put_aside(client, "quiet", 0, by=ana, until=until, reason="On holiday")
        Attention.put_aside(client, "quiet", 0, by=ana, until=None, reason="Moved away")
    assert [(row.until, row.reason) for row in Attention.objects.all()] == [(None, "Moved away")]
    assert refused == []


PAGES = [
    "/",
    "/clients/",
    "/clients/new/",
    "/clients/export/",
    "/followups/",
    "/emails/",
    "/office-mails/",
    "/reports/",
    "/settings/sources/",
    "/settings/tags/",
]


@pytest.mark.parametrize("url", PAGES)
def test_nothing_behind_the_login_is_stored(broker_browser, url):
    assert "no-store" in broker_browser.get(url).headers["Cache-Control"]
    assert "no-store" in broker_browser.get(url, headers={"HX-Request": "true"}).headers["Cache-Control"]


@pytest.mark.parametrize("url", ["/unsubscribe/x/", "/login/", "/clients/", "/healthz", "/readyz", "/webhook/sendgrid"])
def test_nothing_public_is_stored_either(client, url):
    assert "no-store" in client.get(url).headers["Cache-Control"]


def test_static_files_may_be_kept(client):
    response = client.get("/static/favicon.svg")
    assert response.status_code == 200 and "no-store" not in response.headers.get("Cache-Control", "")


def test_a_live_page_still_says_that_nothing_is_new(ana_browser):
    first = ana_browser.get("/today/live/")
    again = ana_browser.get("/today/live/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.headers["Cache-Control"]) == (304, "private, no-store")


BROKEN = ["Ann\r\nBcc: all@example.com", "Ann\nSmith", "Ann\tSmith", "Ann\u2028Smith", "Ann\x0bSmith", "Ann\x85Smith"]
HIDDEN = ["Ann\x1b[31m", "Ann\x7f", "Ann \u202egnp.exe", "\u2066Ann\u2069", "Ann\x00"]


def test_what_stands_on_one_line():
    for name in BROKEN:
        mended = OneLineInput().value_from_datadict({"name": name}, {}, "name")
        assert not is_one_line(name) and mended == " ".join(name.split())
    assert not any(map(is_one_line, HIDDEN)) and is_one_line("Zo\u200d\u00eb \u200f\u05e9\u05e8\u05d4")


@pytest.mark.parametrize("name", BROKEN[:2])
def test_line_breaks_in_a_name_become_spaces(ana_browser, broker_browser, ana, office, name):
    plain = " ".join(name.split())
    form = {"name": name, "email": "ann@example.com", "property_type": "land", "stage": "lead"}
    assert ana_browser.post("/clients/new/", form).status_code == 302
    assert Client.objects.get().name == plain
    ana_browser.post("/settings/", {"name": name, "phone": "", "timezone": "UTC", "signature": "", "instructions": ""})
    assert Agent.objects.get(pk=ana.pk).name == plain
    form = {"name": name, "postal_address": "210 SW Main", "from_name": name, "from_email": "hello@example.com"}
    broker_browser.post("/settings/office/", form)
    assert (Office.objects.get().name, Office.objects.get().from_name) == (plain, plain)
    ana_browser.post("/clients/lists/save/", {"name": name, "query": "stage=lead"})
    assert SmartList.objects.get().name == plain


@pytest.mark.parametrize("name", HIDDEN[1:3])
def test_what_nobody_sees_in_a_name_is_refused(ana_browser, make_client, name):
    form = {"name": name, "email": "ann@example.com", "property_type": "land", "stage": "lead"}
    assert ana_browser.post("/clients/new/", form).status_code == 422
    client = make_client()
    assert ana_browser.post(f"/clients/{client.pk}/edit/name/", {"name": name}).status_code == 422
    custom = {"custom_name": name, "custom_value": "x"}
    assert ana_browser.post(f"/clients/{client.pk}/edit/custom/", custom).status_code == 422
    assert ana_browser.post("/clients/lists/save/", {"name": name, "query": "stage=lead"}).status_code == 422
    client.refresh_from_db()
    assert (client.name, client.custom_fields, SmartList.objects.count()) == ("Jonah Whitlock", {}, 0)


@pytest.mark.parametrize("name", ["José O’Brien", "نور حداد", "\u200fשרה לוי", "李小龍", "Zo\u200dë 🏠", "नेहा शर्मा"])
def test_names_of_all_scripts_are_names(ana_browser, name):
    form = {"name": name, "email": "ann@example.com", "property_type": "land", "stage": "lead"}
    assert ana_browser.post("/clients/new/", form).status_code == 302
    assert Client.objects.get().name == name


def test_the_admin_refuses_line_breaks_too(broker_browser, broker, office):
    response = broker_browser.post("/admin/agents/office/1/change/", {"name": "Cedar\nMain", "from_name": "A\rB"})
    assert response.content.decode().count(NOT_ON_ONE_LINE) == 2
    for model in (Agent, Client, SmartList, Source, Tag, Office):
        assert [str(text) for text in model._meta.get_field("name").formfield().clean("Ann").split()] == ["Ann"]
        with pytest.raises(Exception, match="line break"):
            model._meta.get_field("name").clean("Ann\nSmith", model())
    with pytest.raises(Exception, match="line break"):
        EmailLog._meta.get_field("subject").clean("Hi\nBcc: x", EmailLog())
