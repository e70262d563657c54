"""Mail as it came is deleted after INBOUND_RAW_DAYS; what was read of it stays."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from inbound.door import retention
from inbound.models import InboundAttachment, InboundEmail, State
from realtoros.celery import app

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("door")]


def forget_raw(days=90):
    """All of it, step by step; how many mails lost their bytes."""
    before, cursor, forgotten = timezone.now() - timedelta(days=days), [], 0
    while cursor is not None:
        done, cursor = retention.step(before, cursor)
        forgotten += done
    return forgotten


@pytest.fixture
def mail():
    def make(days, state=State.READ, **columns):
        number = InboundEmail.objects.count()
        at = timezone.now() - timedelta(days=days)
        path = default_storage.save(f"inbound/{at:%Y/%m}/raw{number}", ContentFile(b"raw"))
        return InboundEmail.objects.create(
            fingerprint=str(number), raw_path=path, state=state, received_at=at, text="Yes, Friday.", **columns
        )

    return make


def attach(mail, number=0):
    path = default_storage.save(f"inbound/files/{mail.pk}/{number}", ContentFile(b"file"))
    return InboundAttachment.objects.create(inbound_email=mail, number=number, name="a.pdf", size=4, path=path)


def test_bytes_go_and_the_text_stays(mail, files):
    old, new = mail(91), mail(89)
    attach(old, 0), attach(old, 1), attach(new)
    assert forget_raw() == 1
    old.refresh_from_db(), new.refresh_from_db()
    assert (old.raw_path, old.text, old.raw_size) == ("", "Yes, Friday.", 0)
    assert [file.path for file in old.attachments.all()] == ["", ""] and old.attachments.first().name == "a.pdf"
    assert new.raw_path and new.attachments.get().path
    assert len(files()) == 2
    assert forget_raw() == 0


def test_the_time_is_the_callers(mail):
    mail(8), mail(6)
    assert retention.count(timezone.now() - timedelta(days=7)) == 1
    assert forget_raw(days=7) == 1


def test_what_nobody_has_read_or_settled_stays(mail):
    unread, broken = mail(100, State.RECEIVED), mail(100, State.BROKEN)
    settled = mail(100, State.BROKEN, settled_at=timezone.now())
    assert forget_raw() == 1
    for row in (unread, broken, settled):
        row.refresh_from_db()
    assert unread.raw_path and broken.raw_path and not settled.raw_path


def test_a_storage_that_is_down_leaves_it_for_the_next_time(mail, monkeypatch, files):
    rows = [mail(100), mail(100), mail(100)]
    attach(rows[1])
    delete = default_storage.delete

    def down(path):
        if path == rows[0].raw_path or path.startswith("inbound/files/"):
            raise OSError("away")
        delete(path)

    with monkeypatch.context() as patch:
        patch.setattr("django.core.files.storage.FileSystemStorage.delete", lambda self, path: down(path))
        assert forget_raw() == 1
    assert InboundEmail.objects.exclude(raw_path="").count() == 2 and len(files()) == 3
    assert forget_raw() == 2
    assert not files()


def test_bytes_that_are_gone_already_are_forgotten(mail):
    row = mail(100)
    default_storage.delete(row.raw_path)
    assert forget_raw() == 1


def test_many_go_in_batches(mail, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        mail(100)
    with django_assert_max_num_queries(20):
        assert forget_raw() == 5


def test_bytes_without_a_row_go_when_their_month_is_long_over(mail, files):
    old, new = timezone.now() - timedelta(days=130), timezone.now()
    for at in (old, new):
        default_storage.save(f"inbound/{at:%Y/%m}/stray", ContentFile(b"x"))
    kept, file = mail(130, State.RECEIVED), attach(mail(10))
    forget_raw()
    assert not default_storage.exists(f"inbound/{old:%Y/%m}/stray")
    assert default_storage.exists(f"inbound/{new:%Y/%m}/stray")
    assert default_storage.exists(kept.raw_path) and default_storage.exists(file.path)


def test_an_empty_storage_and_one_that_can_not_list(mail, monkeypatch):
    assert forget_raw() == 0
    mail(100)

    def unable(self, path):
        raise NotImplementedError

    monkeypatch.setattr("django.core.files.storage.FileSystemStorage.listdir", unable)
    assert forget_raw() == 1


def test_beat_asks_for_what_waits():
    schedule = {entry["task"]: entry["schedule"] for entry in app.conf.beat_schedule.values()}
    assert schedule["inbound.tasks.understand_waiting"] == 60
    routes = app.conf.task_routes
    assert routes["inbound.tasks.understand"] == {"queue": "interactive"}
