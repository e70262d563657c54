"""What SendGrid's events do to an email: each once, in whatever order they come."""

import json
import time
from datetime import UTC, datetime

import pytest

from clients.models import Activity, Client
from emails.models import EmailLog, Suppression
from followups.engine.reconcile import reconcile
from tests.emails.webhook.signed import NOW, counts, event, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("key")]


def test_delivered_open_click_tell_their_story(log):
    story = [
        event("processed", log, NOW - 50),
        event("delivered", log, NOW - 40),
        event("open", log, NOW - 30),
        event("click", log, NOW - 20, url="https://example.com/418"),
    ]
    assert counts(post(story)) == (4, 0, 4)
    log.refresh_from_db()
    assert log.status == "click"
    assert (log.opened_at.timestamp(), log.clicked_at.timestamp()) == (NOW - 30, NOW - 20)
    assert log.webhook_events == story
    rows = Activity.objects.order_by("occurred_at").values_list("kind", flat=True)
    assert list(rows) == ["delivered", "opened", "clicked"]


@pytest.mark.parametrize("at", [NOW, str(NOW), f" {NOW} ", float(NOW), NOW + 0.9, f"{NOW}.25"])
def test_a_time_may_be_a_number_or_a_text(log, at):
    assert counts(post([event("open", log, at)])) == (1, 0, 1)
    log.refresh_from_db()
    assert (log.status, log.opened_at.timestamp()) == ("open", NOW)
    # In another way of writing its time it is the same event.
    again = event("open", log, NOW) | {"sg_event_id": "another"}
    assert counts(post([again])) == (1, 0, 1)
    log.refresh_from_db()
    assert [each["timestamp"] for each in log.webhook_events] == [NOW]


@pytest.mark.parametrize("number", ["1e999", "-1e999", "Infinity", "NaN", "9" * 400])
def test_a_number_that_nothing_can_hold_costs_no_event(log, number):
    body = json.dumps([event("open", log)]).replace('"event":', f'"weight": {number}, "event":')
    assert counts(post(body.encode())) == (1, 0, 1)
    for_time = json.dumps([event("click", log, 1)]).replace('"timestamp": 1,', f'"timestamp": {number},')
    assert counts(post(for_time.encode())) == (0, 1, 1)


@pytest.mark.django_db
def test_a_history_with_times_as_text_is_shown(log, ana_browser):
    EmailLog.objects.update(webhook_events=[event("open", log, str(NOW)), event("delivered", log, NOW - 0.5)])
    page = ana_browser.get(f"/emails/{log.pk}/").content.decode()
    assert "Opened" in page and "Delivered" in page


def test_out_of_order_ends_the_same(log):
    post([event("click", log, NOW - 20, url="https://example.com/")])
    post([event("open", log, NOW - 10), event("open", log, NOW - 30), event("delivered", log, NOW - 40)])
    log.refresh_from_db()
    assert (log.status, log.opened_at.timestamp(), log.clicked_at.timestamp()) == ("click", NOW - 30, NOW - 20)
    assert Activity.objects.filter(kind="opened").count() == 1


@pytest.mark.parametrize(
    "twin",
    [
        {},
        {"sg_event_id": "a new id"},
        {"timestamp": NOW - 29, "sg_message_id": "LRzXl_NHStOGhQ4kofSm_A.other"},
    ],
)
def test_a_repeat_counts_as_processed_and_is_stored_once(log, twin):
    first = event("click", log, url="https://example.com/")
    second = {**first, **twin}
    assert counts(post([first, second])) == (2, 0, 2)
    assert counts(post([second])) == (1, 0, 1)
    log.refresh_from_db()
    assert log.webhook_events == [first]


def test_the_timeline_never_tells_a_delivery_before_the_sending(log):
    EmailLog.objects.update(sent_at=datetime.fromtimestamp(NOW - 30 + 0.7, UTC))
    post([event("delivered", log), event("open", log)])
    assert {row.occurred_at.timestamp() for row in Activity.objects.all()} == {NOW - 30 + 0.7}
    log.refresh_from_db()
    assert log.opened_at.timestamp() == NOW - 30


def test_another_url_is_another_click(log):
    post([event("click", log, url=f"https://example.com/{n}", sg_event_id=f"id{n}") for n in range(2)])
    log.refresh_from_db()
    assert len(log.webhook_events) == 2


RANKED = ["processed", "deferred", "delivered", "open", "click", "bounce", "unsubscribe", "spamreport"]


@pytest.mark.parametrize("higher", range(len(RANKED)))
@pytest.mark.parametrize("lower", range(len(RANKED)))
def test_statuses_move_forward_only(log, higher, lower):
    post([event(RANKED[higher], log, NOW - 20)])
    post([event(RANKED[lower], log, NOW - 10)])
    log.refresh_from_db()
    assert log.status == RANKED[max(higher, lower)]


@pytest.mark.parametrize("pair", [("bounce", "dropped"), ("unsubscribe", "group_unsubscribe")])
def test_equal_ranks_do_not_replace_each_other(log, pair):
    post([event(pair[0], log)])
    post([event(pair[1], log)])
    log.refresh_from_db()
    assert log.status == pair[0]


@pytest.mark.parametrize("status", ["sending", "unconfirmed"])
def test_an_event_settles_what_nobody_knew(log, status):
    EmailLog.objects.update(status=status, sent_at=None)
    post([event("delivered", log)])
    log.refresh_from_db()
    assert (log.status, log.sent_at.timestamp()) == ("delivered", NOW - 30)
    assert Client.objects.get().last_contacted
    assert (
        list(Activity.objects.values_list("kind", flat=True)) == ["sent", "delivered"] or Activity.objects.count() == 2
    )


@pytest.mark.parametrize("status", ["draft", "queued", "failed"])
def test_an_event_for_what_is_still_ours_stays_in_the_history(log, status):
    EmailLog.objects.update(status=status)
    assert counts(post([event("open", log)])) == (1, 0, 1)
    log.refresh_from_db()
    assert (log.status, len(log.webhook_events), log.opened_at) == (status, 1, None)


def test_a_machines_open_is_history_and_no_more(log):
    post([event("open", log, sg_machine_open=True)])
    log.refresh_from_db()
    assert (log.status, log.opened_at, len(log.webhook_events)) == ("sent", None, 1)
    assert not Activity.objects.exists()
    post([event("open", log, NOW - 5, sg_machine_open=False)])
    log.refresh_from_db()
    assert (log.status, Activity.objects.count()) == ("open", 1)


@pytest.mark.parametrize(("name", "reason"), [("bounce", "bounced"), ("spamreport", "complained")])
def test_silence_after_a_bounce_or_a_wish(log, make_task, name, reason):
    """What each event means for the address is in test_reasons.py."""
    pending = make_task(log.client)
    post([event(name, log, reason="550 no such user")])
    assert Suppression.of("jonah.whitlock@EXAMPLE.com").reason == reason
    reconcile()
    pending.refresh_from_db()
    assert pending.status == "cancelled"


def test_a_batch_is_a_handful_of_statements(log, make_client, django_assert_max_num_queries):
    client = make_client()
    logs = EmailLog.objects.bulk_create(
        [EmailLog(client=client, status="sent", to_email="x@example.com") for _ in range(200)]
    )
    batch = [event(name, each) for each in logs for name in ("processed", "delivered", "open", "bounce", "click")]
    with django_assert_max_num_queries(14):
        assert counts(post(batch)) == (1000, 0, 1000)


def test_time_of_the_test_is_frozen():
    assert int(time.time()) == NOW
