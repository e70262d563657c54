"""The door: a mail is taken when it is safely stored, once, and refused only when it is not SendGrid's."""

import json
import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client as Browser
from django.test import RequestFactory

from inbound.models import InboundEmail, InboundRefusal, State
from inbound.views.receive import inbound, refusals
from tests.emails.webhook.signed import KEY, NOW, OTHER_KEY, headers, public
from tests.html import words
from tests.inbound.door.posts import ADDRESS, ENVELOPE, HEAD, MIME, form, parsed, post, raw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("door")]


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """The ids that the worker was told of."""
    ids = []
    monkeypatch.setattr("inbound.tasks.understand.delay", ids.append)
    return ids


@pytest.mark.parametrize("fields", [parsed(), raw()], ids=["parsed", "raw"])
def test_a_mail_is_stored_as_it_came(fields, kept, asked, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert post(fields).status_code == 200
    row = InboundEmail.objects.get()
    assert kept(row) == form(fields) and row.raw_size == len(form(fields))
    assert row.raw_type == "multipart/form-data; boundary=xYzZY"
    assert re.fullmatch(r"inbound/\d{4}/\d\d/[0-9a-f]{32}", row.raw_path)
    assert (row.state, row.message_id) == (State.RECEIVED, "CAF7=1@mail.example.com")
    assert row.to_email == "reply+abc@inbound.example.com"
    assert asked == [row.pk]


def test_with_a_slash_at_the_end_too():
    assert post(parsed(), address=ADDRESS + "/").status_code == 200
    assert InboundEmail.objects.count() == 1


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch", "options", "head"])
def test_other_methods_store_nothing(method):
    assert getattr(Browser(), method)(ADDRESS).status_code == 405


def test_a_wrong_key_is_refused_and_counted(files):
    assert post(parsed(), key=OTHER_KEY).status_code == 401
    assert not files() and not InboundEmail.objects.exists()
    refusals.write_down()
    assert InboundRefusal.objects.get().reason == "wrong_signature"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"X_Twilio_Email_Event_Webhook_Signature": None}, "unsigned"),
        ({"X_Twilio_Email_Event_Webhook_Timestamp": None}, "unsigned"),
        ({"X_Twilio_Email_Event_Webhook_Signature": "%%"}, "not_base64"),
        ({"X_Twilio_Email_Event_Webhook_Timestamp": "now"}, "no_number"),
        ({"X_Twilio_Email_Event_Webhook_Timestamp": str(NOW + 1)}, "wrong_signature"),
        ({"X_Twilio_Email_Event_Webhook_Signature": "MAA="}, "wrong_signature"),
    ],
)
def test_a_signature_that_is_missing_or_bad(changes, reason, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert post(parsed(), **changes).status_code == 401
    assert refusals.collect() == {reason: 1}


@pytest.mark.parametrize("fields", [parsed(), raw(b"A" * 100_000 + b"\r\n\r\n")], ids=["small", "large"])
def test_one_changed_byte_is_refused(fields):
    body = form(fields)
    signed = headers(body)
    for at in (0, len(body) // 2, len(body) - 1):
        changed = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
        assert post(changed, **{name.replace("-", "_"): value for name, value in signed.items()}).status_code == 401


def test_the_age_of_a_signature_says_nothing():
    years = int(timedelta(days=1000).total_seconds())
    for number, when in enumerate((NOW, NOW - years, NOW + years, 0)):
        assert post(parsed(headers=f"Message-ID: <{number}@x>\n"), timestamp=when).status_code == 200
    assert InboundEmail.objects.count() == 4


def test_two_keys_while_they_change(settings):
    settings.SENDGRID_INBOUND_PUBLIC_KEY = f"{public(OTHER_KEY)}, {public(KEY)}"
    assert post(parsed()).status_code == 200
    assert post(parsed(headers=HEAD.replace("CAF7", "B")), key=OTHER_KEY).status_code == 200


@pytest.mark.parametrize("configured", ["", "not a key", ","])
def test_without_a_key_it_comes_again(settings, configured):
    settings.SENDGRID_INBOUND_PUBLIC_KEY = configured
    assert post(parsed()).status_code == 503
    assert refusals.collect() == {"no_key": 1}
    settings.SENDGRID_INBOUND_PUBLIC_KEY = public(KEY)
    assert post(parsed()).status_code == 200


def test_the_key_of_the_events_does_not_open_it(settings):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = public(OTHER_KEY)
    assert post(parsed(), key=OTHER_KEY).status_code == 401


@pytest.mark.parametrize("host", ["another.example.com", "10.0.0.7:8000", "a b", "x" * 300])
def test_whatever_name_the_server_is_called_by(host):
    body = form(parsed())
    response = Browser().post(
        ADDRESS,
        body,
        content_type="multipart/form-data; boundary=xYzZY",
        headers=headers(body),
        HTTP_HOST=host,
    )
    assert response.status_code == 200


def test_over_http_behind_https_it_is_not_sent_elsewhere(settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_REDIRECT_EXEMPT = [r"^webhook/"]
    assert post(parsed()).status_code == 200


def test_a_storage_that_is_down_then_once(monkeypatch, files, asked):
    def down(*_, **__):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("django.core.files.storage.FileSystemStorage._save", down)
        assert post(parsed()).status_code == 503
    assert not InboundEmail.objects.exists() and not asked
    assert post(parsed()).status_code == 200
    assert InboundEmail.objects.count() == 1 and len(files()) == 1


def test_bytes_that_do_not_reach_the_disk_come_again(monkeypatch):
    def broken(number):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("inbound.door.store.os.fsync", broken)
        assert post(parsed()).status_code == 503
    assert not InboundEmail.objects.exists()
    assert post(parsed()).status_code == 200


@pytest.mark.parametrize("where", ["prepared.rows", "add_row", "keep_bytes"])
@pytest.mark.parametrize("error", [OperationalError("gone"), ValueError("a mistake of ours"), MemoryError()])
def test_whatever_breaks_it_comes_again(monkeypatch, where, error):
    def down(*_):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(f"inbound.door.store.{where}", down)
        response = post(parsed())
    assert response.status_code == 503 and response.json()["status"] == "error"
    assert post(parsed()).status_code == 200
    assert InboundEmail.objects.count() == 1


def test_a_full_disk_for_temporary_files_comes_again(monkeypatch):
    monkeypatch.setattr("inbound.views.receive.tempfile.tempdir", "/nowhere")
    assert post(raw(b"x" * 2_000_000)).status_code == 503


def test_a_broker_that_is_away_costs_nothing(monkeypatch, django_capture_on_commit_callbacks):
    def away(pk):
        raise ConnectionError

    monkeypatch.setattr("inbound.tasks.understand.delay", away)
    with django_capture_on_commit_callbacks(execute=True):
        assert post(parsed()).status_code == 200
    assert InboundEmail.objects.get().state == State.RECEIVED


def test_the_worker_is_told_when_the_answer_is_on_its_way(asked, monkeypatch, django_capture_on_commit_callbacks):
    # Django closes the test's own connection there.
    monkeypatch.setattr("django.http.JsonResponse.close", lambda self: None)
    with django_capture_on_commit_callbacks(execute=True):
        request = RequestFactory().generic(
            "POST", ADDRESS, form(parsed()), "multipart/form-data; boundary=xYzZY", headers=headers(form(parsed()))
        )
        response = inbound(request)
        assert response.status_code == 200 and InboundEmail.objects.exists() and not asked
        response.close()
    assert asked == [InboundEmail.objects.get().pk]


class TestRepeats:
    def test_a_mail_that_comes_again_is_one(self, files, asked, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            first = post(parsed())
            again = post(parsed(spam_score="4.0"), boundary="another")
        assert first.json()["id"] == again.json()["id"]
        assert (first.json()["new"], again.json()["new"]) == (True, False)
        assert InboundEmail.objects.count() == len(files()) == len(asked) == 1

    def test_in_the_other_form_too(self):
        assert post(parsed()).json()["id"] == post(raw()).json()["id"]

    def test_to_another_recipient_it_is_another(self):
        for to in ("reply+abc@inbound.example.com", "reply+xyz@inbound.example.com"):
            assert post(parsed(envelope=json.dumps({**ENVELOPE, "to": [to]}))).json()["new"]
        assert InboundEmail.objects.count() == 2

    def test_the_case_and_the_order_of_recipients_say_nothing(self):
        assert post(parsed(envelope='{"to":["A@x.co","b@x.co"]}')).json()["new"]
        assert not post(parsed(envelope='{"to":["B@x.co","a@x.co"]}')).json()["new"]

    @pytest.mark.parametrize("head", [HEAD.replace("Message-ID: <CAF7=1@mail.example.com>\n", ""), "Message-ID: <>\n"])
    def test_without_a_message_id_its_content_tells(self, head):
        assert post(parsed(headers=head)).json()["new"]
        assert not post(parsed(headers=head, spam_score="7", SPF="none"), boundary="another").json()["new"]
        assert post(parsed(headers=head, text="No, Friday does not work.")).json()["new"]

    def test_an_envelope_that_is_no_json_still_tells_two_apart(self):
        assert post(parsed(envelope="{to: a}")).json()["new"]
        assert post(parsed(envelope="{to: b}")).json()["new"]
        assert not post(parsed(envelope="{to: b}")).json()["new"]

    def test_a_folded_message_id_of_5000_characters(self):
        def mail(end):
            return parsed(headers=f"Subject: x\nMESSAGE-ID:\n <{'a' * 4990}{end}>\n")

        assert post(mail("b")).json()["new"] and post(mail("c")).json()["new"]
        assert not post(mail("c")).json()["new"]
        assert len(InboundEmail.objects.first().message_id) == 1000


NESTED = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(50))
BAD = {
    "no charset": parsed(charsets=None, text=b"Gr\xfc\xdfe"),
    "wrong charset": parsed(charsets='{"text":"no-such"}', text=b"\xff\xfe"),
    "raw UTF-8 in the head": raw("Subject: Grüße aus 北京\r\nMessage-ID: <ü@x>\r\n\r\nHallo".encode()),
    "50 levels": raw(MIME.partition(b"Content-Type")[0] + NESTED),
    "10,000 headers": raw(b"".join(b"X-%d: y\r\n" % n for n in range(10_000)) + MIME),
    "a head without an end": raw(b"X-A: b\r\n" * 100_000),
    "injected headers": parsed(subject="Hi\r\nBcc: all@example.com", headers=HEAD + "Bcc: x\r\n\r\n"),
    "NULs": parsed(headers=HEAD.replace("1@", "\0@"), envelope='{"to":["a\\u0000@x.co"]}', text="\0\0"),
    "half a character": parsed(
        envelope='{"to":["\\ud800@x.co"]}', headers="Message-ID: <\udc80>\n".encode("latin-1", "replace")
    ),
    "an empty text": parsed(text="", html=""),
    "an empty message": raw(b""),
    "500 recipients": parsed(envelope=json.dumps({"to": [f"person{n}@example.com" for n in range(500)]})),
    "a zip bomb": parsed(attachment1=("a.zip", b"PK\x03\x04" + b"\0" * 100_000)),
    "an address of 5,000 characters": parsed(envelope=json.dumps({"to": ["a" * 5000 + "@x.co"]})),
    "an envelope that is a list": parsed(envelope="[1, 2]"),
    "an envelope of numbers": parsed(envelope='{"to": [1, null, {}]}'),
    "an envelope without an end": parsed(envelope='{"to":' * 50_000),
    "an envelope that is a number": parsed(envelope="9" * 5000),
    "no field at all": {},
    "a field without a name": {"": "x"},
    "5,000 fields": {f"attachment{n}": "x" for n in range(5000)},
    "an empty body": b"",
    "not a form": b"\x00\x01\x02",
    "lines without CR": form(parsed()).replace(b"\r\n", b"\n"),
    "cut off": form(parsed())[:-40],
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_stored_and_a_repeat_is_known(name, kept):
    fields = BAD[name]
    body = fields if isinstance(fields, bytes) else form(fields)
    assert post(fields).status_code == 200
    assert kept(InboundEmail.objects.get()) == body
    assert post(fields).json()["new"] is False


@pytest.mark.parametrize(
    "content_type",
    [
        *("", "text/plain", "multipart/form-data", "application/json", ";;;", "multipart/a; boundary*=utf-8''x"),
        *("multipart/form-data; boundary=" + "b" * 5000, "multipart/form-data; boundary=\xff\xfe"),
    ],
)
def test_whatever_type_it_says_it_is(content_type):
    body = form(parsed())
    response = Browser().post(ADDRESS, body, content_type=content_type, headers=headers(body))
    assert response.status_code == 200
    assert len(InboundEmail.objects.get().raw_type) <= 300


def test_the_broker_sees_refusals_on_today_and_an_agent_does_not(broker_browser, ana_browser):
    post(parsed(), key=OTHER_KEY)
    page = words(broker_browser.get("/"))
    assert "Incoming mail rejected 1 request" in page and "the signature does not match" in page
    assert "SENDGRID_INBOUND_PUBLIC_KEY" in page and "Delivery tracking rejected" not in page
    assert "Incoming mail rejected" not in ana_browser.get("/").content.decode()
