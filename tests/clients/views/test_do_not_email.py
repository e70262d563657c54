"""/clients/<id>/do-not-email/ with its undo, and /clients/<id>/allow-email/."""

import pytest
from django.test import Client as Browser

from clients.models import Activity
from emails import ledger
from emails.models import Suppression
from followups.engine.reconcile import reconcile
from followups.models import Task
from tests import html
from tests.words import text_of, texts_of, why

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

VERBS = ["do-not-email", "do-not-email/undo", "allow-email"]
BY_HAND = "do not email: marked as do not email by an agent"


@pytest.fixture
def client(make_client, make_task):
    client = make_client(email="Jonah.Whitlock@example.com")
    for step in ("Day 1", "Day 3", "Week 1"):
        make_task(client, followup_type=step)
    Task.objects.filter(followup_type="Day 1").update(status="skipped")
    return client


@pytest.fixture
def act(client, ana_browser):
    def post(verb, data=None, browser=ana_browser, follow=True, **more):
        return browser.post(f"/clients/{client.pk}/{verb}/", data or {}, follow=follow, **more)

    return post


def words(response):
    return response.content.decode()


def seen(client):
    return ledger.ids_of(Suppression.all_of(client.email))


def page_of(client, browser):
    return words(browser.get(f"/clients/{client.pk}/"))


def statuses():
    return dict(Task.objects.filter(client__name="Jonah Whitlock").values_list("followup_type", "status"))


# --- do not email ---


def test_marks_the_address_stops_what_is_pending_and_says_so(act, client, ana, ana_browser):
    assert "Do not email</button>" in page_of(client, ana_browser)
    page = words(act("do-not-email"))
    assert "to the do-not-email list. 2 follow-ups stopped." in page
    assert f'action="/clients/{client.pk}/do-not-email/undo/"' in page
    assert "Do not email: marked as do not email by an agent" in page
    assert "Do not email</button>" not in page and "Allow email again</button>" in page
    assert Suppression.objects.get().address == "jonah.whitlock@example.com"
    assert statuses() == {"Day 1": "skipped", "Day 3": "cancelled", "Week 1": "cancelled"}
    assert {why(task) for task in Task.objects.filter(status="cancelled")} == {BY_HAND}
    row = next(row for row in Activity.objects.all() if text_of(row) == "Marked as do not email")
    assert (row.client, row.agent) == (client, ana)


def test_without_following_it_is_a_redirect_to_the_page_it_came_from(act, client):
    assert act("do-not-email", follow=False).headers["Location"] == f"/clients/{client.pk}/"
    assert act("allow-email", {"reason": "x", "next": "/clients/"}, follow=False).headers["Location"] == "/clients/"


def test_stops_every_client_with_the_address_whoever_their_agent_is(act, make_client, make_task, ben):
    other = make_task(make_client(name="Jo", email="jonah.whitlock@EXAMPLE.com", agent=ben))
    act("do-not-email")
    other.refresh_from_db()
    assert (other.status, why(other)) == ("cancelled", BY_HAND)
    assert "Marked as do not email" in texts_of(other.client.activities.all())


def test_twice_is_told(act):
    act("do-not-email")
    page = words(act("do-not-email"))
    assert "is already on the do-not-email list" in page
    assert Suppression.objects.count() == 1
    assert texts_of(Activity.objects.all()).count("Marked as do not email") == 1


def test_without_an_address_there_is_nothing_to_mark(ana_browser, make_client):
    client = make_client(email="")
    assert "Do not email</button>" not in page_of(client, ana_browser)
    page = words(ana_browser.post(f"/clients/{client.pk}/do-not-email/", follow=True))
    assert "has no email address" in page and not Suppression.objects.exists()


# --- its undo ---


def test_undo_puts_back_what_it_stopped_and_no_more(act, make_client, make_task, ben):
    other = make_task(make_client(name="Jo", email="jonah.whitlock@example.com", agent=ben))
    lost = make_task(make_client(name="Lost", email="jonah.whitlock@example.com"))
    act("do-not-email")
    type(lost.client).objects.filter(pk=lost.client_id).update(stage="lost")
    assert "undone" in words(act("do-not-email/undo"))
    assert not Suppression.objects.exists()
    assert statuses() == {"Day 1": "skipped", "Day 3": "pending", "Week 1": "pending"}
    other.refresh_from_db()
    lost.refresh_from_db()
    assert (other.status, lost.status) == ("pending", "cancelled")


def test_the_second_undo_is_told(act):
    act("do-not-email")
    act("do-not-email/undo")
    assert "Nothing changed" in words(act("do-not-email/undo"))


@pytest.mark.parametrize("reason", ["bounced", "unsubscribed", "complained"])
def test_undo_lifts_no_wish_and_no_bounce(act, reason):
    Suppression.add("jonah.whitlock@example.com", reason, "event")
    assert "Nothing changed" in words(act("do-not-email/undo"))
    assert Suppression.objects.get().reason == reason


def test_undo_after_the_client_unsubscribed_restarts_nothing(act):
    act("do-not-email")
    Suppression.add("jonah.whitlock@example.com", "unsubscribed", "link in email 1")
    act("do-not-email/undo")
    assert Suppression.objects.get().reason == "unsubscribed"
    assert statuses() == {"Day 1": "skipped", "Day 3": "cancelled", "Week 1": "cancelled"}


def test_undo_does_not_take_back_another_agents_mark(act, make_client, ben_browser, ben):
    bens = make_client(name="Jo", email="jonah.whitlock@example.com", agent=ben)
    ben_browser.post(f"/clients/{bens.pk}/do-not-email/")
    assert "Nothing changed" in words(act("do-not-email/undo"))
    assert Suppression.objects.get().reason == "by_hand"


# --- allow email again ---


def may(page):
    """What the head of the client's page says about emailing them."""
    return html.words(html.find(page, "#may"))


@pytest.mark.parametrize("reason", ["by_hand", "bounced"])
def test_lifts_with_a_reason_and_restarts_nothing(act, client, ana, ana_browser, reason):
    Suppression.add(client.email, reason, "test")
    reconcile()
    page = page_of(client, ana_browser)
    assert f'action="/clients/{client.pk}/allow-email/"' in page and "Restore the steps you want" in page
    said = words(act("allow-email", {"reason": " Asked me to <b>by phone</b> ", "seen": seen(client)}))
    assert "can be emailed again. Restore the steps you want." in said
    assert "Asked me to &lt;b&gt;by phone&lt;/b&gt;. Before: " in said and may(said) == "OK to email"
    assert not Suppression.objects.exists()
    assert "pending" not in statuses().values()
    row = next(row for row in Activity.objects.all() if text_of(row).startswith("Allowed email again: Asked me to"))
    assert (row.client, row.agent, row.kind) == (client, ana, "edited")
    assert row.data["lifted"][0]["reason"] == reason


def test_the_page_of_an_address_that_is_open_offers_no_lifting(client, ana_browser):
    page = page_of(client, ana_browser)
    assert "Allow email again" not in page and "OK to email" in page


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Enter a reason"),
        ("   ", "Enter a reason"),
        ("ab<" * 67, "at most 200 characters (now 201)"),
        ("a\x00b", "Null"),
    ],
)
def test_a_bad_reason_is_said_and_kept(act, client, typed, problem):
    Suppression.add(client.email, "bounced", "test")
    response = act("allow-email", {"reason": typed, "seen": seen(client)})
    assert response.status_code == 422
    assert problem in words(response)
    if typed.startswith("ab<"):
        assert 'value="' + "ab&lt;" * 67 in words(response)
    assert Suppression.objects.count() == 1 and not Activity.objects.exists()


def test_two_hundred_characters_are_fine_whatever_else_the_row_says(act, client):
    for reason in ("by_hand", "bounced"):
        Suppression.add(client.email, reason, "s" * 200)
    act("allow-email", {"reason": "é" * 200})
    row = next(row for row in Activity.objects.all() if text_of(row).startswith("Allowed email again"))
    assert "é" * 200 in text_of(row) and len(row.data["lifted"]) == 2


@pytest.mark.parametrize("persona", ["ana_browser", "broker_browser"])
def test_a_spam_report_is_lifted_by_nobody(act, client, persona, request):
    browser = request.getfixturevalue(persona)
    Suppression.add(client.email, "unsubscribed", "test")
    Suppression.add(client.email, "complained", "test")
    page = page_of(client, browser)
    assert "Allow email again" not in page and "This can’t be undone" in page
    for reason in ("They asked", ""):
        response = act("allow-email", {"reason": reason, "seen": seen(client)}, browser)
        assert response.status_code == 403
        assert "This can’t be undone" in words(response)
        assert 'name="reason"' not in words(response)
    assert Suppression.objects.count() == 2 and not Activity.objects.exists()


def test_what_came_since_the_page_was_opened_is_looked_at_first(act, client):
    Suppression.add(client.email, "bounced", "test")
    before = seen(client)
    Suppression.add(client.email, "by_hand", "Ben Osei")
    response = act("allow-email", {"reason": "New mailbox", "seen": before})
    assert response.status_code == 409
    page = words(response)
    assert "Check again" in page and "Marked as do not email by an agent: Ben Osei" in page
    assert 'value="New mailbox"' in page and f'value="{seen(client)}"' in page
    assert Suppression.objects.count() == 2


def test_the_second_who_lifts_is_told(act, client):
    Suppression.add(client.email, "bounced", "test")
    act("allow-email", {"reason": "Fixed"})
    assert "was no longer on the do-not-email list" in words(act("allow-email", {"reason": "Fixed"}))
    assert act("allow-email").status_code == 422
    assert Activity.objects.count() == 1


def test_a_lifted_address_can_be_marked_again(act):
    act("do-not-email")
    act("allow-email", {"reason": "Changed their mind"})
    act("do-not-email")
    assert Suppression.objects.get().reason == "by_hand"


# --- all three ---


@pytest.mark.parametrize("verb", ["do-not-email", "do-not-email/undo"])
def test_get_is_refused(ana_browser, client, verb):
    Suppression.add(client.email, "bounced", "test")
    assert ana_browser.get(f"/clients/{client.pk}/{verb}/").status_code == 405
    assert Suppression.objects.count() == 1


@pytest.mark.parametrize("verb", VERBS)
def test_another_agent_gets_404_and_a_deleted_client_too(act, client, ben_browser, verb):
    Suppression.add(client.email, "bounced", "test")
    assert act(verb, {"reason": "x"}, ben_browser).status_code == 404
    client.delete_softly()
    assert act(verb, {"reason": "x"}).status_code == 404
    assert Suppression.objects.get().reason == "bounced"


@pytest.mark.parametrize("verb", VERBS)
def test_a_forged_form_is_refused(ana, client, verb):
    Suppression.add(client.email, "bounced", "test")
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(ana)
    assert browser.post(f"/clients/{client.pk}/{verb}/", {"reason": "x"}).status_code == 403
    assert Suppression.objects.count() == 1


def test_the_broker_may_do_it_for_everybody(act, broker_browser, broker):
    act("do-not-email", browser=broker_browser)
    act("allow-email", {"reason": "Spoke to them"}, broker_browser)
    assert not Suppression.objects.exists()
    assert next(row for row in Activity.objects.all() if text_of(row).startswith("Allowed email again")).agent == broker
