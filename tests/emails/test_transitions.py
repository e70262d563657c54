"""Every move of an email: the contract's graph, and the second caller loses."""

import pytest
from django.db import IntegrityError, transaction

from clients.models import Activity
from emails.models import AlreadyMoved, EmailLog
from emails.models.states import RANK, Status
from tests.words import text_of

pytestmark = pytest.mark.django_db

MOVES = [
    ("queue", lambda log, ana: log.queue(), {"draft", "sending", "unconfirmed", "failed"}, "queued"),
    ("hold", lambda log, ana: log.hold(), {"queued"}, "draft"),
    ("begin_sending", lambda log, ana: log.begin_sending(), {"queued"}, "sending"),
    ("mark_sent", lambda log, ana: log.mark_sent("id"), {"sending", "unconfirmed"}, "sent"),
    ("mark_failed", lambda log, ana: log.mark_failed("no"), {"queued", "sending", "unconfirmed"}, "failed"),
    ("mark_unconfirmed", lambda log, ana: log.mark_unconfirmed("time-out"), {"sending"}, "unconfirmed"),
    ("send_again", lambda log, ana: log.send_again(by=ana), {"unconfirmed"}, "queued"),
]
ALL = set(Status.values)


@pytest.fixture
def make_log(make_client):
    def make(status):
        return EmailLog.objects.create(client=make_client(), status=status, subject="Hello", to_email="a@example.com")

    return make


@pytest.mark.parametrize(
    ("move", "source", "target"),
    [(move, source, target) for _, move, sources, target in MOVES for source in sorted(sources)],
    ids=[f"{name}-{source}" for name, _, sources, _ in MOVES for source in sorted(sources)],
)
def test_legal(make_log, ana, move, source, target):
    log = make_log(source)
    move(log, ana)
    assert (EmailLog.objects.get().status, log.status) == (target, target)


@pytest.mark.parametrize(
    ("move", "source"),
    [(move, source) for _, move, sources, _ in MOVES for source in sorted(ALL - sources)],
    ids=[f"{name}-{source}" for name, _, sources, _ in MOVES for source in sorted(ALL - sources)],
)
def test_illegal(make_log, ana, move, source):
    log = make_log(source)
    with pytest.raises(AlreadyMoved):
        move(log, ana)
    assert EmailLog.objects.get().status == source
    assert not Activity.objects.exists()


@pytest.mark.parametrize(("move", "sources"), [m[1:3] for m in MOVES], ids=[m[0] for m in MOVES])
def test_the_second_caller_loses(make_log, ana, move, sources):
    log = make_log(sorted(sources)[0])
    second = EmailLog.objects.get()
    move(log, ana)
    with pytest.raises(AlreadyMoved):
        move(second, ana)


def test_sending_sets_the_clients_last_contact_and_its_row_on_the_timeline(make_log):
    log = make_log("sending")
    log.mark_sent("abc")
    log.client.refresh_from_db()
    assert (log.sendgrid_message_id, log.client.last_contacted) == ("abc", log.sent_at)
    assert text_of(Activity.objects.get()) == "Sent “Hello”"


def test_a_draft_on_its_way_can_not_be_rewritten(make_log):
    log = make_log("sending")
    with pytest.raises(AlreadyMoved):
        log.save_draft("New", "Text", "agent")


def test_every_status_of_the_contract_has_a_place():
    before = {"draft", "queued", "sending", "unconfirmed", "failed"}
    assert before | set(RANK) == ALL
    order = ["sent", "processed", "deferred", "delivered", "open", "click", "bounce", "unsubscribe", "spamreport"]
    assert [RANK[name] for name in order] == sorted({RANK[name] for name in order})
    assert (RANK["bounce"], RANK["unsubscribe"]) == (RANK["dropped"], RANK["group_unsubscribe"])


@pytest.mark.parametrize("changes", [{"status": "opened"}, {"webhook_events": {}}, {"retry_count": -1}])
def test_the_database_refuses_what_must_never_be(make_log, changes):
    make_log("queued")
    with pytest.raises(IntegrityError), transaction.atomic():
        EmailLog.objects.update(**changes)


def test_one_log_per_followup(make_task):
    task = make_task()
    EmailLog.objects.create(task=task, client=task.client)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmailLog.objects.create(task=task, client=task.client)
