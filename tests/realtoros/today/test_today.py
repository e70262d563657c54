from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone

from clients.models import Activity, Attention, Call, Client
from emails.models import EmailLog, Suppression
from emails.webhook.apply import apply
from followups.engine.reconcile import reconcile
from followups.models import SweepRun, Task
from tests.words import why

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)  # Tuesday, 8:05 AM in Los Angeles


@pytest.fixture(autouse=True)
def _tuesday_morning():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def touched(make_client):
    """A client whom somebody was in touch with: nobody has to do anything about them."""

    def make(**fields):
        return make_client(**{"last_contacted": NOW - timedelta(days=1), **fields})

    return make


def page_of(browser, url="/"):
    answer = browser.get(url)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def rows_of(browser, url="/"):
    """(kind, name) of each row, in order."""
    return [(need.kind, need.name) for need in browser.get(url).context["today"].needs]


def test_all_clear_with_the_next_email(ana_browser, touched, make_task):
    make_task(touched(), scheduled_for=NOW + timedelta(days=1, hours=1))
    page = page_of(ana_browser)
    assert "Good morning, Ana." in page and "All clear." in page and "Nothing needs you" in page
    assert "Next automatic email" in page and "Jonah Whitlock" in page


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/").status_code == 405


def test_a_stranger_signs_in_first(client):
    assert client.get("/").url == "/login/?next=/"


def test_another_agents_day_is_not_shown(ben_browser, broker_browser, ana, touched, make_task):
    task = make_task(touched(), status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    make_task(task.client, followup_type="Day 3", scheduled_for=NOW + timedelta(hours=1))
    assert "Jonah Whitlock" not in page_of(ben_browser) and "All clear." in page_of(ben_browser)
    assert ben_browser.get(f"/?agent={ana.pk}").context["today"].agent.name == "Ben Osei"
    assert "1 thing needs Ana." in page_of(broker_browser, f"/?agent={ana.pk}")


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
    answer = ana_browser.get("/")
    assert [need.name for need in answer.context["today"].needs] == [
        *("Replied", "Failed", "Unconfirmed", "Bounced", "Approve", "Clicked", "Untouched", "Own"),
    ]
    page = " ".join(answer.content.decode().split())
    assert "9 things need you." in page
    assert '<strong>1 more:</strong> <a href="/clients/?only=quiet">1 quiet client</a>' in page


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
    for text in ("SendGrid refused it", "may or may not have arrived", "no postal address", "19 h untouched"):
        assert text in page
    assert "Replied: <strong>“Could we see it again?”</strong>" in page and "9 Juniper Place." in page
    assert f'formaction="/today/followups/{failed.pk}/retry/"' in page
    assert f'href="/emails/{lost.pk}/"' in page
    assert f'href="/followups/{held.pk}/preview/"' in page


def test_a_client_has_one_row_and_the_other_reasons_stand_in_it(ana, ana_browser, touched, make_task):
    client = touched()
    make_task(client, status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    make_task(client, followup_type="Day 3", reason_code="no_postal_address")
    client.log_reply("Yes", by=ana)
    assert rows_of(ana_browser) == [("replied", "Jonah Whitlock")]
    page = page_of(ana_browser)
    assert "1 thing needs you." in page and "Also: an email failed, a task is due." in page


def test_who_was_answered_is_off_the_list(ana, ana_browser, touched):
    client = touched()
    client.log_reply("Yes", by=ana)
    with time_machine.travel(NOW + timedelta(minutes=5), tick=False):
        client.log_call(Call.REACHED, by=ana)
        assert rows_of(ana_browser) == []


def test_a_click_is_over_once_somebody_called_and_back_when_that_is_taken_back(ana, ana_browser, touched):
    client = touched()
    log = EmailLog.objects.create(
        client=client, status="delivered", subject="418 Alder Court", sent_at=NOW - timedelta(hours=2)
    )
    stamps = [int((NOW - timedelta(minutes=minutes)).timestamp()) for minutes in (23, 14)]
    apply([{"event": "click", "timestamp": at, "sg_event_id": str(at), "email_log_id": str(log.pk)} for at in stamps])
    assert "<strong>Clicked your link twice</strong>, 7:42 AM and 7:51 AM: 418 Alder Court" in page_of(ana_browser)
    call = client.log_call(Call.VOICEMAIL, by=ana)
    assert rows_of(ana_browser) == []
    client.take_back_call(call.pk, by=ana)
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
    assert "Opened your email twice" in page_of(ana_browser)


def test_a_bounced_address_asks_to_be_fixed_until_it_is(ana_browser, touched):
    client = touched(email="old@example.com")
    log = EmailLog.objects.create(client=client, to_email="old@example.com", status="sent", sent_at=NOW)
    bounce = {"event": "bounce", "timestamp": int(NOW.timestamp()), "email_log_id": str(log.pk), "sg_event_id": "b"}
    apply([bounce | {"email": client.email, "reason": "550 no such user"}])
    assert "old@example.com" in page_of(ana_browser)
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
    assert "Week 2 draft is ready: <strong>“A closer look”</strong>" in page and "Approve by 10:05 AM" in page
    assert 'name="version" value="3"' in page and "Needs approval" in page
    assert "1 email goes out by itself today, next 9:05 AM to Auto." in page


def test_a_draft_that_was_not_approved_in_time_waits_in_red(ana_browser, touched, make_task):
    client = touched(sending_mode="review")
    make_task(client, scheduled_for=NOW - timedelta(hours=1), reason_code="needs_approval")
    page = page_of(ana_browser)
    assert rows_of(ana_browser) == [("to_approve", "Jonah Whitlock")]
    assert '<span class="badge red">Waits since 7:05 AM</span>' in page and "not written yet" in page


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
    assert "15 things need you." in page and page.count('<li class="row') == 8
    assert "7 more:" in page and ">4 failed emails</a>" in page and ">3 tasks</a>" in page


def test_a_hundred_are_not_counted_one_by_one(ana_browser, ana):
    clients = [Client(agent=ana, name=f"New {number}", planned_at=NOW) for number in range(120)]
    Client.objects.bulk_create(clients)
    page = page_of(ana_browser)
    assert "99+ things need you." in page and 'id="n-tab">99+</span>' in page


def test_going_out_today_ends_at_the_agents_midnight(ana_browser, touched, make_task):
    make_task(touched(name="Tonight"), scheduled_for=datetime(2026, 11, 25, 7, 59, tzinfo=UTC))
    make_task(touched(name="Tomorrow"), scheduled_for=datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    page = page_of(ana_browser)
    assert "1 email goes out by itself today, next 11:59 PM to Tonight." in page
    assert "Wed, Nov 25: 1." in page


def test_shows_what_went_out_and_what_came_back(ana_browser, touched, make_task):
    task = make_task(touched())
    log = EmailLog.objects.create(client=task.client, task=task, subject="A closer look", status="open", sent_at=NOW)
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log)
    sent = NOW - timedelta(hours=1)
    Activity.objects.create(client=task.client, kind="sent", email=log, task=task, occurred_at=sent)
    task.client.record(Activity.Kind.OPENED, subject="A closer look", email=log, task=task)
    page = page_of(ana_browser)
    assert "Went out today" in page and "7:05 AM" in page and "A closer look" in page
    assert "Jonah Whitlock</a> opened Day 1" in page


def test_says_why_something_is_held_and_what_goes_by_itself(ana_browser, touched, make_task):
    opens = NOW + timedelta(hours=1)
    make_task(touched(name="Hours"), reason_code="outside_hours", not_before=opens)
    make_task(touched(name="Paused"), reason_code="client_paused", not_before=opens)
    make_task(touched(name="Auto"), scheduled_for=NOW + timedelta(hours=3))
    answer = ana_browser.get("/")
    going = {row.name: (row.badge, row.why) for row in answer.context["today"].going}
    assert going["Hours"] == ("held", "outside hours") and going["Auto"] == ("auto", "")
    assert going["Paused"] == ("held", "paused")
    assert "2 emails go out by themselves today, next 9:05 AM to Hours." in " ".join(answer.content.decode().split())


def test_a_holiday_explains_its_empty_bar(ana_browser, office):
    assert "Thanksgiving" not in page_of(ana_browser)
    cache.clear()
    office.holiday_calendar = "US"
    office.save()
    assert "Thursday is Thanksgiving Day: nothing is sent" in page_of(ana_browser)


def test_yesterday_in_three_figures(ana, ana_browser, touched, make_task):
    client = touched()
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        client.record(Activity.Kind.SENT)
        client.log_reply("Yes", by=ana)
        client.log_call(Call.REACHED, by=ana)
        make_task(client, scheduled_for=NOW).skip(by=ana)
    text = page_of(ana_browser)
    assert "<strong>1 sent</strong> · <strong>1 reply</strong> · <strong>2 cleared</strong>" in text


def test_all_clear_says_what_was_done_and_what_could_be(ana, ana_browser, touched):
    touched(name="Nora").log_call(Call.REACHED, by=ana)
    page = page_of(ana_browser)
    assert "Done today" in page and "Call, reached." in page
    assert "1 client has no next touch." in page and 'href="/clients/?only=no-next"' in page


def test_says_when_the_sweep_stands_still(ana_browser):
    assert "The sweep has not run yet" in page_of(ana_browser)
    run = SweepRun.objects.create(started_at=NOW - timedelta(seconds=20))
    page = page_of(ana_browser)
    assert "All working" in page and "has not run" not in page
    SweepRun.objects.filter(pk=run.pk).update(started_at=NOW - timedelta(minutes=4))
    assert "The sweep has not run since Nov 24, 8:01 AM" in page_of(ana_browser)


def test_the_badge_in_the_sidebar_says_the_same_number_everywhere(ana_browser, make_client):
    for _ in range(10):
        Task.objects.create(client=make_client(), scheduled_for=NOW, status="failed")
    assert "10 things need you." in page_of(ana_browser)
    for url in ("/", "/emails/"):
        assert '<span class="n">10</span>' in page_of(ana_browser, url)


def test_asks_the_same_number_of_questions_whatever_the_load(ana_browser, make_client, django_assert_num_queries):
    def ask():
        cache.clear()
        with django_assert_num_queries(10):
            ana_browser.get("/")

    make_client()
    Task.objects.create(client=make_client(), scheduled_for=NOW, followup_type="Day 3")
    ask()
    for number in range(15):
        client = make_client(name=f"Client {number}")
        Task.objects.create(client=client, scheduled_for=NOW, followup_type="Day 1", status="failed")
        Task.objects.create(client=client, scheduled_for=NOW, followup_type="Day 3")
        log = EmailLog.objects.create(client=client, status="bounce", sent_at=NOW)
        client.record(Activity.Kind.BOUNCED, email=log)
    ask()


def test_a_bounce_stops_four_follow_ups_and_says_so(ana_browser, touched, make_task):
    client = touched()
    log = EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", status="sent")
    tomorrow = timezone.now() + timedelta(days=1)
    for step in ("Day 3", "Week 1", "Week 2", "Month 1"):
        make_task(client, followup_type=step, scheduled_for=tomorrow)
    bounce = {"event": "bounce", "timestamp": int(timezone.now().timestamp()), "email_log_id": str(log.pk)}
    apply([bounce | {"email": client.email, "sg_event_id": "b", "reason": "550 no such user"}])
    reconcile()
    reasons = [why(task) for task in Task.objects.filter(status="cancelled")]
    assert reasons == ["do not email: the address does not accept email"] * 4
    page = " ".join(ana_browser.get("/").content.decode().split())
    assert "does not accept email, so 4 follow-ups stopped" in page


def test_a_refused_address_is_to_be_put_right_not_tried_again(ana_browser, make_task):
    task = make_task(
        status="failed",
        reason_code="address_refused",
        reason_facts={"error": "SendGrid answered 400: The to email address is not accepted."},
    )
    page = ana_browser.get("/").content.decode()
    assert f'href="/clients/{task.client_id}/edit/?field=email" data-dialog' in page and "Try again" not in page
    EmailLog.objects.create(task=task, client=task.client, to_email="before@example.com", status="failed")
    page = ana_browser.get("/").content.decode()
    assert "Fix address" not in page and f'formaction="/today/followups/{task.pk}/retry/"' in page


def test_of_signals_of_the_same_second_the_last_one_comes_first(ana_browser, broker_browser, make_client):
    client, now = make_client(), timezone.now()
    for kind in ("opened", "clicked", "unsubscribed"):
        Activity.objects.create(client=client, kind=kind, occurred_at=now)
    for browser in (ana_browser, broker_browser):
        page = browser.get("/").content.decode()
        said = page[page.index('id="signals"') :]
        assert said.index("unsubscribed") < said.index("clicked") < said.index("opened")


def test_what_waits_for_approval_is_not_called_automatic(ana_browser, make_client, make_task):
    reviewed, other = make_client(name="Reviewed", sending_mode="review"), make_client(name="Automatic")
    make_task(reviewed, scheduled_for=timezone.now() + timedelta(days=2))
    page = ana_browser.get("/").content.decode()
    assert "No email is planned." in page
    make_task(other, scheduled_for=timezone.now() + timedelta(days=3))
    page = ana_browser.get("/").content.decode()
    assert "Next automatic email" in page and "to Automatic." in page


@time_machine.travel(datetime(2026, 11, 25, 18, tzinfo=UTC), tick=False)
def test_says_how_many_go_today_once_they_are_approved(ana_browser, make_client, make_task):
    for number in range(2):
        client = make_client(name=f"Reviewed {number}", sending_mode="review")
        make_task(client, scheduled_for=timezone.now() + timedelta(hours=1))
    assert "2 emails go today once you approve them." in ana_browser.get("/").content.decode()
