"""GET /emails/<id>/ and its body in a frame."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from emails.history import events_of, milestones_of
from emails.models import EmailLog, Suppression
from tests.html import find_all, links, words

SENT = datetime(2026, 11, 13, 17, 10, tzinfo=UTC)
AT = int(SENT.timestamp())
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
EVENTS = [
    {"event": "delivered", "timestamp": AT + 4, "response": "250 OK"},
    {"event": "open", "timestamp": AT + 5, "sg_machine_open": True},
    {"event": "open", "timestamp": AT + 10_440, "useragent": IPHONE},
    {"event": "click", "timestamp": AT + 10_500, "url": "https://example.com/alder"},
]


@pytest.fixture
def make_log(make_task):
    def make(**fields):
        task = make_task()
        defaults = {
            "task": task,
            "client": task.client,
            "to_email": task.client.email,
            "subject": "A closer look",
            "body": "Hi Jonah,\n\nsee https://example.com/alder",
            "created_at": SENT - timedelta(seconds=1),
            "written_by": "ai",
        }
        return EmailLog.objects.create(**{**defaults, **fields})

    return make


@pytest.fixture
def clicked(make_log):
    return make_log(
        status="click",
        sent_at=SENT,
        opened_at=SENT + timedelta(seconds=10_440),
        clicked_at=SENT + timedelta(seconds=10_500),
        webhook_events=EVENTS,
    )


def test_shows_how_far_it_got_and_every_event(ana_browser, clicked):
    response = ana_browser.get(f"/emails/{clicked.pk}/")
    page = response.content.decode()
    assert all(word in page for word in ("A closer look", "Clicked", "after 4 s", "after 2 h 54 min", "Written by AI"))
    assert all(word in page for word in ("250 OK", "https://example.com/alder", "not counted", "6, 1 not counted"))
    assert f'src="/emails/{clicked.pk}/body/"' in page
    assert "In Apple Mail on an iPhone" in page and "Mozilla" not in page
    assert "Automatic check by a mail privacy proxy, not counted" in page


def test_reads_only(ana_browser, clicked):
    assert ana_browser.post(f"/emails/{clicked.pk}/").status_code == 405
    assert ana_browser.post(f"/emails/{clicked.pk}/body/").status_code == 405


def test_another_agent_gets_404(ben_browser, broker_browser, clicked):
    for address in (f"/emails/{clicked.pk}/", f"/emails/{clicked.pk}/body/"):
        assert ben_browser.get(address).status_code == 404
        assert broker_browser.get(address).status_code == 200


def test_the_body_is_the_mail_under_a_policy_of_its_own(ana_browser, office, clicked):
    response = ana_browser.get(f"/emails/{clicked.pk}/body/")
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-popups")
    assert "default-src 'none'" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    page = response.content.decode()
    assert "Hi Jonah," in page
    assert "210 SW Main Street" in page
    # The agent reading it must not unsubscribe the client by a slip of the finger.
    assert clicked.unsubscribe_token not in page
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_what_was_written_is_never_markup(ana_browser, make_log):
    log = make_log(subject="<script>alert(1)</script>", body="<img src=x onerror=alert(1)>")
    for address in (f"/emails/{log.pk}/", f"/emails/{log.pk}/body/"):
        page = ana_browser.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.parametrize(
    ("fields", "states"),
    [
        ({"status": "draft"}, ["next", "planned", "planned", "planned", "planned"]),
        ({"status": "queued"}, ["sent", "planned", "planned", "planned", "planned"]),
        ({"status": "failed"}, ["sent", "failed", "planned", "planned", "planned"]),
        ({"status": "unconfirmed"}, ["sent", "held", "planned", "planned", "planned"]),
        ({"status": "processed", "sent_at": SENT}, ["sent", "sent", "planned", "planned", "planned"]),
        ({"status": "deferred", "sent_at": SENT}, ["sent", "sent", "held", "planned", "planned"]),
        ({"status": "bounce", "sent_at": SENT}, ["sent", "sent", "failed", "planned", "planned"]),
        ({"status": "delivered", "sent_at": SENT}, ["sent", "sent", "sent", "planned", "planned"]),
        # An open that overtook the delivery says that it was delivered.
        ({"status": "open", "sent_at": SENT, "opened_at": SENT}, ["sent", "sent", "sent", "opened", "planned"]),
        ({"status": "click", "sent_at": SENT, "clicked_at": SENT}, ["sent", "sent", "sent", "opened", "clicked"]),
        (
            {"status": "spamreport", "sent_at": SENT, "webhook_events": EVENTS[:1]},
            ["sent", "sent", "sent", "planned", "planned"],
        ),
    ],
)
def test_steps(make_log, fields, states):
    assert [step.state for step in milestones_of(make_log(**fields))] == states


def test_events_come_newest_first_and_machines_do_not_count(clicked):
    events = events_of(clicked)
    assert [event.word for event in events] == ["Clicked", "Opened", "Opened", "Delivered", "Sent", "Written"]
    assert [event.counts for event in events] == [True, True, False, True, True, True]


def test_what_is_no_event_is_passed_over(ana_browser, make_log):
    odd = [
        "text",
        {"event": 5, "timestamp": 1},
        {"event": "open", "timestamp": "soon"},
        {"event": "new", "timestamp": AT},
    ]
    log = make_log(status="sent", sent_at=SENT, webhook_events=odd)
    response = ana_browser.get(f"/emails/{log.pk}/")
    assert response.status_code == 200
    assert [words(event) for event in find_all(response, "#events .event strong")] == ["new", "Sent", "Written"]


@pytest.mark.parametrize(
    ("status", "task_status", "words"),
    [
        ("failed", "failed", ["It was not sent: ", "SendGrid answered 400", "Try again", "Edit text"]),
        ("unconfirmed", "processing", ["We can’t confirm this email arrived: ", "It arrived", "Send again"]),
        ("bounce", "completed", ["It bounced: their mail server did not accept it.", "SendGrid answered 400"]),
        ("deferred", "completed", ["It is delayed: ", "SendGrid keeps trying for up to 3 days."]),
        ("draft", "skipped", ["It was not sent.", "It was never sent"]),
        ("draft", "pending", ["Preview and edit"]),
    ],
)
def test_trouble_is_told_in_words_with_the_way_out(ana_browser, make_log, status, task_status, words):
    log = make_log(status=status, error_message="" if status == "draft" else "SendGrid answered 400")
    type(log.task).objects.filter(pk=log.task_id).update(status=task_status)
    page = ana_browser.get(f"/emails/{log.pk}/").content.decode()
    assert all(word in page for word in words)


@pytest.mark.parametrize(
    ("fields", "age", "notes"),
    [
        ({"status": "draft"}, 0, ["Not yet"] * 4),
        ({"status": "failed"}, 0, ["No"] * 3),
        ({"status": "bounce"}, 0, ["No"] * 2),
        ({"status": "dropped"}, 0, ["No"] * 2),
        ({"status": "sent"}, 1, ["Not yet"] * 3),
        # SendGrid gives up after 72 hours.
        ({"status": "sent"}, 4, ["Not reported"] * 3),
        ({"status": "delivered"}, 4, ["Not yet"] * 2),
        ({"status": "unsubscribe"}, 4, ["Not yet"] * 2),
    ],
)
def test_not_yet_is_said_only_while_it_can_still_come(make_log, fields, age, notes):
    sent_at = timezone.now() - timedelta(days=age) if age else None
    log = make_log(sent_at=sent_at, **fields)
    assert [step.note for step in milestones_of(log) if step.state == "planned"] == notes


def test_what_will_not_be_sent_any_more_is_not_to_come(make_log, ana_browser):
    log = make_log(status="draft")
    type(log.task).objects.filter(pk=log.task_id).update(status="skipped")
    assert "Not yet" not in ana_browser.get(f"/emails/{log.pk}/").content.decode()


def bounced(make_log, **fields):
    log = make_log(status="bounce", sent_at=SENT, error_code="full", error_message="552 5.2.2 mailbox full", **fields)
    Suppression.add(log.to_email, Suppression.Reason.BOUNCED, "SendGrid reported bounce")
    return log


def test_a_bounce_leads_to_the_address(ana_browser, make_log):
    log = bounced(make_log)
    page = ana_browser.get(f"/emails/{log.pk}/")
    assert "It bounced: the mailbox is full." in words(page)
    assert links(page)["Fix address"] == f"/clients/{log.client_id}/edit/?field=email"
    assert [words(each) for each in find_all(page, "details.answer p")] == ["552 5.2.2 mailbox full"]
    form = ana_browser.get(links(page)["Fix address"])
    (field,) = find_all(form, "input[name=email]")
    assert field.has_attr("autofocus") and field.has_attr("data-select")


def test_with_another_address_there_is_nothing_to_fix(ana_browser, make_log):
    log = bounced(make_log)
    type(log.client).objects.filter(pk=log.client_id).update(email="new@example.com")
    page = ana_browser.get(f"/emails/{log.pk}/")
    assert "It bounced: the mailbox is full." in words(page) and "Fix address" not in links(page)


def test_an_address_that_sendgrid_rejected_is_fixed_too(ana_browser, make_log):
    log = make_log(status="failed", error_code="address_rejected", error_message="SendGrid answered 400: The to email")
    type(log.task).objects.filter(pk=log.task_id).update(status="failed")
    page = ana_browser.get(f"/emails/{log.pk}/")
    assert "It was not sent: SendGrid rejected this address." in words(page) and "Fix address" in links(page)


def test_one_that_is_not_written_yet(ana_browser, make_log):
    log = make_log(status="queued", subject="", body="")
    page = ana_browser.get(f"/emails/{log.pk}/").content.decode()
    assert "Not written yet" in page
    assert "<iframe" not in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"sent_at": SENT}, ["Delivered", "Sent", "Written"]),
        ({"sent_at": SENT, "settled_at": SENT}, ["Delivered", "Accepted by SendGrid", "Written"]),
    ],
)
def test_that_sendgrid_accepted_it_is_one_line(make_log, fields, said):
    events = [{"event": "processed", "timestamp": AT + 1}, {"event": "delivered", "timestamp": AT + 4}]
    log = make_log(status="delivered", webhook_events=events, **fields)
    assert [event.word for event in events_of(log)] == said
