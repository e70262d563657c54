"""Incoming mail on Today: who answered, who is not on file, and what could not be read."""

from datetime import timedelta

import pytest

from clients.models import Activity
from emails.models import EmailLog
from inbound.models import InboundEmail
from realtoros.today.live import version_of
from tests.html import buttons, find, find_all, links, words
from tests.inbound.mails import answered, make_mail
from tests.realtoros.today.conftest import NOW, page_of, rows_of

pytestmark = pytest.mark.usefixtures("tuesday_morning")
HTMX = {"HX-Request": "true"}


def strangers(page):
    return [words(find(row, "a.name")) for row in find_all(page, "ul.strangers > li")]


def test_an_answer_comes_first_with_its_first_words(ana_browser, touched, make_client, make_task):
    make_client(name="New")
    make_task(touched(name="Failed"), status="failed", reason_code="send_failed", reason_facts={"error": "refused"})
    mail = answered(touched(name="Answered"), text="Saturday\nat ten  works.\n" + "And the garden? " * 40)
    page = page_of(ana_browser)
    assert [name for _, name in rows_of(ana_browser)] == ["Answered", "Failed", "New"]
    row = find_all(page, "#day li.row")[0]
    said = words(find(row, ".why"))
    assert said.startswith("Answered by email: “Saturday at ten works. And the garden?") and said.endswith("…”")
    assert links(row)["Reply"].endswith("/email/") and links(row)["Open the mail"] == f"/inbound/{mail.pk}/"
    assert {"Reached", "Not an answer"} <= {words(each) for each in find_all(row, "button")}


def test_a_reply_that_was_logged_by_hand_has_no_mail(ana, ana_browser, touched):
    touched(name="Logged").log_reply("Call me", by=ana)
    page = page_of(ana_browser)
    assert "Replied: “Call me”" in words(page) and "Open the mail" not in links(page)


def test_an_automatic_answer_is_no_row(ana_browser, touched):
    client = touched()
    mail = make_mail(client, kind="auto_reply")
    client.wait_until_back(NOW + timedelta(days=3), inbound=mail.pk)
    page = page_of(ana_browser)
    assert not find_all(page, "#day li.row") and "Nothing needs you" in words(page)


def test_not_an_answer_takes_the_row_away_with_undo(ana_browser, touched, make_task):
    client = touched(name="Answered")
    mail = answered(client)
    path = f"/today/inbound/{mail.pk}/not-an-answer/"
    answer = ana_browser.post(path, headers=HTMX)
    assert "Not an answer: Answered, there was nothing to restore" in words(answer)
    client.refresh_from_db()
    assert client.replied_at is None
    assert ana_browser.post(path, headers=HTMX).status_code == 409
    undo = find(answer, "form")["action"]
    assert undo == f"/today/inbound/{mail.pk}/answer/"
    assert "Answered by email" in words(ana_browser.post(undo, headers=HTMX))
    client.refresh_from_db()
    assert client.replied_at


def test_not_an_answer_without_htmx_goes_back_to_today(ana_browser, touched):
    mail = answered(touched())
    assert ana_browser.post(f"/today/inbound/{mail.pk}/not-an-answer/")["Location"] == "/"


@pytest.mark.parametrize("verb", ["not-an-answer", "answer", "delete"])
def test_the_verb_is_for_post_and_for_ones_own(ana_browser, ben_browser, touched, verb):
    mail = answered(touched())
    assert ana_browser.get(f"/today/inbound/{mail.pk}/{verb}/").status_code == 405
    assert ben_browser.post(f"/today/inbound/{mail.pk}/{verb}/").status_code == 404
    assert ana_browser.post(f"/today/inbound/{make_mail(to_email='ana@example.com').pk}/{verb}/").status_code == 404


def test_someone_who_is_not_on_file(ana_browser, touched):
    log = EmailLog.objects.create(client=touched(name="Jonah Whitlock"), subject="Your visit", status="sent")
    mail = make_mail(email_log=log, text="Jonah sent me this.", from_name="Ellen W", from_email="e+w@work.example")
    page = page_of(ana_browser)
    assert strangers(page) == ["Ellen W"]
    row = find(page, f"#stranger-{mail.pk}")
    said = words(row)
    assert "Answered: “Jonah sent me this.”" in said and "To “Your visit”, sent to Jonah Whitlock." in said
    assert "From e+w@work.example." in said
    assert links(row)["Add as client"] == (f"/clients/new/?email=e%2Bw%40work.example&name=Ellen+W&inbound={mail.pk}")
    assert links(row)["It is one of my clients…"] == f"/inbound/{mail.pk}/client/"
    assert "Dismiss" in buttons(row)
    assert "1 thing needs you." in words(page) and "Nothing needs you" not in words(page)
    assert words(find(page, "#n-t")) == "1"
    assert words(find(ana_browser.get("/clients/"), "#n-t")) == "1"


def test_without_words_it_shows_the_subject(ana_browser):
    make_mail(to_email="ana@example.com", text="", subject="About the <b>house</b>", from_name="", from_email="")
    page = page_of(ana_browser)
    assert strangers(page) == ["Unknown sender"]
    assert "Answered: About the <b>house</b>" in words(page) and "From no address." in words(page)


def test_each_agent_sees_what_names_them_and_the_broker_sees_all(ana_browser, ben_browser, broker_browser, touched):
    log = EmailLog.objects.create(client=touched(), subject="Your visit", status="sent")
    make_mail(email_log=log, from_name="Quotes Ana")
    make_mail(to_email="BEN@example.com", from_name="To Ben")
    make_mail(from_name="Of the office")
    assert strangers(page_of(ana_browser)) == ["Quotes Ana"]
    assert strangers(page_of(ben_browser)) == ["To Ben"]
    assert strangers(page_of(broker_browser)) == ["Of the office", "To Ben", "Quotes Ana"]


@pytest.mark.parametrize(
    "fields", [{"kind": "auto_reply"}, {"kind": "other"}, {"kind": "bounce"}, {"settled_at": NOW}, {"kind": ""}]
)
def test_what_needs_nobody_is_not_there(ana_browser, broker_browser, fields):
    make_mail(to_email="ana@example.com", **fields)
    assert strangers(page_of(ana_browser)) == strangers(page_of(broker_browser)) == []


def test_only_the_newest_are_shown(broker_browser):
    for number in range(5):
        make_mail(from_name=f"Number {number}", received_at=NOW - timedelta(hours=5 - number))
    page = page_of(broker_browser)
    assert strangers(page) == ["Number 4", "Number 3", "Number 2"]
    assert links(page)["See all"] == "/inbound/?kind=reply&whose=nobody"


def test_a_mail_that_cannot_be_read_is_an_alarm_for_the_broker(broker_browser, ana_browser):
    mail = make_mail(state="broken", kind="", error="It hung twice.", subject="Offer", to_email="ana@example.com")
    alarm = find(page_of(broker_browser), "#alarms")
    assert "We can’t read an incoming mail: Offer" in words(alarm) and "It hung twice." in words(alarm)
    assert find(alarm, f"form[action='/inbound/{mail.pk}/try-again/']")
    assert "can’t read" not in words(page_of(ana_browser))
    broker_browser.post(f"/inbound/{mail.pk}/dismiss/")
    assert "It hung twice." not in words(find(page_of(broker_browser), "#alarms"))


def test_the_agent_sees_that_emails_to_their_client_wait(ana_browser, ben_browser, touched):
    client = touched()
    mail = make_mail(state="broken", kind="", error="It hung.", client=client, received_at=NOW - timedelta(days=90))
    alarm = find(page_of(ana_browser), "#alarms")
    assert f"It may be an answer of {client.name}: emails to them wait until it is read" in words(alarm)
    assert find(alarm, f"form[action='/inbound/{mail.pk}/dismiss/']")
    assert "can’t read" not in words(page_of(ben_browser))
    page = words(ana_browser.get(f"/inbound/{mail.pk}/"))
    assert f"It may be an answer of {client.name}: emails to them wait until it is read, or you dismiss it." in page


def test_many_that_cannot_be_read_are_one_link(broker_browser):
    for _ in range(5):
        make_mail(state="broken", kind="", error="It hung.")
    alarms = find(page_of(broker_browser), "#alarms")
    assert len(find_all(alarms, "form[action$='/try-again/']")) == 3
    assert links(alarms)["See all mail that we can’t read"] == "/inbound/?state=broken"


def test_a_page_that_is_open_learns_of_it(ana):
    before, _ = version_of(ana, NOW)
    make_mail(to_email="ana@example.com")
    then, is_new = version_of(ana, NOW, before)
    assert is_new
    InboundEmail.objects.update(settled_at=NOW)
    assert version_of(ana, NOW, then)[1]
    assert not version_of(ana, NOW, version_of(ana, NOW, then)[0])[1]


def test_asks_the_same_number_of_questions_whatever_the_load(ana_browser, touched, django_assert_num_queries):
    for number in range(12):
        answered(touched(name=f"Client {number}", email=f"{number}@example.com"))
        make_mail(to_email="ana@example.com")
    page_of(ana_browser)
    with django_assert_num_queries(7):
        page_of(ana_browser)


def test_an_answer_is_counted_in_yesterdays_replies(ana_browser, touched):
    client = touched()
    answered(client)
    Activity.objects.filter(kind="reply").update(occurred_at=NOW - timedelta(days=1))
    assert "1 reply" in words(page_of(ana_browser))
