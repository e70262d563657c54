"""GET /inbound/<id>/mail/ and /inbound/<id>/files/<number>/: what comes from outside, shown and downloaded."""

import pytest
from django.core.files.storage import default_storage

from inbound.display.whole_mail import for_frame
from tests.html import parsed, words
from tests.inbound.mails import make_mail, with_file, with_raw

pytestmark = pytest.mark.django_db


def policy(response):
    parts = (part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    return {part[0]: (part[1] if len(part) > 1 else "") for part in parts if part[0]}


def test_the_frame_shows_the_html_and_lets_nothing_run(ana_browser, make_client):
    mail = with_raw(make_mail(make_client()), "<html><body><p>Saturday</p><script>alert(1)</script></body></html>")
    response = ana_browser.get(f"/inbound/{mail.pk}/mail/")
    assert "<p>Saturday</p>" in response.content.decode()
    rules = policy(response)
    assert rules["sandbox"] == "allow-popups allow-popups-to-escape-sandbox"
    assert rules["default-src"] == "'none'" and rules["form-action"] == "'none'" and rules["base-uri"] == "'none'"
    assert "img-src" not in rules and "script-src" not in rules
    assert response["X-Frame-Options"] == "SAMEORIGIN" and response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"
    assert parsed(response).select("base")[0].attrs == {"target": "_blank"}


def test_reads_only(ana_browser, make_client):
    mail = make_mail(make_client())
    with_file(mail, "a.txt", b"a")
    for path in ("mail", "files/0"):
        assert ana_browser.post(f"/inbound/{mail.pk}/{path}/").status_code == 405


def test_another_agents_is_not_there(ben_browser, make_client):
    mail = with_raw(make_mail(make_client()), "<p>Hi</p>")
    with_file(mail, "a.txt", b"a")
    for path in ("mail", "files/0"):
        assert ben_browser.get(f"/inbound/{mail.pk}/{path}/").status_code == 404


def test_images_are_loaded_only_when_asked_for(ana_browser, make_client):
    mail = with_raw(make_mail(make_client()), '<img src="https://tracker.example/1.gif">')
    assert policy(ana_browser.get(f"/inbound/{mail.pk}/mail/?images=1"))["img-src"] == "https: data:"


def test_without_a_raw_message_it_shows_the_text(ana_browser, make_client):
    response = ana_browser.get(f"/inbound/{make_mail(make_client(), text='<b>Ten</b> works').pk}/mail/")
    assert words(response) == "<b>Ten</b> works" and not parsed(response).select("b")


def test_a_raw_message_that_is_gone_from_the_storage_is_no_error(ana_browser, make_client):
    mail = with_raw(make_mail(make_client()), "<p>Hi</p>")
    default_storage.delete(mail.raw_path)
    response = ana_browser.get(f"/inbound/{mail.pk}/mail/")
    assert response.status_code == 200 and "Saturday at ten works" in words(response)


@pytest.mark.parametrize(
    "html",
    [
        '<base href="https://evil.example/">',
        '<BASE\nhref="https://evil.example/">',
        '<base/href="https://evil.example/">',
        '<link rel="preconnect" href="https://evil.example/">',
        "<link\trel=dns-prefetch href=//evil.example>",
        '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
        '<MeTa http-equiv=refresh content="0;url=https://evil.example/">',
        '<ba\x00se href="https://evil.example/">',
        "<base",
    ],
)
def test_what_acts_on_the_whole_document_is_taken_out(html):
    tree = parsed(f"{for_frame(html)}<p>Text</p>")
    assert not tree.select("base, link, meta")


def test_everything_else_stays_as_it_came():
    html = '<metadata><p style="color: red">Based on links &lt;meta&gt;</p><a href="https://example.com/">Link</a>'
    assert for_frame(html) == html


def test_a_file_is_downloaded_whatever_it_says_it_is(ana_browser, make_client):
    mail = make_mail(make_client())
    with_file(mail, "offer.html", b"<script>alert(1)</script>")
    response = ana_browser.get(f"/inbound/{mail.pk}/files/0/")
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="offer.html"'
    assert response["Content-Security-Policy"] == "sandbox" and response["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_another_mail_is_not_there(ana_browser, make_client):
    client = make_client()
    with_file(make_mail(client), "a.txt", b"a")
    assert ana_browser.get(f"/inbound/{make_mail(client).pk}/files/0/").status_code == 404


@pytest.mark.parametrize("path", ["", "inbound/test/not-there"])
def test_a_file_whose_bytes_are_gone_says_so(ana_browser, make_client, path):
    mail = make_mail(make_client())
    type(with_file(mail, "offer.pdf", b"a")).objects.update(path=path)
    response = ana_browser.get(f"/inbound/{mail.pk}/files/0/")
    assert response.status_code == 404 and "no longer stored" in words(response)
