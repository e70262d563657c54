"""The head of /clients/<id>/ and its plan strip, with a step chosen."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone

from clients.listing import neighbours
from emails.models import EmailLog, Suppression
from followups.engine import drafts
from followups.engine.plan import make_plan
from followups.models import Task
from tests import letters
from tests.followups.actions import HTMX, toast
from tests.html import find, links, words

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
STRIP = {"HX-Request": "true", "HX-Target": "plan"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def client(make_client, office):
    """Thirteen days old: Day 1, Day 3 and Week 1 are over or held, Week 2 goes in 26 hours."""
    client = make_client(created_at=NOW - timedelta(days=12, hours=22), planned_at=NOW - timedelta(days=6))
    make_plan(client.pk)
    return client


@pytest.fixture
def step(client):
    return lambda name: client.tasks.get(followup_type=name)


# --- head ---


def place(page):
    """Where the page says that its client stands, and the addresses of those beside."""
    nav = find(page, "nav.neighbours")
    ways = links(nav)
    return words(find(nav, "span:first-child")), ways.get("The client above"), ways.get("The client below")


def test_neighbours_in_the_order_of_the_list(ana_browser, ana, make_client):
    clients = [make_client(created_at=NOW - timedelta(hours=hour // 2)) for hour in range(6)]  # two at each moment
    order = list(ana.clients.present())
    shown, newer, older = zip(*(place(ana_browser.get(f"/clients/{client.pk}/")) for client in order), strict=True)
    assert [*shown] == [f"{number} of 6" for number in range(1, 7)]
    addresses = [f"/clients/{client.pk}/" for client in order]
    assert [*newer] == [None, *addresses[:-1]]
    assert [*older] == [*addresses[1:], None]
    assert len(clients) == 6


def test_neighbours_are_never_another_agents_nor_deleted(ana_browser, broker_browser, ben, make_client):
    mine = make_client()
    bens = make_client(agent=ben)
    make_client().delete_softly()
    assert place(ana_browser.get(f"/clients/{mine.pk}/")) == ("1 of 1", None, None)
    assert place(broker_browser.get(f"/clients/{mine.pk}/"))[1] == f"/clients/{bens.pk}/"


def test_counting_stops(ana_browser, make_client, monkeypatch):
    monkeypatch.setattr(neighbours, "COUNT_TO", 3)
    clients = [make_client(created_at=NOW - timedelta(hours=hour)) for hour in range(6)]
    shown = [place(ana_browser.get(f"/clients/{client.pk}/"))[0] for client in clients]
    assert shown == ["1 of 3+", "2 of 3+", "3 of 3+", "3+ clients", "3+ clients", "3+ clients"]


def test_the_total_is_never_less_than_the_position(ana_browser, make_client):
    """The total is kept for some seconds, the position is not."""
    client = make_client(created_at=NOW)
    assert place(ana_browser.get(f"/clients/{client.pk}/"))[0] == "1 of 1"
    make_client(created_at=NOW + timedelta(hours=1))
    assert place(ana_browser.get(f"/clients/{client.pk}/"))[0] == "2 of 2"


def test_the_head_has_every_way_in(ana_browser, client):
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    for said in ("OK to email", 'href="tel:+15035550142"', 'href="mailto:jonah', "They replied", "Delete…"):
        assert said in page
    for way in ("followups/new/", "email/", "delete/", "edit/"):
        assert f'href="/clients/{client.pk}/{way}"' in page
    assert page.count('id="more"') == 1  # the frame's


def test_a_pause_is_undone_in_the_head(ana_browser, client, step):
    page = ana_browser.post(f"/clients/{client.pk}/pause/", {"next": f"/clients/{client.pk}/"}, follow=True)
    assert f'action="/clients/{client.pk}/resume/"' in page.content.decode()
    assert "Paused since Nov 24" in page.content.decode()


@pytest.mark.parametrize(
    ("tab", "shown"), [("", "timeline"), ("details", "details"), ("notes", "notes"), ("x", "timeline")]
)
def test_tabs_are_links(ana_browser, client, tab, shown):
    page = ana_browser.get(f"/clients/{client.pk}/?tab={tab}").content.decode()
    assert f"client-tabs phone-only {shown}" in page
    assert 'href="?tab=details#tabs"' in page and 'href="?tab=notes#tabs"' in page


# --- strip ---


def chosen(page):
    """The id of the follow-up that is chosen on the strip."""
    return int(find(page, "#plan .step-button[aria-current=true]")["id"].removeprefix("step-"))


def test_the_next_one_is_chosen(ana_browser, client, step):
    Task.objects.filter(followup_type__in=["Day 1", "Day 3"]).update(status="completed", completed_at=NOW)
    Task.objects.filter(followup_type="Week 1").update(reason_code="no_sender")
    page = ana_browser.get(f"/clients/{client.pk}/")
    assert chosen(page) == step("Week 2").pk
    text = words(find(page, "#plan"))
    assert "Week 1 Held, no sender" in text and "Week 2 Next Tomorrow, 10:05 AM" in text
    assert "sends unless they reply" in text and "tomorrow at 10:05 AM" not in text  # said once
    assert "0 of 5 sent, 1 held" in text


def test_then_the_one_that_is_held_then_the_last(ana_browser, client, step):
    Task.objects.exclude(followup_type="Week 1").update(status="skipped")
    Task.objects.filter(followup_type="Week 1").update(reason_code="no_sender")
    assert chosen(ana_browser.get(f"/clients/{client.pk}/")) == step("Week 1").pk
    Task.objects.update(status="skipped", reason_code="")
    assert chosen(ana_browser.get(f"/clients/{client.pk}/")) == step("Month 1").pk


def test_any_other_is_chosen_by_its_address(ana_browser, client, step, make_task):
    wanted = step("Month 1")
    page = ana_browser.get(f"/clients/{client.pk}/?step={wanted.pk}")
    assert chosen(page) == wanted.pk
    text = page.content.decode()
    assert 'class="plan-card at-5"' in text and f'action="/followups/{wanted.pk}/skip/"' in text
    # Its actions stand there and nowhere else.
    assert f'action="/followups/{step("Week 2").pk}/skip/"' not in text
    custom = make_task(client, followup_type="Custom", notes="The disclosures", scheduled_for=NOW + timedelta(days=3))
    text = ana_browser.get(f"/clients/{client.pk}/?step={custom.pk}").content.decode()
    assert 'class="plan-card"' in text and "The disclosures" in text


@pytest.mark.parametrize("step", ["x", "0", "-1", "9" * 30, "\x00"])
def test_an_address_that_names_none_chooses_the_usual_one(ana_browser, client, step):
    assert chosen(ana_browser.get(f"/clients/{client.pk}/", {"step": step}))


def test_another_clients_follow_up_is_not_chosen(ana_browser, client, make_task, make_client):
    other = make_task(make_client(email="o@example.com"), followup_type="Custom", notes="Not here")
    assert "Not here" not in ana_browser.get(f"/clients/{client.pk}/?step={other.pk}").content.decode()


def test_htmx_gets_only_the_strip_and_others_the_page(ana_browser, client, step):
    url = f"/clients/{client.pk}/plan/?step={step('Month 1').pk}"
    text = ana_browser.get(url, headers=STRIP).content.decode()
    assert "<html" not in text and 'class="plan-card at-5"' in text
    assert ana_browser.get(url).url == f"/clients/{client.pk}/?step={step('Month 1').pk}#plan"


def test_the_strip_takes_only_get(ana_browser, client):
    assert ana_browser.post(f"/clients/{client.pk}/plan/").status_code == 405


@pytest.mark.parametrize(("verb", "word"), [("skip", "Skipped"), ("cancel", "Canceled"), ("complete", "Done by hand")])
def test_an_action_answers_with_the_strip_and_undo(ana_browser, client, step, verb, word):
    task = step("Week 2")
    response = ana_browser.post(f"/followups/{task.pk}/{verb}/", headers=STRIP)
    text = response.content.decode()
    assert "<html" not in text and 'id="plan"' in text and f'<span class="word">{word}</span>' in text
    assert f'action="/followups/{task.pk}/restore/"' in text and "autofocus" in text
    assert toast(response)["undo_url"] == f"/followups/{task.pk}/restore/"
    back = ana_browser.post(f"/followups/{task.pk}/restore/", headers=STRIP).content.decode()
    assert f'action="/followups/{task.pk}/skip/"' in back


def test_send_now_answers_with_the_strip_too(ana_browser, client, step):
    task = step("Week 2")
    drafts.save_typed(task, "Hello", letters.TEXT, by=client.agent)
    response = ana_browser.post(f"/followups/{task.pk}/send/", {"version": 1}, headers=STRIP)
    page = response.content.decode()
    assert 'id="plan"' in page and f'action="/followups/{task.pk}/sending/undo/"' in page and "sending in" in page
    assert "Week 2 for Jonah Whitlock" in toast(response)["text"]
    undone = ana_browser.post(f"/followups/{task.pk}/sending/undo/", headers=STRIP)
    assert 'id="plan"' in undone.content.decode() and not Task.objects.get(pk=task.pk).is_going


def test_what_had_moved_on_answers_409_with_the_strip_as_it_is(ana_browser, client, step):
    task = step("Week 2")
    Task.objects.filter(pk=task.pk).update(status="cancelled")
    response = ana_browser.post(f"/followups/{task.pk}/skip/", headers=STRIP)
    assert response.status_code == 409 and "Canceled" in response.content.decode()
    assert toast(response)["level"] == "error"


def test_without_htmx_an_action_comes_back_to_the_step(ana_browser, client, step):
    task = step("Week 2")
    url = f"/clients/{client.pk}/?step={task.pk}"
    assert ana_browser.post(f"/followups/{task.pk}/skip/", {"next": url}).url == url


def test_another_agent_gets_404_from_the_strip(ben_browser, client, step):
    assert ben_browser.post(f"/followups/{step('Week 2').pk}/skip/", headers=STRIP).status_code == 404


def test_a_list_still_gets_its_row(ana_browser, client, step):
    text = ana_browser.post(f"/followups/{step('Week 2').pk}/skip/", headers=HTMX).content.decode()
    assert text.strip().startswith("<tr")


def test_a_sent_step_offers_what_is_left(ana_browser, client, step):
    task = step("Day 3")
    log = EmailLog.objects.create(client=client, task=task, subject="A closer look", status="sent", sent_at=NOW)
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log, completed_at=NOW)
    text = ana_browser.get(f"/clients/{client.pk}/?step={task.pk}").content.decode()
    card = text[text.index('id="chosen"') : text.index('id="tabs"')]
    assert f'href="/emails/{log.pk}/"' in card and "Why did this send?" in card and "sent today at 8:05 AM" in card
    assert "/skip/" not in card and "/restore/" not in card


def test_a_written_draft_says_by_whom_and_when(ana_browser, client, step, clock):
    clock.move_to(NOW - timedelta(hours=12, minutes=5))
    EmailLog.objects.create(
        client=client, task=step("Week 2"), subject="Two homes", body="Hi", status="draft", written_by="ai"
    )
    clock.move_to(NOW)
    text = " ".join(ana_browser.get(f"/clients/{client.pk}/?step={step('Week 2').pk}").content.decode().split())
    assert "Two homes" in text
    assert "Week 2 · written by AI yesterday at 8:00 PM · sends unless they reply" in text


def test_failed_and_unconfirmed_steps_offer_their_way_out(ana_browser, client, step):
    Task.objects.filter(followup_type="Day 1").update(
        status="failed", reason_code="send_failed", reason_facts={"error": "refused"}
    )
    failed = ana_browser.get(f"/clients/{client.pk}/?step={step('Day 1').pk}").content.decode()
    assert f'action="/followups/{step("Day 1").pk}/retry/"' in failed and "failed: refused" in failed
    log = EmailLog.objects.create(client=client, task=step("Day 3"), status="unconfirmed")
    Task.objects.filter(followup_type="Day 3").update(status="processing")
    lost = ana_browser.get(f"/clients/{client.pk}/?step={step('Day 3').pk}").content.decode()
    assert f'href="/emails/{log.pk}/"' in lost and "Resolve" in lost


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Automatic since Nov 18, 9:00 AM to 5:00 PM, Mon to Sat"),
        ({"paused_at": NOW}, "Paused since Nov 24"),
        ({"stage": "closed"}, "Stopped: closed"),
        ({"email": ""}, "No email address"),
    ],
)
def test_it_says_whether_it_runs(ana_browser, ana, client, fields, words):
    type(ana).objects.update(send_from=time(9), send_until=time(17), send_days="123456")
    type(client).objects.update(**fields)
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert page.count(words) == 1


def test_an_unassigned_clients_plan_waits(broker_browser, client):
    type(client).objects.update(agent=None)
    assert "Waiting for an agent" in broker_browser.get(f"/clients/{client.pk}/").content.decode()


def test_a_suppressed_address_says_so_in_the_fragment_as_well(ana_browser, client):
    Suppression.add(client.email, Suppression.Reason.BOUNCED, "test")
    text = ana_browser.get(f"/clients/{client.pk}/plan/", headers=STRIP).content.decode()
    assert "will not be sent" in text and "Automatic since" not in text
    assert timezone.now() == NOW
