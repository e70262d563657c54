"""The palette, and the keys that work everywhere."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from clients.models import Client
from emails.models import Suppression
from followups.engine.plan import make_plan

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def whits(make_client) -> list[Client]:
    clients = [
        make_client(name="Jonah Whitlock", stage="negotiating"),
        make_client(name="Adaeze Whitcombe", email="adaeze@example.com", property_address="3310 Sundial Avenue"),
        make_client(name="Eleanor Marsh", email="eleanor@example.com", property_address="20 Whitmore Terrace"),
    ]
    for client in clients:
        make_plan(client.pk)
    return clients


@pytest.fixture
def refused() -> None:
    """For a test that has a request fail: Chromium puts that on the console, where any other test wants nothing."""


@pytest.fixture
def app(request, context, ana_browser, live_server, whits) -> Page:
    page = context.new_page() if "refused" in request.fixturenames else request.getfixturevalue("page")
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(live_server.url + "/settings/")
    return page


def box(page: Page) -> Locator:
    return page.locator("#palette [role=combobox]")


def expect_marked(page: Page, words: str) -> None:
    option = page.locator("#palette [aria-selected=true]")
    expect(option).to_contain_text(words)
    expect(box(page)).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    expect(box(page)).to_be_focused()


def test_the_palette_finds_marks_and_opens(app: Page, whits, live_server) -> None:
    app.keyboard.press("Control+k")
    app.keyboard.type("whit")
    expect_marked(app, "Adaeze Whitcombe")
    expect(app.locator("#palette mark").first).to_have_text("Whit")
    app.keyboard.press("ArrowDown")
    expect_marked(app, "Jonah Whitlock")
    app.keyboard.press("ArrowUp")
    app.keyboard.press("ArrowDown")
    app.keyboard.press("Enter")
    app.wait_for_url(f"{live_server.url}/clients/{whits[0].pk}/")
    # Without words it shows who was opened last.
    app.keyboard.press("Control+k")
    expect_marked(app, "Jonah Whitlock")


def test_tab_goes_to_what_can_be_done_with_the_marked_client(app: Page, whits, live_server) -> None:
    app.keyboard.press("Control+k")
    app.keyboard.type("whit")
    expect_marked(app, "Adaeze")
    app.keyboard.press("ArrowDown")
    expect(app.get_by_text("With Jonah Whitlock")).to_be_visible()
    app.keyboard.press("Tab")
    expect_marked(app, "Log a call")
    for link in ("#palette-call", "#palette-email", "#palette-add", "#palette-move"):
        assert re.search(rf"\b{whits[0].pk}\b", app.locator(link).get_attribute("href") or "")
    app.keyboard.press("Shift+Tab")
    expect_marked(app, "Adaeze")


def test_the_marked_client_is_not_emailed_where_they_opted_out(app: Page, whits, live_server) -> None:
    Suppression.add(whits[0].email, "unsubscribed", "test")
    app.keyboard.press("Control+k")
    app.keyboard.type("whit")
    expect_marked(app, "Adaeze")
    expect(app.locator("#palette-email")).to_be_visible()
    app.keyboard.press("ArrowDown")
    expect(app.get_by_text("With Jonah Whitlock")).to_be_visible()
    expect(app.locator("#palette-email")).to_be_hidden()
    app.keyboard.press("Tab")
    app.keyboard.press("ArrowDown")
    expect_marked(app, "Add follow-up")


def test_moves_a_client_from_anywhere(app: Page, whits, live_server) -> None:
    app.keyboard.press("Control+k")
    app.keyboard.type("jonah")
    expect_marked(app, "Jonah")
    app.keyboard.press("Tab")
    app.keyboard.press("ArrowUp")
    app.keyboard.press("Tab")
    for _ in range(3):
        app.keyboard.press("ArrowDown")
    expect_marked(app, "Move to…")
    app.keyboard.press("Enter")
    expect_marked(app, "Lead")
    app.keyboard.press("ArrowDown")
    app.keyboard.press("Enter")
    expect(app.get_by_text("Moved Jonah Whitlock to Under contract.")).to_be_visible()
    app.wait_for_url(live_server.url + "/settings/")


def test_enter_waits_for_the_answer_to_what_was_typed(app: Page, whits, live_server) -> None:
    app.keyboard.press("Control+k")
    expect_marked(app, "New client")
    app.keyboard.type("eleanor")
    app.keyboard.press("Enter")
    app.wait_for_url(f"{live_server.url}/clients/{whits[2].pk}/")


def test_an_answer_that_is_overtaken_is_dropped(app: Page, whits) -> None:
    held: list[Route] = []
    app.route(re.compile(r"/palette/\?q=whit&"), lambda route: held.append(route))
    app.keyboard.press("Control+k")
    expect_marked(app, "New client")
    app.evaluate("""window.seen = []; document.getElementById("palette-list").addEventListener("htmx:afterSwap",
        (event) => seen.push(event.currentTarget.firstElementChild.dataset.q))""")
    with app.expect_request("**/palette/?q=whit&*"):
        app.keyboard.type("whit")
    app.keyboard.type("lock")
    held[0].continue_()
    expect_marked(app, "Jonah Whitlock")
    assert app.evaluate("window.seen") == ["whitlock"]


def test_escape_closes_it_and_gives_the_focus_back(app: Page) -> None:
    link = app.get_by_role("navigation", name="Main").get_by_role("link", name="Reports")
    link.focus()
    app.keyboard.press("Control+k")
    expect(box(app)).to_be_focused()
    app.keyboard.press("Escape")
    expect(app.locator("#palette")).to_be_hidden()
    expect(link).to_be_focused()
    # The box in the sidebar opens it; who types there is taken along.
    app.get_by_label("Search clients").focus()
    app.keyboard.type("whit")
    expect_marked(app, "Adaeze")
    expect(box(app)).to_have_value("whit")
    app.get_by_role("button", name="Close").click()
    app.get_by_label("Search clients").click()
    expect(box(app)).to_be_focused()


def test_a_search_that_fails_says_so_and_enter_goes_to_the_list(refused, app: Page, live_server) -> None:
    app.route("**/palette/**", lambda route: route.abort())
    app.keyboard.press("Control+k")
    app.keyboard.type("whit")
    expect(app.locator("#palette-note")).to_be_visible()
    expect(box(app)).to_have_value("whit")
    app.keyboard.press("Enter")
    app.wait_for_url(re.compile(r"/clients/\?q=whit"))


def test_on_a_phone_search_is_the_palette_on_the_whole_screen(app: Page) -> None:
    app.set_viewport_size({"width": 390, "height": 844})
    app.get_by_role("link", name="Search").click()
    expect(box(app)).to_be_focused()
    assert app.locator("#palette").bounding_box() == {"x": 0, "y": 0, "width": 390, "height": 844}
    option = app.locator("#palette").get_by_role("option").first.bounding_box()
    assert option and option["height"] >= 44


def test_j_k_and_enter_in_a_list(app: Page, whits, live_server) -> None:
    app.goto(live_server.url + "/clients/?sort=name")
    names = ["Adaeze Whitcombe", "Eleanor Marsh", "Jonah Whitlock"]
    for key, name in (("j", 0), ("j", 1), ("j", 2), ("j", 2), ("k", 1)):
        app.keyboard.press(key)
        expect(app.locator("main").get_by_role("link", name=names[name])).to_be_focused()
    app.keyboard.press("e")
    app.wait_for_url(f"{live_server.url}/clients/{whits[2].pk}/edit/")
    app.go_back()
    expect(app.locator("main").get_by_role("link", name=names[1])).to_be_focused()  # back at the row that was left
    app.keyboard.press("k")
    app.keyboard.press("Enter")
    app.wait_for_url(f"{live_server.url}/clients/{whits[1].pk}/")
    app.keyboard.press("e")
    app.wait_for_url(f"{live_server.url}/clients/{whits[1].pk}/edit/")


def test_s_skips_the_marked_follow_up_and_no_other(app: Page, whits, live_server) -> None:
    task = whits[0].tasks.get(followup_type="Day 1")
    app.goto(live_server.url + f"/followups/?client_id={whits[0].pk}")
    app.keyboard.press("s")  # no row is marked yet: it marks the first
    expect(app.locator("main tbody tr").first.get_by_role("link").first).to_be_focused()
    assert not whits[0].tasks.filter(status="skipped").exists()
    with app.expect_response("**/skip/") as answer:
        app.keyboard.press("s")
    assert f"/followups/{task.pk}/skip/" in answer.value.url
    assert list(whits[0].tasks.filter(status="skipped")) == [task]


def test_keys_go_places_and_never_while_typing(app: Page, live_server) -> None:
    for key, path in (
        ("t", "/"),
        ("c", "/clients/"),
        ("p", "/pipeline/"),
        ("f", "/followups/"),
        ("e", "/emails/"),
        ("r", "/reports/"),
    ):
        app.keyboard.press("g")
        app.keyboard.press(key)
        # The follow-ups open at the tab where the work begins.
        app.wait_for_url(re.compile(rf"^{live_server.url}{path}(\?tab=\w+)?$"))
    app.goto(live_server.url + "/clients/")
    app.keyboard.press("/")
    field = app.locator("main input[type=search]")
    expect(field).to_be_focused()
    app.keyboard.type("gtjn?")
    expect(field).to_have_value("gtjn?")
    field.blur()
    app.keyboard.press("?")
    dialog = app.get_by_role("dialog", name="Shortcuts")
    expect(dialog).to_be_visible()
    app.keyboard.press("n")  # not over a dialog
    expect(dialog).to_be_visible()
    app.keyboard.press("Escape")
    app.keyboard.press("Control+j")
    expect(app.locator("tr:focus-within")).to_have_count(0)
    app.keyboard.press("n")
    expect(app.get_by_role("textbox", name="Name", exact=True)).to_be_visible()
