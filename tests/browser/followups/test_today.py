"""A morning on Today from the keyboard, what comes by itself, and the page for everybody."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from agents.models import Agent
from clients.models import Activity, Attention
from emails.models import EmailLog
from followups.models import SweepRun, Task
from tests import letters
from tests.browser.looks import faults_in_both_schemes
from tests.words import texts_of

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = {"subject": "A closer look", "body": letters.TEXT, "written_by": "ai", "text_version": 1}


@pytest.fixture(autouse=True)
def signed_in(page: Page, ana_browser, office, sandbox, live_server) -> None:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    SweepRun.objects.create()


@pytest.fixture
def make_draft(make_client, make_task):
    def make(name: str) -> Task:
        now = timezone.now()
        client = make_client(
            name=name, email=f"{name.split()[0].lower()}@example.com", sending_mode="review", last_contacted=now
        )
        task: Task = make_task(client, followup_type="Week 2", scheduled_for=now - timedelta(minutes=len(name)))
        EmailLog.objects.create(task=task, client=client, to_email=client.email, status="draft", **TEXT)
        return task

    return make


def struck(page: Page, words: str):
    return page.locator(".struck", has_text=words)


def test_a_whole_morning_from_the_keyboard(page: Page, live_server, make_client, make_draft) -> None:
    first, second = make_draft("Aiko Tanaka the First"), make_draft("Ben Abara Second")
    edited, skipped = make_draft("Cleo Third"), make_draft("Dan Four")
    caller = make_client(name="Sofia Lindqvist")
    page.goto(live_server.url)
    expect(page.locator("#summary")).to_contain_text("5 things need you.")
    # Two drafts are approved as they stand: the row is struck, and the focus stays where the eye is.
    for draft in (first, second):
        page.keyboard.press("j")
        expect(page.locator(f"#need-{draft.client_id} a.name")).to_be_focused()
        page.keyboard.press("a")
        expect(struck(page, "Approved Week 2")).to_have_count(1 if draft is first else 2)
        expect(page.locator(f"#need-{draft.client_id} button")).to_be_focused()
    # One is edited in the drawer, with the list in sight.
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.get_by_role("textbox", name="Text", exact=True).fill(letters.OTHER_TEXT)
    page.get_by_role("button", name="Save").first.click()
    expect(page.locator("#dialog dialog")).to_be_visible()
    page.keyboard.press("Escape")
    # One is skipped, from its menu: S only ever snoozes.
    page.get_by_role("button", name="More for Dan Four").click()
    page.get_by_role("button", name="Skip").click()
    expect(struck(page, "Skipped Week 2")).to_be_visible()
    # A call is logged, and undone.
    page.keyboard.press("j")
    page.keyboard.press("v")
    page.get_by_role("button", name="Voicemail").focus()
    page.keyboard.press("Enter")
    expect(struck(page, "Called Sofia Lindqvist, voicemail")).to_be_visible()
    expect(page.locator(f"#need-{caller.pk} button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#need-{caller.pk} a.name")).to_be_focused()
    assert "Call deleted" in texts_of(Activity.objects.all())
    statuses = {task.pk: (task.status, task.approved_at is not None) for task in Task.objects.all()}
    assert statuses[first.pk] == statuses[second.pk] == ("pending", True)
    assert statuses[edited.pk] == ("pending", False) and statuses[skipped.pk] == ("skipped", False)
    assert EmailLog.objects.get(task=edited).body == letters.OTHER_TEXT


def test_counts_agree_after_an_act_and_after_its_undo(page: Page, live_server, make_client) -> None:
    for name in ("Sofia Lindqvist", "Renata Oliveira", "Marcus Oyelaran"):
        make_client(name=name, email=f"{name.split()[0].lower()}@example.com")
    page.goto(live_server.url)

    def expect_counted(number: int) -> None:
        expect(page.locator("#summary")).to_contain_text(f"{number} things need you.")
        for place in ("#needs-total", "#n-t", "#n-tab"):
            expect(page.locator(place)).to_have_text(str(number))

    expect_counted(3)
    for left in (2, 1):
        page.keyboard.press("j")
        page.keyboard.press("s")
        expect(page.locator(".struck")).to_have_count(3 - left)
        if left == 2:
            expect_counted(2)
    page.get_by_role("button", name="Undo").first.click()
    expect_counted(2)
    expect(page.locator(".struck")).to_have_count(1)  # the other one keeps its Undo
    page.get_by_role("button", name="Undo").click()
    expect_counted(3)


def test_pausing_and_resuming_load_no_page(page: Page, live_server) -> None:
    page.goto(live_server.url)
    page.evaluate("window.isStillHere = true")
    page.get_by_role("button", name="Pause all sending").click()
    paused = page.locator("#alarms").get_by_text("You paused all sending")
    expect(paused).to_be_visible()
    page.get_by_role("button", name="Resume").click()
    expect(paused).to_have_count(0)
    assert page.evaluate("window.isStillHere")


def test_v_presses_the_rows_button_and_back_returns_to_the_row(
    page: Page, live_server, make_client, make_draft
) -> None:
    make_draft("Aiko Tanaka")
    second = make_client(name="Sofia Lindqvist")
    page.goto(live_server.url)
    page.keyboard.press("j")
    page.keyboard.press("v")
    expect(page.locator("#dialog dialog")).to_be_visible()
    page.keyboard.press("Escape")
    link = page.locator(f"#need-{second.pk} a.name")
    link.click()
    page.wait_for_url(f"{live_server.url}/clients/{second.pk}/")
    page.go_back()
    expect(link).to_be_focused()


def test_a_struck_row_counts_down_and_goes(page: Page, live_server, make_client) -> None:
    client = make_client()
    page.clock.install()
    page.goto(live_server.url)
    page.keyboard.press("j")
    page.keyboard.press("s")
    row = page.locator(f"#need-{client.pk}.struck")
    expect(row).to_contain_text("Snoozed Jonah Whitlock")
    assert Attention.objects.get().until
    page.clock.run_for(3000)
    expect(row).to_contain_text("7 s")
    page.clock.run_for(8000)
    expect(row).to_have_count(0)
    page.clock.run_for(5000)
    expect(page.locator("#summary")).to_contain_text("All clear.")


def test_the_menu_dismisses_with_a_reason_and_undo_brings_it_back(page: Page, live_server, make_client) -> None:
    client = make_client()
    page.goto(live_server.url)
    page.get_by_role("button", name="More for Jonah Whitlock").click()
    page.get_by_label("Reason, optional").fill("Cousin of mine")
    page.get_by_role("button", name="Dismiss").click()
    expect(struck(page, "Dismissed Jonah Whitlock: Cousin of mine")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(f"#need-{client.pk} a.name")).to_be_focused()


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_works_without_javascript(page: Page, live_server, make_draft) -> None:
    draft = make_draft("Cleo Third")
    page.goto(live_server.url)
    page.get_by_role("button", name="More for Cleo Third").click()
    page.get_by_role("button", name="Approve as is").click()
    expect(page.locator("#toasts")).to_contain_text("Approved Week 2 for Cleo Third")
    draft.refresh_from_db()
    assert draft.approved_at
    page.get_by_role("button", name="Undo").click()
    draft.refresh_from_db()
    assert draft.approved_at is None
    page.get_by_role("button", name="Pause all sending").click()
    expect(page.get_by_text("You paused all sending")).to_be_visible()


@pytest.mark.browser_context_args(bypass_csp=True)
def test_every_state_is_accessible(page: Page, live_server, ana, make_client, make_draft) -> None:
    make_draft("Cleo Third")
    make_client(name="Sofia Lindqvist")
    make_client(name="Renata Oliveira", agent=None)
    make_client(name="Marcus Oyelaran").log_reply("Saturday?", by=ana)

    def look(path: str) -> None:
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 3000})
            page.goto(live_server.url + path)
            if page.locator(".rows .icon").count():
                page.keyboard.press("j")
                page.keyboard.press("s")
            assert not faults_in_both_schemes(page), (path, width)

    for path in ("/", "/welcome/", "/today/system/"):
        look(path)
    broker = Agent.objects.create_user(
        "broker@example.com", "x", name="Carla", is_broker=True, welcomed_at=timezone.now()
    )
    browser = Client()
    browser.force_login(broker)
    cookie = browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    for path in ("/", f"/?agent={ana.pk}"):
        look(path)
