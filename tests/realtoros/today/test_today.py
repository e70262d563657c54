"""Today as a page: what goes out, what came back, and when nothing needs the agent."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from clients.models import Activity, Call, Conversation
from emails.models import EmailLog
from followups.models import SweepRun, Task
from lists.counts import cache
from tests.html import find, find_all, links, words
from tests.realtoros.today.conftest import NOW, page_of, strong, words_of

pytestmark = pytest.mark.usefixtures("tuesday_morning")


def test_all_clear_with_the_next_email(ana_browser, touched, make_task):
    make_task(touched(), scheduled_for=NOW + timedelta(days=1, hours=1))
    page = words_of(ana_browser)
    assert "Good morning, Ana." in page and "All clear." in page and "Nothing needs you" in page
    assert "Next automatic email" in page and "Jonah Whitlock" in page


def test_takes_only_get(ana_browser):
    assert ana_browser.post("/").status_code == 405


def test_a_stranger_signs_in_first(client):
    assert client.get("/").url == "/login/?next=/"


def test_another_agents_day_is_not_shown(ben_browser, broker_browser, ana, touched, make_task):
    task = make_task(touched(), status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    make_task(task.client, followup_type="Day 3", scheduled_for=NOW + timedelta(hours=1))
    for url in ("/", f"/?agent={ana.pk}"):
        text = words_of(ben_browser, url)
        assert "Jonah Whitlock" not in text and "All clear." in text and "Good morning, Ben." in text
    assert "1 thing needs Ana." in words_of(broker_browser, f"/?agent={ana.pk}")


def test_going_out_today_ends_at_the_agents_midnight(ana_browser, touched, make_task):
    make_task(touched(name="Tonight"), scheduled_for=datetime(2026, 11, 25, 7, 59, tzinfo=UTC))
    make_task(touched(name="Tomorrow"), scheduled_for=datetime(2026, 11, 25, 8, 0, tzinfo=UTC))
    page = words_of(ana_browser)
    assert "1 email goes out automatically today, next 11:59 PM to Tonight." in page
    assert "Wed, Nov 25: 1." in page


def test_shows_what_went_out_and_what_came_back(ana_browser, touched, make_task):
    task = make_task(touched())
    log = EmailLog.objects.create(client=task.client, task=task, subject="A closer look", status="open", sent_at=NOW)
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log)
    sent = NOW - timedelta(hours=1)
    Activity.objects.create(client=task.client, kind="sent", email=log, task=task, occurred_at=sent)
    task.client.record(Activity.Kind.OPENED, subject="A closer look", email=log, task=task)
    page = words_of(ana_browser)
    assert "Sent today" in page and "7:05 AM" in page and "A closer look" in page
    assert "Jonah Whitlock opened Day 1" in page


def test_says_why_something_is_held_and_what_goes_by_itself(ana_browser, touched, make_task):
    opens = NOW + timedelta(hours=1)
    make_task(touched(name="Hours"), reason_code="outside_hours", not_before=opens)
    make_task(touched(name="Paused"), reason_code="client_paused", not_before=opens)
    make_task(touched(name="Auto"), scheduled_for=NOW + timedelta(hours=3))
    page = page_of(ana_browser)
    rows = find_all(page, "#signals .section:first-child li")
    going = {words(find(row, "a")): (words(find(row, ".badge")), words(find(row, ".sub"))) for row in rows}
    assert going["Hours"] == ("Held", "Day 1 · outside hours") and going["Auto"] == ("Auto", "Day 1")
    assert going["Paused"] == ("Held", "Day 1 · paused")
    assert "2 emails go out automatically today, next 9:05 AM to Hours." in words(page)


def test_a_holiday_explains_its_empty_bar(ana_browser, office):
    assert "Thanksgiving" not in words_of(ana_browser)
    cache.clear()
    office.holiday_calendar = "US"
    office.save()
    assert "Thursday is Thanksgiving Day: no emails that day" in words_of(ana_browser)


def test_yesterday_in_three_figures(ana, ana_browser, touched, make_task):
    client = touched()
    with time_machine.travel(NOW - timedelta(days=1), tick=False):
        client.record(Activity.Kind.SENT)
        client.log_reply("Yes", by=ana)
        Conversation.log(client, "call", outcome=Call.REACHED, by=ana)
        make_task(client, scheduled_for=NOW).skip(by=ana)
    yesterday = find(page_of(ana_browser), "#yesterday")
    assert words(yesterday) == "Yesterday: 1 sent · 1 reply · 2 cleared"
    assert strong(yesterday) == ["1 sent", "1 reply", "2 cleared"]


def test_all_clear_says_what_was_done_and_what_could_be(ana, ana_browser, touched):
    Conversation.log(touched(name="Nora"), "call", outcome=Call.REACHED, by=ana)
    page = page_of(ana_browser)
    assert "Done today" in words(page) and "Call, reached." in words(page)
    assert "1 client has no next touch." in strong(page)
    assert links(page)["See list"] == "/clients/?only=no-next"


def test_says_when_the_sweep_stands_still(ana_browser):
    assert "Not checking" in words_of(ana_browser)
    run = SweepRun.objects.create(started_at=NOW - timedelta(seconds=20))
    text = words_of(ana_browser)
    assert "All working" in text and "Not checking" not in text
    SweepRun.objects.filter(pk=run.pk).update(started_at=NOW - timedelta(minutes=4))
    assert "Not checking" in words_of(ana_browser)


def test_the_badge_in_the_sidebar_says_the_same_number_everywhere(ana_browser, make_client):
    for _ in range(10):
        Task.objects.create(client=make_client(), scheduled_for=NOW, status="failed")
    assert "10 things need you." in words_of(ana_browser)
    for url in ("/", "/emails/"):
        page = page_of(ana_browser, url)
        assert words(find(page, "#n-t")) == words(find(page, "#n-tab")) == "10"


def test_asks_the_same_number_of_questions_whatever_the_load(ana_browser, make_client, django_assert_num_queries):
    def ask():
        cache.clear()
        with django_assert_num_queries(11):
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


def test_what_waits_for_approval_is_not_called_automatic(ana_browser, make_client, make_task):
    reviewed, other = make_client(name="Reviewed", sending_mode="review"), make_client(name="Automatic")
    make_task(reviewed, scheduled_for=timezone.now() + timedelta(days=2))
    assert "No emails are planned." in words_of(ana_browser)
    make_task(other, scheduled_for=timezone.now() + timedelta(days=3))
    text = words_of(ana_browser)
    assert "Next automatic email" in text and "to Automatic." in text


@time_machine.travel(datetime(2026, 11, 25, 18, tzinfo=UTC), tick=False)
def test_says_how_many_go_today_once_they_are_approved(ana_browser, make_client, make_task):
    for number in range(2):
        client = make_client(name=f"Reviewed {number}", sending_mode="review")
        make_task(client, scheduled_for=timezone.now() + timedelta(hours=1))
    assert "2 emails go out today once you approve them." in words_of(ana_browser)
