"""Who needs the agent on Today, why now, and in which order."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from clients.models import Activity, Attention, Call, Client, Conversation
from emails.models import EmailLog, Suppression
from emails.webhook.apply import apply
from followups.engine.reconcile import reconcile
from followups.models import Task
from tests.html import find, find_all, links, words
from tests.realtoros.today.conftest import NOW, page_of, rows_of, strong, words_of
from tests.words import why

pytestmark = pytest.mark.usefixtures("tuesday_morning")


def test_the_rules_in_their_order(ana, ana_browser, touched, make_client, make_task):
    """Each reason once, made in the opposite order."""
    touched(name="Quiet", last_contacted=NOW - timedelta(days=16), created_at=NOW - timedelta(days=20))
    make_task(touched(name="Own"), followup_type="Custom", reason_code="no_postal_address")
    make_client(name="Untouched")
    clicked = touched(name="Clicked")
    clicked.record(Activity.Kind.CLICKED, email=EmailLog.objects.create(client=clicked, status="click"))
    make_task(touched(name="Approve", sending_mode="review"), scheduled_for=NOW + timedelta(hours=2))
    bounced = touched(name="Bounced", email="old@example.com")
    log = EmailLog.objects.create(client=bounced, to_email="old@example.com", status="bounce")
    bounced.record(Activity.Kind.BOUNCED, email=log)
    Suppression.add("old@example.com", "bounced", "test")
    EmailLog.objects.create(client=touched(name="Unconfirmed"), status="unconfirmed", subject="Hello")
    make_task(touched(name="Failed"), status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    touched(name="Replied", replied_at=NOW - timedelta(hours=1)).log_reply("Saturday?", by=ana)
    assert [name for _, name in rows_of(ana_browser)] == [
        *("Replied", "Failed", "Unconfirmed", "Bounced", "Approve", "Clicked", "Untouched", "Own"),
    ]
    page = page_of(ana_browser)
    assert "9 things need you." in words(page)
    more = find(page, "#day .more")
    assert strong(more) == ["1 more:"] and links(more) == {"1 quiet client": "/clients/?only=quiet"}


def test_why_now_is_said_with_facts_times_and_one_verb(ana, ana_browser, touched, make_client, make_task):
    failed = make_task(
        touched(name="Failed"),
        status="failed",
        reason_code="send_failed",
        reason_facts={"error": "SendGrid refused it"},
    )
    lost = EmailLog.objects.create(client=touched(name="Lost"), status="unconfirmed", subject="Hello")
    held = make_task(touched(name="Held"), followup_type="Week 1", reason_code="no_postal_address")
    touched(name="Replied").log_reply("Could we see it again?", by=ana)
    make_client(name="New", created_at=NOW - timedelta(hours=19), property_address="9 Juniper Place")
    page = page_of(ana_browser)
    for text in ("SendGrid refused it", "may not have arrived", "no postal address", "19 h untouched"):
        assert text in words(page)
    assert "Replied: “Could we see it again?”" in words(page) and "“Could we see it again?”" in strong(page)
    assert "9 Juniper Place." in words(page)
    rows = {words(find(row, "a.name")): row for row in find_all(page, "#day li.row")}
    assert find(rows["Failed"], ".verbs > .button:not(.icon)")["formaction"] == f"/today/followups/{failed.pk}/retry/"
    assert find(rows["Lost"], ".verbs > .button:not(.icon)")["href"] == f"/emails/{lost.pk}/"
    assert find(rows["Held"], ".verbs > .button:not(.icon)")["href"] == f"/followups/{held.pk}/preview/"


def test_a_client_has_one_row_and_the_other_reasons_stand_in_it(ana, ana_browser, touched, make_task):
    client = touched()
    make_task(client, status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    make_task(client, followup_type="Day 3", reason_code="no_postal_address")
    client.log_reply("Yes", by=ana)
    assert rows_of(ana_browser) == [("replied", "Jonah Whitlock")]
    text = words_of(ana_browser)
    assert "1 thing needs you." in text and "Also: an email failed, a task is due." in text


def test_who_was_answered_is_off_the_list(ana, ana_browser, touched):
    client = touched()
    client.log_reply("Yes", by=ana)
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        Conversation.log(client, "call", outcome=Call.REACHED, by=ana)
        assert rows_of(ana_browser) == []


def test_a_click_is_over_once_somebody_called_and_back_when_that_is_taken_back(ana, ana_browser, touched):
    client = touched()
    log = EmailLog.objects.create(
        client=client, status="delivered", subject="418 Alder Court", sent_at=NOW - timedelta(hours=2)
    )
    stamps = [int((NOW - timedelta(minutes=minutes)).timestamp()) for minutes in (23, 14)]
    apply([{"event": "click", "timestamp": at, "sg_event_id": str(at), "email_log_id": str(log.pk)} for at in stamps])
    page = page_of(ana_browser)
    assert "Clicked your link twice" in strong(page)
    assert "Clicked your link twice, 7:42 AM and 7:51 AM: 418 Alder Court" in words(page)
    call = Conversation.log(client, "call", outcome=Call.VOICEMAIL, by=ana)
    assert rows_of(ana_browser) == []
    call.delete_softly(by=ana)
    assert rows_of(ana_browser) == [("clicked", "Jonah Whitlock")]


def test_an_email_opened_again_is_a_signal_and_opened_once_is_none(ana_browser, touched):
    once, twice = touched(name="Once"), touched(name="Twice")
    events = []
    for client, number in ((once, 1), (twice, 2)):
        log = EmailLog.objects.create(
            client=client, status="delivered", subject="Hello", sent_at=NOW - timedelta(hours=9)
        )
        for hours in range(number):
            at = int((NOW - timedelta(hours=hours + 1)).timestamp())
            events.append(
                {"event": "open", "timestamp": at, "sg_event_id": f"{log.pk}-{at}", "email_log_id": str(log.pk)}
            )
    apply(events)
    assert rows_of(ana_browser) == [("clicked", "Twice")]
    assert "Opened your email twice" in words_of(ana_browser)


def test_a_bounced_address_asks_to_be_fixed_until_it_is(ana_browser, touched):
    client = touched(email="old@example.com")
    log = EmailLog.objects.create(client=client, to_email="old@example.com", status="sent", sent_at=NOW)
    bounce = {"event": "bounce", "timestamp": int(NOW.timestamp()), "email_log_id": str(log.pk), "sg_event_id": "b"}
    apply([bounce | {"email": client.email, "reason": "550 no such user"}])
    assert "old@example.com" in words_of(ana_browser)
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        assert rows_of(ana_browser) == [("bounced", "Jonah Whitlock")]
        Client.objects.filter(pk=client.pk).update(email="new@example.com")
        assert rows_of(ana_browser) == []


def test_a_draft_to_approve_today_and_none_of_tomorrow(ana, ana_browser, touched, make_task):
    ana.reviews_first = True
    ana.save()
    client = touched(name="Priya")
    task = make_task(client, followup_type="Week 2", scheduled_for=NOW + timedelta(hours=2))
    EmailLog.objects.create(
        client=client, task=task, subject="A closer look", body="Hello", status="draft", text_version=3
    )
    make_task(touched(name="Tomorrow"), scheduled_for=NOW + timedelta(days=1))
    make_task(touched(name="Auto", sending_mode="automatic"), scheduled_for=NOW + timedelta(hours=1))
    assert rows_of(ana_browser) == [("to_approve", "Priya")]
    page = page_of(ana_browser)
    assert "Week 2 draft is ready: “A closer look”" in words(page) and "“A closer look”" in strong(page)
    assert "Approve by 10:05 AM" in words(page) and "Needs approval" in words(page)
    assert find(page, "input[name=version]")["value"] == "3"
    assert "1 email goes out automatically today, next 9:05 AM to Auto." in words(page)


def test_a_draft_that_was_not_approved_in_time_waits_in_red(ana_browser, touched, make_task):
    client = touched(sending_mode="review")
    make_task(client, scheduled_for=NOW - timedelta(hours=1), reason_code="needs_approval")
    page = page_of(ana_browser)
    assert rows_of(ana_browser) == [("to_approve", "Jonah Whitlock")]
    assert words(find(page, "#day .badge.red")) == "Waiting since 7:05 AM" and "not written yet" in words(page)


def test_what_is_put_aside_is_gone_until_then_or_until_something_new(ana, ana_browser, touched):
    client = touched()
    client.log_reply("Yes", by=ana)
    Attention.put_aside(client.pk, "replied", 0, by=ana, until=NOW + timedelta(days=1))
    assert rows_of(ana_browser) == []
    with time_machine.travel(NOW + timedelta(days=1, seconds=1), tick=False):
        assert rows_of(ana_browser) == [("replied", "Jonah Whitlock")]
    Attention.put_aside(client.pk, "replied", 0, by=ana, until=None, reason="Handled")
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        assert rows_of(ana_browser) == []
        client.log_reply("And now?", by=ana)
        assert rows_of(ana_browser) == [("replied", "Jonah Whitlock")]


def test_what_is_put_aside_shows_the_next_reason(ana, ana_browser, touched, make_task):
    client = touched()
    task = make_task(client, status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    client.log_reply("Yes", by=ana)
    Attention.put_aside(client.pk, "replied", 0, by=ana, until=None)
    assert rows_of(ana_browser) == [("failed", "Jonah Whitlock")]
    Attention.put_aside(client.pk, "failed", task.pk, by=ana, until=None)
    assert rows_of(ana_browser) == []


def test_only_the_first_eight_are_shown_and_the_rest_is_named(ana_browser, touched, make_task):
    for number in range(12):
        make_task(touched(name=f"Failed {number}"), status="failed")
    for number in range(3):
        make_task(touched(name=f"Own {number}"), followup_type="Custom", reason_code="no_sender")
    page = page_of(ana_browser)
    assert "15 things need you." in words(page) and len(find_all(page, "#day li.row")) == 8
    assert "7 more: 4 failed emails, 3 tasks" in words(page) and {"4 failed emails", "3 tasks"} <= set(links(page))


def test_a_hundred_are_not_counted_one_by_one(ana_browser, ana):
    clients = [Client(agent=ana, name=f"New {number}", planned_at=NOW) for number in range(120)]
    Client.objects.bulk_create(clients)
    page = page_of(ana_browser)
    assert "99+ things need you." in words(page) and words(find(page, "#n-tab")) == "99+"


def test_a_bounce_stops_four_follow_ups_and_says_so(ana_browser, touched, make_task):
    client = touched()
    log = EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", status="sent")
    tomorrow = timezone.now() + timedelta(days=1)
    for step in ("Day 3", "Week 1", "Week 2", "Month 1"):
        make_task(client, followup_type=step, scheduled_for=tomorrow)
    bounce = {"event": "bounce", "timestamp": int(timezone.now().timestamp()), "email_log_id": str(log.pk)}
    apply([bounce | {"email": client.email, "sg_event_id": "b", "reason": "550 5.1.1 no such user"}])
    reconcile()
    reasons = [why(task) for task in Task.objects.filter(status="cancelled")]
    assert reasons == ["do not email: the address bounced"] * 4
    told = "bounced: the address does not exist (jonah.whitlock@example.com), so 4 follow-ups stopped"
    assert told in words_of(ana_browser)


def test_a_refused_address_is_to_be_put_right_not_tried_again(ana_browser, make_task):
    task = make_task(
        status="failed",
        reason_code="address_refused",
        reason_facts={"error": "SendGrid answered 400: The to email address is not accepted."},
    )
    button = find(page_of(ana_browser), ".verbs > .button:not(.icon)")
    assert words(button) == "Fix address" and button.has_attr("data-dialog")
    assert button["href"] == f"/clients/{task.client_id}/edit/?field=email"
    EmailLog.objects.create(task=task, client=task.client, to_email="before@example.com", status="failed")
    button = find(page_of(ana_browser), ".verbs > .button:not(.icon)")
    assert words(button) == "Try again" and button["formaction"] == f"/today/followups/{task.pk}/retry/"


def test_of_signals_of_the_same_second_the_last_one_comes_first(ana_browser, broker_browser, make_client):
    client, now = make_client(), timezone.now()
    for kind in ("opened", "clicked", "unsubscribed"):
        Activity.objects.create(client=client, kind=kind, occurred_at=now)
    for browser in (ana_browser, broker_browser):
        said = words(find(page_of(browser), "#signals"))
        assert said.index("unsubscribed") < said.index("clicked") < said.index("opened")


@pytest.mark.parametrize(
    ("reason", "phone", "verb", "said"),
    [
        (None, "", "Reply", ""),
        ("unsubscribed", "503 555 0142", "Call", "Do not email: unsubscribed"),
        ("by_hand", "", "Open client", "Do not email:"),
        ("bounced", "503 555 0142", "Fix address", "Do not email: the address bounced"),
    ],
)
def test_who_may_not_be_emailed_is_offered_something_else(ana_browser, ana, touched, reason, phone, verb, said):
    client = touched(name="Noor", email="Noor@example.com", phone=phone)
    client.log_reply("Saturday?", by=ana)
    if reason:
        Suppression.add("noor@example.com", reason, "test")
    row = find(page_of(ana_browser), f"#need-{client.pk}")
    first = row.select_one(".verbs > :is(a, button)")
    assert words(first) == verb and said in words(row)
    assert ("Reply" in words(row)) == (reason is None)


def test_a_client_without_an_address_or_with_a_failed_email_neither(ana_browser, ana, touched, make_client, make_task):
    nobody = make_client(name="Nobody", email="", phone="")
    failed = touched(name="Failed", email="no@example.com", phone="")
    make_task(failed, status="failed", reason_code="send_failed", reason_facts={"error": "busy"})
    Suppression.add("no@example.com", "complained", "test")
    page = page_of(ana_browser)
    first = {pk: words(find(page, f"#need-{pk} .verbs").find(["a", "button"])) for pk in (nobody.pk, failed.pk)}
    assert first == {nobody.pk: "Add email", failed.pk: "Open client"}


def test_the_ledger_is_asked_once(ana_browser, touched, django_assert_num_queries, ana):
    def ask():
        with django_assert_num_queries(7):
            page_of(ana_browser)

    touched(name="First").log_reply("Hi", by=ana)
    page_of(ana_browser)
    ask()
    for number in range(5):
        touched(name=f"Client {number}", email=f"c{number}@example.com").log_reply("Hi", by=ana)
    ask()
