"""Each mail is read by itself, once; what can't be read is broken, and what is away keeps it waiting."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import OperationalError
from django.utils import timezone

from inbound import tasks
from inbound.models import InboundAttachment, InboundEmail, Kind, State
from inbound.reading.message import Part
from inbound.understand import MOST_TRIES, understand_mail, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def raising(error):
    def job(*args, **kwargs):
        raise error

    return job


def state(mail):
    mail.refresh_from_db()
    return mail.state, mail.tries


@pytest.mark.parametrize("step", ["read", "kind_of", "match", "new_text"])
@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), MemoryError()])
def test_what_breaks_reading_breaks_this_mail_alone(make_mail, reading, monkeypatch, make_client, step, error):
    client = make_client()
    reading(Kind.REPLY, client)
    monkeypatch.setattr(f"inbound.understand.{step}", raising(error))
    mail = make_mail(client=client)
    understand_mail(mail.pk)
    mail.refresh_from_db()
    assert (mail.state, mail.kind, mail.client) == (State.BROKEN, Kind.OTHER, client)
    assert mail.error.startswith(f"Reading it failed ({type(error).__name__}).") and "Try again" in mail.error


def test_tried_again_it_is_read(make_mail, reading, monkeypatch, make_client, ana):
    client = make_client()
    mail = make_mail()
    with monkeypatch.context() as patch:
        patch.setattr("inbound.understand.read", raising(ValueError()))
        understand_mail(mail.pk)
    mail.refresh_from_db()
    assert mail.try_again(by=ana) and not mail.try_again(by=ana)
    assert state(mail) == (State.RECEIVED, 0)
    reading(Kind.REPLY, client)
    understand_mail(mail.pk)
    mail.refresh_from_db()
    client.refresh_from_db()
    assert (mail.state, mail.kind, mail.error) == (State.READ, Kind.REPLY, "") and client.replied_at


def test_one_that_was_read_is_not_tried_again(receive, ana):
    assert not receive(Kind.OTHER).try_again(by=ana)


@pytest.mark.parametrize("error", [OperationalError("gone"), TimeoutError(), ConnectionResetError()])
def test_while_database_or_storage_are_away_it_waits_and_no_try_is_lost(make_mail, monkeypatch, error):
    mail = make_mail()
    monkeypatch.setattr("inbound.understand.read", raising(error))
    with pytest.raises(type(error)):
        understand_mail(mail.pk)
    assert state(mail) == (State.RECEIVED, 0)
    assert mail.tried_at is None


def test_bytes_that_are_gone_break_it(make_mail, reading):
    reading(Kind.REPLY)
    mail = make_mail()
    default_storage.delete(mail.raw_path)
    understand_mail(mail.pk)
    assert state(mail)[0] == State.BROKEN


def test_what_kills_its_worker_does_so_three_times(make_mail, monkeypatch, time_machine):
    time_machine.move_to(timezone.now(), tick=False)
    mail = make_mail()
    monkeypatch.setattr("inbound.understand.read", raising(SystemExit))
    for number in range(1, MOST_TRIES + 1):
        with pytest.raises(SystemExit):
            understand_mail(mail.pk)
        assert state(mail) == (State.RECEIVED, number)
        time_machine.shift(timedelta(minutes=3))
    understand_mail(mail.pk)
    assert state(mail)[0] == State.BROKEN
    assert "three times" in mail.error


def test_a_fault_of_its_effects_changes_nothing_and_ends_after_three_tries(
    make_mail, reading, make_client, monkeypatch, time_machine
):
    time_machine.move_to(timezone.now(), tick=False)
    reading(Kind.REPLY, make_client())
    mail = make_mail()
    monkeypatch.setattr("inbound.understand.apply", raising(ValueError()))
    for _ in range(MOST_TRIES):
        with pytest.raises(ValueError):
            understand_mail(mail.pk)
        time_machine.shift(timedelta(minutes=3))
    understand_mail(mail.pk)
    assert state(mail)[0] == State.BROKEN


# --- who looks for them ---


def test_what_somebody_reads_is_left_alone(make_mail, reading):
    reading(Kind.REPLY)
    mail = make_mail(tried_at=timezone.now(), tries=1)
    assert understand_mail(mail.pk) is None
    assert state(mail) == (State.RECEIVED, 1)


def test_lost_ones_are_found_the_oldest_first(make_mail):
    now = timezone.now()
    old = make_mail(received_at=now - timedelta(minutes=1))
    older = make_mail(received_at=now - timedelta(minutes=2))
    dead = make_mail(received_at=now - timedelta(minutes=9), tried_at=now - timedelta(minutes=5), tries=1)
    make_mail()  # its own message is on its way
    make_mail(received_at=now - timedelta(minutes=1), tried_at=now)  # somebody reads it
    make_mail(received_at=now - timedelta(minutes=1), state=State.READ)
    make_mail(received_at=now - timedelta(minutes=1), state=State.BROKEN)
    assert waiting() == [dead.pk, older.pk, old.pk]


def test_each_of_them_is_a_job_of_its_own(make_mail, monkeypatch):
    long_ago = timezone.now() - timedelta(minutes=1)
    ids = {make_mail(received_at=long_ago).pk for _ in range(3)}
    asked = []
    monkeypatch.setattr(tasks.understand, "apply_async", lambda args, **options: asked.append((args, options)))
    assert tasks.understand_waiting() == 3
    assert {args[0] for args, _ in asked} == ids
    assert all(options == {"expires": 60} for _, options in asked)


def test_the_job_reads_one(make_mail, reading):
    reading(Kind.OTHER)
    assert tasks.understand(make_mail().pk) == State.READ


def test_it_is_asked_for_once_it_is_committed(make_mail, monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr(tasks.understand, "delay", asked.append)
    with django_capture_on_commit_callbacks(execute=True):
        tasks.understand_soon(7)
    assert asked == [7]


def test_one_that_was_deleted_meanwhile_is_no_error(db):
    assert understand_mail(123) is None


# --- what is kept of it ---


def test_its_files_are_kept_once_however_often_it_is_read(make_mail, reading, monkeypatch, time_machine, settings):
    time_machine.move_to(timezone.now(), tick=False)
    parts = (
        Part("application/pdf", "offer.pdf", 3, is_file=True, read=lambda: b"abc"),
        Part("message/delivery-status", text="x"),
        Part("image/png", "", 2, is_file=True, read=lambda: b"de"),
    )
    reading(Kind.REPLY, parts=parts)
    mail = make_mail()
    with monkeypatch.context() as patch:
        patch.setattr("inbound.understand.apply", raising(SystemExit))
        with pytest.raises(SystemExit):
            understand_mail(mail.pk)
    time_machine.shift(timedelta(minutes=3))
    understand_mail(mail.pk)
    files = list(InboundAttachment.objects.all())
    assert [(file.name, file.content_type, file.size) for file in files] == [
        ("offer.pdf", "application/pdf", 3),
        (files[1].name, "image/png", 2),
    ]
    contents = []
    for file in files:
        with file.open() as content:
            contents.append(content.read())
    assert contents == [b"abc", b"de"]
    assert len([path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]) == 3


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "x" * 300_000, "😀" * 600])
def test_any_text_can_be_stored(receive, text):
    mail = receive(Kind.REPLY, text=text, subject=text)
    assert mail.state == State.READ and len(mail.subject) <= 500
    assert "\x00" not in InboundEmail.objects.get().text


def test_what_the_door_knew_stays_where_reading_finds_nobody(make_mail, reading, make_client):
    client = make_client()
    reading(Kind.REPLY)
    mail = make_mail(client=client, matched_by="token")
    understand_mail(mail.pk)
    mail.refresh_from_db()
    client.refresh_from_db()
    assert (mail.client, mail.matched_by) == (client, "token") and client.replied_at
