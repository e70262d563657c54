"""The texts of sent emails go after KEEP_TEXTS_DAYS; that they were sent stays."""

from datetime import timedelta

import pytest
from django.utils import timezone

from emails.models import EmailLog, Suppression
from emails.writer.prompt import messages
from followups.engine.briefs import briefs_of
from realtoros.operating.keep import walk
from realtoros.operating.keep.run import Run, counts
from tests.html import words

pytestmark = pytest.mark.django_db

GONE = {"body", "findings", "confirmed", "attempts"}
FOUND = [{"kind": "meta", "text": "two dogs", "part": "body"}]


@pytest.fixture
def make_log(make_task):
    def make(days=400, status="delivered", client=None, **fields):
        task = make_task(status="completed", **({"client": client} if client else {}))
        at = timezone.now() - timedelta(days=days)
        fields = {"sent_at": at, "created_at": at, "subject": "A closer look", "body": "Your two dogs"} | fields
        return EmailLog.objects.create(
            task=task, client=task.client, to_email=task.client.email, status=status, findings=FOUND, **fields
        )

    return make


@pytest.fixture(autouse=True)
def a_year(settings):
    settings.KEEP_TEXTS_DAYS = 365


def keep():
    run = Run.begin()
    assert run.work() and not run.broken
    return run.done["texts"]


def test_the_text_goes_and_what_quotes_it_and_nothing_else(make_log):
    old, new = make_log(366), make_log(364)
    before = EmailLog.objects.values().get(pk=old.pk)
    assert counts(timezone.now())["texts"] == 1
    assert keep() == 1
    after = EmailLog.objects.values().get(pk=old.pk)
    assert {name for name in before if before[name] != after[name]} == {"body", "findings"}
    assert {name: after[name] for name in GONE} == {"body": "", "findings": [], "confirmed": [], "attempts": []}
    new.refresh_from_db()
    assert new.body and new.findings and not new.is_text_deleted
    assert keep() == 0 and counts(timezone.now())["texts"] == 0


def test_by_default_texts_stay_for_ever(make_log, settings):
    settings.KEEP_TEXTS_DAYS = 0
    make_log(9000)
    assert keep() == 0


@pytest.mark.parametrize(
    ("status", "fields"),
    [
        ("draft", {"sent_at": None}),
        ("unconfirmed", {"sent_at": None}),
        ("failed", {"sent_at": None}),
        ("dropped", {"retry_owed": True}),
    ],
)
def test_what_was_not_sent_or_goes_again_keeps_it(make_log, status, fields):
    log = make_log(400, status, **fields)
    assert keep() == 0
    log.refresh_from_db()
    assert log.body and not log.is_text_deleted


def test_many_windows(make_log, monkeypatch):
    monkeypatch.setattr(walk, "WINDOW", 2)
    at = timezone.now() - timedelta(days=400)
    logs = [make_log(sent_at=at) for _ in range(5)]
    EmailLog.objects.filter(pk__in=[log.pk for log in logs[:3]]).update(body="")
    assert keep() == 2
    assert not EmailLog.objects.exclude(body="").exists()


def test_the_unsubscribe_link_goes_on_working(make_log, client):
    log = make_log()
    path = f"/u/{log.unsubscribe_token}"
    assert keep() == 1
    assert client.post(path).status_code == 200
    assert Suppression.all_of(log.to_email)


def test_its_page_says_so(make_log, ana_browser, broker_browser):
    log = make_log()
    keep()
    said = words(ana_browser.get(f"/emails/{log.pk}/").content.decode())
    assert "The text of this email is not stored any more: we keep it for 365 days." in said
    assert "KEEP_TEXTS_DAYS" not in said and "Not written yet" not in said
    assert "The setting KEEP_TEXTS_DAYS says how long." in words(
        broker_browser.get(f"/emails/{log.pk}/").content.decode()
    )
    assert ana_browser.get(f"/emails/{log.pk}/body/").status_code == 404


def test_it_says_so_when_the_setting_was_changed_back(make_log, ana_browser, settings):
    log = make_log()
    keep()
    settings.KEEP_TEXTS_DAYS = 0
    said = words(ana_browser.get(f"/emails/{log.pk}/").content.decode())
    assert "The text of this email is not stored any more." in said


def test_the_page_of_its_follow_up_and_the_next_letter_say_so(make_log, make_task, ana_browser):
    log = make_log()
    keep()
    said = words(ana_browser.get(f"/followups/{log.task_id}/preview/").content.decode())
    assert "The text of this email is not stored any more" in said and "No email was written" not in said
    letter = make_task(client=log.client, followup_type="Custom", sent_by_hand=True)
    said = words(ana_browser.get(f"/followups/{letter.pk}/preview/").content.decode())
    assert "A closer look" in said and "The text is not stored any more: we keep it for 365 days." in said


def test_the_writer_is_told_that_it_was_sent(make_log, make_task):
    log = make_log()
    keep()
    task = make_task(client=log.client, followup_type="Week 2")
    (earlier,) = briefs_of([task])[task.pk].earlier
    assert (earlier.subject, earlier.body) == ("A closer look", "")
    told = str(messages(briefs_of([task])[task.pk]))
    assert "A closer look" in told and "Sent text" not in told
