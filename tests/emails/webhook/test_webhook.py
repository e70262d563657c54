"""The event webhook, case by case as the contract answers, with real signatures."""

import base64
import json
from io import BytesIO
from pathlib import Path

import hypothesis
import pytest
from django.db import OperationalError
from django.test import Client as Browser
from hypothesis import strategies

from emails.models import EmailLog, UnmatchedEvent
from emails.webhook.apply import retry
from emails.webhook.receive import refusal
from tests.emails.webhook.signed import KEY, NOW, OTHER_KEY, counts, event, headers, post, public

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("key")]

VECTORS = Path(__file__).with_name("published_signatures.json")


# --- who is let in ---


@pytest.mark.parametrize("vector", json.loads(VECTORS.read_text()), ids=lambda vector: vector["source"])
def test_the_published_signatures_verify(settings, vector):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = vector["public_key"]
    body, now = base64.b64decode(vector["body_base64"]), int(vector["timestamp"])
    assert refusal(body, vector["signature"], vector["timestamp"], now) is None
    assert refusal(body + b" ", vector["signature"], vector["timestamp"], now)
    assert refusal(body, vector["signature"], str(now + 1), now)


ONE = b'[{"event": "open", "email": "jonah@example.com", "timestamp": 1795000000, "sg_event_id": "x"}]\r\n'
SIGNED = headers(ONE)


@hypothesis.settings(max_examples=300, deadline=None, database=None)
@hypothesis.given(strategies.sampled_from(["body", "timestamp", "signature"]), strategies.integers(0, 100_000))
def test_flipping_any_one_bit_is_refused(part, where):
    signature, timestamp = SIGNED.values()
    parts = {"body": ONE, "timestamp": timestamp.encode(), "signature": signature.encode()}
    assert refusal(ONE, signature, timestamp, NOW) is None
    changed = bytearray(parts[part])
    changed[where // 8 % len(changed)] ^= 1 << where % 8
    parts[part] = bytes(changed)
    # Header values reach Django as Latin-1.
    texts = [parts[name].decode("latin-1") for name in ("signature", "timestamp")]
    assert refusal(parts["body"], *texts, NOW)


def test_every_bit_of_the_signatures_last_characters_counts():
    """Base64's padding leaves bits that decoding passes over."""
    signature, timestamp = SIGNED.values()
    for place in range(-6, 0):
        for bit in range(8):
            text = bytearray(signature.encode())
            text[place] ^= 1 << bit
            assert refusal(ONE, text.decode("latin-1"), timestamp, NOW)


SIGNATURE, TIMESTAMP = "X-Twilio-Email-Event-Webhook-Signature", "X-Twilio-Email-Event-Webhook-Timestamp"


@pytest.mark.parametrize(
    "changed",
    [
        {SIGNATURE: None},
        {TIMESTAMP: None},
        {SIGNATURE: "", TIMESTAMP: ""},
        {SIGNATURE: "bm90IGEgc2lnbmF0dXJl"},
        {SIGNATURE: "%%%"},
        {SIGNATURE: "é"},
        {TIMESTAMP: "soon"},
        {TIMESTAMP: "1_795_000_000"},
        {TIMESTAMP: "9" * 400},
        headers(b"[]", key=OTHER_KEY),
        headers(b"[{}]"),
        headers(b"[]", timestamp=NOW - 601),
        headers(b"[]", timestamp=NOW + 601),
        headers(b"[]", signed_timestamp=NOW - 1),
    ],
)
def test_who_does_not_sign_gets_401_and_stores_nothing(changed):
    response = post(b"[]", **changed)
    assert response.status_code == 401
    assert not UnmatchedEvent.objects.exists()


def test_the_age_limit_is_a_setting(settings):
    settings.SENDGRID_WEBHOOK_MAX_AGE = 3600
    assert post(b"[]", **headers(b"[]", timestamp=NOW - 3000)).status_code == 200


@pytest.mark.parametrize("configured", ["", "not a key", ","])
@pytest.mark.parametrize("debug", [True, False])
def test_without_a_key_nobody_is_let_in(settings, configured, debug):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY, settings.DEBUG = configured, debug
    assert post(b"[]").status_code == 401


def test_two_keys_while_one_is_changed(settings):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = f"{public(OTHER_KEY)}, {public(KEY)}"
    for key in (KEY, OTHER_KEY):
        assert post(b"[]", **headers(b"[]", key=key)).status_code == 200


def test_nothing_is_asked_of_the_database_before_the_signature_holds(django_assert_num_queries):
    with django_assert_num_queries(0):
        post(b"[]", **{SIGNATURE: "bm90IGEgc2lnbmF0dXJl"})


@pytest.mark.parametrize("method", ["get", "put", "delete", "head", "options", "patch"])
def test_other_methods(client, method):
    assert getattr(client, method)("/webhook/sendgrid").status_code == 405


def test_a_body_over_5_mb(log):
    assert post(b"[" + b" " * (5 * 1024 * 1024) + b"]").status_code == 413
    # Just under it is stored, though it is over Django's own default limit.
    assert counts(post(b"[" + b" " * (5 * 1024 * 1024 - 2) + b"]")) == (0, 0, 0)


@pytest.mark.parametrize("element", [b"1", b"{}", b"[]", b'"x"', b"null"])
def test_more_than_10_000_events_are_refused_and_nothing_is_stored(element, django_assert_num_queries):
    many = b"[" + b",".join([element] * 10_001) + b"]"
    with django_assert_num_queries(0):
        response = post(many)
    assert response.status_code == 413
    assert response.json() == {"status": "error", "error": "There are more than 10,000 events in it."}


def test_10_000_are_taken(log):
    events = [7] * 9_999 + [event("delivered", log)]
    assert counts(post(events)) == (1, 9_999, 10_000)
    assert UnmatchedEvent.objects.count() == 9_999


def test_a_chunked_body_is_read_whatever_its_server_left_to_do(log):
    def post_in_chunks(body, **sent):
        stream = BytesIO(body)
        changes = {"wsgi.input": stream, "headers": {"Transfer-Encoding": "chunked", **headers(body), **sent}}
        return Browser().generic("POST", "/webhook/sendgrid", content_type="application/json", **changes), stream

    body = json.dumps([event("open", log)]).encode()
    assert counts(post_in_chunks(body)[0]) == (1, 0, 1)
    assert post_in_chunks(body, **headers(body + b" "))[0].status_code == 401
    assert counts(post_in_chunks(b"[" + b" " * (5 * 1024 * 1024 - 2) + b"]")[0]) == (0, 0, 0)
    too_long, stream = post_in_chunks(b" " * (7 * 1024 * 1024))
    assert too_long.status_code == 413
    assert stream.tell() < 6 * 1024 * 1024, "it was read on although too long already"


def test_no_slash_no_redirect(client):
    assert client.post("/webhook/sendgrid/").status_code in (302, 404)
    assert client.post("/webhook/sendgrid").status_code == 401


# --- what is not an event ---


@pytest.mark.parametrize("body", [b"", b"{}", b'"x"', b"7", b"[", b"\xff\xfe", b"[" * 100_000, b"1" * 5000])
def test_signed_but_no_array_is_kept_raw(body):
    assert counts(post(body)) == (0, 1, 1)
    assert bytes(UnmatchedEvent.objects.get().raw) == body


@pytest.mark.parametrize(
    "bad",
    [
        7,
        None,
        [],
        {},
        {"event": "open"},
        {"event": 7, "timestamp": NOW},
        {"event": "open", "timestamp": "yesterday"},
        {"event": "open", "timestamp": ""},
        {"event": "open", "timestamp": "\u0661\u0667\u0669\u0665\u0660\u0660\u0660\u0660\u0660\u0660"},
        {"event": "open", "timestamp": "1e9"},
        {"event": "open", "timestamp": "-1795000000"},
        {"event": "open", "timestamp": 0.5},
        {"event": "open", "timestamp": [NOW]},
        {"event": "open", "timestamp": NOW * 1000},
        {"event": "open", "timestamp": str(NOW * 1000)},
        {"event": "open", "timestamp": True},
        {"event": "open", "timestamp": -1},
        {"event": "open", "timestamp": 10**30},
        {"event": "sent", "timestamp": NOW},
        {"event": "account_status_change", "timestamp": NOW},
        {"event": "open", "timestamp": NOW, "email_log_id": "999999999999999999999999"},
        {"event": "open", "timestamp": NOW, "email_log_id": ["1"], "sg_message_id": {"a": 1}},
        {"event": "open", "timestamp": NOW, "email_log_id": "1; DROP TABLE", "sg_message_id": "\u0000.x"},
    ],
)
def test_what_can_not_be_used_is_kept_and_the_rest_goes_on(log, bad):
    assert counts(post([bad, event("delivered", log)])) == (1, 1, 2)
    log.refresh_from_db()
    assert log.status == "delivered"
    assert json.loads(bytes(UnmatchedEvent.objects.get().raw)) == bad


def test_what_jsonb_can_not_hold_is_stored_all_the_same(log):
    strange = event("click", log, url="https://example.com/\u0000\ud800", weight=float("nan"))
    assert counts(post([strange])) == (1, 0, 1)
    log.refresh_from_db()
    assert log.webhook_events[0]["url"].startswith("https://example.com/")


def test_an_event_nested_too_deep_costs_no_other(log):
    deep: object = 1
    for _ in range(700):
        deep = [deep]
    assert counts(post([event("open", log, strange=deep), event("delivered", log)])) == (1, 1, 2)
    log.refresh_from_db()
    assert log.status == "delivered"


def test_a_number_too_long_to_read_costs_no_other(log):
    whole = json.dumps([event("open", log), event("delivered", log)])
    body = whole.replace('"event": "open"', '"event": "open", "n": ' + "9" * 5000).encode()
    assert counts(post(body)) == (2, 0, 2)


@pytest.mark.parametrize("stored", [[7], ["open"], [{}], [{"event": 1}], [None, {"event": "open", "timestamp": "x"}]])
def test_a_history_that_somebody_else_wrote_breaks_nothing(log, stored):
    EmailLog.objects.update(webhook_events=stored)
    assert counts(post([event("delivered", log)])) == (1, 0, 1)


@pytest.mark.parametrize("message_id", [".x", ".", "..a", ""])
def test_an_empty_message_id_matches_nobody(make_client, message_id):
    EmailLog.objects.create(client=make_client(), status="sent")
    assert counts(post([{"event": "open", "timestamp": NOW, "sg_message_id": message_id}])) == (0, 1, 1)


def test_an_event_from_next_week_is_kept_aside(log):
    assert counts(post([event("open", log, at=NOW + 7 * 86_400)])) == (0, 1, 1)


def test_storage_down_is_503(log, monkeypatch):
    def down(body):
        raise OperationalError("the database is gone")

    monkeypatch.setattr("emails.webhook.receive.receive", down)
    assert post([event("open", log)]).status_code == 503


# --- matching ---


@pytest.mark.parametrize(
    ("stored", "reported"),
    [
        ("LRzXl_NHStOGhQ4kofSm_A", "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0"),
        ("LRzXl_NHStOGhQ4kofSm_A", "LRzXl_NHStOGhQ4kofSm_A"),
        ("14c5d75ce93.dfd.64b469", "14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0"),
    ],
)
def test_without_our_id_the_message_id_finds_it(log, stored, reported):
    EmailLog.objects.update(sendgrid_message_id=stored)
    assert counts(post([event("delivered", log, email_log_id=None, sg_message_id=reported)])) == (1, 0, 1)


def test_our_id_goes_before_the_message_id(log, make_client):
    other = EmailLog.objects.create(client=make_client(), status="sent", subject="Other")
    post([event("open", log, email_log_id=str(other.pk))])
    assert [EmailLog.objects.get(pk=pk).status for pk in (log.pk, other.pk)] == ["sent", "open"]


def test_a_kept_event_can_be_tried_again(log):
    post([event("open", log, email_log_id="77777", sg_message_id="later.x")])
    kept = UnmatchedEvent.objects.get()
    assert not retry(kept)
    EmailLog.objects.update(sendgrid_message_id="later")
    assert retry(kept)
    kept.refresh_from_db()
    assert kept.applied_at
    log.refresh_from_db()
    assert log.status == "open"
