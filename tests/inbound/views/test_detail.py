"""GET /inbound/<id>/"""

from datetime import date

import pytest
from django.utils import timezone

from inbound.effects import judged
from tests.html import buttons, find, find_all, links, words
from tests.inbound.mails import make_mail, with_file, with_raw

pytestmark = pytest.mark.django_db


def test_says_who_wrote_what_and_why_it_was_taken_for_that(ana_browser, make_client, make_log):
    client = make_client()
    evidence = [{"rule": "person", "found": ""}, {"rule": "auto_submitted", "found": "Auto-Submitted: no"}]
    log = make_log(client)
    page = ana_browser.get(f"/inbound/{make_mail(client, email_log=log, evidence=evidence).pk}/")
    said = words(page)
    for each in ("Re: Your visit", "jonah.whitlock@example.com", "reply+abc@in.example.com", "Saturday at ten works"):
        assert each in said
    assert "Taken for an answer that a person wrote. It was sent to the reply address of our email." in said
    assert "Its header says that a program sent it Auto-Submitted: no" in said
    assert links(page)["Your visit"] == f"/emails/{log.pk}/"
    assert links(page)["Reply"] == f"/clients/{client.pk}/email/"
    assert "Not an answer" in buttons(page) and "It is an answer" not in buttons(page)


def test_reads_only(ana_browser, make_client):
    assert ana_browser.post(f"/inbound/{make_mail(make_client()).pk}/").status_code == 405


def test_another_agents_is_not_there(ben_browser, broker_browser, make_client):
    mail = make_mail(make_client())
    assert ben_browser.get(f"/inbound/{mail.pk}/").status_code == 404
    assert broker_browser.get(f"/inbound/{mail.pk}/").status_code == 200


@pytest.mark.parametrize("evidence", [None, {}, "text", ["text", 7], [{"found": 3}], [{"rule": None}]])
def test_evidence_that_plain_sql_wrote_breaks_no_page(ana_browser, make_client, evidence):
    mail = make_mail(make_client())
    type(mail).objects.filter(pk=mail.pk).update(evidence=evidence if evidence is not None else [])
    assert ana_browser.get(f"/inbound/{mail.pk}/").status_code == 200


def test_an_automatic_answer_says_until_when_they_are_away(ana_browser, make_client):
    page = ana_browser.get(
        f"/inbound/{make_mail(make_client(), kind='auto_reply', return_date=date(2026, 12, 14)).pk}/"
    )
    assert "Mon, Dec 14" in words(page)
    assert "It is an answer" in buttons(page) and "Not an answer" not in buttons(page)


def test_a_mail_of_nobody_can_be_added_or_given_to_a_client(broker_browser, make_client):
    mail = make_mail(from_name="Sam Doe & Co", from_email="sam+doe@work.example")
    page = broker_browser.get(f"/inbound/{mail.pk}/")
    assert "Not on file" in words(page)
    query = f"email=sam%2Bdoe%40work.example&name=Sam+Doe+%26+Co&inbound={mail.pk}"
    assert links(page)["Add as client"] == f"/clients/new/?{query}"
    assert links(page)["It’s my client"] == f"/inbound/{mail.pk}/client/"
    assert "Dismiss" in buttons(page)


def test_what_cannot_be_read_says_why_and_can_be_tried_again(broker_browser):
    page = broker_browser.get(f"/inbound/{make_mail(state='broken', kind='', error='It hung.', text='').pk}/")
    assert "We could not read this mail." in words(page) and "It hung." in words(page)
    assert {"Try again", "Dismiss"} <= set(buttons(page))


def test_the_whole_mail_is_in_a_frame_that_runs_nothing(ana_browser, make_client):
    mail = with_raw(make_mail(make_client()), "<p>Hi</p>")
    page = ana_browser.get(f"/inbound/{mail.pk}/")
    frame = find(page, "iframe")
    assert frame["src"] == f"/inbound/{mail.pk}/mail/"
    assert " ".join(frame["sandbox"]) == "allow-popups allow-popups-to-escape-sandbox"
    assert (
        find(ana_browser.get(f"/inbound/{mail.pk}/?images=1"), "iframe")["src"] == f"/inbound/{mail.pk}/mail/?images=1"
    )


def test_says_so_where_the_whole_mail_is_gone(ana_browser, make_client):
    page = ana_browser.get(f"/inbound/{make_mail(make_client()).pk}/")
    assert "not stored any more: we keep it for 90 days" in words(page) and not find_all(page, "iframe")
    assert "Saturday at ten works" in words(page)


def test_its_files_are_downloaded(ana_browser, make_client):
    mail = make_mail(make_client())
    file = with_file(mail, "offer.html", b"<script>alert(1)</script>")
    link = find(ana_browser.get(f"/inbound/{mail.pk}/"), "a.file")
    assert link["href"] == f"/inbound/{mail.pk}/files/0/" and link.has_attr("download")
    type(file).objects.update(path="")
    page = ana_browser.get(f"/inbound/{mail.pk}/")
    assert not find_all(page, "a.file") and "no longer stored" in words(page)


def test_text_is_never_markup(ana_browser, make_client):
    attack = "<img src=x onerror=alert(1)>"
    mail = make_mail(
        make_client(), subject=attack, text=attack, from_name=attack, evidence=[{"rule": "x", "found": attack}]
    )
    for address in (f"/inbound/{mail.pk}/", "/inbound/"):
        page = ana_browser.get(address)
        assert not find_all(page, "img[onerror]") and attack in words(page)


def test_a_dismissed_one_says_by_whom_and_can_be_brought_back(broker_browser, broker):
    mail = make_mail(settled_by=broker, settled_at=timezone.now())
    page = broker_browser.get(f"/inbound/{mail.pk}/")
    assert "Dismissed by Carla" in words(page) and "Bring back" in buttons(page) and "Dismiss" not in buttons(page)


def test_one_that_was_given_to_a_client_says_by_whom_and_is_not_dismissed(ana_browser, make_client, ana):
    mail = make_mail(to_email=ana.email)
    assert judged.attach(mail, make_client(), by=ana)
    page = ana_browser.get(f"/inbound/{mail.pk}/")
    assert "Added to the timeline of Jonah Whitlock by Ana" in words(page)
    assert "Dismissed" not in words(page) and "Bring back" not in buttons(page)


def test_one_that_cannot_be_read_is_dismissed_also_when_it_is_a_clients(ana_browser, make_client, ana):
    mail = make_mail(make_client(), state="broken", kind="")
    assert judged.dismiss(mail, by=ana)
    page = ana_browser.get(f"/inbound/{mail.pk}/")
    assert "Dismissed by Ana" in words(page) and "Bring back" in buttons(page)


def test_the_mail_of_a_deleted_client_stays_readable(ana_browser, make_client):
    page = ana_browser.get(f"/inbound/{make_mail(make_client(is_deleted=True)).pk}/")
    assert "(deleted)" in words(page) and not buttons(find(page, "aside.rail"))
