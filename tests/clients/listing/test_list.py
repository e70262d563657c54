"""GET /clients/: the rows, and what each of them says."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Activity
from emails.models import EmailLog
from followups.engine.plan import make_plan
from followups.models import Reason, Task, Why
from lists.counts import cache
from tests.html import find


def test_lists_the_agents_clients_with_their_next_touch(ana_browser, make_client):
    make_plan(make_client(name="Marcus Oyelaran", email="marcus@example.com").pk)
    page = ana_browser.get("/clients/")
    assert page.status_code == 200
    text = page.content.decode()
    assert "Marcus Oyelaran" in text and "marcus@example.com" in text
    assert "Nothing sent" in text and "Day 1" in text


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/clients/").status_code == 405


def test_another_agent_sees_nothing_of_it_and_the_broker_all(ben_browser, broker_browser, make_client):
    make_client(name="Marcus Oyelaran")
    assert "Marcus Oyelaran" not in ben_browser.get("/clients/").content.decode()
    page = broker_browser.get("/clients/").content.decode()
    assert "Marcus Oyelaran" in page and "Ana Morales" in page


def test_htmx_gets_the_table_alone(ana_browser, make_client):
    make_client()
    page = ana_browser.get("/clients/?q=jonah", headers={"HX-Request": "true"})
    assert b"<html" not in page.content and b'id="results"' in page.content
    assert b"1 matches" in page.content
    assert "HX-Request" in page.headers["Vary"]


def test_deleted_clients_are_gone(ana_browser, make_client):
    make_client().delete_softly()
    assert "No clients yet" in ana_browser.get("/clients/").content.decode()


@pytest.mark.parametrize("query", ["q=client&sort=next", "stage=lead&only=bounced&engagement=clicked&field=a", ""])
def test_asks_the_same_number_of_questions_whatever_the_length(
    ana_browser, broker_browser, make_client, query, django_assert_max_num_queries
):
    for number in range(25):
        client = make_client(name=f"Client {number}")
        make_plan(client.pk)
        task = client.tasks.first()
        log = EmailLog.objects.create(client=client, task=task, status="open", sent_at=timezone.now())
        Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log)
    # One more where a word is looked up.
    most = 11 if "q=" in query else 10
    for browser in (ana_browser, broker_browser):
        cache.clear()
        with django_assert_max_num_queries(most):
            browser.get(f"/clients/?{query}")


def test_a_page_of_25_is_light(broker_browser, make_client):
    for number in range(25):
        client = make_client(
            name=f"Bartholomew Featherstonehaugh {number}", property_address="1620 Hawthorne Boulevard"
        )
        make_plan(client.pk)
    assert len(broker_browser.get("/clients/?sort=name").content) < 68_000


@pytest.mark.parametrize(
    ("kind", "words"),
    [("sent", "Sent"), ("call", "Called"), ("reply", "Replied"), ("bounced", "Bounced"), ("edited", "Contacted")],
)
def test_last_touch_says_what_it_was(ana_browser, make_client, kind, words):
    client = make_client(last_contacted=timezone.now() - timedelta(hours=1))
    client.record(kind)
    client.record(Activity.Kind.OPENED)
    last = find(ana_browser.get("/clients/"), "td.last")
    assert last.get_text(strip=True).startswith(words)
    assert find(last, ".sub")["class"] == (["sub", "red"] if kind == "bounced" else ["sub"])


def test_an_untouched_lead_is_red_and_a_quiet_client_amber(ana_browser, make_client):
    now = timezone.now()
    make_client(name="New", created_at=now - timedelta(hours=19))
    make_client(name="Quiet", created_at=now - timedelta(days=90), last_contacted=now - timedelta(days=30))
    page = ana_browser.get("/clients/").content.decode()
    assert 'Untouched<span class="sub red">for 19 h</span>' in page
    assert 'Contacted<span class="sub amber"><time' in page


@pytest.mark.parametrize(
    ("why", "words"),
    [
        (Why.of(Reason.DO_NOT_EMAIL, ledger="bounced"), "address bounced"),
        (Why.of(Reason.DO_NOT_EMAIL, ledger="unsubscribed"), "opted out"),
        (Why.of(Reason.REPLIED), "they replied"),
    ],
)
def test_next_touch_says_what_stopped_it(ana_browser, make_task, why, words):
    make_task().cancel(why=why)
    assert f">{words}</span>" in ana_browser.get("/clients/").content.decode()


def test_the_stages_come_as_a_menu_or_as_a_page(ana_browser, ben_browser, make_client):
    client = make_client()
    page = ana_browser.get(f"/clients/{client.pk}/stages/", headers={"Referer": "http://testserver/clients/?q=jonah"})
    text = page.content.decode()
    assert "<html" in text and 'name="next" value="/clients/?q=jonah"' in text and 'value="lost"' in text
    menu = ana_browser.get(f"/clients/{client.pk}/stages/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in menu and "data-open" in menu
    foreign = ana_browser.get(f"/clients/{client.pk}/stages/", headers={"Referer": "https://evil.example/"})
    assert "evil.example" not in foreign.content.decode()
    assert ben_browser.get(f"/clients/{client.pk}/stages/").status_code == 404
    assert ana_browser.post(f"/clients/{client.pk}/stages/").status_code == 405
