"""A draft on its page and in a drawer: written, edited, approved, and sent exactly so."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Dialog, Page, Route, ViewportSize, expect

from emails.models import EmailLog
from followups.engine.sweep import send_one
from tests import letters
from tests.browser.looks import faults_in_both_schemes
from tests.conftest import wait_until

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = {"subject": "A closer look", "body": letters.TEXT, "written_by": "ai", "text_version": 1}


@pytest.fixture(autouse=True)
def signed_in(page: Page, ana, ana_browser, office, sandbox, live_server) -> None:
    ana.reviews_first = True
    ana.save()
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])


@pytest.fixture
def make_draft(make_client, make_task):
    """A draft that waits to be approved; without a name the text is still to be written."""

    def make(name="Jonah Whitlock", hours=-1, written=True):
        client = make_client(name=name, email=f"{name.split()[0].lower()}@example.com")
        task = make_task(client, scheduled_for=timezone.now() + timedelta(hours=hours))
        if written:
            EmailLog.objects.create(task=task, client=client, to_email=client.email, status="draft", **TEXT)
        return task

    return make


@pytest.fixture
def open_draft(page: Page, live_server):
    def go(task, more=""):
        page.goto(f"{live_server.url}/followups/{task.pk}/preview/{more}")

    return go


def body(page: Page):
    return page.get_by_role("textbox", name="Text", exact=True)


def received(page: Page):
    return page.frame_locator("#mail-box iframe").first


def test_progress_then_the_text_then_exactly_what_is_sent(page: Page, make_draft, open_draft, sandbox) -> None:
    task = make_draft(written=False)
    sandbox.faults(openai={"latency_ms": 600})
    open_draft(task)
    expect(page.get_by_text("Writing the email")).to_be_visible()
    expect(page.get_by_role("button", name="Write a draft")).to_be_hidden()
    expect(body(page)).to_have_value(re.compile("Jonah"))
    expect(page.locator("#draft-foot")).to_contain_text("Written by AI today at")
    expect(received(page).get_by_text("Cedar & Main Realty").first).to_be_visible()

    typed = f"Hi Jonah,\n\n{letters.MESSAGE}\n\nMy own words & no < others."
    body(page).fill(typed)
    page.get_by_label("Subject").fill("As I wrote it")
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    # As one types, and without a step of Back for each look.
    expect(received(page).get_by_text("My own words & no < others.")).to_be_visible()
    assert page.evaluate("history.length") == 2
    body(page).press("Control+Enter")
    expect(page.locator("#draft-foot")).to_contain_text(re.compile(r"edited by you today at [\s\S]*Saved \d"))
    expect(body(page)).to_be_focused()
    body(page).press_sequentially(" More.")
    page.on("dialog", lambda dialog: dialog.dismiss())  # what is sent along is not lost: nobody asks
    page.get_by_role("button", name="Save and approve").click()
    expect(page).to_have_url(re.compile("/followups/$"))
    assert send_one(task.pk) == "sent"
    (mail,) = sandbox.mails("jonah@example.com")
    assert (mail["subject"], mail["text"].partition("\n\nAna Morales")[0]) == ("As I wrote it", f"{typed} More.")
    open_draft(task)
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("link", name="Open email")).to_be_visible()


def test_when_openai_hangs_the_template_steps_in_and_it_is_said(page: Page, make_draft, open_draft, sandbox, settings):
    settings.OPENAI_TIMEOUT = 0.5
    sandbox.faults(openai={"hang_rate": 1})
    open_draft(make_draft(written=False))
    expect(body(page)).to_have_value(re.compile("Jonah"))
    expect(page.locator("#draft-foot")).to_contain_text("From a template (OpenAI did not answer within 0.5 s)")


def test_rewriting_can_be_undone_though_nothing_was_saved(page: Page, make_draft, open_draft) -> None:
    open_draft(make_draft())
    body(page).fill("Typed, and not saved.")
    page.get_by_role("button", name="Shorter").click()
    field = page.get_by_label("Tell the AI what to change")
    expect(field).to_be_focused()
    expect(page.locator(".rewrite .count")).to_contain_text("7 / 500")
    page.keyboard.press("Enter")
    expect(body(page)).to_have_value(re.compile("Jonah"))
    anew = body(page).input_value()
    page.get_by_role("button", name="Restore it").click()
    expect(body(page)).to_have_value("Typed, and not saved.")
    page.get_by_role("button", name="Restore it").click()
    expect(body(page)).to_have_value(anew)


@pytest.mark.failing_requests  # Chromium calls a 409 a failure
def test_two_tabs_lose_nothing(page: Page, make_draft, open_draft) -> None:
    task = make_draft()
    open_draft(task)
    body(page).fill("Mine.")
    task.email_log.save_draft("Another tab", "Theirs.", "agent")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_role("heading", name="Not saved: the text changed")).to_be_visible()
    expect(page.locator(".conflict .other")).to_contain_text("Theirs.")
    expect(body(page)).to_have_value("Mine.")
    expect(page.get_by_text("Not saved yet.")).to_be_visible()
    expect(page.get_by_role("button", name="Save and approve")).to_be_visible()
    expect(received(page).get_by_text("Mine.")).to_be_visible()
    page.get_by_role("button", name="Use this one").click()
    expect(body(page)).to_have_value("Theirs.")
    page.get_by_role("button", name="Restore it").click()
    expect(body(page)).to_have_value("Mine.")
    task.email_log.refresh_from_db()
    assert task.email_log.body == "Mine."


def test_two_drafts_with_one_key_each(page: Page, make_draft, open_draft) -> None:
    first, second = make_draft(), make_draft("Priya Raghunathan", 1)
    third = make_draft("Omar Haddad", 2)
    open_draft(first)
    expect(page.get_by_text("Draft 1 of 3")).to_be_visible()
    body(page).press("a")  # in a field it is a letter
    expect(body(page)).to_have_value(re.compile("a"))
    body(page).press("Backspace")
    page.get_by_role("heading", level=1).focus()
    page.keyboard.press("a")
    expect(page.get_by_role("heading", name="Day 1 to Priya Raghunathan")).to_be_focused()
    expect(page.get_by_text("Draft 1 of 2")).to_be_visible()
    expect(page.locator(".toast")).to_contain_text("Approved: Day 1 for Jonah Whitlock")
    page.keyboard.press("s")
    expect(page.get_by_role("heading", name="Day 1 to Omar Haddad")).to_be_focused()
    expect(page).to_have_url(re.compile(f"/followups/{third.pk}/preview/"))
    for task in (first, second):
        task.refresh_from_db()
    assert (first.is_approved, second.status) == (True, "skipped")
    page.get_by_role("button", name="Undo").last.click()
    expect(page.locator(".toast")).to_contain_text("Restored")


def test_a_morning_in_the_drawer(page: Page, make_draft, live_server) -> None:
    first = make_draft()
    make_draft("Priya Raghunathan", 1)
    page.goto(f"{live_server.url}/clients/{first.client_id}/")
    review = page.get_by_role("link", name="Review")
    review.focus()
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name="Day 1 to Jonah Whitlock")
    expect(drawer.get_by_role("heading", name="Day 1 to Jonah Whitlock")).to_be_focused()
    page.keyboard.press("j")
    drawer = page.get_by_role("dialog", name="Day 1 to Priya Raghunathan")
    expect(drawer).to_be_visible()
    page.keyboard.press("a")
    drawer = page.get_by_role("dialog", name="Day 1 to Jonah Whitlock")
    expect(drawer.get_by_role("heading", name="Day 1 to Jonah Whitlock")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator("#dialog dialog")).to_have_count(0)
    expect(page.locator(".toast").last).to_contain_text("Approved: Day 1 for Jonah Whitlock")
    # The page behind it follows by itself.
    expect(page.locator("#plan")).to_contain_text("approved by Ana")


def test_leaving_what_is_not_saved_asks_first(page: Page, make_draft, live_server) -> None:
    first, second = make_draft(), make_draft("Priya Raghunathan", 1)
    page.goto(f"{live_server.url}/clients/{first.client_id}/")
    page.get_by_role("link", name="Review").click()
    body(page).fill("Not saved.")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", stay)
    page.get_by_role("link", name="The next draft").click()
    assert asked == ["Your changes are not saved. Leave anyway?"]
    expect(body(page)).to_have_value("Not saved.")
    page.once("dialog", leave)
    page.goto(f"{live_server.url}/followups/{second.pk}/preview/")
    assert asked[-1] == "beforeunload"
    # Nothing typed, nothing asked.
    page.goto(f"{live_server.url}/clients/")
    assert len(asked) == 2


def test_closing_the_drawer_while_it_is_written_does_not_open_it_again(page: Page, make_draft, live_server, sandbox):
    task = make_draft(written=False)
    sandbox.faults(openai={"latency_ms": 700})
    page.goto(f"{live_server.url}/clients/{task.client_id}/")
    page.get_by_role("link", name="Preview and edit").click()
    expect(page.get_by_text("Writing the email")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.wait_for_timeout(1200)  # the writer's own time
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_without_javascript(browser, make_draft, page: Page, live_server) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=page.context.storage_state())
    plain = context.new_page()
    task = make_draft(written=False)
    plain.goto(f"{live_server.url}/followups/{task.pk}/preview/")
    plain.get_by_role("button", name="Write a draft").click()
    expect(body(plain)).to_have_value(re.compile("Jonah"))
    typed = f"Plain words.\n\n{letters.MESSAGE}"
    body(plain).fill(typed)
    plain.get_by_role("button", name="Update preview").click()
    expect(received(plain).get_by_text("Plain words.")).to_be_visible()
    plain.get_by_role("button", name="Approve").click()
    task.refresh_from_db()
    assert task.is_approved and task.email_log.body == typed
    context.close()


def test_the_widths_of_what_is_received(page: Page, make_draft, open_draft) -> None:
    open_draft(make_draft())
    frame = page.locator("#mail-box iframe")

    def width() -> float:
        return frame.bounding_box()["width"]  # type: ignore[index]

    assert width() < 380
    page.get_by_role("radio", name="Desktop").check()
    wait_until(lambda: width() > 600, 5, "the frame is as wide as a desktop's")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("radio", name="What Jonah receives").check()
    expect(frame).to_be_visible()
    expect(body(page)).to_be_hidden()
    wait_until(lambda: width() == 640, 5, "it can be moved sideways in its box")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.get_by_role("radio", name="Write").check()
    expect(body(page)).to_be_visible()


@pytest.mark.failing_requests
def test_a_request_that_fails_keeps_what_was_typed(page: Page, make_draft, open_draft) -> None:
    open_draft(make_draft())
    body(page).fill(letters.OTHER_TEXT)

    def fail(route: Route) -> None:
        route.fulfill(status=503, body="busy") if route.request.method == "POST" else route.continue_()

    page.route("**/preview/", fail)
    page.get_by_role("button", name="Save and approve").click()
    expect(page.get_by_role("alert")).to_contain_text("The database isn’t responding. Nothing was lost.")
    expect(body(page)).to_have_value(letters.OTHER_TEXT)
    expect(body(page)).to_be_editable()
    page.unroute("**/preview/")
    page.get_by_role("button", name="Save and approve").click()
    expect(page).to_have_url(re.compile("/followups/$"))


@pytest.mark.browser_context_args(bypass_csp=True)  # axe writes inline styles while it measures
def test_nothing_bars_anybody(page: Page, make_draft, open_draft, live_server) -> None:
    task = make_draft()
    make_draft("Priya Raghunathan", 1)
    found = []
    sizes: list[ViewportSize] = [{"width": 1280, "height": 1200}, {"width": 390, "height": 2400}]
    for size in sizes:
        page.set_viewport_size(size)
        open_draft(task)
        body(page).fill(f"Not saved yet, {size['width']} wide, with https://example.com/ in it.")
        expect(received(page).get_by_text(f"Not saved yet, {size['width']} wide")).to_be_attached()
        expect(page.locator("#mail-box iframe")).to_have_count(1)
        found += faults_in_both_schemes(page)
        page.get_by_role("button", name="Save draft").click()
        page.goto(f"{live_server.url}/clients/{task.client_id}/")
        page.get_by_role("link", name="Review").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        found += faults_in_both_schemes(page)
    assert "\n".join(found) == ""
