"""Two agents: neither sees the other's clients anywhere. Walks the URL table, so that no view is forgotten."""

import re

import pytest
from django.urls import URLPattern, get_resolver

from clients.belongings.tables import tables
from emails.models import EmailLog
from followups.models import Task
from tests.inbound.mails import make_mail
from tests.realtoros.security.every_url import row_ids
from tests.rows import fill

pytestmark = pytest.mark.django_db

LISTS = [
    "/",
    "/clients/",
    "/pipeline/",
    "/followups/?limit=100",
    "/emails/",
    "/inbound/",
    "/reports/",
    "/clients/duplicates/",
    "/today/live/",
    "/palette/",
]


def object_urls():
    """(app, route) of every URL that names a row by its id."""
    for app in ("clients", "followups", "emails", "inbound"):
        for pattern in get_resolver(f"{app}.urls").url_patterns:
            assert isinstance(pattern, URLPattern)
            if "<int:pk>" in str(pattern.pattern):
                yield app, str(pattern.pattern)


PARAMETER = re.compile(r"<int:(\w+)>")


def address(app, route, pk, belongings):
    """The address of this route with this row, and what else it names from these belongings."""
    ids = {**row_ids(belongings), "activity": belongings["clients.Activity"].pk, "pk": pk}
    return f"/{app}/" + PARAMETER.sub(lambda found: str(ids.get(found[1], 1)), route)


@pytest.fixture
def bens(make_client, make_task, ben):
    """A client of Ben's with a follow-up and an email in each state that a page could show."""
    client = make_client(agent=ben, name="Bens Secret", email="secret@example.com", property_address="1 Hidden Road")
    tasks = [make_task(client, status=status, followup_type="Custom") for status in Task.Status.values]
    logs = [
        EmailLog.objects.create(
            client=client, task=task, status=status, subject="Secret subject", to_email=client.email
        )
        for task, status in zip(tasks, ["draft", "unconfirmed", "open", "failed", "click", "bounce"], strict=True)
    ]
    client.record("note", note="Secret note")
    mails = [
        make_mail(client, kind=kind, state=state, subject="Secret subject", text="1 Hidden Road")
        for kind, state in (("reply", "read"), ("auto_reply", "read"), ("", "broken"), ("", "received"))
    ]
    # One that is nobody's, and answers an email to this client.
    mails.append(make_mail(email_log=logs[2], subject="Secret subject", text="1 Hidden Road"))
    rows = {"clients": [client], "followups": tasks, "emails": logs, "inbound": mails}
    return rows | {"belongings": fill(client)}


@pytest.mark.parametrize(("app", "route"), list(object_urls()), ids=lambda value: str(value))
@pytest.mark.parametrize("method", ["get", "post"])
def test_another_agents_row_is_not_there(ana_browser, bens, app, route, method):
    before = everything_of(bens)
    for row in bens[app]:
        url = address(app, route, row.pk, bens["belongings"])
        for headers in ({}, {"HX-Request": "true"}):
            assert getattr(ana_browser, method)(url, headers=headers).status_code in (404, 405), url
    assert everything_of(bens) == before


def everything_of(bens):
    """Each row of each table that hangs on the client."""
    return {label: list(table.rows_of(bens["clients"][0]).order_by("pk").values()) for label, table in tables().items()}


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_part_of_another_agents_client_is_not_in_a_client_of_ones_own(ana_browser, bens, make_client, method):
    """/clients/<mine>/notes/<theirs>/: the second id is looked for in the client of the first one."""
    mine, before, asked = make_client(), everything_of(bens), 0
    fill(mine, number=1)
    for app, route in object_urls():
        # A tag is the office's: whoever has a client may give them any.
        parts = set(PARAMETER.findall(route)) - {"pk", "tag"}
        if app == "clients" and parts & {"activity", *row_ids(bens["belongings"])}:
            url, asked = address(app, route, mine.pk, bens["belongings"]), asked + 1
            for headers in ({}, {"HX-Request": "true"}):
                response = getattr(ana_browser, method)(url, headers=headers)
                assert response.status_code in (404, 405), url
                assert "Secret" not in response.content.decode()
    assert everything_of(bens) == before and asked > 5


@pytest.mark.parametrize(("app", "route"), list(object_urls()), ids=lambda value: str(value))
def test_a_row_that_was_never_there_answers_the_same(ana_browser, ana, app, route):
    url = f"/{app}/" + route.replace("<int:pk>", "999999")
    assert {ana_browser.get(url).status_code, ana_browser.post(url).status_code} <= {404, 405}


@pytest.mark.parametrize("url", LISTS)
def test_no_list_shows_another_agents_client(ana_browser, bens, url):
    page = ana_browser.get(
        url, {"q": "secret", "email": "secret@example.com"} if "?" not in url else {}
    ).content.decode()
    for word in ("Bens Secret", "Hidden Road", "Secret subject"):
        assert word not in page
    whole = ana_browser.get(url).content.decode()
    assert "Bens Secret" not in whole


@pytest.mark.parametrize("url", LISTS[1:5])
def test_the_broker_sees_everybodys(broker_browser, bens, url):
    assert "Bens Secret" in broker_browser.get(url).content.decode()


def test_filtering_by_another_agents_client_shows_nothing(ana_browser, bens):
    for url in ("/followups/", "/emails/"):
        page = ana_browser.get(url, {"client_id": bens["clients"][0].pk}).content.decode()
        assert "Bens Secret" not in page and "Hidden Road" not in page


@pytest.mark.parametrize("url", ["/admin/", "/admin/clients/client/", "/admin/agents/agent/"])
def test_the_admin_is_the_brokers_alone(ana_browser, broker_browser, url):
    assert ana_browser.get(url).status_code == 302
    assert broker_browser.get(url).status_code == 200
