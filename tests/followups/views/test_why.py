from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Client
from emails.models import EmailLog
from followups.display.reasons import GATE_WORDS
from followups.engine import gates
from followups.engine.sweep import sweep
from followups.models import Task
from tests.html import find, find_all, links, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

AT = "2026-11-24T14:30:04+00:00"


def page(browser, task):
    response = browser.get(f"/followups/{task.pk}/why/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def lines(browser, task):
    """What had to hold for it, and what was found: the state, the word and the detail of each line."""
    response = browser.get(f"/followups/{task.pk}/why/")
    return [
        (line["class"][0], words(find(line, "b")), "".join(map(words, find_all(line, ".meta"))))
        for line in find_all(response, ".why-page > .gates > li")
    ]


def test_one_that_was_sent_shows_both_looks(sandbox, ana_browser, make_task):
    task = make_task()
    sweep()
    text = page(ana_browser, task)
    assert "Why did this send?" in text and "It passed every check" in text
    assert "It was sent." in text and "Accepted by SendGrid" in text
    assert "When it was due" in text and "Right before sending" in text
    assert "Not on the do-not-email list" in text


def test_a_look_of_the_past_says_that_nothing_was_in_its_way(ana_browser, make_task):
    looks = {moment: {"at": AT, "said": {"not_replied": {}}} for moment in ("due", "sending")}
    assert "When it was due: all checks passed" in page(ana_browser, make_task(status="failed", gates=looks))


def test_one_that_could_go_now_says_that_nothing_is_in_its_way(sandbox, ana_browser, make_client, make_task):
    client = make_client(paused_at=timezone.now())
    task = make_task(client)
    sweep()
    Client.objects.filter(pk=client.pk).update(paused_at=None)
    assert "If it were sent now: all checks pass" in page(ana_browser, task)


def test_one_that_is_held_says_the_reason_and_what_would_happen_now(sandbox, ana_browser, make_client, make_task):
    task = make_task(make_client(paused_at=timezone.now()))
    sweep()
    text = page(ana_browser, task)
    assert "It is on hold.</strong> Follow-ups are paused for this client. Day 1 to Jonah Whitlock, tried once." in text
    assert '<li class="stopped">' in text and text.count('class="stopped"') == 2  # then, and if it were to go now
    assert "If it were sent now: it would not be sent" in text
    assert 'SendGrid’s answer</b> <span class="meta">No answer yet' in text
    assert f'action="/clients/{task.client_id}/resume/"' in text and "Resume" in text


def test_one_that_is_not_due_yet(ana_browser, make_task):
    task = make_task(scheduled_for=timezone.now() + timezone.timedelta(days=1))
    assert "It is not due yet." in page(ana_browser, task)


@pytest.mark.parametrize("status", Task.Status.values)
def test_every_status_has_its_words(ana_browser, make_task, status):
    text = page(ana_browser, make_task(status=status, reason_code="replied"))
    assert 'aria-label="In short"' in text and "<strong>It " in text


def test_the_gates_stand_in_their_order_with_their_times(ana_browser, make_task):
    said = {gate.__name__: {} for gate in reversed(gates.GATES)} | {"not_replied": {"code": "replied"}}
    task = make_task(status="cancelled", reason_code="replied", gates={"due": {"at": AT, "said": said}})
    due, *looked, answer = lines(ana_browser, task)
    assert (due[1], answer[1]) == ("Due", "SendGrid’s answer")
    assert [word for _, word, _ in looked] == list(GATE_WORDS.values())
    assert {state for state, _, _ in looked} == {"passed", "stopped"}
    assert [detail for state, _, detail in looked if state != "passed"] == ["The client replied"]
    text = page(ana_browser, task)
    assert "6:30:04" in text and "Open reply" in text  # in Los Angeles


def test_what_closed_as_well_is_told_but_does_not_decide(ana_browser, make_client, make_task):
    said = {"not_paused": {"code": "client_paused"}, "sender_is_known": {"code": "no_sender"}}
    held = {"reason_code": "no_sender"}
    task = make_task(gates={"due": {"at": AT, "said": said}}, **held)
    _, *looked, _ = lines(ana_browser, task)
    assert [(state, detail) for state, _, detail in looked] == [
        ("also", "Follow-ups are paused for this client"),
        ("stopped", "The office has no sender address. Add it in Settings"),
    ]


def test_what_the_provider_and_then_the_webhook_said(ana_browser, make_task):
    task = make_task(status="completed")
    events = [
        {"event": "delivered", "timestamp": 1795530700, "response": "250 OK"},
        {"event": "bounce", "timestamp": 1795530800, "reason": "552 5.2.2 mailbox full"},
    ]
    log = EmailLog.objects.create(
        client=task.client, task=task, status="bounce", sent_at=timezone.now(), webhook_events=events
    )
    Task.objects.filter(pk=task.pk).update(email_sent=log)
    assert lines(ana_browser, task)[1:] == [
        ("passed", "Accepted by SendGrid", ""),
        ("passed", "Delivered", ""),
        ("stopped", "Bounced", "The mailbox is full"),
    ]
    assert links(ana_browser.get(f"/followups/{task.pk}/why/"))["Open email"] == f"/emails/{log.pk}/"


def test_comes_as_a_dialog_too(ana_browser, make_task):
    task = make_task()
    headers = {"HX-Request": "true", "HX-Target": "dialog"}
    text = ana_browser.get(
        f"/followups/{task.pk}/why/?next=/followups/%3Ftab%3Dfailed", headers=headers
    ).content.decode()
    assert "<dialog" in text and "<html" not in text
    assert 'name="next" value="/followups/?tab=failed"' in text


def test_a_gate_that_was_taken_out_since_is_still_named(ana_browser, make_task):
    look = {"at": timezone.now().isoformat(), "said": {"moon_is_full": {"words": "the moon was half"}}}
    text = page(ana_browser, make_task(status="cancelled", gates={"due": look}))
    assert "moon is full" in text and "The moon was half" in text


def test_post_is_refused(ana_browser, make_task):
    assert ana_browser.post(f"/followups/{make_task().pk}/why/").status_code == 405


def test_another_agent_gets_404(ben_browser, make_task):
    assert ben_browser.get(f"/followups/{make_task().pk}/why/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ({}, "Will this send?"),
        ({"reason_code": "client_paused"}, "Why didn't this send?"),
        ({"scheduled_for": timezone.now() - timedelta(hours=1)}, "Why didn't this send?"),
        ({"status": "skipped"}, "Why didn't this send?"),
    ],
)
def test_asks_what_somebody_would(ana_browser, make_task, fields, asks):
    task = make_task(**({"scheduled_for": timezone.now() + timedelta(days=1)} | fields))
    assert words(find(page(ana_browser, task), "h1")) == asks


def test_a_refused_address_is_changed_before_it_is_tried_again(ana_browser, make_task):
    task = make_task(
        status="failed",
        reason_code="address_refused",
        reason_facts={"error": "SendGrid answered 400: The to email address is not accepted."},
    )
    log = EmailLog.objects.create(task=task, client=task.client, to_email=task.client.email, status="failed")
    assert links(ana_browser.get(f"/followups/{task.pk}/why/"))["Fix address"].endswith("/edit/?field=email")
    EmailLog.objects.filter(pk=log.pk).update(to_email="before@example.com")
    text = page(ana_browser, task)
    assert ">Fix address</a>" not in text and "Try again</button>" in text
