"""The board under a mouse, under keys, and when the server says no."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from clients.listing import board as boards
from clients.models import Client
from followups.engine.plan import make_plan
from tests.browser.looks import faults_in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def jonah(make_client) -> Client:
    client = make_client(last_contacted=timezone.now())
    make_plan(client.pk)
    return client


@pytest.fixture
def refused() -> None:
    """For a test that has a request fail: Chromium puts that on the console, where any other test wants nothing."""


@pytest.fixture
def signed_in(request, context, ana_browser, live_server) -> Page:
    page = context.new_page() if "refused" in request.fixturenames else request.getfixturevalue("page")
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    return page


@pytest.fixture
def board(signed_in: Page, jonah, make_client, live_server) -> Page:
    make_client(name="Nina Castellano", stage="negotiating", email="nina@example.com")
    signed_in.goto(live_server.url + "/pipeline/")
    signed_in.evaluate("window.sameDocument = true")
    return signed_in


def link(page: Page, stage: str, name: str = "Jonah Whitlock") -> Locator:
    return page.locator(f"section[data-stage={stage}]").get_by_role("link", name=name, exact=True)


def expect_moved(page: Page, client: Client, stage: str, label: str) -> None:
    expect(link(page, stage)).to_be_focused()
    expect(page.locator("#said")).to_have_text(f"{client.name} moved to {label}")
    expect(page.locator(f"#card-{client.pk}[aria-busy]")).to_have_count(0)
    client.refresh_from_db()
    assert client.stage == stage
    assert page.evaluate("window.sameDocument")


def test_a_card_is_dragged_and_the_move_undone(board: Page, jonah) -> None:
    board.drag_and_drop(f"#card-{jonah.pk}", "section[data-stage=lost]")
    expect_moved(board, jonah, "lost", "Lost")
    expect(board.locator("#count-lead")).to_have_text("0")
    expect(board.locator("#count-lost")).to_have_text("1")
    toast = board.locator(".toast", has_text="Moved Jonah Whitlock to Lost. 5 follow-ups stopped.")
    toast.get_by_role("button", name="Undo").click()
    expect(link(board, "lead")).to_be_focused()
    expect(board.locator("#count-lead")).to_have_text("1")
    expect(board.get_by_text("back to Lead. 5 follow-ups restored.")).to_be_visible()
    expect(toast).to_have_count(0)
    assert board.evaluate("window.sameDocument") and jonah.tasks.filter(status="pending").count() == 5


def test_alt_and_arrows_move_it_as_often_as_they_are_pressed(board: Page, jonah) -> None:
    link(board, "lead").focus()
    board.keyboard.press("Alt+ArrowLeft")  # nothing is left of it
    board.keyboard.press("Alt+ArrowRight")
    board.keyboard.press("Alt+ArrowRight")
    expect_moved(board, jonah, "under_contract", "Under contract")
    board.keyboard.press("Alt+ArrowLeft")
    expect_moved(board, jonah, "negotiating", "Negotiating")
    # On top of who was there; plain arrows go from card to card.
    board.keyboard.press("ArrowDown")
    expect(link(board, "negotiating", "Nina Castellano")).to_be_focused()
    board.keyboard.press("ArrowUp")
    expect(link(board, "negotiating")).to_be_focused()


def test_the_menu_moves_it_in_place(board: Page, jonah) -> None:
    board.get_by_role("link", name="Move Jonah Whitlock, and more").click()
    menu = board.locator(f"#menu-{jonah.pk}")
    expect(menu.get_by_role("button", name="Closed 5 follow-ups will stop")).to_be_visible()
    menu.get_by_role("button", name="Closed").click()
    expect_moved(board, jonah, "closed", "Closed")
    expect(menu).to_be_hidden()
    expect(board.locator(f"#card-{jonah.pk}")).to_contain_text("Closed")


@pytest.mark.parametrize("how", ["drag", "keys"])
def test_a_move_that_fails_puts_the_card_back_and_says_so(refused, board: Page, jonah, how) -> None:
    board.route("**/stage/", lambda route: route.abort())
    if how == "drag":
        board.drag_and_drop(f"#card-{jonah.pk}", "section[data-stage=lost]")
    else:
        link(board, "lead").focus()
        board.keyboard.press("Alt+ArrowRight")
    expect(board.get_by_text("Jonah Whitlock is back in Lead: the move failed.")).to_be_visible()
    expect(link(board, "lead")).to_be_focused()
    expect(board.locator("#count-lead")).to_have_text("1")
    jonah.refresh_from_db()
    assert jonah.stage == "lead"
    # The next one works.
    board.unroute("**/stage/")
    board.keyboard.press("Alt+ArrowRight")
    expect_moved(board, jonah, "negotiating", "Negotiating")


def test_who_was_moved_meanwhile_is_shown_where_they_are(refused, board: Page, jonah) -> None:
    Client.objects.filter(pk=jonah.pk).update(stage="under_contract")
    link(board, "lead").focus()
    board.keyboard.press("Alt+ArrowRight")
    expect(link(board, "under_contract")).to_be_focused()
    expect(board.get_by_text("Jonah Whitlock was already moved to Under contract.")).to_be_visible()
    expect(board.locator("#said")).to_be_empty()


def test_a_column_loads_more_as_it_scrolls(signed_in: Page, make_client, live_server, monkeypatch) -> None:
    monkeypatch.setattr(boards, "COLUMN", 12)
    for number in range(30):
        make_client(name=f"Client {number}")
    signed_in.goto(live_server.url + "/pipeline/")
    cards = signed_in.locator("#cards-lead .card")
    expect(cards).to_have_count(12)
    signed_in.locator("#cards-lead").hover()
    signed_in.mouse.wheel(0, 10_000)
    expect(cards).to_have_count(24)
    # By keys too.
    cards.last.get_by_role("link").first.focus()
    signed_in.keyboard.press("ArrowDown")
    expect(cards).to_have_count(30)
    expect(signed_in.locator("#cards-lead .more")).to_have_count(0)


def test_finds_as_it_is_typed_and_shows_who_is_going_quiet(board: Page, make_client, live_server) -> None:
    make_client(name="Teodor Vasile", email="t@example.com", last_contacted=timezone.now() - timedelta(days=16))
    board.get_by_label("Search the board").press_sequentially("nina")
    expect(link(board, "lead")).to_have_count(0)
    expect(link(board, "negotiating", "Nina Castellano")).to_be_visible()
    expect(board.locator("#board-total")).to_have_text("1 match")
    expect(board).to_have_url(live_server.url + "/pipeline/?q=nina&stage=lead")
    board.get_by_label("Search the board").fill("")
    expect(link(board, "lead")).to_be_visible()
    board.get_by_role("search", name="On the board").get_by_text("Going quiet").click()
    expect(link(board, "lead", "Teodor Vasile")).to_be_visible()
    expect(link(board, "lead")).to_have_count(0)
    expect(board.get_by_role("checkbox", name="Going quiet")).to_be_checked()
    # What is moved here is counted here.
    link(board, "lead", "Teodor Vasile").focus()
    board.keyboard.press("Alt+ArrowRight")
    expect(board.locator("#count-lead")).to_have_text("0")
    expect(board.locator("#count-negotiating")).to_have_text("1")


def test_a_phone_shows_one_stage_at_a_time(board: Page, jonah, live_server) -> None:
    board.set_viewport_size({"width": 390, "height": 844})
    expect(link(board, "lead")).to_be_visible()
    expect(link(board, "negotiating", "Nina Castellano")).to_be_hidden()
    board.get_by_role("navigation", name="Stages").get_by_role("link", name="Negotiating").click()
    expect(link(board, "negotiating", "Nina Castellano")).to_be_visible()
    expect(board).to_have_url(live_server.url + "/pipeline/?stage=negotiating")
    expect(board.locator("#pill-link-negotiating")).to_be_focused()
    assert board.evaluate("window.sameDocument")
    board.get_by_role("link", name="Move Nina Castellano, and more").click()
    sheet = board.locator(".card-menu:popover-open")
    box = sheet.bounding_box()
    assert box and box["x"] == 0 and box["width"] == 390 and box["y"] + box["height"] == 844
    sheet.get_by_role("button", name="Lost").click()
    expect(board.locator("#pill-lost")).to_have_text("1")
    # Its column is not shown: the eye is on the stages.
    expect(board.get_by_role("navigation", name="Stages").get_by_role("link", name="Negotiating")).to_be_focused()


def test_from_login_to_a_moved_card_without_a_mouse(page: Page, ana, jonah, live_server) -> None:
    page.goto(live_server.url + "/login/")
    expect(page.get_by_label("Email")).to_be_focused()
    page.keyboard.type("ana@example.com")
    page.keyboard.press("Tab")
    page.keyboard.type("realtor-demo")
    page.keyboard.press("Enter")
    page.wait_for_url(live_server.url + "/")
    page.wait_for_load_state()
    page.keyboard.press("g")
    page.keyboard.press("p")
    page.wait_for_url(live_server.url + "/pipeline/")
    page.wait_for_load_state()
    page.keyboard.press("j")
    expect(link(page, "lead")).to_be_focused()
    # By the arrows, and by the menu.
    page.evaluate("window.sameDocument = true")
    page.keyboard.press("Alt+ArrowRight")
    expect_moved(page, jonah, "negotiating", "Negotiating")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Lead")).to_be_focused()
    page.keyboard.press("Enter")
    expect_moved(page, jonah, "lead", "Lead")


def test_works_without_javascript(browser, ana_browser, jonah, live_server, monkeypatch) -> None:
    context = browser.new_context(java_script_enabled=False)
    cookie = ana_browser.cookies["realtoros_session"].value
    context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + "/pipeline/")
    page.get_by_role("link", name="Move Jonah Whitlock, and more").click()
    page.get_by_role("button", name="Negotiating").click()
    expect(link(page, "negotiating")).to_be_visible()
    expect(page.get_by_text("Moved Jonah Whitlock to Negotiating.")).to_be_visible()
    page.get_by_label("Search clients").fill("whit")
    page.keyboard.press("Enter")
    expect(page).to_have_url(live_server.url + "/clients/?q=whit")
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_bars_anybody(browser, ana_browser, jonah, live_server, make_client, width) -> None:
    """axe finds no violation on the board, its menu, the palette and the list of keys."""
    make_client(name="Cleo Closed", stage="closed")
    # axe measures with inline styles, which our policy forbids.
    context = browser.new_context(viewport={"width": width, "height": 844}, reduced_motion="reduce", bypass_csp=True)
    cookie = ana_browser.cookies["realtoros_session"].value
    context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page = context.new_page()

    def look(what: str) -> None:
        assert not faults_in_both_schemes(page), what

    page.goto(live_server.url + "/pipeline/")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    look("board")
    page.get_by_role("link", name="Move Jonah Whitlock, and more").click()
    expect(page.locator(".card-menu:popover-open")).to_be_visible()
    look("menu")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("jonah")
    expect(page.locator("#palette mark").first).to_be_visible()
    look("palette")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Shortcuts")).to_be_visible()
    look("keys")
    context.close()
