"""What is set on the checklist itself, and how it ticks while somebody looks at it."""

from datetime import time

import pytest
import time_machine

from agents.models import Agent, Office
from emails.models import OfficeMail
from followups.models import Task
from tests.html import buttons, find, find_all, links, words

ADDRESS = "Cedar & Main Realty, 1 Main Street, Portland, OR 97204"


@pytest.fixture
def new(broker):
    """Made by createsuperuser: nobody has asked for their zone, and they send at any hour."""
    Agent.objects.filter(pk=broker.pk).update(welcomed_at=None, timezone="UTC")
    broker.refresh_from_db()
    return broker


@pytest.fixture
def _nothing_known(settings):
    settings.FROM_EMAIL = settings.POSTAL_ADDRESS = ""


# --- the time zone ---


def test_the_browsers_zone_is_proposed_with_working_hours_and_taken_at_one_click(new, broker_browser):
    page = broker_browser.get("/")
    assert find(page, "#zone")["data-browsers-zone-at"] == "/welcome/zone/"
    with time_machine.travel("2026-11-30 19:06Z", tick=False):
        asked = words(broker_browser.get("/welcome/zone/?browser=America/Los_Angeles"))
    assert asked == (
        "Your browser says Pacific time, where it is 11:06 AM. "
        "Emails will be sent 8:00 AM to 7:00 PM, Mon to Fri. Use Pacific time Keep UTC"
    )
    taken = broker_browser.post("/welcome/zone/", {"browsers": "America/Los_Angeles", "next": "/welcome/"}, follow=True)
    assert taken.redirect_chain == [("/welcome/", 302)]
    assert "Pacific time. Emails are sent 8:00 AM to 7:00 PM, Mon to Fri." in words(find(taken, "#step-zone.done"))
    new.refresh_from_db()
    assert (new.timezone, new.send_from, new.send_until, new.send_days) == (
        "America/Los_Angeles", time(8), time(19), "12345",
    )  # fmt: skip
    assert not find_all(broker_browser.get("/"), "#zone")
    assert broker_browser.get("/welcome/zone/?browser=Asia/Tokyo").content == b""  # asked once


def test_utc_may_be_kept(new, broker_browser):
    assert words(broker_browser.get("/welcome/zone/?browser=Etc/UTC")).startswith("Times are shown in UTC.")
    broker_browser.post("/welcome/zone/", {"browsers": "UTC"})
    new.refresh_from_db()
    assert new.timezone == "UTC" and new.has_chosen_zone and new.send_until == time(19)


def test_without_a_script_it_is_chosen_from_the_list(new, broker_browser):
    page = broker_browser.get("/welcome/")
    assert "Times are shown in UTC." in words(page) and "Use this one" in buttons(page)
    wrong = broker_browser.post("/welcome/zone/", {"timezone": "UTC", "timezone_typed": "Atlantis"})
    assert wrong.status_code == 422 and "No time zone found for “Atlantis”." in words(wrong)
    assert find(wrong, "[name=timezone_typed]")["value"] == "Atlantis"
    broker_browser.post("/welcome/zone/", {"timezone": "UTC", "timezone_typed": "Tokyo"})
    new.refresh_from_db()
    assert new.timezone == "Asia/Tokyo"


@pytest.mark.parametrize("said", ["Mars/Olympus", "", "x" * 5000, "../../etc/passwd", "<b>"])
def test_a_browser_that_says_nonsense_is_asked_as_if_it_said_nothing(new, broker_browser, said):
    assert words(broker_browser.get("/welcome/zone/", {"browser": said})).startswith("Times are shown in UTC.")


def test_whoever_works_here_already_keeps_their_hours(ana, ana_browser, make_task):
    """Those from before the upgrade: in UTC by accident, and sending at any hour."""
    Agent.objects.update(timezone="UTC")
    task = make_task(reason_code="outside_hours", not_before="2027-01-01T00:00Z")
    assert find(ana_browser.get("/"), ".zone-bar #zone") and "Emails will go" not in words(ana_browser.get("/"))
    answer = ana_browser.post("/welcome/zone/", {"browsers": "America/Chicago", "next": "/"})
    assert answer.url == "/"
    ana.refresh_from_db()
    assert (ana.timezone, ana.send_from, ana.send_days) == ("America/Chicago", None, "1234567")
    assert Task.objects.get(pk=task.pk).reason_code == ""


def test_whose_zone_was_chosen_is_not_asked(ana_browser):
    assert not find_all(ana_browser.get("/"), "#zone")


# --- the address and the sender ---


def test_address_and_sender_are_set_on_the_page_at_one_click(new, _nothing_known, broker_browser):
    typed = {"postal_address": ADDRESS, "from_email": "hello@cedarmain.example"}
    page = broker_browser.post("/welcome/sender/", typed, follow=True)
    assert page.redirect_chain == [("/welcome/", 302)]
    assert ADDRESS in words(find(page, "#step-address.done")) and find(page, "#step-sender.done")
    assert links(page)["Change"] in ("/settings/office/#office_postal_address", "/settings/office/#office_from_email")
    office = Office.objects.get()
    assert {name: getattr(office, name) for name in typed} == typed


def test_one_of_them_leaves_the_other_as_it_is(new, office, broker_browser):
    broker_browser.post("/welcome/sender/", {"postal_address": ADDRESS, "from_email": ""})
    saved = Office.objects.get()
    assert (saved.postal_address, saved.from_email, saved.name) == (ADDRESS, office.from_email, office.name)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"postal_address": ADDRESS, "from_email": "hello"}, "name@example.com"),
        ({"postal_address": " ", "from_email": ""}, "Type it here."),
        ({"postal_address": "x" * 256}, "at most 255 characters"),
    ],
)
def test_what_is_wrong_is_said_at_the_field(new, _nothing_known, broker_browser, typed, said):
    page = broker_browser.post("/welcome/sender/", typed)
    assert page.status_code == 422 and said in words(page) and not Office.objects.exists()
    assert find(page, "[name=postal_address]")["value"].strip() == typed["postal_address"].strip()


def test_an_agent_does_not_set_them(ana_browser, office):
    assert ana_browser.post("/welcome/sender/", {"postal_address": "x"}).status_code == 403


def test_what_the_sandbox_sends_from_is_no_sender(new, settings, broker_browser, office):
    settings.FROM_EMAIL = settings.STAND_IN_SENDER = "hello@example.com"
    Office.objects.update(from_email="")
    assert not find_all(broker_browser.get("/welcome/"), "#step-sender.done")
    Office.objects.update(from_email="hello@example.com")  # somebody typed it
    assert find(broker_browser.get("/welcome/"), "#step-sender.done")
    Office.objects.update(from_email="")
    settings.FROM_EMAIL = "office@cedarmain.example"  # the environment names one
    assert find(broker_browser.get("/welcome/"), "#step-sender.done")


# --- while somebody looks at it ---


def test_a_poll_brings_the_steps_that_changed(new, office, broker_browser):
    first = broker_browser.get("/welcome/live/")
    assert first.status_code == 200 and "<html" not in first.content.decode()
    held = {"If-None-Match": first["ETag"]}
    assert broker_browser.get("/welcome/live/", headers=held).status_code == 304
    OfficeMail.objects.create(kind="test", agent=new, to_email=new.email, status="delivered", webhook_events=[{}])
    news = broker_browser.get("/welcome/live/", headers=held)
    assert news.status_code == 200 and "4 of 6 done" in words(news)
    done = {part["id"]: part["data-live"] for part in find_all(news, "li[data-live]")}
    assert done["step-webhook"] == "Delivery tracking works: done" and done["step-client"] == ""
    # What has a field is not replaced while somebody may be typing.
    assert "step-zone" not in done


def test_settings_lead_back_to_it(new, broker_browser, ana_browser):
    assert links(broker_browser.get("/settings/"))["Back to setup"] == "/welcome/"
    assert links(ana_browser.get("/settings/"))["Setup checklist"] == "/welcome/"
