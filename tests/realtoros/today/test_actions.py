"""What can be done on a row of Today."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from clients import bulk
from clients.models import Activity, Attention, Client, Conversation
from emails.models import EmailLog
from followups.models import Task
from tests.html import find, find_all, links, words
from tests.words import text_of as words_of

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)  # Tuesday, 8:05 AM in Los Angeles
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def client_of_ana(make_client):
    return make_client()


@pytest.fixture
def draft(make_client, make_task):
    """A follow-up that waits for approval of its third text."""
    client = make_client(sending_mode="review", last_contacted=NOW - timedelta(days=1))
    task = make_task(client, followup_type="Week 2", scheduled_for=NOW + timedelta(hours=2))
    EmailLog.objects.create(client=client, task=task, subject="Hello", body="Hi.", status="draft", text_version=3)
    return task


def undo_of(answer):
    """The address of Undo on a struck row."""
    form = find(answer, ".struck form")
    assert form["action"] == form["hx-post"] and words(form) == "Undo"
    return form["hx-post"]


# --- a call ---


def test_a_call_is_logged_and_its_row_struck_with_undo(ana_browser, client_of_ana):
    url = f"/today/clients/{client_of_ana.pk}/call/"
    answer = ana_browser.post(url, {"outcome": "voicemail"}, headers=HTMX)
    row = Activity.objects.get(kind="call")
    assert words_of(row) == "Call, voicemail."
    said = find(answer, ".struck .said")
    assert words(said) == "Called Jonah Whitlock, voicemail"
    assert links(said) == {"Jonah Whitlock": f"/clients/{client_of_ana.pk}/"}
    assert undo_of(answer) == f"{url}undo/?call={Conversation.objects.get().pk}"
    answer = ana_browser.post(undo_of(answer), headers=HTMX)
    assert (
        answer["HX-Retarget"] == f"#need-{client_of_ana.pk}"
        and find(answer, "[autofocus]")["href"] == f"/clients/{client_of_ana.pk}/"
    )
    client_of_ana.refresh_from_db()
    assert client_of_ana.last_contacted is None


def test_a_call_without_htmx_goes_back_with_a_message(ana_browser, client_of_ana):
    answer = ana_browser.post(f"/today/clients/{client_of_ana.pk}/call/", {"outcome": "reached"}, follow=True)
    assert answer.redirect_chain == [("/", 302)]
    assert "Called Jonah Whitlock, reached." in answer.content.decode()
    undo = f"/today/clients/{client_of_ana.pk}/call/undo/?call={Conversation.objects.get().pk}"
    assert find(answer, "#toasts form")["action"] == undo
    assert "Call log undone." not in answer.content.decode()
    assert "Jonah Whitlock is back" not in answer.content.decode()
    assert "Call log undone." in ana_browser.post(undo, follow=True).content.decode()


def test_a_call_needs_an_outcome(ana_browser, client_of_ana):
    answer = ana_browser.post(f"/today/clients/{client_of_ana.pk}/call/", headers=HTMX)
    assert answer.status_code == 422 and "choose how the call went" in answer["HX-Trigger"]
    assert not Activity.objects.filter(kind="call").exists()


@pytest.mark.parametrize("call", ["", "x", "999999999999999999999", "77"])
def test_no_other_call_is_taken_back(ana_browser, client_of_ana, call):
    url = f"/today/clients/{client_of_ana.pk}/call/undo/?call={call}"
    assert ana_browser.post(url, headers=HTMX).status_code == 409
    assert "Nothing changed" in ana_browser.post(url, follow=True).content.decode()


def test_a_rows_form_tells_of_a_call_or_puts_it_aside(ana_browser, client_of_ana):
    asked = {"kind": "untouched", "subject": "0", "day": "", "reason": ""}
    url = f"/today/clients/{client_of_ana.pk}/"
    assert "Snoozed Jonah" in words(ana_browser.post(url, asked | {"until": "week"}, headers=HTMX))
    assert "Called Jonah" in words(ana_browser.post(url, asked | {"outcome": "reached"}, headers=HTMX))


# --- snooze and dismiss ---


@pytest.mark.parametrize(
    ("until", "day", "ends"),
    [
        ("tomorrow", "", datetime(2026, 11, 25, 8, tzinfo=UTC)),
        ("week", "", datetime(2026, 11, 30, 8, tzinfo=UTC)),  # Monday
        ("day", "2026-12-24", datetime(2026, 12, 24, 8, tzinfo=UTC)),
        ("never", "", None),
    ],
)
def test_puts_aside_until_then_and_undoes_it(ana, ana_browser, client_of_ana, until, day, ends):
    url = f"/today/clients/{client_of_ana.pk}/aside/"
    asked = {"kind": "untouched", "subject": "0", "until": until, "day": day, "reason": "Knows us"}
    text = words(ana_browser.post(url, asked, headers=HTMX))
    row = Attention.objects.get()
    assert (row.until, row.agent, row.kind, row.subject) == (ends, ana, "untouched", 0)
    assert ("Snoozed Jonah" in text) is (ends is not None) and ("Dismissed Jonah" in text) is (ends is None)
    assert ": Knows us" in text or ends
    assert "All clear." in words(ana_browser.get("/"))
    answer = ana_browser.post(f"{url}undo/?kind=untouched&subject=0", headers=HTMX)
    assert find(answer, f"#need-{client_of_ana.pk}") and not Attention.objects.exists()
    assert ana_browser.post(f"{url}undo/?kind=untouched&subject=0", headers=HTMX).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "nonsense"},
        {"subject": "x"},
        {"subject": "-1"},
        {"until": "ever"},
        {"until": "day"},
        {"until": "day", "day": "2026-11-24"},
        {"until": "day", "day": "2099-01-01"},
        {"until": "day", "day": "soon"},
        {"reason": "x" * 201},
    ],
)
def test_what_cannot_be_put_aside_is_refused(ana_browser, client_of_ana, wrong):
    asked = {"kind": "untouched", "subject": "0", "until": "tomorrow", "day": "", "reason": ""} | wrong
    answer = ana_browser.post(f"/today/clients/{client_of_ana.pk}/aside/", asked, headers=HTMX)
    assert answer.status_code == 422 and '"level": "error"' in answer["HX-Trigger"]
    assert not Attention.objects.exists()


def test_the_last_wish_counts(ana_browser, client_of_ana):
    url = f"/today/clients/{client_of_ana.pk}/aside/"
    for until in ("tomorrow", "never"):
        ana_browser.post(url, {"kind": "untouched", "subject": "0", "until": until})
    assert Attention.objects.get().until is None


# --- its follow-up ---


def test_approves_the_text_that_was_shown_and_takes_it_back(ana, ana_browser, draft):
    url = f"/today/followups/{draft.pk}/approve/"
    answer = ana_browser.post(url, {"version": "3"}, headers=HTMX)
    assert words(find(answer, ".said")) == "Approved Week 2 for Jonah Whitlock: sends Tue 10:05 AM"
    draft.refresh_from_db()
    assert draft.approved_by == ana and not draft.needs_approval
    answer = ana_browser.post(f"/today/followups/{draft.pk}/unapprove/", headers=HTMX)
    assert find(answer, f"#need-{draft.client_id}")
    draft.refresh_from_db()
    assert draft.needs_approval


@pytest.mark.parametrize("version", ["2", "", "x", "99999999999"])
def test_a_text_that_changed_is_not_approved(ana_browser, draft, version):
    answer = ana_browser.post(f"/today/followups/{draft.pk}/approve/", {"version": version}, headers=HTMX)
    assert answer.status_code == 409 and "Read it first" in answer["HX-Trigger"]
    draft.refresh_from_db()
    assert draft.needs_approval


@pytest.mark.parametrize(("verb", "status"), [("skip", "skipped"), ("complete", "completed")])
def test_skips_and_completes_with_undo(ana_browser, draft, verb, status):
    answer = ana_browser.post(f"/today/followups/{draft.pk}/{verb}/", headers=HTMX)
    draft.refresh_from_db()
    assert draft.status == status and undo_of(answer) == f"/today/followups/{draft.pk}/restore/"
    ana_browser.post(f"/today/followups/{draft.pk}/restore/", headers=HTMX)
    draft.refresh_from_db()
    assert draft.status == "pending"


def test_tries_a_failed_one_again(ana_browser, office, make_task, settings):
    settings.OPENAI_API_KEY = settings.SENDGRID_API_KEY = "test"
    task = make_task(status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    text = words(ana_browser.post(f"/today/followups/{task.pk}/retry/", headers=HTMX))
    task.refresh_from_db()
    assert task.status == "pending" and "sends within a minute" in text and "Undo" not in text


def test_says_when_what_is_tried_again_will_not_go(ana_browser, make_task, settings):
    settings.SENDGRID_API_KEY = ""
    task = make_task(status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    answer = ana_browser.post(f"/today/followups/{task.pk}/retry/", follow=True)
    assert "but it won't be sent: SendGrid is not set up" in words(answer)


def test_the_head_of_the_page_counts_at_once(ana_browser, draft, make_task):
    make_task(status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    assert "2 things need you." in words(ana_browser.get("/"))
    answer = ana_browser.post(f"/today/followups/{draft.pk}/skip/", headers=HTMX)
    beside = {part["id"]: words(part) for part in find_all(answer, "[hx-swap-oob=true]")}
    assert "1 thing needs you." in beside.pop("summary")
    assert beside == {"needs-total": "1", "n-t": "1", "n-tab": "1"}


def test_what_was_done_is_said_though_the_page_is_gone(broker_browser, draft):
    """A broker acts on the page of an agent who left a moment ago."""
    headers = HTMX | {"HX-Current-URL": "http://testserver/?agent=999999"}
    answer = broker_browser.post(f"/today/followups/{draft.pk}/skip/", headers=headers)
    assert answer.status_code == 200 and "Skipped" in words(answer) and not find_all(answer, "[hx-swap-oob]")


def test_the_second_caller_loses_and_sees_the_list_as_it_is(ana_browser, draft):
    for expected in (200, 409):
        answer = ana_browser.post(f"/today/followups/{draft.pk}/skip/", headers=HTMX)
        assert answer.status_code == expected
    assert "has moved on" in answer["HX-Trigger"] and find(answer, "#day")


def test_there_is_no_other_verb(ana_browser, draft):
    assert ana_browser.post(f"/today/followups/{draft.pk}/delete/").status_code == 404


# --- whose it is ---

ACTS = [
    "clients/{client}/",
    "clients/{client}/call/",
    "clients/{client}/call/undo/",
    "clients/{client}/aside/",
    "clients/{client}/aside/undo/",
]
ACTS += [f"followups/{{task}}/{verb}/" for verb in ("approve", "skip", "complete", "retry", "restore", "unapprove")]


@pytest.mark.parametrize("path", ACTS)
def test_another_agents_row_is_not_there_and_get_is_not_allowed(ana_browser, ben_browser, draft, path):
    url = "/today/" + path.format(client=draft.client_id, task=draft.pk)
    asked = {"outcome": "reached", "kind": "untouched", "subject": 0, "until": "never", "version": 3}
    for headers in ({}, HTMX):
        assert ben_browser.post(url, asked, headers=headers).status_code == 404
    assert ana_browser.get(url).status_code == 405
    assert Task.objects.get().status == "pending" and not Attention.objects.exists()


# --- the broker gives leads away ---


def test_the_broker_assigns_a_lead_in_one_click_and_takes_it_back(ana, broker_browser, make_client):
    lead = make_client(agent=None)
    url = f"/today/clients/{lead.pk}/assign/"
    answer = broker_browser.post(url, {"agent": ana.pk}, headers=HTMX)
    lead.refresh_from_db()
    assert lead.agent == ana and words(find(answer, ".said")) == "Assigned Jonah Whitlock to Ana Morales"
    undo = undo_of(answer)
    answer = broker_browser.post(undo, headers=HTMX)
    lead.refresh_from_db()
    assert lead.agent is None and find(answer, f"#need-{lead.pk}")
    assert broker_browser.post(undo, headers=HTMX).status_code == 409


def test_only_the_assigning_of_that_lead_is_taken_back(broker, broker_browser, make_client):
    leads = [make_client(agent=None), make_client(agent=None)]
    for change in (bulk.pause(Client.objects.all(), by=broker), bulk.reassign(Client.objects.all(), broker, by=broker)):
        url = f"/today/clients/{leads[0].pk}/assign/undo/?change={change.pk}"
        assert broker_browser.post(url, headers=HTMX).status_code == 409
        change.refresh_from_db()
        assert change.undone_at is None


@pytest.mark.parametrize("agent", ["", "x", "999999"])
def test_a_lead_goes_only_to_somebody_who_works_here(broker_browser, make_client, agent):
    lead = make_client(agent=None)
    assert broker_browser.post(f"/today/clients/{lead.pk}/assign/", {"agent": agent}, headers=HTMX).status_code == 422
    assert Client.objects.get().agent is None


@pytest.mark.parametrize("path", ["assign/", "assign/undo/"])
def test_only_the_broker_assigns(ana, ana_browser, client_of_ana, path):
    url = f"/today/clients/{client_of_ana.pk}/{path}"
    assert ana_browser.post(url, {"agent": ana.pk}).status_code == 403
    assert ana_browser.get(url).status_code == 405


def test_a_lead_that_changed_hands_meanwhile_is_left_alone(ana, ben, broker_browser, make_client):
    lead = make_client(agent=None)
    struck = broker_browser.post(f"/today/clients/{lead.pk}/assign/", {"agent": ana.pk}, headers=HTMX)
    Client.objects.filter(pk=lead.pk).update(agent=ben, updated_at=timezone.now())
    answer = broker_browser.post(undo_of(struck), headers=HTMX)
    assert answer.status_code == 409 and Client.objects.get(pk=lead.pk).agent == ben
    struck = broker_browser.post(f"/today/clients/{lead.pk}/assign/", {"agent": ana.pk}, headers=HTMX)
    type(ben).objects.filter(pk=ben.pk).update(is_active=False)
    assert "former agent is deactivated" in broker_browser.post(undo_of(struck), headers=HTMX)["HX-Trigger"]
