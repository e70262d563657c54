"""POST /followups/<id>/approve/ and /unapprove/, and approving on the page of the draft."""

import json

import pytest

from clients.models import Activity
from emails.models import EmailLog
from followups.engine.sweep import send_one
from tests import letters
from tests.followups.actions import HTMX, said, toast, undo_of
from tests.followups.views.draft.conftest import TEXT, post


def told(response):
    return json.loads(response.headers["HX-Trigger-After-Swap"])["toast"]


# --- /approve/ ---


def test_approves_it_says_so_and_offers_undo(ana_browser, ana, draft):
    task = draft()
    response = ana_browser.post(f"/followups/{task.pk}/approve/", {"version": 1})
    assert (response.status_code, response.url) == (302, "/followups/")
    assert said(response) == ["Approved: Day 1 for Jonah Whitlock."]
    assert undo_of(response) == [f"/followups/{task.pk}/unapprove/"]
    task.refresh_from_db()
    assert (task.approved_by, task.needs_approval, task.status) == (ana, False, "pending")
    assert Activity.objects.get(task=task).agent == ana


@pytest.mark.parametrize("verb", ["approve", "unapprove"])
@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_only_by_post(ana_browser, draft, method, verb):
    assert getattr(ana_browser, method)(f"/followups/{draft().pk}/{verb}/").status_code == 405


@pytest.mark.parametrize("verb", ["approve", "unapprove"])
def test_another_agent_gets_404(ben_browser, draft, verb):
    task = draft()
    assert ben_browser.post(f"/followups/{task.pk}/{verb}/", {"version": 1}).status_code == 404
    task.refresh_from_db()
    assert task.approved_at is None


@pytest.mark.parametrize("version", ["0", "2", "", "one", "-1", "9" * 30, None])
def test_another_text_is_not_approved_unseen(ana_browser, draft, version):
    task = draft()
    asked = {} if version is None else {"version": version}
    response = ana_browser.post(f"/followups/{task.pk}/approve/", asked, headers=HTMX)
    assert response.status_code == 409
    assert toast(response)["text"].startswith("Not approved: the text of Day 1 for Jonah Whitlock has changed.")
    task.refresh_from_db()
    assert task.approved_at is None


def test_what_the_guard_stopped_is_not_approved_and_says_so(ana_browser, draft):
    task = draft()
    EmailLog.objects.filter(task=task).update(guard="stopped")
    response = ana_browser.post(f"/followups/{task.pk}/approve/", {"version": 1}, headers=HTMX)
    assert response.status_code == 409
    assert toast(response)["text"] == "Not approved: the text of Day 1 for Jonah Whitlock needs review first."
    task.refresh_from_db()
    assert task.approved_at is None


def test_htmx_gets_the_changed_row_and_a_toast(ana_browser, draft):
    task = draft()
    response = ana_browser.post(f"/followups/{task.pk}/approve/", {"version": 1}, headers=HTMX)
    page = response.content.decode()
    assert f'id="followup-{task.pk}"' in page and "<html" not in page
    assert toast(response)["undo_url"] == f"/followups/{task.pk}/unapprove/"


def test_twice_is_once(ana_browser, draft):
    task = draft()
    for _ in "12":
        response = ana_browser.post(f"/followups/{task.pk}/approve/", {"version": 1})
    assert said(response)[-1] == "Day 1 for Jonah Whitlock is already approved."
    assert Activity.objects.filter(task=task).count() == 1


def test_not_once_it_has_moved_on(ana_browser, draft):
    task = draft(status="processing")
    assert ana_browser.post(f"/followups/{task.pk}/approve/", {"version": 1}, headers=HTMX).status_code == 409
    task.refresh_from_db()
    assert task.approved_at is None


# --- /unapprove/ ---


def test_takes_it_back(ana_browser, ana, draft):
    task = draft()
    task.approve(by=ana, version=1)
    response = ana_browser.post(f"/followups/{task.pk}/unapprove/", headers=HTMX)
    assert response.status_code == 200
    assert toast(response)["text"] == "Approval undone: Day 1 for Jonah Whitlock."
    task.refresh_from_db()
    assert (task.approved_at, task.needs_approval) == (None, True)
    again = ana_browser.post(f"/followups/{task.pk}/unapprove/", headers=HTMX)
    assert toast(again)["text"] == "Day 1 for Jonah Whitlock is not approved."


def test_not_what_is_sent(ana_browser, ana, draft, sandbox):
    task = draft(hours=-1)
    task.approve(by=ana, version=1)
    assert send_one(task.pk) == "sent"
    assert ana_browser.post(f"/followups/{task.pk}/unapprove/", headers=HTMX).status_code == 409


# --- on the page of the draft ---


def test_the_page_says_that_it_waits_and_when_it_would_go(ana_browser, draft):
    page = ana_browser.get(f"/followups/{draft().pk}/preview/").content.decode()
    assert "Needs approval" in page and "Draft 1 of 1" in page and "once approved" in page
    assert 'data-key="a"' in page and 'data-key="s"' in page


def test_approving_saves_what_is_typed_and_goes_to_the_next(ana_browser, ana, draft):
    first, second, third = draft(), draft("Priya Raghunathan", 4), draft("Omar Haddad", 5)
    response = post(ana_browser, first, "approve", body=letters.OTHER_TEXT, next="/clients/")
    assert response.url == f"/followups/{second.pk}/preview/?next=%2Fclients%2F"
    first.refresh_from_db()
    assert (first.approved_by, first.approved_version) == (ana, 2)
    assert first.email_log.body == letters.OTHER_TEXT
    # The last one of the row goes on to what is left; the very last one back.
    assert post(ana_browser, third, "approve").url == f"/followups/{second.pk}/preview/"
    assert post(ana_browser, second, "skip", next="/clients/").url == "/clients/"
    second.refresh_from_db()
    assert second.status == "skipped"


def test_htmx_brings_the_next_one_at_once(ana_browser, draft):
    first, second = draft(), draft("Priya Raghunathan", 4)
    response = post(ana_browser, first, "approve", headers=HTMX)
    assert response.headers["HX-Push-Url"] == f"/followups/{second.pk}/preview/"
    assert "Day 1 to Priya Raghunathan" in response.content.decode()
    assert told(response)["undo_url"] == f"/followups/{first.pk}/unapprove/"
    page = post(ana_browser, second, "send", headers=HTMX, next="/clients/")
    assert page.headers["HX-Redirect"] == "/clients/"
    assert said(page) == ["Sending Day 1 for Priya Raghunathan"]


def test_the_drawer_closes_after_the_last_one(ana_browser, draft):
    drawer = post(ana_browser, draft(), "approve", headers={**HTMX, "HX-Target": "dialog"})
    assert (drawer.status_code, drawer.content) == (200, b"")
    assert told(drawer)["text"].startswith("Approved: Day 1 for Jonah Whitlock. Sends ")


def test_what_is_approved_is_exactly_what_goes(ana_browser, draft, sandbox):
    task = draft(hours=-1)
    assert send_one(task.pk) != "sent"
    post(ana_browser, task, "approve", subject="As I wrote it", body=letters.OTHER_TEXT)
    assert send_one(task.pk) == "sent"
    (mail,) = sandbox.mails("jonah@example.com")
    assert mail["subject"] == "As I wrote it"
    assert mail["text"].startswith(f"{letters.OTHER_TEXT}\n")


def test_saving_another_text_takes_the_approval_away_and_says_so(ana_browser, ana, draft):
    task = draft()
    task.approve(by=ana, version=1)
    response = post(ana_browser, task, "save", body=letters.OTHER_TEXT)
    assert said(response) == ["Saved. The text has changed, so it needs your approval again."]
    task.refresh_from_db()
    assert task.needs_approval


def test_the_approved_page_says_by_whom_and_takes_it_back(ana_browser, broker_browser, ana, draft):
    task = draft()
    task.approve(by=ana, version=1)
    address = f"/followups/{task.pk}/preview/"
    page = ana_browser.get(address).content.decode()
    assert "approved by you" in page and "Undo approval" in page and 'data-key="a"' not in page
    assert "approved by Ana" in broker_browser.get(address).content.decode()
    response = post(ana_browser, task, "unapprove", headers=HTMX)
    assert told(response)["text"] == "Approval undone: Day 1 for Jonah Whitlock."
    assert "Needs approval" in response.content.decode()


def test_in_automatic_mode_there_is_nothing_to_approve(ana_browser, ana, draft):
    task = draft()
    ana.reviews_first = False
    ana.save()
    page = ana_browser.get(f"/followups/{task.pk}/preview/").content.decode()
    assert 'value="approve"' not in page and "Needs approval" not in page and "Draft 1" not in page
    assert post(ana_browser, task, "approve").status_code == 302
    task.refresh_from_db()
    assert task.approved_at is None


def test_the_broker_walks_through_the_drafts_of_that_agent_alone(broker_browser, ben, draft, make_client, make_task):
    ben.reviews_first = True
    ben.save()
    task, other = draft(), make_task(make_client(agent=ben, email="b@example.com"))
    EmailLog.objects.create(task=other, client=other.client, status="draft", **TEXT)
    assert "Draft 1 of 1" in broker_browser.get(f"/followups/{task.pk}/preview/").content.decode()


# --- on the client's page ---


def test_the_step_says_that_it_waits_and_who_approved_it(ana_browser, ana, draft):
    task = draft()
    address = f"/clients/{task.client_id}/?step={task.pk}"
    page = ana_browser.get(address).content.decode()
    assert "Needs your approval" in page and "Review" in page and "once approved" in page
    task.approve(by=ana, version=1)
    page = ana_browser.get(address).content.decode()
    assert "approved by Ana today at" in page and "Needs your approval" not in page
    response = ana_browser.post(f"/followups/{task.pk}/unapprove/", headers={**HTMX, "HX-Target": "plan"})
    assert "Needs your approval" in response.content.decode()
