import json
import signal
import time

import pytest

from sandbox.sendgrid import events
from sandbox.sendgrid.webhook import rendered
from sandbox.store import Mail
from tests.conftest import wait_until
from tests.sandbox.conftest import Receiver, Running


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("bounce+1@example.com", ["processed", "bounce"]),
        ("blocked+1@example.com", ["processed", "bounce"]),
        ("dropped+1@example.com", ["dropped"]),
        ("deferred+1@example.com", ["processed", "deferred", "deferred", "delivered", "open"]),
        ("spam+1@example.com", ["processed", "delivered", "open", "spamreport"]),
        ("unsubscribe+1@example.com", ["processed", "delivered", "open", "unsubscribe"]),
        ("Scanner+1@example.com", ["processed", "delivered", "open", "click", "click"]),
        ("jonah@example.com", ["processed", "delivered", "open"]),
    ],
)
def test_the_address_decides_what_follows(running, hear, settled, to, expected):
    running.send(to=to)
    hear(to, expected[-1])
    settled()
    assert running.receiver.names(to)[: len(expected)] == expected
    assert set(running.receiver.names(to)[len(expected) :]) <= {"click"} - {expected[-1]}
    assert running.receiver.forged == 0


def test_of_a_silent_address_nothing_is_heard(running, hear, settled):
    running.send(to="silent+1@example.com")
    running.send(to="jonah@example.com")
    hear("jonah@example.com", "open")
    settled()
    assert running.receiver.names("silent+1@example.com") == []


def test_events_have_sendgrids_fields(running, hear):
    message_id = running.send(to="deferred+x@example.com", categories=["follow-up"]).headers["X-Message-Id"]
    hear("deferred+x@example.com", "open")
    for event in running.receiver.events:
        assert event["email_log_id"] == "1" and event["category"] == "follow-up"
        assert event["sg_message_id"].startswith(f"{message_id}.filterdrecv-") and event["sg_message_id"].endswith(
            "-0.0"
        )
        assert message_id in event["smtp-id"] and isinstance(event["timestamp"], int)
        assert abs(event["timestamp"] - time.time()) < 30
    named = {event["event"]: event for event in running.receiver.events}
    deferred = [event for event in running.receiver.events if event["event"] == "deferred"]
    # In any order, and some of them twice.
    assert {event["attempt"] for event in deferred} == {"1", "2"} and all(event["response"] for event in deferred)
    assert named["open"]["useragent"] and named["open"]["ip"] and named["open"]["sg_machine_open"] is False


def test_refusals_say_why(running, hear):
    for prefix in ("bounce", "blocked", "dropped"):
        running.send(to=f"{prefix}+x@example.com")
    hear("bounce+x@example.com", "bounce")
    hear("blocked+x@example.com", "bounce")
    hear("dropped+x@example.com", "dropped")
    said = {
        event["email"].partition("+")[0]: event for event in running.receiver.events if event["event"] != "processed"
    }
    assert (said["bounce"]["type"], said["bounce"]["status"]) == ("bounce", "5.1.1")
    assert (said["blocked"]["type"], said["blocked"]["status"]) == ("blocked", "5.7.1")
    assert all(event["reason"] for event in said.values())


def test_a_scanner_clicks_every_link_within_a_second(running, hear, settled):
    running.send(to="scanner+x@example.com")
    hear("scanner+x@example.com", "click")
    settled()
    mine = {event["sg_event_id"]: event for event in running.receiver.events}.values()
    clicks = sorted(event["url"] for event in mine if event["event"] == "click")
    assert clicks == ["https://example.com/418?a=1&b=2", "https://example.com/unsubscribe/x/"]
    assert all(event["sg_machine_open"] for event in mine if event["event"] in ("open", "click"))


def test_about_one_reader_in_three_clicks_and_never_the_way_out():
    clicked = []
    for number in range(300):
        mail = Mail(
            str(number), "a@example.com", "", "", "", "https://x.co/unsubscribe https://x.co/a.", "", {}, [], {}, 0
        )
        clicked += [each.payload for each in events.follow(mail, "0.0", 1, {}) if each.name == "click"]
    assert 70 < len(clicked) < 130
    assert all('"url":"https://x.co/a"' in payload for payload in clicked)


def test_every_ordinary_mail_keeps_its_times():
    for number in range(300):
        mail = Mail(str(number), "a@example.com", "", "", "", "", "", {}, [], {}, 0)
        due = {each.name: each.due_at for each in events.follow(mail, "0.0", 1, {})}
        assert due["delivered"] < 1.4 and due["open"] < 9 and due.get("click", 0) < 10


def test_tracking_that_is_off_is_not_reported():
    mail = Mail("1", "spam+a@example.com", "", "", "", "", "", {}, [], {}, 0)
    assert "open" not in [each.name for each in events.follow(mail, "0.0", 1, {"open": False})]


def test_every_custom_argument_comes_back_at_the_top_of_each_event():
    given = {"email_log_id": "7", "office_id": "0123456789abcdef"}
    mail = Mail("1", "spam+a@example.com", "", "", "", "", "", {}, [], given, 0)
    told = [json.loads(each.payload) for each in events.follow(mail, "0.0", 1, {})]
    assert len(told) == 4 and all(given.items() <= each.items() for each in told)


def test_a_reserved_key_wins_over_a_custom_argument():
    mail = Mail("1", "dropped+a@example.com", "", "", "", "", "", {}, ["a", "b"], {"event": "mine", "k": "v"}, 0)
    (event,) = events.follow(mail, "0.0", 1, {})
    assert (
        '"event":"dropped"' in event.payload and '"k":"v"' in event.payload and '"category":["a","b"]' in event.payload
    )


def test_the_bytes_are_formatted_like_the_real_ones():
    assert rendered(['{"a":1}', '{"b":2}']) == b'[{"a":1},\r\n{"b":2}]\r\n'


def test_some_events_come_twice_with_the_same_id(running, hear, settled):
    running.faults(webhook={"duplicate_rate": 1})
    for number in range(6):
        running.send(to=f"spam+{number}@example.com")
    for number in range(6):
        hear(f"spam+{number}@example.com", "spamreport")
    settled()
    ids = [event["sg_event_id"] for event in running.receiver.events]
    assert len(ids) == 2 * len(set(ids)) == 48


def test_some_events_come_out_of_order(running, settled):
    for number in range(30):
        running.send(to=f"bounce+{number}@example.com", log_id=str(number))
    settled()
    order = [event["event"] for event in running.receiver.events]
    assert order != sorted(order, reverse=True)  # processed before bounce, had they come as they happened


def test_a_refused_batch_comes_again_signed_anew(running, hear, settled):
    running.faults(webhook={"duplicate_rate": 0})
    running.receiver.refusals += [500, 503, 302]
    running.send(to="dropped+x@example.com")
    assert hear("dropped+x@example.com", "dropped") == ["dropped"]
    settled()
    assert len(running.receiver.stamps) == 4
    assert running.receiver.forged == 0
    (event,) = running.call("GET", "/api/mails/" + running.mails()[0]["message_id"])["events"]
    assert event["answer"] == "200 " and event["posted"]


def test_paused_events_wait(running, hear):
    running.faults(webhook={"paused": True})
    running.send(to="dropped+x@example.com")
    running.send(to="silent+x@example.com")
    assert running.call("GET", "/api/count")["waiting"]["events"] == 1
    running.faults(webhook={"paused": False})
    assert hear("dropped+x@example.com", "dropped")


def test_without_events_a_mail_is_only_kept(running):
    running.faults(events_enabled=False)
    running.send()
    assert len(running.mails()) == 1
    assert running.call("GET", "/api/count")["waiting"] == {"events": 0, "batches": 0}


def test_kill_9_loses_neither_mail_nor_event(tmp_path):
    receiver = Receiver()
    receiver.stop()  # the webhook is away, then the sandbox is killed, then both come back
    running = Running(tmp_path, receiver)
    try:
        for number in range(20):
            running.send(to=f"spam+{number}@example.com", log_id=str(number))
        running.faults(openai={"latency_ms": 3})
        running.stop(signal.SIGKILL)
        receiver.start()
        running.start()
        assert running.call("GET", "/api/count")["unique_email_log_ids"] == 20
        assert running.call("GET", "/api/faults")["openai"]["latency_ms"] == 3
        for number in range(20):
            to = f"spam+{number}@example.com"
            wait_until(lambda to=to: len(receiver.names(to)) == 4, 8, f"everything about {to}")
    finally:
        running.stop()
        receiver.stop()
