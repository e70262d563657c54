"""Incoming mail on a client's timeline."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from clients.models import Activity, AdditionalEmail, Person
from clients.timeline import Timeline
from emails.models import EmailLog
from tests.followups.actions import HTMX
from tests.html import buttons, find, find_all, links, words
from tests.inbound.mails import answered, make_mail, on_timeline, with_file

NOW = datetime(2026, 11, 24, 16, 5, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def client(make_client):
    return make_client()


def entries(browser, client, query=""):
    return find_all(browser.get(f"/clients/{client.pk}/{query}"), "#shown li.mail")


def entry(browser, client, query=""):
    (found,) = entries(browser, client, query)
    return found


def test_an_answer_with_its_text_and_what_can_be_done(ana_browser, client):
    log = EmailLog.objects.create(client=client, subject="Your visit", status="sent")
    mail = answered(client, text="Saturday at ten.\n\nAnd the garden?", email_log=log)
    row = entry(ana_browser, client)
    assert "Jonah answered by email Saturday at ten. And the garden?" in words(row)
    assert find(row, "p.text").get_text() == "Saturday at ten.\n\nAnd the garden?"
    assert links(row) == {
        "Reply": f"/clients/{client.pk}/email/",
        "Show the whole mail": f"/inbound/{mail.pk}/",
        "Our email": f"/emails/{log.pk}/",
    }
    assert "is not on file" not in words(row)


def test_a_long_one_is_folded(ana_browser, client):
    answered(client, text="A line of it.\n" * 12)
    assert words(find(entry(ana_browser, client), "details.whole summary")) == "Whole text"


def test_its_files_are_downloads(ana_browser, client):
    mail = answered(client)
    with_file(mail, "offer.html", b"<script>")
    link = find(entry(ana_browser, client), "a.file")
    assert link["href"] == f"/inbound/{mail.pk}/files/0/" and link.has_attr("download")


def test_a_linked_person_is_named(ana_browser, client):
    Person.objects.create(client=client, name="Zoë Brandt", role="spouse", email="Zoe@example.com")
    answered(client, from_email="zoe@example.com", from_name="Z. B.")
    assert "Zoë Brandt answered by email" in words(entry(ana_browser, client))


def test_another_address_of_the_client_is_on_file(ana_browser, client):
    AdditionalEmail.objects.create(client=client, email="jonah@work.example")
    answered(client, from_email="Jonah@Work.example", from_name="Whitlock, J")
    row = entry(ana_browser, client)
    assert "Jonah answered by email" in words(row) and "is not on file" not in words(row)


def test_a_new_address_is_offered_to_the_record(ana_browser, client):
    mail = answered(client, from_email="maya.b@work.example", from_name="Maya B")
    row = entry(ana_browser, client)
    assert "Maya B answered by email" in words(row)
    assert "Wrote from maya.b@work.example, which is not on file." in words(row)
    assert find(row, "form")["action"] == f"/inbound/{mail.pk}/add-address/"
    ana_browser.post(f"/inbound/{mail.pk}/add-address/")
    assert "is not on file" not in words(entry(ana_browser, client))


@pytest.mark.parametrize(
    ("emails", "said"),
    [
        (["Your visit"], "The email “Your visit” was already on its way."),
        (["Your visit", ""], "The emails “Your visit” and without a subject were already on their way."),
    ],
)
def test_what_was_on_its_way_already_is_named(ana_browser, client, emails, said):
    mail = make_mail(client)
    on_its_way = [{"email": number, "subject": subject} for number, subject in enumerate(emails)]
    on_timeline(mail, Activity.Kind.REPLY, on_their_way=on_its_way)
    assert said in words(entry(ana_browser, client))


@pytest.mark.parametrize("facts", [{"on_their_way": "x"}, {"on_their_way": [7, None]}, {"until": 7}, {"until": "soon"}])
def test_facts_that_plain_sql_wrote_break_no_page(ana_browser, client, facts):
    on_timeline(make_mail(client), Activity.Kind.REPLY, **facts)
    client.record(Activity.Kind.REPLY, inbound="seven")
    client.record(Activity.Kind.REPLY, inbound=True)
    client.record(Activity.Kind.REPLY, inbound=10**30)
    assert len(entries(ana_browser, client)) == 1


def test_an_automatic_answer_says_until_when_all_waits(ana_browser, client):
    mail = make_mail(client, kind="auto_reply", return_date=(NOW + timedelta(days=20)).date(), text="I am away.")
    until = NOW + timedelta(days=21)
    client.wait_until_back(until, inbound=mail.pk)
    row = entry(ana_browser, client)
    assert "Automatic answer. Away until Mon, Dec 14. Follow-ups wait until Tue, Dec 15." in words(row)
    assert "Undo" in buttons(row) and "Reply" not in links(row)
    ana_browser.post(f"/inbound/{mail.pk}/end-wait/")
    row = entry(ana_browser, client)
    assert "Follow-ups waited until Tue, Dec 15." in words(row) and "Undo" not in buttons(row)


def test_an_agents_own_answer_from_their_mailbox(ana, ana_browser, client):
    mail = make_mail(client, agent=ana, from_email=ana.email, text="See you then.")
    client.note_answer(by=ana, inbound=mail.pk)
    row = entry(ana_browser, client)
    assert "Ana answered from their mailbox See you then." in words(row)
    assert "is not on file" not in words(row) and "Reply" not in links(row)


def test_an_opt_out_by_mail(ana_browser, client):
    on_timeline(make_mail(client, kind="opt_out", text="Please remove me."), Activity.Kind.UNSUBSCRIBED, event="mail")
    assert "Jonah opted out by email Please remove me." in words(entry(ana_browser, client))


def test_a_delivery_report_by_mail(ana_browser, client):
    mail = make_mail(client, kind="bounce", from_email="mailer-daemon@example.com", text="No such user")
    on_timeline(mail, Activity.Kind.BOUNCED, subject="Your visit")
    assert "Delivery report by email No such user" in words(entry(ana_browser, client))


def test_what_was_no_answer_says_so_once(ana_browser, client):
    mail = answered(client)
    ana_browser.post(f"/inbound/{mail.pk}/not-an-answer/")
    ana_browser.post(f"/inbound/{mail.pk}/answer/")
    ana_browser.post(f"/inbound/{mail.pk}/not-an-answer/")
    rows = entries(ana_browser, client)
    assert len(rows) == 1 and "Marked as not an answer." in words(rows[0]) and "Reply" not in links(rows[0])


def test_a_mail_of_another_client_is_never_shown(ana_browser, client, make_client):
    theirs = make_mail(make_client(email="other@example.com"), text="Private words")
    client.record(Activity.Kind.REPLY, inbound=theirs.pk)
    assert entries(ana_browser, client) == []
    assert "Private words" not in words(ana_browser.get(f"/clients/{client.pk}/"))


@pytest.mark.parametrize(
    "search",
    ["garden", "GÁRDEN", "saturday garden", "re: your", "whitlock", "jonah.whitlock@", "“garden?”", "the end"],
)
def test_is_found_by_its_words_sender_and_subject(ana_browser, client, search):
    text = "Saturday at ten.\n\nAnd the garden? " + "Many words. " * 100 + "The end of it."
    answered(client, text=text)
    assert entries(ana_browser, client, f"?q={search}")
    assert not entries(ana_browser, client, f"?q={search}+nowhere")


@pytest.mark.parametrize("search", ["inbound", "on_their_way"])
def test_is_not_found_by_its_codes(ana_browser, client, search):
    mail = make_mail(client, from_email="x@y.example", from_name="X", subject="S", text="T")
    on_timeline(mail, Activity.Kind.REPLY, on_their_way=[{"email": 1, "subject": "S"}])
    assert not entries(ana_browser, client, f"?q={search}")


def test_what_was_looked_for_is_marked(ana_browser, client):
    answered(client, text="And the garden?")
    assert "garden" in [words(each) for each in find_all(entry(ana_browser, client, "?q=garden"), "mark")]


@pytest.mark.parametrize(("search", "months"), [("garden", ["2026-11"]), ("nowhere", [])])
def test_months_know_where_it_was_found(client, search, months):
    answered(client, text="And the " + "x" * 500 + " garden?")
    found = Timeline(client, search=search).months()
    assert [str(month) for months in found.values() for month in months] == months


@pytest.mark.parametrize(("show", "number"), [("emails", 1), ("calls", 0), ("changes", 0), ("", 1)])
def test_is_among_the_emails(ana_browser, client, show, number):
    answered(client)
    assert len(entries(ana_browser, client, f"?show={show}")) == number


def test_the_fragment_has_it_too(ana_browser, client):
    answered(client)
    fragment = ana_browser.get(f"/clients/{client.pk}/timeline/", headers=HTMX)
    assert find_all(fragment, "li.mail") and not find_all(fragment, "h1")


def test_many_of_them_ask_two_questions_more(ana_browser, client, django_assert_max_num_queries):
    ana_browser.get(f"/clients/{client.pk}/")
    for _ in range(12):
        with_file(answered(client), "a.txt", b"a")
    with django_assert_max_num_queries(12):
        assert len(entries(ana_browser, client)) == 12


def test_text_is_never_markup(ana_browser, client):
    attack = "<img src=x onerror=alert(1)>"
    answered(client, text=attack, from_name=attack, from_email="x@y.example")
    row = entry(ana_browser, client)
    assert attack in words(row) and not find_all(row, "img")
