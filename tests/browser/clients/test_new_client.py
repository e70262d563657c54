"""A new client: what will happen is said while it is typed, and who is here already."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from agents.models import Agent
from clients.models import Client
from followups import tasks
from followups.engine.plan import make_plan
from tests.browser.looks import faults_in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)


def let_in(context: Any, browser: Any, live_server: Any) -> None:
    cookie = browser.cookies["realtoros_session"].value
    context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])


@pytest.fixture(autouse=True)
def _no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The plan is made at once, in the place of the workers."""
    monkeypatch.setattr(tasks.create_followup_tasks_task, "delay", make_plan)


@pytest.fixture
def open_dialog(page: Page, ana_browser, live_server) -> Callable[[], Any]:
    let_in(page.context, ana_browser, live_server)

    def open_it() -> Any:
        page.goto(live_server.url + "/clients/")
        page.keyboard.press("n")
        dialog = page.get_by_role("dialog", name="New client")
        expect(dialog).to_be_visible()
        return dialog

    return open_it


@pytest.mark.failing_requests  # the 422
def test_the_switches_say_what_will_happen_and_it_does(page: Page, open_dialog) -> None:
    dialog = open_dialog()
    dialog.get_by_label("Name", exact=True).fill("Renata Oliveira")
    expect(dialog.get_by_text("Five emails, written for Renata")).to_be_visible()
    switch = dialog.get_by_role("switch", name="Week 2")
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).not_to_be_checked()
    expect(dialog.get_by_text("Four emails, written for Renata")).to_be_visible()
    expect(dialog.locator("li", has_text="Week 2").locator(".name")).to_have_css("text-decoration-line", "line-through")
    # A stage that nothing goes to, and back: the switch is where it was.
    dialog.get_by_label("Stage").select_option("lost")
    expect(dialog.get_by_text("Clients in the stage Lost")).to_be_visible()
    dialog.get_by_label("Stage").select_option("lead")
    expect(switch).not_to_be_checked()
    dialog.get_by_label("Email", exact=True).fill("renata@oliveira")
    switch.focus()
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_text("Enter the full email, including .com or .org")).to_be_visible()
    expect(switch).not_to_be_checked()
    dialog.get_by_label("Email", exact=True).fill("renata@oliveira.example")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Renata Oliveira")).to_be_visible()
    expect(page.locator("#plan")).to_contain_text("Week 2")
    assert Client.objects.get().tasks.get(followup_type="Week 2").status == "skipped"
    assert Client.objects.get().tasks.filter(status="pending").count() == 4


def test_who_is_here_already_is_said_at_the_field_while_it_is_typed(page: Page, open_dialog, make_client) -> None:
    client = make_client()
    dialog = open_dialog()
    dialog.get_by_label("Phone").press_sequentially("503.555.0142")
    hint = dialog.get_by_text("Already a client: Jonah Whitlock, Lead")
    expect(hint).to_be_visible(timeout=15_000)
    link = hint.get_by_role("link", name="Jonah Whitlock")
    expect(link).to_have_attribute("href", f"/clients/{client.pk}/")
    phone, where = dialog.get_by_label("Phone").bounding_box(), hint.bounding_box()
    assert phone and where and 0 <= where["y"] - phone["y"] - phone["height"] < 20 and where["x"] >= phone["x"]
    dialog.get_by_label("Phone").press_sequentially("9")
    expect(hint).to_have_count(0)
    dialog.get_by_label("Email", exact=True).press_sequentially("JONAH.whitlock@example.com")
    expect(hint).to_be_visible(timeout=15_000)


def test_a_second_click_makes_no_second_client(page: Page, open_dialog) -> None:
    dialog = open_dialog()
    dialog.get_by_label("Name", exact=True).fill("Renata")
    dialog.get_by_label("Email", exact=True).fill("renata@example.com")
    dialog.get_by_role("button", name="Add client").dblclick()
    expect(page.get_by_role("heading", name="Renata")).to_be_visible()
    assert Client.objects.count() == 1


def test_rows_come_and_go_from_the_keyboard(page: Page, open_dialog) -> None:
    dialog = open_dialog()
    rows, add = dialog.locator(".custom-row"), dialog.get_by_role("button", name="Add a field")
    expect(rows).to_have_count(0)
    for name in ("Budget", "Timeline"):
        add.press("Enter")
        page.keyboard.type(name)
    dialog.get_by_role("button", name="Remove this field").first.press("Enter")
    expect(rows.get_by_label("Name of the custom field")).to_have_value("Timeline")
    expect(rows.get_by_label("Name of the custom field")).to_be_focused()
    dialog.get_by_role("button", name="Remove this field").press("Enter")
    expect(add).to_be_focused()
    for _ in range(20):
        add.click()
    expect(add).to_be_disabled()


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.browser_context_args(bypass_csp=True)  # axe works with inline styles
@pytest.mark.failing_requests
def test_it_is_accessible(page: Page, open_dialog, ana, make_client, width: int) -> None:
    Agent.objects.filter(pk=ana.pk).update(send_from="09:00", send_days="12345")
    make_client()
    page.set_viewport_size({"width": width, "height": 844})
    dialog = open_dialog()
    dialog.get_by_label("Phone").press_sequentially("503.555.0142")
    expect(dialog.get_by_text("Already a client")).to_be_visible()
    dialog.get_by_role("switch", name="Week 2").click()
    dialog.get_by_role("button", name="Add client").click()
    expect(dialog.get_by_text("Enter the client’s name.")).to_be_visible()
    assert not faults_in_both_schemes(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if width == 390:
        button = dialog.get_by_role("button", name="Add client").bounding_box()
        assert button and button["height"] >= 44 and button["y"] + button["height"] <= 844
        for label in dialog.locator("label.switch").all():
            box = label.bounding_box()
            assert box and box["height"] >= 44


def test_without_javascript_it_is_a_page_that_does_the_same(browser: Any, ana_browser, live_server) -> None:
    context = browser.new_context(java_script_enabled=False)
    let_in(context, ana_browser, live_server)
    page = context.new_page()
    page.goto(live_server.url + "/clients/")
    page.get_by_role("main").get_by_role("link", name="New client").click()
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    page.get_by_label("Name", exact=True).fill("Renata Oliveira")
    page.get_by_label("Email", exact=True).fill("renata@oliveira")
    page.get_by_label("Name of the custom field").first.fill("Budget")
    page.get_by_label("Value of the custom field").first.fill("$640,000")
    page.get_by_role("switch", name="Day 3").uncheck()
    page.get_by_role("button", name="Add client").click()
    expect(page.get_by_text("Enter the full email, including .com or .org")).to_be_visible()
    expect(page.get_by_label("Email", exact=True)).to_be_focused()
    expect(page.get_by_role("switch", name="Day 3")).not_to_be_checked()
    page.get_by_label("Email", exact=True).fill("renata@oliveira.example")
    page.get_by_role("button", name="Add client").click()
    expect(page.get_by_role("heading", name="Renata Oliveira")).to_be_visible()
    client = Client.objects.get()
    assert client.custom_fields == {"Budget": "$640,000"} and client.plan_without == ["Day 3"]

    about = page.get_by_role("complementary", name="About")
    about.get_by_role("link", name="renata@oliveira.example").click()
    page.get_by_label("Email").fill("nobody")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Enter a valid email")).to_be_visible()
    page.get_by_label("Email").fill("ro@example.com")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Past emails stay with renata@oliveira.example")).to_be_visible()
    about.get_by_role("link", name="$640,000").click()
    page.get_by_role("button", name="Remove").click()
    about.get_by_role("link", name="Add a field").click()
    page.get_by_label("Field name").fill("Move by")
    page.get_by_label("Value", exact=True).fill("March 1")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{live_server.url}/clients/{client.pk}/edit/")
    page.get_by_label("Notes").fill("Sells first.")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile(r"/clients/\d+/$"))
    client.refresh_from_db()
    assert (client.email, client.notes, client.custom_fields) == (
        "ro@example.com",
        "Sells first.",
        {"Move by": "March 1"},
    )
    context.close()


@pytest.mark.failing_requests  # the 409
def test_without_an_email_nothing_is_promised_and_a_duplicate_asks(page: Page, open_dialog, make_client) -> None:
    make_client()
    dialog = open_dialog()
    dialog.get_by_label("Name", exact=True).fill("Renata")
    email, switch = dialog.get_by_label("Email"), dialog.get_by_role("switch", name="Week 2")
    email.fill("r")
    switch.uncheck()
    email.fill("")
    expect(dialog.get_by_text("No follow-ups without an email address")).to_be_visible()
    expect(switch).to_have_count(0)
    email.fill("jonah.whitlock@example.com")
    expect(switch).not_to_be_checked()
    dialog.get_by_role("button", name="Add client").click()
    expect(dialog.get_by_role("link", name="Open Jonah Whitlock")).to_be_visible()
    expect(switch).not_to_be_checked()
    dialog.get_by_role("button", name="Add anyway").click()
    expect(page.get_by_role("heading", name="Renata")).to_be_visible()
    assert Client.objects.get(name="Renata").tasks.filter(status="pending").count() == 4
