from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from clients.listing import board
from clients.models import Client, Stage
from emails.models import EmailLog, Suppression
from followups.display.cards import cards_of
from followups.engine.plan import make_plan
from lists.counts import cache
from lists.paging import PageStart
from tests.html import find, find_all, words

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)


@pytest.fixture
def say(make_client, ana):
    """What a card says of a client with these fields: (third line, warning)."""

    def say(**fields):
        card = cards_of([make_client(**fields)], timezone.now()).popitem()[1]
        return card.text, card.warning and card.warning.text

    return say


def test_shows_a_column_for_each_stage_with_its_count(ana_browser, make_client):
    make_client(name="Lena Lead")
    make_client(name="Cleo Closed", stage="closed")
    page = ana_browser.get("/pipeline/").content.decode()
    for column in ("Lead", "Negotiating", "Under contract", "Closed", "Lost"):
        assert column in page
    assert page.index("Lena Lead") < page.index("Cleo Closed")
    assert "2 clients" in page and "No clients." in page
    assert '<span class="n" id="count-lead">1</span>' in page


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/pipeline/").status_code == 405
    assert ana_browser.post("/pipeline/lead/?after=1-1").status_code == 405


def test_another_agents_clients_are_not_on_it(ben_browser, broker_browser, make_client):
    client = make_client(name="Lena Lead")
    beyond = f"/pipeline/lead/?after={PageStart((timezone.now() + timedelta(days=1), client.pk + 1))}"
    for address in ("/pipeline/", beyond):
        assert "Lena Lead" not in ben_browser.get(address).content.decode()
        page = broker_browser.get(address).content.decode()
        assert "Lena Lead" in page and "Ana Morales" in page


def test_an_unknown_filter_is_left_out(ana_browser, make_client):
    make_client(name="Lena Lead")
    page = ana_browser.get("/pipeline/?stage=married&quiet=perhaps&after=never&q=%00")
    assert page.status_code == 200 and "Lena Lead" in page.content.decode()


def test_htmx_gets_the_board_alone(ana_browser, make_client):
    make_client(name="Lena Lead")
    page = ana_browser.get("/pipeline/?q=lena", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in page and "Lena Lead" in page
    assert 'id="board-total" role="status" hx-swap-oob="true">1 match<' in page


def test_finds_on_the_board(ana_browser, make_client):
    make_client(name="Lena Lead")
    make_client(name="Cleo Closed", stage="closed")
    page = ana_browser.get("/pipeline/?q=CLEO").content.decode()
    assert "Cleo Closed" in page and "Lena Lead" not in page and "1 match" in page
    assert "No matches." in page
    # The columns' links lead back to this very board.
    assert 'href="/pipeline/?stage=lost&amp;q=CLEO"' in page


def test_going_quiet_shows_only_those_and_counts_them(ana_browser, make_client):
    long_ago = timezone.now() - timedelta(days=16)
    make_client(name="Teodor Vasile", last_contacted=long_ago)
    make_client(name="Lena Lead", last_contacted=timezone.now())
    make_client(name="Cleo Closed", stage="closed", last_contacted=long_ago)
    assert words(find(ana_browser.get("/pipeline/"), "#count-quiet")) == "1"
    page = ana_browser.get("/pipeline/?quiet=1").content.decode()
    assert "Quiet 16 days, limit 14" in page and "Lena Lead" not in page and "Cleo Closed" not in page


def test_a_phone_shows_the_stage_in_the_address(ana_browser):
    page = ana_browser.get("/pipeline/?stage=lost")
    assert find(page, "section.chosen")["data-stage"] == "lost" and len(find_all(page, ".chosen")) == 1


@pytest.fixture
def menu(ana_browser):
    """What the link of a card's menu is answered with, and without JavaScript the page in its place."""

    def menu(client, board="/pipeline/", htmx=True):
        link = find(ana_browser.get(board), f"#card-{client.pk} a[data-menu]")
        headers = {"Referer": f"http://testserver{board}"} | ({"HX-Request": "true"} if htmx else {})
        return ana_browser.get(link["href"], headers=headers)

    return menu


@pytest.mark.parametrize("htmx", [True, False])
def test_the_menu_leads_where_a_card_can_go(menu, make_client, htmx):
    client = make_client()
    answer = menu(client, "/pipeline/?q=jonah", htmx)
    assert {form["action"] for form in find_all(answer, "form[action^='/clients/']")} >= {
        f"/clients/{client.pk}/stage/",
        f"/clients/{client.pk}/pause/",
    }
    assert find(answer, f'a[href="/clients/{client.pk}/email/"]')
    assert find(answer, f'a[href="/clients/{client.pk}/?log=call#log"]')
    # Its forms lead back to this very board.
    assert {field["value"] for field in find_all(answer, "input[name=next]")} == {"/pipeline/?q=jonah"}


def test_who_may_not_be_emailed_is_not_in_the_menu(menu, make_client):
    client = make_client(email="noor@example.com")
    Suppression.add("noor@example.com", "unsubscribed", "test")
    answer = menu(client)
    assert not find_all(answer, f'a[href="/clients/{client.pk}/email/"]')
    assert find(answer, f'a[href="/clients/{client.pk}/?log=call#log"]')


def test_the_menu_opens_by_itself_and_says_what_moving_would_stop(menu, make_client):
    client = make_client()
    make_plan(client.pk)
    answer = menu(client)
    assert find(answer, "[data-open] > .card-menu") and answer.content.decode().count("5 follow-ups will stop") == 2


def test_a_paused_client_can_be_resumed_and_a_closed_one_neither(menu, make_client):
    client = make_client(paused_at=timezone.now())
    assert find(menu(client), f'form[action="/clients/{client.pk}/resume/"]')
    Client.objects.update(stage="closed")
    page = menu(client).content.decode()
    assert "/resume/" not in page and "/pause/" not in page


def walk(browser, monkeypatch, html):
    """Every card of the lead column, by following where it says that it goes on."""
    import re

    names = []
    while True:
        column = html.partition('id="cards-lead">')[2].partition("</ul>")[0] or html
        names += re.findall(r'data-name="([^"]*)"', column)
        onward = re.search(r'hx-get="([^"]+)"', column)
        if not onward:
            return names
        html = browser.get(onward[1].replace("&amp;", "&"), headers={"HX-Request": "true"}).content.decode()
        assert "<html" not in html


@pytest.mark.parametrize("same", [True, False])
def test_a_column_goes_on_by_key_and_shows_everybody_once(ana_browser, make_client, monkeypatch, same):
    monkeypatch.setattr(board, "COLUMN", 3)
    for number in range(8):
        make_client(name=f"Client {number}")
    if same:  # an import changes all of them in one moment
        Client.objects.update(updated_at=timezone.now())
    page = ana_browser.get("/pipeline/").content.decode()
    assert walk(ana_browser, monkeypatch, page) == [f"Client {number}" for number in range(7, -1, -1)]


def test_a_column_goes_on_without_javascript_too(ana_browser, make_client, monkeypatch):
    monkeypatch.setattr(board, "COLUMN", 2)
    for number in range(3):
        make_client(name=f"Client {number}")
    page = ana_browser.get("/pipeline/?q=client")
    key = PageStart(Client.objects.values_list("updated_at", "pk").get(name="Client 1"))
    assert f'href="/pipeline/?stage=lead&amp;q=client&amp;after={key}"' in page.content.decode()
    rest = ana_browser.get(f"/pipeline/?stage=lead&q=client&after={key}").content.decode()
    assert "Client 0" in rest and "Client 1" not in rest


@pytest.mark.parametrize(
    "after",
    [
        "",
        "x",
        "1-1",
        "W10",
        str(PageStart((1, 1))),
        str(PageStart((NOW,))),
        str(PageStart((NOW, "x"))),
        str(PageStart((NOW, 10**30))),
    ],
)
def test_a_key_that_says_nothing_is_refused(ana_browser, after):
    assert ana_browser.get("/pipeline/lead/", {"after": after}).status_code == 400
    assert ana_browser.get("/pipeline/", {"after": after}).status_code == 200


def test_an_unknown_column_is_refused(ana_browser):
    assert ana_browser.get("/pipeline/married/?after=1-1").status_code == 400


def test_counts_are_exact_up_to_where_they_stop(ana_browser, make_client, monkeypatch):
    monkeypatch.setattr(board, "COUNT_TO", 3)
    for number in range(3):
        make_client(name=f"Client {number}")
    page = ana_browser.get("/pipeline/").content.decode()
    assert 'id="count-lead">3<' in page and ">3 clients<" in page
    make_client(name="One more")
    cache.clear()
    page = ana_browser.get("/pipeline/").content.decode()
    assert 'id="count-lead">3+<' in page and ">3+ clients<" in page


def test_asks_the_same_number_of_questions_whatever_the_size(ana_browser, make_client, django_assert_max_num_queries):
    for number in range(30):
        client = make_client(name=f"Client {number}", stage=Stage.values[number % 5], email=f"c{number}@example.com")
        make_plan(client.pk)
    with django_assert_max_num_queries(12):
        page = ana_browser.get("/pipeline/")
    assert page.content.decode().count('class="card"') == 30
    beyond = f"/pipeline/lead/?after={PageStart((timezone.now(), 10**9))}"
    with django_assert_max_num_queries(6):
        assert ana_browser.get(beyond, headers={"HX-Request": "true"}).content.decode().count('class="card"') == 6


def test_the_next_touch_in_words(say, make_client, make_task, ana):
    now = timezone.now()
    assert say(planned_at=None, last_contacted=now) == ("Planning", None)
    assert say(last_contacted=now) == ("No next touch", None)
    assert say(last_contacted=now, replied_at=now) == ("They replied", None)
    assert say(last_contacted=now, paused_at=now) == ("Paused", None)
    client = make_client(last_contacted=now)
    task = make_task(client, scheduled_for=now + timedelta(hours=3))
    card = cards_of([client], now)[client.pk]
    assert (card.text, card.at, card.warning) == ("Day 1", task.scheduled_for, None)
    type(task).objects.update(reason_code="outside_hours")
    card = cards_of([client], now)[client.pk]
    assert (card.text, card.at) == ("Day 1, held", None)
    assert (card.warning.text, card.warning.tone) == ("Held: outside sending hours", "amber")


def test_a_lead_nobody_has_touched(say):
    now = timezone.now()
    assert say(created_at=now - timedelta(minutes=30))[1] is None
    assert say(created_at=now - timedelta(hours=19, minutes=5))[1] == "Untouched for 19 h"
    assert say(created_at=now - timedelta(days=3))[1] == "Untouched for 3 days"
    assert say(created_at=now - timedelta(days=3), stage="negotiating")[1] is None
    assert say(created_at=now - timedelta(days=3), stage="lost")[1] is None


def test_an_address_on_the_ledger(say):
    now = timezone.now()
    Suppression.add("gone@example.com", "bounced", "event")
    Suppression.add("no@example.com", "unsubscribed", "link")
    assert say(email="Gone@example.com ", last_contacted=now) == ("Stopped", "Address bounced")
    assert say(email="no@example.com", last_contacted=now) == ("Opted out", None)


def test_a_finished_deal_says_since_when(ana, ana_browser, make_client):
    client = make_client(stage="negotiating")
    client.move_to(Stage.CLOSED, by=ana)
    client.activities.update(occurred_at=timezone.now() - timedelta(days=20))
    card = cards_of([client], timezone.now())[client.pk]
    assert card.text == "Closed" and timezone.now() - card.at > timedelta(days=19)
    # One that was closed from the start says only that.
    assert cards_of([other := make_client(stage="lost")], timezone.now())[other.pk].at is None


def test_nothing_on_a_card_is_markup(ana_browser, make_client):
    make_client(name="<b>Bobby</b>", property_address='"><script>x</script>')
    page = ana_browser.get("/pipeline/?q=" + "%3Cb%3E").content.decode()
    assert "<b>Bobby" not in page and "<script>x" not in page and "&lt;b&gt;Bobby" in page


def test_an_email_that_bounced_long_ago_is_no_warning_of_its_own(make_client, make_task):
    """The ledger decides: the address may have been corrected since."""
    client = make_client(last_contacted=timezone.now())
    task = make_task(client, status="completed")
    log = EmailLog.objects.create(client=client, task=task, status="bounce", to_email="old@example.com")
    type(task).objects.update(email_sent=log)
    assert cards_of([client], timezone.now())[client.pk].warning is None
