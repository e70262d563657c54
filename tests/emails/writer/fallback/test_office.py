"""The office's own texts, as they reach what is sent."""

import pytest

from emails import writer
from emails.models import FallbackTemplate
from emails.writer.fallback import BUILT_IN, Text, templates_of_office
from followups.engine.briefs import brief_of
from followups.tasks import prepare_drafts, process_due_tasks

pytestmark = pytest.mark.django_db
BODY = "It is {office name} once more[, about {property address}]. We wanted to check in with you."


@pytest.fixture
def own(office):
    return FallbackTemplate.objects.create(followup_type="Day 1", subject="From {office name}[ on us]", body=BODY)


def test_they_are_read_in_one_go(django_assert_num_queries):
    assert templates_of_office() == BUILT_IN
    FallbackTemplate.objects.create(followup_type="Day 1", property_type="land", subject="Land", body="A")
    FallbackTemplate.objects.create(followup_type="Day 3", subject="Any", body="B")
    with django_assert_num_queries(1):
        read = templates_of_office()
    assert read.own == {("Day 1", "land"): Text("Land", "A"), ("Day 3", ""): Text("Any", "B")}


def test_without_an_office_they_are_ours():
    assert templates_of_office() == BUILT_IN


def test_a_sweep_without_openai_sends_the_offices_text(own, sandbox, make_task):
    FallbackTemplate.objects.update(subject="From {office name}")
    sandbox.faults(openai={"error_rates": {"500": 1}})
    make_task()
    process_due_tasks()
    (mail,) = sandbox.mails()
    assert mail["subject"] == "From Cedar & Main Realty"
    assert mail["text"].startswith(
        "Hi Jonah,\n\nIt is Cedar & Main Realty once more, about 418 Alder Court, Portland. We "
    )


def test_a_text_that_the_admin_broke_does_not_stop_the_email(own, make_task):
    subject, body = writer.template(brief_of(make_task()))
    assert subject == "Thank you for getting in touch about 418 Alder Court, Portland"
    assert body.startswith("Hi Jonah,\n\nThank you for getting in touch about")


def test_a_batch_asks_for_them_once(own, sandbox, make_client, make_task, django_assert_max_num_queries, monkeypatch):
    FallbackTemplate.objects.update(subject="Hello")
    asked = []
    read = templates_of_office
    monkeypatch.setattr("followups.engine.briefs.templates_of_office", lambda: asked.append(1) or read())
    for number in range(5):
        make_task(make_client(email=f"client{number}@example.com"))
    process_due_tasks()
    assert len(sandbox.mails()) == 5 and asked == [1]


def test_a_prepared_draft_has_the_offices_text(own, ana, sandbox, make_client, make_task):
    FallbackTemplate.objects.update(subject="Hello from us")
    ana.reviews_first = True
    ana.save()
    sandbox.faults(openai={"error_rates": {"500": 1}})
    task = make_task()
    prepare_drafts()
    task.refresh_from_db()
    assert (task.email_log.subject, task.email_log.written_by) == ("Hello from us", "template")
    assert "It is Cedar & Main Realty once more" in task.email_log.body
