"""Files of a client: kept, named, downloaded, deleted; their size; what happens when the storage or a process fails."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client as Browser
from django.test import override_settings
from django.utils import timezone

from clients.forms.files import plain_name
from clients.models import Activity, ClientFile
from clients.models.story.file import LARGEST
from followups.engine.briefs import brief_of
from followups.models import Task
from tests.followups.actions import HTMX, said, toast
from tests.html import words

pytestmark = pytest.mark.django_db

OVERRIDE = "\u202e"


@pytest.fixture
def client(make_client):
    return make_client()


@pytest.fixture
def file(client, ana):
    return ClientFile.keep(client, "Offer.pdf", ContentFile(b"An offer"), by=ana)


def send(browser, client, *files, headers=None):
    sent = [SimpleUploadedFile(name, content, "text/html") for name, content in files]
    return browser.post(f"/clients/{client.pk}/files/", {"file": sent}, headers=headers or {})


def bytes_of(response):
    return b"".join(response.streaming_content)


def test_is_kept_and_is_on_the_timeline_with_size_and_who(ana_browser, ana, client):
    assert said(send(ana_browser, client, ("Offer 😀.pdf", b"%PDF" * 300))) == ["Added Offer 😀.pdf."]
    file = ClientFile.objects.get()
    assert (file.name, file.size, file.agent, file.content_type) == ("Offer 😀.pdf", 1200, ana, "text/html")
    assert "Offer" not in file.path and default_storage.open(file.path).read() == b"%PDF" * 300
    page = ana_browser.get(f"/clients/{client.pk}/?show=files").content.decode()
    assert "Offer 😀.pdf 1.2" in words(page) and "kB · Ana" in words(page).replace("\xa0", " ")
    client.refresh_from_db()
    assert client.last_contacted is None


def test_several_at_once_and_htmx_gets_the_timeline(ana_browser, client):
    response = send(ana_browser, client, ("a.txt", b"a"), ("b.txt", b"b"), headers=HTMX)
    assert toast(response)["text"] == "Added 2 files." and "<html" not in response.content.decode()
    assert sorted(ClientFile.objects.values_list("name", flat=True)) == ["a.txt", "b.txt"]


def test_one_has_an_undo(ana_browser, client):
    undo = toast(send(ana_browser, client, ("a.txt", b"a"), headers=HTMX))["undo_url"]
    ana_browser.post(undo)
    assert ClientFile.of(client).count() == 0


def test_is_only_ever_downloaded(ana_browser, client):
    send(ana_browser, client, ("Réponse <script>.html", b"<script>alert(1)</script>"))
    response = ana_browser.get(f"/clients/{client.pk}/files/{ClientFile.objects.get().pk}/")
    assert bytes_of(response) == b"<script>alert(1)</script>"
    assert response.headers["Content-Disposition"] == "attachment; filename*=utf-8''R%C3%A9ponse%20%3Cscript%3E.html"
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Content-Length"] == "25"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ana\\Offer.pdf", "Offer.pdf"),
        ("a\r\nSet-Cookie: x.txt", "a Set-Cookie: x.txt"),
        (f"report{OVERRIDE}fdp.exe", "reportfdp.exe"),
        ("מסמך خطة 🏠.pdf", "מסמך خطة 🏠.pdf"),
        ("...", "File"),
        ("\x00\x07", "File"),
        ("x" * 200 + ".pdf", "x" * 146 + ".pdf"),
        ("y" * 300, "y" * 150),
        ("z." + "q" * 300, ("z." + "q" * 300)[:150]),
    ],
)
def test_a_name_keeps_its_letters_and_loses_what_deceives(name, kept):
    assert plain_name(name) == kept


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_none_and_an_empty_one_are_refused(ana_browser, client, headers):
    for files, error in ((), "Choose a file."), ((("a.txt", b""),), "“a.txt” is empty."):
        response = send(ana_browser, client, *files, headers=headers)
        assert response.status_code == (204 if headers else 422)
        assert error in (toast(response)["text"] if headers else response.content.decode())
    assert not ClientFile.objects.exists()


def test_one_that_is_wrong_keeps_all_from_being_added(ana_browser, client):
    send(ana_browser, client, ("a.txt", b"a"), ("b.txt", b""))
    assert not ClientFile.objects.exists()


@pytest.mark.slow
def test_25_mb_are_kept_and_a_byte_more_is_not(ana_browser, client):
    at_most = b"x" * LARGEST
    assert send(ana_browser, client, ("most.bin", at_most)).status_code == 302
    assert ClientFile.objects.get().size == LARGEST
    response = send(ana_browser, client, ("more.bin", at_most + b"x"))
    assert response.status_code == 413 and "“more.bin” is larger than 25 MB." in response.content.decode()
    assert ClientFile.objects.count() == 1


def test_the_same_sent_twice_is_one_for_a_minute(ana_browser, client):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(2):
            send(ana_browser, client, ("a.txt", b"a"))
        assert ClientFile.objects.count() == Activity.objects.filter(kind="file").count() == 1
        send(ana_browser, client, ("a.txt", b"b"))
        clock.shift(timedelta(seconds=61))
        send(ana_browser, client, ("a.txt", b"a"))
    assert ClientFile.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_with_its_bytes(client, ana):
    def keep(_):
        try:
            return ClientFile.keep(client, "a.txt", ContentFile(b"same"), by=ana).path
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as threads:
        (path,) = set(threads.map(keep, range(3)))
    assert default_storage.open(path).read() == b"same"


def test_another_agent_and_another_client_get_404(ana_browser, ben_browser, make_client, file):
    other = make_client(email="other@example.com")
    for verb in ("", "delete/", "restore/"):
        ask = "get" if not verb else "post"
        assert getattr(ben_browser, ask)(f"/clients/{file.client_id}/files/{file.pk}/{verb}").status_code == 404
        assert getattr(ana_browser, ask)(f"/clients/{other.pk}/files/{file.pk}/{verb}").status_code == 404
    assert send(ben_browser, file.client, ("a.txt", b"a")).status_code == 404
    assert ClientFile.objects.get().deleted_at is None


def test_is_deleted_with_an_undo_and_its_bytes_stay(ana_browser, client, file):
    address = f"/clients/{client.pk}/files/{file.pk}/"
    response = ana_browser.post(f"{address}delete/", headers=HTMX)
    assert toast(response) == {"text": "Offer.pdf deleted.", "undo_url": f"{address}restore/"}
    assert ana_browser.get(address).status_code == 404 and default_storage.exists(file.path)
    page = words(ana_browser.get(f"/clients/{client.pk}/").content.decode())
    assert "File deleted: Offer.pdf, by Ana" in page
    assert said(ana_browser.post(f"{address}restore/")) == ["Offer.pdf restored."]
    assert "Offer.pdf was not deleted." in said(ana_browser.post(f"{address}restore/"))
    assert bytes_of(ana_browser.get(address)) == b"An offer"


def test_one_that_the_storage_lost_has_a_page_and_a_line_in_the_log(ana_browser, client, file, caplog):
    default_storage.delete(file.path)
    with caplog.at_level(logging.ERROR):
        response = ana_browser.get(f"/clients/{client.pk}/files/{file.pk}/")
    assert response.status_code == 404 and "This file can’t be read" in response.content.decode()
    assert f"client_files.id={file.pk}" in caplog.text


def test_no_row_is_written_where_the_bytes_were_not_saved(ana_browser, client, monkeypatch):
    def killed(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr(default_storage, "save", killed)
    with pytest.raises(OSError, match="No space left"):
        send(ana_browser, client, ("a.txt", b"a"))
    assert not ClientFile.objects.exists() and not Activity.objects.exists()


def test_a_storage_without_paths_will_do(ana_browser, client, settings):
    """As S3 and its like: only what Django's storages have in common is used."""
    in_memory = {"default": {"BACKEND": "django.core.files.storage.InMemoryStorage"}}
    with override_settings(STORAGES=settings.STORAGES | in_memory):
        send(ana_browser, client, ("a.txt", b"a" * 3_000_000))
        response = ana_browser.get(f"/clients/{client.pk}/files/{ClientFile.objects.get().pk}/")
        assert bytes_of(response) == b"a" * 3_000_000


def test_a_large_one_is_no_part_of_memory(ana_browser, client):
    """Above what Django keeps in memory it is a file that is moved, and the digest is made in pieces."""
    body = BytesIO(b"x" * 4_000_000)
    body.name = "large.bin"
    ana_browser.post(f"/clients/{client.pk}/files/", {"file": body})
    assert ClientFile.objects.get().size == 4_000_000


def test_the_ai_is_not_told_of_files(office, client, file, make_task):
    task = Task.objects.select_related("client__agent").get(pk=make_task(client).pk)
    assert "Offer.pdf" not in str(brief_of(task))


def test_without_a_login_nothing_is_kept(client, file):
    assert send(Browser(), client, ("a.txt", b"a")).status_code == 302
    assert Browser().get(f"/clients/{client.pk}/files/{file.pk}/").status_code == 302
    assert ClientFile.objects.count() == 1
