"""The files of a mail in the storage."""

import pytest
from django.core.files.storage import default_storage

from inbound.attachments import keep
from inbound.models import InboundAttachment
from inbound.reading.message import Message
from tests.inbound.conftest import part

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("storage")]


def names():
    return list(InboundAttachment.objects.order_by("number").values_list("name", flat=True))


def test_the_parts_that_are_files_are_kept_with_their_bytes(make_inbound):
    inbound = make_inbound()
    keep(inbound, Message(parts=[part(), part("calendar", is_file=False), part("photo.jpg", b"jpeg")]))
    first, second = InboundAttachment.objects.order_by("number")
    assert (first.number, first.name, first.size, first.content_type) == (0, "plan.pdf", 13, "application/pdf")
    assert (second.number, second.name, second.open().read()) == (1, "photo.jpg", b"jpeg")
    assert first.path.startswith("inbound-files/") and first.path != second.path


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Maya\\offer.pdf", "offer.pdf"),
        ("a\r\nb\x00.pdf", "a b .pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("x" * 200 + ".pdf", "x" * 146 + ".pdf"),
        ("", "File"),
        ("...", "File"),
    ],
)
def test_names_are_cleaned(make_inbound, given, kept):
    keep(make_inbound(), Message(parts=[part(given)]))
    assert names() == [kept]


def test_a_second_run_adds_nothing(make_inbound, storage):
    inbound, message = make_inbound(), Message(parts=[part(), part("b.pdf")])
    keep(inbound, message)
    keep(inbound, message)
    assert names() == ["plan.pdf", "b.pdf"] and len(default_storage.listdir("inbound-files")[1]) == 2


def test_a_run_that_was_cut_off_is_completed(make_inbound):
    inbound = make_inbound()
    keep(inbound, Message(parts=[part()]))
    keep(inbound, Message(parts=[part(), part("b.pdf")]))
    assert names() == ["plan.pdf", "b.pdf"]


def test_another_worker_that_was_faster_leaves_no_second_bytes(make_inbound):
    inbound = make_inbound()

    def read():
        keep(inbound, Message(parts=[part()]))
        return b"late"

    keep(inbound, Message(parts=[part(read=read)]))
    assert names() == ["plan.pdf"] and len(default_storage.listdir("inbound-files")[1]) == 1


def test_at_most_a_hundred(make_inbound):
    keep(make_inbound(), Message(parts=[part(f"{number}.txt", b"x") for number in range(120)]))
    assert InboundAttachment.objects.count() == 100


def test_without_its_bytes_there_is_no_row(make_inbound, monkeypatch):
    def fail(*_):
        raise OSError("away")

    monkeypatch.setattr(default_storage, "save", fail)
    with pytest.raises(OSError, match="away"):
        keep(make_inbound(), Message(parts=[part()]))
    assert names() == []
