"""Whatever comes with a valid signature, the answer is one of the contract's, and nothing is lost."""

import json
import time
from datetime import UTC, datetime

import hypothesis
import pytest
from hypothesis import strategies as st

from emails.models import EmailLog, UnmatchedEvent
from emails.webhook.apply import receive

pytestmark = [pytest.mark.django_db, pytest.mark.repeat("hostile", rounds=1, short=1, minutes=10)]
NOW = 1_764_000_000

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=40),
    st.sampled_from(["\x00", "\ud800", "😀"]),
)
anything = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4)
)
names = st.sampled_from(
    ["processed", "delivered", "open", "click", "bounce", "dropped", "spamreport", "group_resubscribe", "moved"]
)
fields = {
    "event": names | anything,
    "timestamp": st.integers(NOW - 1000, NOW) | st.sampled_from(["1764000000", 10**18, -1, 0, 2**70]) | anything,
    "email": st.just("jo@example.com") | anything,
    "email_log_id": st.sampled_from(["MINE", "MINE", "0", "-1", "99999999999999999999", "1e3", "\u0661"]) | anything,
    "sg_event_id": st.sampled_from(["a", "b", "c"]) | anything,
    "sg_message_id": st.sampled_from(["abc.filter-1", "abc", ".", "...", "x" * 5000]) | anything,
    "office_id": st.just("0123456789abcdef") | anything,
    "url": anything,
    "reason": anything,
    "response": anything,
    "category": st.just("follow-up") | st.lists(st.text(max_size=5), max_size=3) | anything,
    "useragent": anything,
    "sg_machine_open": anything,
}
events = st.fixed_dictionaries({}, optional=fields) | anything


@pytest.fixture
def log(make_client):
    client = make_client(email="jo@example.com")
    return EmailLog.objects.create(client=client, to_email="jo@example.com", status="sent", sendgrid_message_id="abc")


# tests/proofs.py says how many examples there are.
quick = hypothesis.settings(
    suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture, hypothesis.HealthCheck.too_slow],
)


def mine(event, log):
    is_mine = isinstance(event, dict) and event.get("email_log_id") == "MINE"
    return event | {"email_log_id": str(log.pk)} if is_mine else event


@quick
@hypothesis.given(batch=st.lists(events, max_size=6))
def test_every_event_is_counted_and_none_is_lost(log, time_machine, batch):
    time_machine.move_to(datetime.fromtimestamp(NOW, UTC), tick=False)
    kept = UnmatchedEvent.objects.count()
    body = json.dumps([mine(event, log) for event in batch]).encode()
    answer = receive(body)
    assert answer["processed"] + answer["failed"] == answer["total"] == len(batch)
    assert UnmatchedEvent.objects.count() == kept + answer["failed"]
    again = EmailLog.objects.get(pk=log.pk)  # it can be read back
    assert len(again.webhook_events) >= bool(answer["processed"])
    stored = len(again.webhook_events)
    assert receive(body)["processed"] == answer["processed"]
    assert len(EmailLog.objects.get(pk=log.pk).webhook_events) == stored  # repeated: stored once


@quick
@hypothesis.given(body=st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_what_is_no_array_is_kept_whole(body):
    kept = UnmatchedEvent.objects.count()
    answer = receive(body)
    try:
        is_array = isinstance(json.loads(body), list)
    except (ValueError, RecursionError):
        is_array = False
    if not is_array:
        assert answer == {"processed": 0, "failed": 1, "total": 1}
        assert bytes(UnmatchedEvent.objects.first().raw) == body
        assert UnmatchedEvent.objects.count() == kept + 1


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_truncated_json_is_kept_whole(log, cut):
    body = json.dumps([{"event": "open", "timestamp": int(time.time()), "email_log_id": str(log.pk)}]).encode()[:-cut]
    assert receive(body)["failed"] == 1
    assert bytes(UnmatchedEvent.objects.get().raw) == body


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "[" * 500 + "]" * 500, '{"a":' * 50_000, '[{"event":"open","event":"click"}]']
)
def test_deep_and_doubled(text):
    answer = receive(text.encode())
    assert answer["processed"] == 0 and answer["failed"] == answer["total"] == UnmatchedEvent.objects.count()
