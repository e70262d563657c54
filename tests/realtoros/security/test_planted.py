"""Another agent's rows, planted behind every page, change no byte of this agent's pages: no name, no id, no number."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client as Browser

from agents.models import Agent
from clients.belongings.tables import tables
from clients.models import Activity, Attention, BulkAction, Client, ClientImport, SmartList, phone_shown
from emails.models import EmailLog
from followups.models import SweepRun, Task
from lists.counts import cache
from lists.paging import PageStart
from tests.realtoros.security.every_url import HTMX, Rows, make_rows, routes
from tests.rows import fill

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WORD = "qzx"
"""Stands in every text of Ben's, in small letters or in large ones."""
PHONE = "5550187733"
FIRST = 70_017_000_000
"""The ids of Ben's rows begin here: no other number of a page looks like them."""
AFTER = datetime(2026, 11, 18, 17, tzinfo=UTC)

QUERIES = {
    "/": ["agent={agent}"],
    "/today/live/": ["agent={agent}"],
    "/clients/": [
        *("q=qzx", "q=555-0187", "agent={agent}", "stage=lead&stage=negotiating", "only=untouched", "only=duplicates"),
        *("field=Qzx+field&value=Qzx+value", "field=Qzx+field", "sort=engagement", "sort=name", "engagement=opened"),
        *("after={place}", "place={place}", "page=2"),
    ],
    "/clients/export/": ["q=qzx", "agent={agent}", "field=Qzx+field"],
    "/clients/duplicates/": ["email=qzx@example.com", "phone=5550187733", "email=qzx@example.com&except={mine}"],
    "/clients/new/": ["email=qzx@example.com&phone=5550187733"],
    "/clients/new/plan/": ["email=qzx@example.com", "agent={agent}"],
    "/pipeline/": ["q=qzx", "agent={agent}"],
    "/pipeline/<str:stage>/": ["after={place}"],
    "/followups/": [
        *("q=qzx", "client_id={client}", "agent={agent}", "limit=100", "view=month", "view=month&month=2026-11-01"),
        *(f"tab={tab}&limit=100" for tab in ("due", "upcoming", "done", "held", "failed", "review", "all")),
        "on=2026-11-18",
    ],
    "/followups/new/": ["client_id={client}", "who=qzx", "client={client}"],
    "/followups/new/clients/": ["who=qzx", "who=555-0187", "client={client}"],
    "/followups/<int:pk>/preview/": ["next=/followups/?q=qzx"],
    "/emails/": ["q=qzx", "client_id={client}", "agent={agent}", "status=failed", "status=open", "status=bounce"],
    "/reports/": ["agent={agent}", "days=7", "days=90", "days=365"],
    "/palette/": ["q=qzx", "q=555-0187", "recent={client}", "recent={mine},{client}"],
    "/clients/<int:pk>/": ["q=qzx", "next=/clients/?q=qzx"],
    "/clients/<int:pk>/call/": ["call={activity}"],
    "/clients/<int:pk>/timeline/": ["before={activity}", "show=emails"],
    "/clients/<int:pk>/plan/": ["step={task}"],
    "/today/system/": ["whose=office"],
    "/settings/": ["agent={agent}"],
}
"""What is asked of a page besides itself, by route. `{client}` and the like are Ben's."""


def plant(make_client, make_task, ben: Agent) -> dict[str, object]:
    """A row of Ben's in each state that a page could show or count."""
    statuses = ["sent", "unconfirmed", "open", "failed", "click", "bounce", "draft"]
    for number, stage in enumerate(["lead", "negotiating", "under_contract", "closed", "lost", "lead"]):
        client = make_client(
            pk=FIRST + number,
            agent=ben,
            name=f"Qzx Client {number}",
            email=f"qzx{number or ''}@example.com",
            phone=PHONE,
            property_address="1 Qzx Road",
            notes="Qzx note",
            custom_fields={"Qzx field": "Qzx value"},
            stage=stage,
            planned_at=None if number == 5 else AFTER,
        )
        for at, status in enumerate([*Task.Status.values, Task.Status.PENDING]):
            pk = FIRST + number * 10 + at
            task = make_task(client, pk=pk, status=status, followup_type="Custom", scheduled_for=AFTER, notes="Qzx")
            sent = AFTER if statuses[at] != "draft" else None
            EmailLog.objects.create(
                pk=pk, client=client, task=task, status=statuses[at], subject="Qzx subject", body="Qzx body",
                to_email=client.email, sent_at=sent, opened_at=sent, clicked_at=sent, sender=ben, error_message="Qzx",
            )  # fmt: skip
        for at, kind in enumerate(["note", "call", "reply", "opened", "clicked", "sent", "stage"]):
            data = {"note": "Qzx note", "from": "lead", "to": stage}
            Activity.objects.create(pk=FIRST + number * 10 + at, client=client, kind=kind, agent=ben, data=data)
        Attention.objects.create(pk=FIRST + number, client=client, kind="quiet", agent=ben, reason="Qzx")
        fill(client, number, WORD, pk=FIRST + number)
    SweepRun.objects.create(started_at=AFTER, finished_at=AFTER, processed=77, sent=77)
    SmartList.objects.create(pk=FIRST, agent=ben, name="Qzx list", query="q=qzx")
    ClientImport.objects.create(pk=FIRST, agent=ben, name="qzx.csv", text="Name\nQzx\n", columns=["name"])
    BulkAction.objects.create(pk=FIRST, agent=ben, verb="stage", changes={str(FIRST): ["negotiating", "lead"]})
    return bens(ben)


def bens(ben: Agent) -> dict[str, object]:
    """What an address may ask for: ids of Ben's, and a place in a list beside a row of his."""
    place = PageStart((AFTER + timedelta(days=9), FIRST))
    return {"client": FIRST, "task": FIRST, "activity": FIRST, "agent": ben.pk, "place": place}


@pytest.fixture
def rows(sandbox, office, make_client, make_task, ben, settings, time_machine) -> Rows:
    """Ana's. Time stands still, so that a page differs only by what is planted."""
    time_machine.move_to(AFTER, tick=False)
    settings.REQUESTS_A_MINUTE = dict.fromkeys(settings.REQUESTS_A_MINUTE, 100_000)
    Agent.objects.filter(pk=ben.pk).update(name="Qzx Osei", email="qzx@agents.example", signature="Qzx", phone=PHONE)
    SweepRun.objects.create(started_at=AFTER, finished_at=AFTER)  # the engine works
    rows = make_rows(make_client, make_task, custom_fields={"Pets": "2 dogs"})
    make_task(rows.client, followup_type="Day 3", scheduled_for=AFTER)
    EmailLog.objects.create(
        client=rows.client, status="open", subject="Second", to_email="x@example.com", sent_at=AFTER
    )
    return rows


NEW_SECRETS = ("/account/second-factor/totp/activate/", "/account/second-factor/webauthn/add/")
"""Pages that draw a secret anew each time, and show nothing else."""


def addresses(rows: Rows, ids: dict[str, object]) -> Iterator[str]:
    for route in routes():
        if not route.startswith(("/admin/", "/login/", "/healthz", "/readyz", *NEW_SECRETS)):
            url = rows.address(route)
            yield url
            yield from (f"{url}?{query.format(**ids, mine=rows.client.pk)}" for query in QUERIES.get(route, []))


BY_LOT = re.compile(r'[A-Za-z0-9]{64}|value="[0-9a-f]{32}"|W/(&#34;|&quot;|")\S*?(&#34;|&quot;|")')
"""Tokens against forgery, keys of new forms, and the version of an open page. The version has the newest id of the
office's timeline. Ids are numbers in order, so that whoever adds a row of their own sees as much."""


def pages(browser: Browser, urls: list[str], ways: tuple[bool, ...] = (False, True)) -> dict[tuple[str, bool], str]:
    """What a browser is shown at each address, with htmx and without it, but not what is drawn by lot."""
    found = {}
    for url in urls:
        for is_htmx in ways:
            with transaction.atomic():
                response = browser.get(url, headers=HTMX if is_htmx else {})
                body = b"".join(response) if response.streaming else response.content
                transaction.set_rollback(True)
            headers = sorted(item for item in response.headers.items() if item[0] != "Content-Length")
            text = f"{response.status_code} {headers}\n{body.decode()}"
            found[url, is_htmx] = BY_LOT.sub("…", text)
    return found


def shown_of_bens(page: str, asked: str) -> list[str]:
    """The words and ids of Ben's in a page, but not what is asked for: a page may repeat that."""
    page = BY_LOT.sub("…", page).replace("<wbr>", "")
    words = {part for part in re.split(r"[?&=/]", asked) if WORD in part.lower() or re.search(r"\d{6}", part)}
    words |= {phone_shown(word) for word in words if PHONE in word}
    for word in sorted(words | {unquote_plus(word) for word in words}, key=len, reverse=True):
        page = re.sub(re.escape(word), "", page, flags=re.IGNORECASE)
    return re.findall(rf".{{30}}(?:{WORD}|70.?017.?000.?0|555.{{0,2}}018.?77).{{30}}", page, re.IGNORECASE | re.DOTALL)


def differences(pages: dict[tuple[str, bool], str], others: dict[tuple[str, bool], str]) -> list[tuple[object, str]]:
    """The lines of the pages that the others don't have."""
    lines = {key: set(others[key].splitlines()) for key in pages}
    return [(key, line) for key, page in pages.items() for line in page.splitlines() if line not in lines[key]]


def test_no_byte_of_a_page_tells_of_another_agents_rows(rows, make_client, make_task, ben, ana_browser):
    urls = list(addresses(rows, bens(ben)))
    without = pages(ana_browser, urls)
    plant(make_client, make_task, ben)
    cache.clear()
    with_them = pages(ana_browser, urls)
    assert differences(with_them, without) == []
    assert {url: found for url, page in with_them.items() if (found := shown_of_bens(page, url[0]))} == {}


@pytest.mark.prove("isolation", minutes=5)
def test_nor_when_counts_of_others_are_remembered(
    rows, make_client, make_task, ben, ana_browser, ben_browser, broker_browser
):
    urls = list(addresses(rows, plant(make_client, make_task, ben)))
    cold = pages(ana_browser, urls)
    cache.clear()
    lists = [url for url in urls if "?" not in url]
    assert any(WORD in page.lower() for page in pages(ben_browser, lists, (False,)).values())
    pages(broker_browser, lists, (False,))
    warm = pages(ana_browser, urls)
    assert differences(warm, cold) == []


@pytest.mark.prove("isolation", minutes=5)
def test_a_client_given_to_another_agent_is_gone_at_once(rows, make_client, ben, ana_browser, broker_browser):
    """Only a number may be half a minute old: lists/counts.py."""
    urls = list(addresses(rows, bens(ben)))
    without = pages(ana_browser, urls, (False,))
    given = make_client(pk=FIRST, name="Qzx Given", email="qzx@example.com", phone=PHONE, notes="Qzx")
    for at in range(3):
        task = Task.objects.create(
            pk=FIRST + at, client=given, scheduled_for=AFTER, followup_type="Custom", notes="Qzx"
        )
        EmailLog.objects.create(pk=FIRST + at, client=given, task=task, status="failed", subject="Qzx", to_email="x")
    cache.clear()
    before = pages(ana_browser, urls, (False,))  # the counts are remembered now
    assert any("Qzx Given" in page for page in before.values())
    assert broker_browser.post("/clients/bulk/reassign/", {"client": FIRST, "agent": ben.pk}).status_code == 302
    after = pages(ana_browser, urls, (False,))
    assert {url: found for url, page in after.items() if (found := shown_of_bens(page, url[0]))} == {}
    for url in (f"/clients/{FIRST}/", f"/emails/{FIRST}/", f"/followups/{FIRST}/preview/"):
        assert ana_browser.get(url).status_code == 404
    cache.clear()
    assert differences(pages(ana_browser, urls, (False,)), without) == []


POSTS = [
    ("/clients/bulk/stage/", {"client": ["{mine}", "{client}"], "stage": "closed"}),
    ("/clients/bulk/pause/", {"client": ["{mine}", "{client}"]}),
    ("/clients/bulk/resume/", {"client": ["{mine}", "{client}"]}),
    ("/clients/bulk/delete/", {"client": ["{mine}", "{client}"]}),
    ("/clients/bulk/delete/", {"client": ["{mine}", "{client}"], "confirmed": "1"}),
    ("/clients/bulk/reassign/", {"client": ["{mine}", "{client}"], "agent": "{agent}"}),
    *(
        (f"/followups/bulk/{verb}/", {"task": ["{task}", "{other_task}"], "confirmed": "9", "to": "hour", **more})
        for verb in ("skip", "cancel", "complete", "retry", "send", "reschedule", "approve")
        for more in ({}, {"all": "1"}, {"read": "{other_task}.0"})
    ),
    ("/followups/new/", {"client": "{client}", "when": "{tomorrow}", "about": "x"}),
    ("/bulk/{client}/undo/", {}),
    ("/clients/new/", {"name": "New", "email": "qzx1@example.com", "phone": PHONE, "agent": "{agent}"}),
    ("/clients/{mine}/edit/", {"name": "Edited", "email": "qzx1@example.com", "phone": PHONE, "agent": "{agent}"}),
    ("/clients/{mine}/edit/agent/", {"agent": "{agent}"}),
    ("/clients/{mine}/edit/email/", {"email": "qzx1@example.com", "was": "jonah.whitlock@example.com"}),
    ("/clients/{mine}/edit/undo/{client}/", {}),
    ("/clients/lists/save/", {"name": "Qzx list", "query": "q=x"}),
    ("/clients/import/{upload}/", {"column_0": "name", "column_1": "email", "agent": "{agent}"}),
    ("/today/pause/", {"whose": "office"}),
    ("/today/resume/", {"whose": "office"}),
    ("/settings/", {"name": "Ana", "pk": "{agent}", "id": "{agent}"}),
]
"""What an agent's browser could be made to post about another's rows."""


def test_nothing_that_is_posted_changes_or_shows_them(rows, make_client, make_task, ben, ana_browser):
    plant(make_client, make_task, ben)
    ClientImport.objects.filter(pk=rows.upload.pk).update(text="Name,Email\nDana,qzx2@example.com\n")
    values = {"client": FIRST, "other_task": FIRST, "task": rows.task.pk, "mine": rows.client.pk, "agent": ben.pk}
    values |= {"upload": rows.upload.pk, "tomorrow": "2026-11-19T10:00"}
    before = _bens(ben)
    for url, data, headers in [(url, data, headers) for url, data in POSTS for headers in (HTMX, {})]:
        url = url.format(**values)
        posted = {
            key: [each.format(**values) for each in ([text] if isinstance(text, str) else text)]
            for key, text in data.items()
        }
        with transaction.atomic():
            response = ana_browser.post(url, posted, headers=headers)
            then = ana_browser.get("/clients/")  # says what was done
            text = f"{response.headers} {response.content.decode()} {then.content.decode()}"
            asked = "&".join(["qzx2@example.com", url, *(each for texts in posted.values() for each in texts)])
            assert shown_of_bens(text, asked) == [], (url, posted)
            assert _bens(ben) == before, (url, posted)
            transaction.set_rollback(True)


def _bens(ben: Agent) -> list[object]:
    own: list[Any] = [Client, SmartList, ClientImport, BulkAction]
    models = own + [table.model for table in tables().values()]
    return [list(model._base_manager.filter(pk__gte=FIRST).order_by("pk").values()) for model in models] + [
        Client.objects.filter(agent=ben).count(),
        Agent.objects.filter(pk=ben.pk).values().get(),
    ]


def test_an_import_says_that_the_office_has_somebody_but_not_whose(rows, make_client, make_task, ben, ana_browser):
    """docs/decisions/0014: two agents must not write to one person."""
    plant(make_client, make_task, ben)
    file = SimpleUploadedFile("people.csv", b"Name,Email\nDana,qzx2@example.com\n")
    url = ana_browser.post("/clients/import/", {"file": file}).url
    page = ana_browser.get(url).content.decode()
    assert "qzx2@example.com" in page  # it stands in Ana's own file
    assert shown_of_bens(page, "qzx2@example.com") == []
