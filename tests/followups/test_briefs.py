"""What the writer is told of a batch: read at once, bounded, and true to what happened."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from clients.models import Activity, Call, Conversation
from emails.models import EmailLog
from emails.writer import Reaction
from emails.writer.call import profiles
from emails.writer.prompt import messages
from followups import answers
from followups.engine.briefs import brief_of, briefs_of
from followups.engine.schedule import CUSTOM_PURPOSE
from followups.models import Task
from tests.followups.engine.conftest import NOON, make_tasks, noon, row

__all__ = ["make_tasks", "noon"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(make_task):
    """Makes emails to a client, each so many days before NOON."""

    def make(client, days, status="sent", **columns):
        at = NOON - timedelta(days=days)
        task = make_task(client, followup_type="Custom", status="completed", completed_at=at)
        columns = {"subject": f"{days} days ago", "body": "Hi.", "sent_at": at, "created_at": at, **columns}
        return EmailLog.objects.create(task=task, client=client, to_email=client.email, status=status, **columns)

    return make


def test_a_brief_has_the_task_and_the_client_with_all_that_the_prompt_needs(noon, make_task, office):
    task = row(make_task(followup_type="Custom", notes="The keys", instructions="Be brief", priority="high"))
    brief = brief_of(task)
    assert (brief.client, brief.followup_type, brief.purpose) == (task.client, "Custom", CUSTOM_PURPOSE)
    assert (brief.notes, brief.instructions, brief.priority) == ("The keys", "Be brief", "high")
    assert brief.office.name == office.name and brief.earlier == brief.talks == ()
    assert brief_of(task, "Another").instructions == "Another"


def test_the_day_is_that_of_the_client_when_it_goes(noon, make_client, make_task):
    task = row(make_task(make_client(timezone="Asia/Tokyo"), scheduled_for=NOON - timedelta(days=3)))
    assert brief_of(task).today == date(2026, 11, 26)
    task.scheduled_for = NOON + timedelta(days=2)  # written ahead of time
    assert brief_of(task).today == date(2026, 11, 28)


def test_the_last_five_emails_that_arrived_are_told_the_newest_first(noon, make_client, make_task, sent):
    client = make_client()
    for days in range(1, 9):
        sent(client, days)
    sent(client, 0, status="failed")
    sent(client, 0, status="bounce")
    sent(client, 0, status="dropped")
    sent(make_client(email="other@example.com"), 0, subject="Somebody else's")
    brief = brief_of(row(make_task(client)))
    assert [email.subject for email in brief.earlier] == [f"{days} days ago" for days in range(1, 6)]
    assert brief.earlier[0].step == "Custom" and brief.earlier[0].sent == date(2026, 11, 24)


def test_what_the_client_did_with_an_email_is_told(noon, make_client, make_task, sent, ana):
    client = make_client()
    sent(client, 4, status="click", opened_at=NOON, clicked_at=NOON)
    sent(client, 3, status="open", opened_at=NOON)
    sent(client, 1)
    Activity.objects.create(client=client, kind="reply", agent=ana, occurred_at=NOON - timedelta(days=2))
    reactions = [email.reaction for email in brief_of(row(make_task(client))).earlier]
    assert reactions == [Reaction.NONE, Reaction.REPLIED, Reaction.CLICKED]


def test_calls_and_replies_are_told_and_what_was_taken_back_is_not(noon, make_client, make_task, ana):
    client = make_client()
    client.log_reply("By mistake", by=ana)
    answers.take_back(client, lambda row: True, by=ana)
    wrong = Conversation.log(client, "call", outcome=Call.WRONG_NUMBER, text="Oops", by=ana)
    wrong.delete_softly(by=ana)
    Conversation.log(client, "call", outcome=Call.REACHED, text="Likes the garden", by=ana)
    client.log_reply("Saturday is fine", by=ana)
    client.move_to("negotiating", by=ana)
    talks = brief_of(row(make_task(client))).talks
    assert [(talk.what, talk.note) for talk in talks] == [
        ("Reply", "Saturday is fine"),
        ("Call, reached", "Likes the garden"),
    ]
    assert talks[0].when == date(2026, 11, 25)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_answers_that_were_taken_back_none_is_told(noon, make_client, make_task, ana, time_machine, order):
    client, times = make_client(), [NOON - timedelta(hours=hours) for hours in (2, 1)]
    for at, note in zip(times, ("First", "Second"), strict=True):
        time_machine.move_to(at, tick=False)
        client.log_reply(note, by=ana)
    time_machine.move_to(NOON, tick=False)
    for number in order:
        assert answers.take_back(client, lambda row, at=times[number]: row.occurred_at == at, by=ana)
    assert brief_of(row(make_task(client))).talks == ()
    assert not answers.take_back(client, lambda row: True, by=ana)


def test_at_most_five_talks_are_told(noon, make_client, make_task, ana):
    client = make_client()
    for number in range(9):
        Conversation.log(client, "call", outcome=Call.VOICEMAIL, text=str(number), by=ana)
    assert [talk.note for talk in brief_of(row(make_task(client))).talks] == ["8", "7", "6", "5", "4"]


def test_a_batch_takes_six_statements_whatever_its_size(noon, make_tasks, ana, sent, django_assert_num_queries):
    for task in make_tasks(9, ana):
        sent(task.client, 1)
        Conversation.log(task.client, "call", outcome=Call.REACHED, by=ana)
    tasks = list(Task.objects.filter(status="pending").select_related("client__agent"))
    profiles.refresh()  # at most once a minute
    for count in (1, 9):
        with django_assert_num_queries(6):  # the office, its templates, emails, replies, conversations, notes
            briefs = briefs_of(tasks[:count])
        assert len(briefs) == count
        with django_assert_num_queries(0):
            assert all(len(each.earlier) == len(each.talks) == 1 for each in briefs.values())
    with django_assert_num_queries(0):
        assert briefs_of([]) == {}


def test_the_prompt_is_drawn_without_the_database(noon, make_task, sent, django_assert_num_queries):
    brief = brief_of(row(make_task()))
    with django_assert_num_queries(0):
        assert brief.client.name in messages(brief)[1]["content"]
    assert timezone.now() == NOON
