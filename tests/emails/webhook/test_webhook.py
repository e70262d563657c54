"""The event webhook, case by case as the contract answers, with real signatures."""

import base64
import json
import time
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import OperationalError
from django.test import Client as Browser
from hypothesis import strategies

from clients.models import Activity, Client
from emails.models import EmailLog, Suppression, UnmatchedEvent
from emails.webhook.apply import retry
from emails.webhook.receive import refusal
from followups.engine.reconcile import reconcile

pytestmark = pytest.mark.django_db

KEY, OTHER_KEY = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
NOW = 1_795_000_000
VECTORS = Path(__file__).with_name("published_signatures.json")


def public(key):
    der = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(der).decode()


def headers(body, key=KEY, timestamp=NOW, signed_timestamp=None):
    signed = str(signed_timestamp or timestamp).encode() + body
    signature = base64.b64encode(key.sign(signed, ec.ECDSA(hashes.SHA256()))).decode()
    return {
        "X-Twilio-Email-Event-Webhook-Signature": signature,
        "X-Twilio-Email-Event-Webhook-Timestamp": str(timestamp),
    }


@pytest.fixture(autouse=True)
def _key(settings, time_machine):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = public(KEY)
    time_machine.move_to(NOW, tick=False)


@pytest.fixture
def log(make_client):
    return EmailLog.objects.create(
        client=make_client(),
        to_email="Jonah.Whitlock@example.com",
        subject="Hello",
        status="sent",
        sendgrid_message_id="LRzXl_NHStOGhQ4kofSm_A",
        sent_at=datetime.fromtimestamp(NOW - 60, UTC),
    )


def post(body, **changes):
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {**headers(raw), **changes} if changes is not None else {}
    sent = {name.replace("_", "-"): value for name, value in sent.items() if value is not None}
    return Browser(enforce_csrf_checks=True).post(
        "/webhook/sendgrid", raw, content_type="application/json", headers=sent
    )


def event(name, log, at=NOW - 30, **more):
    return {
        "event": name,
        "email": log.to_email,
        "timestamp": at,
        "email_log_id": str(log.pk),
        "sg_event_id": f"{name}-{at}-{log.pk}",
        "sg_message_id": "LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0",
        **more,
    }


def counts(response):
    assert response.status_code == 200
    answer = response.json()
    assert answer.pop("status") == "success"
    return answer["processed"], answer["failed"], answer["total"]


# --- who is let in ---


@pytest.mark.parametrize("vector", json.loads(VECTORS.read_text()), ids=lambda vector: vector["source"])
def test_the_published_signatures_verify(settings, vector):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = vector["public_key"]
    body, now = base64.b64decode(vector["body_base64"]), int(vector["timestamp"])
    assert refusal(body, vector["signature"], vector["timestamp"], now) == ""
    assert refusal(body + b" ", vector["signature"], vector["timestamp"], now)
    assert refusal(body, vector["signature"], str(now + 1), now)


ONE = b'[{"event": "open", "email": "jonah@example.com", "timestamp": 1795000000, "sg_event_id": "x"}]\r\n'
SIGNED = headers(ONE)


@hypothesis.settings(max_examples=300, deadline=None, database=None)
@hypothesis.given(strategies.sampled_from(["body", "timestamp", "signature"]), strategies.integers(0, 100_000))
def test_flipping_any_one_bit_is_refused(part, where):
    signature, timestamp = SIGNED.values()
    parts = {"body": ONE, "timestamp": timestamp.encode(), "signature": signature.encode()}
    assert refusal(ONE, signature, timestamp, NOW) == ""
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


# --- applying ---


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


# --- events that came before their email ---


@pytest.fixture
def overtaken(make_client):
    """A delivery that was reported before our commit; the email is there by now."""
    client = make_client()
    with_id = {"email": client.email, "sg_event_id": "early", "timestamp": NOW, "event": "delivered"}
    assert counts(post([with_id | {"sg_message_id": "early-abc.filter-1"}])) == (0, 1, 1)
    return EmailLog.objects.create(client=client, status="sent", sendgrid_message_id="early-abc")


def test_an_event_that_came_too_early_is_tried_again_by_itself(overtaken, time_machine):
    reconcile()
    overtaken.refresh_from_db()
    assert overtaken.status == "sent"  # not yet a minute old
    time_machine.move_to(NOW + 61, tick=False)
    reconcile()
    overtaken.refresh_from_db()
    assert overtaken.status == "delivered" and UnmatchedEvent.objects.get().applied_at
    reconcile()
    overtaken.refresh_from_db()
    assert len(overtaken.webhook_events) == 1


def test_after_ten_minutes_it_is_left_to_the_admin(overtaken, time_machine):
    time_machine.move_to(NOW + 601, tick=False)
    reconcile()
    assert UnmatchedEvent.objects.get().applied_at is None


def test_what_finds_no_email_harms_no_other(overtaken, time_machine):
    post([{"email": "who@example.com", "event": "open", "timestamp": NOW, "sg_event_id": "x", "email_log_id": "99"}])
    post(b"not json")
    time_machine.move_to(NOW + 61, tick=False)
    reconcile()
    assert UnmatchedEvent.objects.filter(applied_at=None).count() == 2
    overtaken.refresh_from_db()
    assert overtaken.status == "delivered"


def test_a_kept_event_that_breaks_keeps_no_fact_waiting(overtaken, time_machine, monkeypatch, caplog):
    time_machine.move_to(NOW + 61, tick=False)
    monkeypatch.setattr("emails.webhook.apply.try_waiting", lambda now: 1 / 0)
    Client.objects.update(planned_at=None)
    reconcile()
    assert "broke off at events" in caplog.text
    assert Client.objects.get().planned_at
