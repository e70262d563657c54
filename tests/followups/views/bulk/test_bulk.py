"""Selected follow-ups: each verb does exactly what it says to what may still change, and its undo exactly that back."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from clients.models import Activity, BulkAction
from emails.models import EmailLog
from followups import bulk
from followups.engine.sweep import sweep
from followups.models import Task
from tests.followups.actions import HTMX, toast
from tests.followups.views.bulk.selected import NOON, VERBS, post, said, statuses, undo
from tests.letters import TEXT
from tests.words import text_of, why


@pytest.mark.parametrize(
    ("verb", "status", "words", "text"),
    [
        ("skip", "skipped", "Skipped 2 follow-ups.", "Day 1 skipped"),
        ("cancel", "cancelled", "Canceled 2 follow-ups.", "Day 1 canceled"),
        ("complete", "completed", "Marked 2 follow-ups as done.", "Day 1 done by hand"),
    ],
)
def test_ends_those_that_are_open_and_undoes_exactly_that(ana_browser, ana, three, clock, verb, status, words, text):
    Task.objects.filter(pk=three[1].pk).update(
        status="failed", reason_code="send_failed", reason_facts={"error": "SendGrid answered 400"}
    )
    Task.objects.filter(pk=three[2].pk).update(status="processing")
    log = EmailLog.objects.create(client=three[0].client, task=three[0], status="queued")
    page = post(ana_browser, verb, three)
    assert page.redirect_chain == [("/followups/?tab=today", 302)]
    assert said(page) == [f"{words} 1 skipped because they have changed."]
    assert statuses(three) == [status, status, "processing"]
    log.refresh_from_db()
    assert log.status == "draft"
    row = Activity.objects.get(task=three[0])
    assert (text_of(row), row.agent, row.client) == (text, ana, three[0].client)
    task = Task.objects.get(pk=three[0].pk)
    assert (task.completed_at is not None) == (verb == "complete") and why(task) == ""

    clock.shift(5)
    assert said(undo(ana_browser)) == ["Undone for 2 follow-ups."]
    assert statuses(three) == ["pending", "pending", "processing"]
    task.refresh_from_db()
    assert task.completed_at is None and task.planned_at == NOON + timedelta(seconds=5)
    assert said(undo(ana_browser)) == ["That was already undone."]


@pytest.mark.parametrize(
    ("asked", "at", "words"),
    [
        ({"to": "hour"}, NOON + timedelta(hours=3), "Moved 3 follow-ups an hour later."),
        ({"to": "tomorrow"}, datetime(2026, 11, 25, 17, tzinfo=UTC), "Moved 3 follow-ups to Wed, Nov 25, 9:00 AM PST."),
        ({"to": "monday"}, datetime(2026, 11, 30, 17, tzinfo=UTC), "Moved 3 follow-ups to Mon, Nov 30, 9:00 AM PST."),
        (
            {"to": "", "scheduled_for": "2026-12-01T10:30"},
            datetime(2026, 12, 1, 18, 30, tzinfo=UTC),
            "Moved 3 follow-ups to Tue, Dec 1, 10:30 AM PST.",
        ),
    ],
)
def test_reschedules_and_puts_each_back_to_its_own_time(ana_browser, ana, three, asked, at, words):
    Task.objects.filter(pk=three[0].pk).update(reason_code="client_paused", not_before=NOON)
    before = [task.scheduled_for for task in three]
    assert said(post(ana_browser, "reschedule", three, **asked)) == [words]
    moved = [Task.objects.get(pk=task.pk) for task in three]
    assert [task.scheduled_for for task in moved] == [at] * 3
    assert (moved[0].reason_code, why(moved[0]), moved[0].not_before, moved[0].planned_at) == ("", "", None, NOON)
    assert text_of(Activity.objects.get(task=three[0])).startswith("Day 1 moved to ")

    moved[2].reschedule(at + timedelta(days=1), by=ana)
    assert said(undo(ana_browser)) == ["Undone for 2 follow-ups. 1 follow-up skipped because of newer changes."]
    assert [Task.objects.get(pk=task.pk).scheduled_for for task in three] == [*before[:2], at + timedelta(days=1)]


def test_an_hour_later_is_counted_from_now_for_what_is_late(ana_browser, make_task):
    late = make_task(scheduled_for=NOON - timedelta(days=3))
    post(ana_browser, "reschedule", [late], to="hour")
    late.refresh_from_db()
    assert late.scheduled_for == NOON + timedelta(hours=1)


@pytest.mark.parametrize("typed", ["", "soon", "2020-01-01T09:00", "2099-01-01T09:00", "2026-03-08T02:30"])
def test_a_time_that_makes_no_sense_changes_nothing(ana_browser, three, typed):
    response = ana_browser.post(
        "/followups/bulk/reschedule/", {"task": [three[0].pk], "scheduled_for": typed}, headers=HTMX
    )
    assert response.status_code == 204 and toast(response)["level"] == "error"
    assert not BulkAction.objects.exists()


def test_failed_ones_are_tried_again_and_the_others_left(ana_browser, three):
    Task.objects.filter(pk=three[0].pk).update(
        status="failed", reason_code="send_failed", reason_facts={"error": "SendGrid answered 400"}
    )
    EmailLog.objects.create(client=three[0].client, task=three[0], status="failed", retry_count=3)
    page = post(ana_browser, "retry", three)
    assert said(page) == ["Queued 1 follow-up again. Sending within a minute. 2 skipped because they did not fail."]
    task = Task.objects.select_related("email_log").get(pk=three[0].pk)
    assert (task.status, why(task), task.hurried_at, task.email_log.retry_count) == ("pending", "", NOON, 0)
    # What was asked to go can't be called back.
    assert undo(ana_browser).status_code == 404


def test_what_nobody_approved_is_not_sent_by_trying_again(ana_browser, make_client, make_task, sandbox, office):
    """Review mode: a failed follow-up whose text was changed, or never read, waits for approval as it did before."""
    client = make_client(sending_mode="review")
    tasks = [make_task(client, followup_type=step, status="failed") for step in ("Day 1", "Day 3")]
    for task in tasks:
        EmailLog.objects.create(client=client, task=task, status="failed", subject="s", body=TEXT, text_version=2)
    Task.objects.filter(pk=tasks[1].pk).update(approved_at=NOON, approved_version=2)
    page = post(ana_browser, "retry", tasks)
    assert said(page) == ["Queued 2 follow-ups again, 1 of them need approval first."]
    assert sweep() == {"held": 1, "sent": 1}
    unread, read = Task.objects.order_by("pk")
    assert (unread.status, unread.reason_code, unread.hurried_at) == ("pending", "needs_approval", None)
    assert read.status == "completed"


def test_approves_the_texts_that_were_shown_and_no_others(ana_browser, ana, drafts, clock):
    page = ana_browser.get("/followups/?tab=today").content.decode()
    reads = re.findall(r'name="read" value="([\d.]+)"', page)
    assert reads == [f"{task.pk}.2" for task in drafts[:2]]
    EmailLog.objects.filter(task=drafts[1]).update(text_version=3)  # rewritten since the page was shown
    Task.objects.filter(pk=drafts[0].pk).update(reason_code="needs_approval", not_before=NOON)
    page = post(ana_browser, "approve", drafts, read=reads)
    assert said(page) == [
        "Approved 1 follow-up. Each sends when it is due. "
        "2 not approved: needs review, has no draft yet or was already decided."
    ]
    task = Task.objects.get(pk=drafts[0].pk)
    assert (task.approved_at, task.approved_by, task.approved_version, task.reason_code) == (NOON, ana, 2, "")
    assert text_of(Activity.objects.get(task=task)) == "Day 1 approved: “To Ada”"
    assert not Task.objects.filter(approved_at__isnull=False).exclude(pk=task.pk).exists()

    clock.shift(3)
    assert said(undo(ana_browser)) == ["Undone for 1 follow-up."]
    task.refresh_from_db()
    assert (task.approved_at, task.approved_by, task.approved_version) == (None, None, None)


def test_nobody_approves_the_pages_they_have_not_seen(ana_browser, drafts):
    response = ana_browser.post("/followups/bulk/approve/", {"all": "3", "next": "/followups/?tab=today"}, headers=HTMX)
    assert response.status_code == 204 and "You can only approve emails on this page" in toast(response)["text"]


def test_all_that_the_filters_find(ana_browser, make_client, make_task):
    client = make_client()
    for number in range(12):
        make_task(client, followup_type="Custom", scheduled_for=NOON + timedelta(hours=1), notes=str(number))
    make_task(client, followup_type="Custom", scheduled_for=NOON + timedelta(days=3))
    assert 'name="all" value="12"' in ana_browser.get("/followups/?tab=today").content.decode()
    assert said(post(ana_browser, "skip", [], all="12")) == ["Skipped 12 follow-ups."]
    assert Task.objects.filter(status="pending").count() == 1
    assert said(undo(ana_browser)) == ["Undone for 12 follow-ups."]


def test_more_than_ten_thousand_are_not_touched_at_once(ana_browser, three, monkeypatch):
    monkeypatch.setattr("followups.views.bulk.MAX_SELECTED", 2)
    response = ana_browser.post("/followups/bulk/skip/", {"all": "3", "next": "/followups/"}, headers=HTMX)
    assert response.status_code == 204 and "Use a filter to narrow them" in toast(response)["text"]
    assert statuses(three) == ["pending"] * 3


def test_htmx_gets_the_list_and_a_toast_with_undo(ana_browser, three):
    response = ana_browser.post(
        "/followups/bulk/skip/", {"task": [three[0].pk], "next": "/followups/?tab=today"}, headers=HTMX
    )
    page = response.content.decode()
    assert "<html" not in page and 'id="results"' in page and "Bea" in page and "Ada" not in page
    move = BulkAction.objects.get()
    assert toast(response) == {
        "text": "Skipped 1 follow-up.",
        "undo_url": f"/bulk/{move.pk}/undo/",
        "level": "success",
    }


@pytest.mark.parametrize("verb", VERBS)
def test_a_selection_that_makes_no_sense_changes_nothing(ana_browser, three, verb):
    url = f"/followups/bulk/{verb}/"
    assert ana_browser.get(url).status_code == 405
    assert ana_browser.post(url, {"task": ["x"]}).status_code == 400
    assert ana_browser.post(url, {"task": ["9999999"], "to": "hour"}).status_code == 404
    response = ana_browser.post(url, {}, headers=HTMX)
    assert response.status_code == 204 and toast(response)["text"] == "Select some follow-ups first."
    assert statuses(three) == ["pending"] * 3


@pytest.mark.parametrize("verb", VERBS)
def test_another_agents_are_not_there(ben_browser, three, verb):
    data = {"task": [task.pk for task in three], "to": "hour", "confirmed": "3"}
    assert ben_browser.post(f"/followups/bulk/{verb}/", data).status_code == 404
    everything = {"all": "3", "next": "/followups/", "to": "hour"}
    if verb != "approve":
        assert ben_browser.post(f"/followups/bulk/{verb}/", everything).status_code == 404
    assert statuses(three) == ["pending"] * 3


def test_nothing_left_to_change_is_said(ana_browser, three):
    Task.objects.update(status="skipped")
    assert said(post(ana_browser, "skip", three)) == [
        "Nothing changed: 3 follow-ups skipped because they have changed."
    ]
    assert not BulkAction.objects.exists()


@pytest.mark.parametrize("verb", ["skip", "reschedule", "approve", "send", "retry"])
def test_two_hundred_cost_as_many_questions_as_two(ana, make_client, make_task, verb, django_assert_max_num_queries):
    def cost(how_many):
        client = make_client(sending_mode="review" if verb == "approve" else "")
        status = "failed" if verb == "retry" else "pending"
        tasks = [make_task(client, followup_type="Custom", status=status) for _ in range(how_many)]
        for task in tasks:
            words = {"subject": "s", "body": TEXT, "written_by": "agent" if verb == "send" else "ai"}
            EmailLog.objects.create(client=client, task=task, status="draft", **words)
        more = {"reschedule": [timedelta(hours=1)], "approve": [{task.pk: 0 for task in tasks}]}.get(verb, [])
        with django_assert_max_num_queries(13) as questions:
            move = getattr(bulk, verb)(Task.objects.filter(client=client), *more, by=ana)
        assert len(move.changes) == how_many
        return len(questions)

    assert cost(2) == cost(200)
