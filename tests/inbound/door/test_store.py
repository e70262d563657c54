"""Storing: whose the mail is, two at the same time, and an error of which nobody knows what is committed."""

import io
import json
import threading

import pytest
from django.core.files.storage import default_storage
from django.db import DEFAULT_DB_ALIAS, OperationalError, connection, connections, transaction

from clients.models import Client
from emails.models import EmailLog
from emails.threads import address_of_client, address_of_email
from inbound.door.store import store
from inbound.models import InboundEmail, MatchedBy
from tests.emails.webhook.signed import NOW
from tests.inbound.door.posts import BOUNDARY, parsed, post

pytestmark = pytest.mark.usefixtures("door")
TYPE = f"multipart/form-data; boundary={BOUNDARY}"


def to(*addresses):
    return parsed(envelope=json.dumps({"to": addresses}))


@pytest.fixture
def log(make_client):
    client = make_client()
    return EmailLog.objects.create(client=client, to_email=client.email, subject="Hello", status="sent")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address_of", [lambda log: address_of_email(log.pk), lambda log: address_of_client(log.client_id)]
)
def test_our_address_says_whose_it_is(log, address_of):
    address = address_of(log)
    assert post(to("ana@example.com", address.upper())).status_code == 200
    row = InboundEmail.objects.get()
    assert (row.client_id, row.matched_by) == (log.client_id, MatchedBy.TOKEN)
    assert row.to_email.lower() == address


@pytest.mark.django_db
def test_an_address_of_a_client_who_is_not_there_any_more():
    assert post(to(address_of_client(987654), "x@inbound.example.com")).status_code == 200
    row = InboundEmail.objects.get()
    assert (row.client_id, row.matched_by) == (None, "") and row.to_email == address_of_client(987654)


@pytest.mark.django_db
def test_the_address_at_our_domain_is_kept():
    assert post(to("ana@example.com", "leads@Inbound.example.com")).status_code == 200
    assert InboundEmail.objects.get().to_email == "leads@Inbound.example.com"


@pytest.mark.django_db
def test_a_message_alone_is_stored_too():
    raw = b"Message-ID: <1@x>\r\nTo: Ana <ana@example.com>, <b@x.co>\r\n\r\nHello"
    first = store(io.BytesIO(raw), "message/rfc822")
    assert first.is_new and not store(io.BytesIO(raw), "message/rfc822").is_new
    row = InboundEmail.objects.get()
    assert (row.pk, row.to_email, row.message_id, row.raw_size) == (first.pk, "ana@example.com", "1@x", len(raw))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("has_client", [True, False])
def test_the_same_mail_twice_at_once_is_one(log, files, has_client, monkeypatch):
    monkeypatch.setattr("inbound.tasks.understand.delay", lambda pk: None)
    fields = to(address_of_email(log.pk) if has_client else "x@inbound.example.com")
    together, answers = threading.Barrier(4), []

    def slow(raw):
        together.wait(10)  # all of them have found no row
        return saved(raw)

    from inbound.door import store as module

    saved = module.keep_bytes
    monkeypatch.setattr("inbound.door.store.keep_bytes", slow)

    def send():
        answers.append(post(fields))
        connections[DEFAULT_DB_ALIAS].close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [answer.status_code for answer in answers] == [200] * 4
    assert sorted(answer.json()["new"] for answer in answers) == [False, False, False, True]
    row = InboundEmail.objects.get()
    assert len(files()) == 1 and default_storage.exists(row.raw_path)
    assert row.client_id == (log.client_id if has_client else None)


@pytest.mark.django_db(transaction=True)
def test_an_answer_waits_for_a_send_that_holds_the_client(log, monkeypatch):
    monkeypatch.setattr("inbound.tasks.understand.delay", lambda pk: None)
    arrived = threading.Event()

    def send():
        post(to(address_of_client(log.client_id)))
        arrived.set()
        connections[DEFAULT_DB_ALIAS].close()

    with transaction.atomic():
        Client.objects.select_for_update(no_key=True).get(pk=log.client_id)
        thread = threading.Thread(target=send)
        thread.start()
        assert not arrived.wait(0.7)
    thread.join(10)
    assert arrived.is_set() and InboundEmail.objects.get().client_id == log.client_id


@pytest.mark.django_db(transaction=True)
def test_an_error_after_the_commit_keeps_the_bytes(files, monkeypatch):
    """The connection breaks when the row is committed and the answer is on its way: nobody knows that it is there."""
    monkeypatch.setattr("inbound.tasks.understand.delay", lambda pk: None)
    from inbound.door import store as module

    insert = module.add_row

    def broken(row, seen):
        insert(row, seen)
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as patch:
        patch.setattr("inbound.door.store.add_row", broken)
        assert post(parsed()).status_code == 503
    assert post(parsed()).json() == {"status": "success", "id": InboundEmail.objects.get().pk, "new": False}
    assert default_storage.exists(InboundEmail.objects.get().raw_path) and len(files()) == 1


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_down(monkeypatch):
    monkeypatch.setattr("inbound.tasks.understand.delay", lambda pk: None)
    host, port = connection.settings_dict["HOST"], connection.settings_dict["PORT"]
    connection.close()
    with monkeypatch.context() as patch:
        patch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        patch.setitem(connection.settings_dict, "PORT", "1")
        assert post(parsed()).status_code == 503
        connection.close()
    assert (connection.settings_dict["HOST"], connection.settings_dict["PORT"]) == (host, port)
    assert post(parsed(), timestamp=NOW + 3600).json()["new"]
