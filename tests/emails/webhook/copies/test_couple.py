"""A couple with two addresses: Jonah is the client, Zoë gets a copy. Each event speaks for whoever it names."""

from datetime import UTC, datetime

import pytest

from clients.models import Activity, Client, Person
from emails.models import EmailLog, Suppression
from emails.models.copies import copies_of
from followups.engine.reconcile import reconcile
from followups.engine.sweep import sweep
from followups.models import Task
from tests.emails.webhook.signed import NOW, counts, event, post
from tests.words import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("key")]

JONAH, ZOE = "jonah.whitlock@example.com", "zoe.brandt@example.com"


@pytest.fixture
def zoe(make_client):
    client = make_client(email=JONAH)
    return Person.objects.create(client=client, name="Zoë Brandt", role="spouse", email=ZOE, is_cc=True)


@pytest.fixture
def log(zoe):
    return EmailLog.objects.create(
        client=zoe.client, to_email=JONAH, cc=[{"email": ZOE, "name": zoe.name, "person": zoe.pk}], subject="Hello",
        status="sent", sent_at=datetime.fromtimestamp(NOW - 60, UTC),
    )  # fmt: skip


def of_zoe(name, log, **more):
    # SendGrid may give both the same message id and second; the event's id differs.
    return event(name, log, **{"email": ZOE, "sg_event_id": f"zoe-{name}-{more}", **more})


def told(log):
    log.refresh_from_db()
    return log


def ledger():
    return set(Suppression.objects.values_list("address", "reason"))


def timeline(client):
    return [text_of(row) for row in Activity.objects.filter(client=client).order_by("pk")]


def test_only_the_clients_address_sets_the_status(log):
    everything = [
        of_zoe("delivered", log),
        of_zoe("open", log, sg_machine_open=False),
        of_zoe("click", log, url="https://example.com/homes"),
        of_zoe("bounce", log, type="bounce", reason="550 no such user"),
    ]
    assert counts(post(everything)) == (4, 0, 4)
    log = told(log)
    assert (log.status, log.opened_at, log.clicked_at, log.error_code, log.retry_owed) == (
        "sent",
        None,
        None,
        "",
        False,
    )
    assert [each["event"] for each in log.webhook_events] == ["delivered", "open", "click", "bounce"]
    post([event("delivered", log)])
    assert told(log).status == "delivered"


def test_the_copys_bounce_closes_her_address_alone_and_the_plan_goes_on(log, zoe, make_task, office, sandbox):
    task = make_task(zoe.client, scheduled_for=datetime.fromtimestamp(NOW - 10, UTC))
    post([of_zoe("bounce", log, type="bounce", reason="550 5.1.1 no such user")])
    assert ledger() == {(ZOE, "bounced")}
    assert timeline(zoe.client) == ["Copy to Zoë Brandt not delivered: “Hello”: the address does not exist"]
    assert sweep() == {"sent": 1}
    task.refresh_from_db()
    assert [mail["recipient"] for mail in sandbox.mails()] == [JONAH]
    assert (task.email_log.to_email, task.email_log.cc) == (JONAH, [])


@pytest.mark.parametrize(
    ("fields", "reason", "words"),
    [
        ({"event": "unsubscribe"}, "unsubscribed", "Zoë Brandt unsubscribed from “Hello” and gets no more copies"),
        (
            {"event": "group_unsubscribe"},
            "unsubscribed",
            "Zoë Brandt unsubscribed from “Hello” and gets no more copies",
        ),
        ({"event": "spamreport"}, "complained", "Zoë Brandt marked a copy as spam: “Hello”"),
    ],
)
def test_the_copys_opt_out_takes_her_off_and_the_plan_goes_on(log, zoe, make_task, fields, reason, words):
    task = make_task(zoe.client, scheduled_for=datetime.fromtimestamp(NOW + 9000, UTC))
    post([of_zoe(fields["event"], log)])
    assert ledger() == {(ZOE, reason)}
    assert told(log).status == "sent" and timeline(zoe.client) == [words]
    reconcile()
    task.refresh_from_db()
    assert task.status == "pending" and copies_of([(zoe.client, None)]) == [[]]
    assert not Activity.objects.filter(kind__in=("unsubscribed", "complained")).exists(), "reports count these"


def test_the_clients_opt_out_stops_the_plan_though_the_copy_may_be_emailed(log, zoe, make_task):
    task = make_task(zoe.client, scheduled_for=datetime.fromtimestamp(NOW + 9000, UTC))
    EmailLog.objects.update(earlier_recipients=["old@example.com"])
    post([event("unsubscribe", log)])
    assert ledger() == {(JONAH, "unsubscribed"), ("old@example.com", "unsubscribed")}
    reconcile()
    task.refresh_from_db()
    assert (task.status, task.reason_code, told(log).status) == ("cancelled", "do_not_email", "unsubscribe")


def test_the_clients_bounce_says_nothing_of_the_copy(log, zoe):
    post([event("bounce", log, type="bounce", reason="550 5.1.1 no such user"), of_zoe("delivered", log)])
    assert ledger() == {(JONAH, "bounced")} and told(log).status == "bounce"


def test_opt_out_of_one_and_bounce_of_the_other(log, zoe):
    post([of_zoe("unsubscribe", log), event("bounce", log, type="bounce", reason="550 5.1.1 no such user")])
    assert ledger() == {(ZOE, "unsubscribed"), (JONAH, "bounced")}
    assert told(log).status == "bounce" and log.error_code == "no_mailbox"


def test_an_address_nobody_knows_was_forwarded_to_and_may_speak_for_both(log):
    post([event("spamreport", log, email="friend@example.net")])
    assert {address for address, _ in ledger()} == {JONAH, ZOE, "friend@example.net"}


@pytest.mark.parametrize("email", [None, "", 7, "nobody"])
def test_an_event_that_names_nobody_is_the_clients(log, email):
    post([event("unsubscribe", log, email=email)])
    assert ledger() == {(JONAH, "unsubscribed")} and told(log).status == "unsubscribe"


def test_an_address_is_hers_in_every_spelling(log):
    post([of_zoe("unsubscribe", log, email=" Zoe.Brandt@EXAMPLE.com")])
    assert ledger() == {(ZOE, "unsubscribed")} and told(log).status == "sent"


@pytest.mark.parametrize("status", ["sending", "unconfirmed"])
def test_any_recipients_event_says_that_the_one_request_was_accepted(log, zoe, status):
    EmailLog.objects.update(status=status, sent_at=None)
    post([of_zoe("delivered", log)])
    assert told(log).status == "sent" and log.sent_at
    assert Client.objects.get().last_contacted and timeline(zoe.client) == ["Sent “Hello”"]


def test_two_deliveries_in_the_same_second_are_two_events(log, zoe):
    """The same message id, time and url: without the address they would be one."""
    both = [event("delivered", log, sg_event_id="a"), of_zoe("delivered", log, sg_event_id="b")]
    post(both)
    assert [each["sg_event_id"] for each in told(log).webhook_events] == ["a", "b"]
    post(both)
    post([of_zoe("delivered", log, sg_event_id="c")])
    assert len(told(log).webhook_events) == 2, "repeats are still repeats"
    assert log.status == "delivered" and timeline(zoe.client) == ["Delivered “Hello”"]


def test_the_copys_delivery_first_does_not_hide_the_clients(log, zoe):
    post([of_zoe("delivered", log)])
    post([event("delivered", log)])
    assert timeline(zoe.client) == ["Delivered “Hello”"]


def test_a_bounce_is_told_once_for_each(log, zoe):
    post([of_zoe("bounce", log, type="blocked", reason="550 5.7.1 refused")])
    post([of_zoe("bounce", log, at=NOW - 5, type="blocked", reason="550 5.7.1 refused"), event("delivered", log)])
    assert [text.split(":")[0] for text in timeline(zoe.client)] == [
        "Copy to Zoë Brandt not delivered", "Delivered “Hello”"
    ]  # fmt: skip
    assert ledger() == set(), "blocked is about this one email"


def test_a_drop_of_her_copy_is_not_sent_again(log):
    post([of_zoe("dropped", log, reason="Spam Content (if Spam Checker app is enabled)")])
    assert not told(log).retry_owed and log.status == "sent"


@pytest.mark.parametrize("has_copies", [True, False])
def test_no_event_brings_a_mark_of_its_own(log, zoe, has_copies):
    if not has_copies:
        EmailLog.objects.update(cc=[])
    post([event("delivered", log, copy_to=zoe.pk)])
    assert "copy_to" not in told(log).webhook_events[0] and log.status == "delivered"


DROPPED = "Recipient List over Package Quota"


@pytest.mark.parametrize("chosen", [None, []])
def test_the_email_again_has_the_copies_that_were_chosen_for_it(log, zoe, chosen):
    """Taken off this one email, she gets none of its second try either."""
    EmailLog.objects.update(cc_people=chosen, cc=log.cc if chosen is None else [])
    post([event("dropped", log, reason=DROPPED)])
    reconcile()
    again = EmailLog.objects.exclude(pk=log.pk).get()
    assert again.cc_people == chosen
    assert bool(copies_of([(zoe.client, again.cc_people)])[0]) == (chosen is None)


@pytest.mark.parametrize("chosen", [True, False])
@pytest.mark.parametrize("name", ["processed", "deferred", "delivered", "open"])
def test_whose_copy_is_on_its_way_gets_no_second_one(log, zoe, name, chosen):
    mom = Person.objects.create(client=zoe.client, name="Mom", email="mom@example.com", is_cc=True)
    copies = [*log.cc, {"email": mom.email, "name": mom.name, "person": mom.pk}]
    EmailLog.objects.update(cc=copies, cc_people=[zoe.pk, mom.pk] if chosen else None)
    hers = event("dropped", log, email=mom.email, sg_event_id="mom", reason=DROPPED)
    post([of_zoe(name, log), hers, event("dropped", log, reason=DROPPED)])
    reconcile()
    again = EmailLog.objects.exclude(pk=log.pk).get()
    assert [each["person"] for each in copies_of([(zoe.client, again.cc_people)])[0]] == [mom.pk]


def test_who_got_an_earlier_try_is_still_a_copy(log, zoe):
    earlier = {"email": "old.zoe@example.com", "name": zoe.name, "person": zoe.pk, "earlier": True}
    EmailLog.objects.update(cc=[*log.cc, earlier])
    post([of_zoe("unsubscribe", log, email="old.zoe@example.com")])
    assert ledger() == {("old.zoe@example.com", "unsubscribed")} and told(log).status == "sent"


def test_events_that_came_before_the_answer_was_stored(log, zoe, make_task, office, sandbox):
    """They wait in the history of a queued email and are applied when it is settled, each for its own recipient."""
    task = make_task(zoe.client, scheduled_for=datetime.fromtimestamp(NOW - 10, UTC))
    EmailLog.objects.update(task=task, status="queued", sent_at=None, body="Hi")
    post([of_zoe("bounce", log, type="bounce", reason="550 5.1.1 no such user"), event("delivered", log)])
    assert sweep() == {"sent": 1} and sandbox.mails() == []
    assert told(log).status == "delivered" and ledger() == {(ZOE, "bounced")}
    assert Task.objects.get().status == "completed"
    assert "Copy to Zoë Brandt not delivered: “Hello”: the address does not exist" in timeline(zoe.client)


def test_an_unknown_email_to_a_linked_person_counts_for_her(zoe):
    post([{"event": "bounce", "type": "bounce", "email": ZOE.upper(), "timestamp": NOW - 5}])
    assert ledger() == {(ZOE, "bounced")}
    assert timeline(zoe.client) == [f"Address bounced: {ZOE} (SendGrid reported bounce for an unknown email)"]
