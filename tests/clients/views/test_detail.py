import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from clients import contacts
from clients.models import Activity, Note, Person, Tag
from emails.models import EmailLog, Suppression
from followups.engine.plan import make_plan
from followups.models import Task
from tests.html import words


def test_shows_who_may_be_emailed_the_plan_and_the_timeline(ana_browser, make_client, office):
    client = make_client(custom_fields={"Budget": "$640,000"})
    make_plan(client.pk)
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    for text in ("OK to email", "(503) 555-0142", "Relocating from Boise", "$640,000", "5 follow-ups planned"):
        assert text in page
    for step in ("Day 1", "Day 3", "Week 1", "Week 2", "Month 1"):
        assert step in page
    day_1 = client.tasks.get(followup_type="Day 1")
    for verb in ("skip", "cancel", "complete"):
        assert f'action="/followups/{day_1.pk}/{verb}/"' in page


def test_takes_only_get(ana_browser, make_client):
    assert ana_browser.post(f"/clients/{make_client().pk}/").status_code == 405


def test_another_agents_client_is_not_found(ben_browser, broker_browser, make_client):
    client = make_client()
    assert ben_browser.get(f"/clients/{client.pk}/").status_code == 404
    assert ben_browser.get(f"/clients/{client.pk}/plan/").status_code == 404
    assert broker_browser.get(f"/clients/{client.pk}/").status_code == 200


def test_asks_for_the_plan_until_it_is_there(ana_browser, make_client):
    client = make_client(planned_at=None)
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "Planning follow-ups" in page and 'hx-trigger="every 2s"' in page
    make_plan(client.pk)
    strip = ana_browser.get(f"/clients/{client.pk}/plan/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in strip and "every 2s" not in strip and "0 of 5 sent" in strip
    first = client.tasks.get(followup_type="Day 1")
    assert f'name="next" value="/clients/{client.pk}/?step={first.pk}"' in strip


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Suppression.Reason.UNSUBSCRIBED, "Do not email: unsubscribed or opted out"),
        (Suppression.Reason.BOUNCED, "Do not email: the address bounced"),
    ],
)
def test_says_why_it_may_not_be_emailed(ana_browser, make_client, reason, said):
    client = make_client()
    Suppression.add(client.email, reason, "test")
    assert said in ana_browser.get(f"/clients/{client.pk}/").content.decode()


def test_says_that_there_is_no_address(ana_browser, make_client):
    assert "No email address" in ana_browser.get(f"/clients/{make_client(email='').pk}/").content.decode()


@pytest.mark.parametrize(
    ("log", "word"),
    [
        ({"status": "sent"}, "Sent"),
        ({"status": "delivered"}, "Delivered"),
        ({"status": "open", "opened_at": datetime(2026, 11, 20, tzinfo=UTC)}, "Opened"),
        ({"status": "click", "clicked_at": datetime(2026, 11, 20, tzinfo=UTC)}, "Clicked"),
        ({"status": "bounce"}, "Bounced"),
    ],
)
def test_each_step_says_what_became_of_it(ana_browser, make_client, make_task, log, word):
    task = make_task()
    email = EmailLog.objects.create(client=task.client, task=task, subject="Hello", **log)
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=email, completed_at=timezone.now())
    page = ana_browser.get(f"/clients/{task.client_id}/").content.decode()
    assert f'<span class="word">{word}</span>' in page
    assert f'action="/followups/{task.pk}/send/"' not in page


def test_held_failed_and_unconfirmed_steps_say_so(ana_browser, make_client, make_task, office):
    client = make_client()
    make_task(
        client, followup_type="Day 1", status="failed", reason_code="send_failed", reason_facts={"error": "refused"}
    )
    lost = make_task(client, followup_type="Day 3", status="processing")
    EmailLog.objects.create(client=client, task=lost, status="unconfirmed")
    make_task(client, followup_type="Week 1", reason_code="no_postal_address")
    make_task(client, followup_type="Week 2", status="skipped")
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    for word in ("Failed", "Unconfirmed", "Skipped"):
        assert f'<span class="word">{word}</span>' in page
    assert "Held, no sender" in words(page)
    assert "no postal address" in page


def test_the_timeline_is_in_the_agents_zone_newest_first_and_in_pages(ana_browser, make_client):
    client = make_client()
    start = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
    for number in range(60):
        client.record(Activity.Kind.NOTE, note=f"Note {number:02}")
    for number, activity in enumerate(client.activities.order_by("pk")):
        Activity.objects.filter(pk=activity.pk).update(occurred_at=start + timedelta(minutes=number))
    with time_machine.travel(start + timedelta(days=5), tick=False):
        page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
        older = re.search(r'href="(\?show=&amp;before=[^"#]+)', page)[1].replace("&amp;", "&")
        second = ana_browser.get(f"/clients/{client.pk}/{older}").content.decode()
    assert page.index("Note 59") < page.index("Note 58") and "Note 09" not in page and "Note 09" in second
    assert "Friday, Nov 20" in page and "Thursday, Nov 19" in second  # midnight in Los Angeles is 8:00 UTC


def test_what_people_typed_is_never_markup(ana_browser, make_client):
    client = make_client(name="<script>1</script>", notes="<img src=x>", custom_fields={"<b>": "<i>"})
    page = ana_browser.get(f"/clients/{client.pk}/").content.decode()
    assert "<script>1" not in page and "<img src=x>" not in page and "<i>" not in page


@pytest.mark.parametrize("clients", [1, 30])
def test_asks_the_same_number_of_questions_whatever_the_history(
    ana_browser, make_client, django_assert_num_queries, clients
):
    client = make_client()
    make_plan(client.pk)
    for number in range(clients):
        make_client(email=f"c{number}@example.com")
    for task in client.tasks.all() if clients > 1 else ():
        log = EmailLog.objects.create(client=client, task=task, status="sent")
        for _ in range(20):
            client.record(Activity.Kind.OPENED, email=log)
    # Session, agent; the client with their place and version; office, its days off, plan, ledger, timeline, notes;
    # the total and three for the sidebar, which are remembered.
    with django_assert_num_queries(13):
        ana_browser.get(f"/clients/{client.pk}/")


@pytest.mark.parametrize("browser", ["ana_browser", "broker_browser"])
def test_a_page_with_everything_asks_ten_questions(browser, request, make_client, ana, django_assert_max_num_queries):
    visitor, client = request.getfixturevalue(browser), make_client()
    make_plan(client.pk)
    Note.add(client, "Has a dog.", by=ana)
    Person.objects.create(client=client, name="Zoë Brandt", email="zoe@example.com", is_cc=True)
    contacts.add(client, "email", "jw@work.example", "Work", by=ana)
    client.add_tags([Tag.objects.create(name="VIP", created_by=ana)], by=ana)
    visitor.get(f"/clients/{client.pk}/")  # what the sidebar shows is remembered from here on
    with django_assert_max_num_queries(10):
        page = visitor.get(f"/clients/{client.pk}/").content.decode()
    assert all(word in page for word in ("Has a dog.", "Zoë Brandt", "jw@work.example", "VIP"))
