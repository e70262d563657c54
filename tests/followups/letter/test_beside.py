"""Beside a letter: the client's last words, the pinned notes and the last three emails."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Activity, Client, Note
from emails.models import EmailLog
from followups.display.letter.beside import Beside
from tests.html import find, find_all, words
from tests.inbound.mails import answered


@pytest.fixture
def story(client, ana):
    now = timezone.now()
    client.record(Activity.Kind.CALL, by=ana, outcome="reached", note="Looks at two-bedroom flats")
    Activity.objects.update(occurred_at=now - timedelta(days=2))
    client.record(Activity.Kind.REPLY, by=ana, note="August would suit us")
    client.record(Activity.Kind.CALL, by=ana, outcome="voicemail", note="")
    Note.add(client, "Has a dog 🐕", by=ana).pin()
    Note.add(client, "Not pinned", by=ana)
    for number in range(4):
        EmailLog.objects.create(
            client=client,
            status="open" if number == 3 else "sent",
            subject=f"Email {number}",
            body=f"Words {number}",
            sent_at=now - timedelta(days=9 - number),
            opened_at=now if number == 3 else None,
        )
    EmailLog.objects.create(client=client, status="draft", subject="Not sent")


def test_shows_what_there_is(ana_browser, client, story):
    page = ana_browser.get(f"/clients/{client.pk}/email/")
    beside = words(find(page, ".beside"))
    assert "Their last words Replied," in beside and "August would suit us" in beside
    assert "Has a dog 🐕" in beside and "Not pinned" not in beside
    assert [each.find(class_="subject").text for each in find_all(page, ".beside details")] == [
        "Email 3",
        "Email 2",
        "Email 1",
    ]
    assert "opened" in beside and "Words 3" in beside and "Not sent" not in beside


def test_a_reply_that_was_undone_is_none(client, ana, story):
    client.record(Activity.Kind.REPLY, by=ana, event="taken_back")
    assert Beside.of(client).said.words == "Looks at two-bedroom flats"


def test_a_client_with_nothing(ana_browser, client):
    assert not Beside.of(client)
    assert "appear here" in words(find(ana_browser.get(f"/clients/{client.pk}/email/"), ".beside"))


def test_asks_three_short_questions(client, story, django_assert_num_queries):
    with django_assert_num_queries(3):
        Beside.of(client)


def test_the_page_asks_at_most_eleven(ana_browser, client, story, django_assert_max_num_queries):
    ana_browser.get(f"/clients/{client.pk}/email/")
    with django_assert_max_num_queries(11):
        ana_browser.get(f"/clients/{client.pk}/email/")


def test_an_answer_by_email_is_their_last_words(ana_browser, client, story):
    answered(client, text="September is fine, too.")
    Client.objects.update(replied_at=timezone.now() - timedelta(minutes=1))
    beside = words(find(ana_browser.get(f"/clients/{client.pk}/email/"), ".beside"))
    assert "Their last words Replied, now" in beside.replace("just now", "now") and "September is fine, too." in beside
