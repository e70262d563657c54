"""The list of clients in a browser: found while typing, filtered, selected, changed in place, with thumb and keys."""

import re

import pytest
from playwright.sync_api import Page, expect

from clients.models import Client, ClientImport, SmartList
from tests.browser.looks import faults_in_both_schemes

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(make_client):
    return [make_client(name=name) for name in ("Ada One", "Bea Two", "Cal Three", "Dan Four")]


@pytest.fixture
def here(page: Page, ana_browser, live_server, people) -> str:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    page.goto(f"{live_server.url}/clients/?sort=name")
    return live_server.url


def tick(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("checkbox", name=f"Select {name}").check()


def test_finds_while_typing_and_keeps_the_caret(page: Page, here) -> None:
    field = page.get_by_placeholder("Name, email, phone or address")
    field.press_sequentially("bea")
    expect(page.locator(".table .name")).to_have_text(["Bea Two"])
    expect(page.locator("#found")).to_contain_text("1 matches")
    expect(field).to_be_focused()
    assert page.url == f"{here}/clients/?q=bea&sort=name"
    field.fill("zebra")
    expect(page.get_by_role("heading", name="No clients match")).to_be_visible()


def test_a_filter_becomes_a_sentence_and_keeps_the_focus(page: Page, here, people) -> None:
    people[0].move_to("lost")
    page.locator("#open-stage").click()
    page.get_by_label("is not").check()
    page.get_by_label("Lost", exact=True).check()
    page.locator("#filter-stage").get_by_role("button", name="Apply").click()
    chip = page.get_by_role("button", name="Stage is not Lost")
    expect(chip).to_be_focused()
    expect(page.locator(".table .name")).to_have_count(3)
    page.get_by_role("link", name="Remove filter: Stage is not Lost").click()
    expect(page.locator(".table .name")).to_have_count(4)


def test_saves_a_list_that_the_sidebar_then_marks(page: Page, here) -> None:
    page.get_by_placeholder("Name, email, phone or address").fill("ada")
    page.get_by_role("button", name="Save as list").click()
    page.locator("#list-name").fill("All of Ada")
    page.get_by_role("button", name="Save", exact=True).click()
    entry = page.get_by_role("navigation", name="Smart lists").get_by_role("link", name="All of Ada")
    expect(entry).to_have_attribute("aria-current", "page")
    assert SmartList.objects.get().query == "q=ada"


def test_selects_with_the_keyboard_and_acts_with_undo(page: Page, here, people) -> None:
    bar = page.get_by_role("form", name="Selected clients")
    expect(bar).to_be_hidden()
    page.get_by_role("checkbox", name="Select Ada One").focus()
    page.keyboard.press("Space")
    tick(page, "Bea Two")
    expect(bar).to_contain_text("2 selected")
    expect(page.get_by_role("checkbox", name="Select all on this page")).to_have_js_property("indeterminate", True)
    bar.get_by_role("button", name="Stage").click()
    page.locator("#bulk-stage").get_by_role("button", name="Closed").click()
    toast = page.locator(".toast")
    expect(toast).to_contain_text("Moved 2 clients to Closed.")
    expect(bar).to_be_hidden()
    expect(page.locator("#results")).to_be_focused()
    assert Client.objects.filter(stage="closed").count() == 2
    toast.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast")).to_contain_text("Undone for 2 clients.")
    assert not Client.objects.filter(stage="closed").exists()


def test_a_range_with_shift_all_of_the_page_and_escape(page: Page, here) -> None:
    page.get_by_role("checkbox", name="Select Ada One").click()
    page.get_by_role("checkbox", name="Select Cal Three").click(modifiers=["Shift"])
    expect(page.locator(".pick input[name=client]:checked")).to_have_count(3)
    page.get_by_role("checkbox", name="Select all on this page").check()
    expect(page.locator(".pick input[name=client]:checked")).to_have_count(4)
    page.keyboard.press("Escape")
    expect(page.locator(".pick input[name=client]:checked")).to_have_count(0)


def test_deleting_asks_in_a_dialog(page: Page, here) -> None:
    tick(page, "Ada One", "Dan Four")
    page.get_by_role("form", name="Selected clients").get_by_role("button", name="Delete").click()
    dialog = page.get_by_role("dialog", name="Delete 2 clients?")
    expect(dialog.get_by_role("button", name="Keep")).to_be_focused()
    dialog.get_by_role("button", name="Delete 2").click()
    expect(dialog).to_have_count(0)
    expect(page.locator(".table .name")).to_have_text(["Bea Two", "Cal Three"])
    expect(page.locator("#total")).to_have_text("2")
    # Said though the dialog it was said in is gone.
    expect(page.locator(".toast")).to_contain_text("Deleted 2 clients.")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.locator(".table .name")).to_have_count(4)


def test_the_stage_changes_in_its_chip(page: Page, here) -> None:
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="Change stage: Lead").first.click()
    menu = page.locator(".stage-menu .menu")
    expect(menu.get_by_role("button", name="Negotiating")).to_be_focused()
    menu.get_by_role("button", name="Under contract").click()
    chip = page.get_by_role("button", name=re.compile("Stage: Under contract"))
    expect(chip).to_be_focused()
    assert page.evaluate("window.sameDocument") and Client.objects.get(stage="under_contract").name == "Ada One"


@pytest.fixture
def phone(page: Page, here) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    return page


def test_a_phone_selects_by_rows(phone: Page) -> None:
    boxes = phone.locator(".pick input[name=client]")
    expect(boxes.first).to_be_hidden()
    phone.get_by_role("link", name="Select", exact=True).click()
    expect(boxes.first).to_be_visible()
    phone.get_by_text("Bea Two").click()
    expect(phone.locator(".picked-head")).to_have_text("1 selected")
    bar = phone.locator("#bulk").bounding_box()
    assert bar and bar["y"] + bar["height"] == 844 and bar["width"] == 390
    phone.get_by_role("button", name="Select all").click()
    expect(phone.locator(".picked-head")).to_have_text("4 selected")
    phone.get_by_role("link", name="Done").click()
    expect(phone.get_by_role("heading", name="Clients")).to_be_visible()
    expect(phone.locator("#bulk")).to_be_hidden()


def test_a_long_press_begins_a_selection(phone: Page) -> None:
    row = phone.locator("tbody tr").first
    row.dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
    expect(row.locator(".pick input")).to_be_checked()
    row.dispatch_event("click", {"bubbles": True})  # the finger lifts
    expect(row.locator(".pick input")).to_be_checked()


def test_a_phone_filters_in_a_sheet(phone: Page) -> None:
    phone.get_by_role("button", name="Filter").click()
    sheet = phone.locator("#choices")
    expect(sheet.get_by_role("link", name="Last touch")).to_be_visible()
    sheet.locator("#open-stage").click()
    phone.get_by_label("Closed", exact=True).check()
    phone.locator("#filter-stage").get_by_role("button", name="Apply").click()
    expect(phone.get_by_role("heading", name="No clients match")).to_be_visible()
    expect(sheet).to_be_hidden()


def test_a_failing_request_leaves_selection_and_words(browser, page: Page, here) -> None:
    context = browser.new_context(storage_state=page.context.storage_state())
    other = context.new_page()
    other.goto(f"{here}/clients/?sort=name")
    tick(other, "Ada One")
    other.route("**/clients/bulk/pause/", lambda route: route.abort())
    bar = other.get_by_role("form", name="Selected clients")
    bar.get_by_role("button", name="Pause", exact=True).click()
    bar.get_by_role("button", name="Pause them").click()
    expect(other.get_by_role("alert")).to_contain_text("Nothing was lost")
    expect(other.get_by_role("checkbox", name="Select Ada One")).to_be_checked()
    context.close()


def test_without_javascript(browser, here, page: Page) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 800}, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(f"{here}/clients/?sort=name")
    plain.get_by_placeholder("Name, email, phone or address").fill("two")
    plain.get_by_role("button", name="Find").click()
    expect(plain.locator(".table .name")).to_have_text(["Bea Two"])
    plain.goto(f"{here}/clients/?sort=name")
    plain.locator("#open-stage").click()
    plain.get_by_label("Lead", exact=True).check()
    plain.locator("#filter-stage").get_by_role("button", name="Apply").click()
    expect(plain.get_by_role("button", name="Stage is Lead")).to_be_visible()
    tick(plain, "Cal Three")
    plain.locator("#bulk").get_by_role("button", name="Pause", exact=True).click()
    plain.locator("#bulk").get_by_role("button", name="Pause them").click()
    expect(plain.locator(".toast")).to_contain_text("Follow-ups paused for 1 client")
    tick(plain, "Dan Four")
    plain.locator("#bulk").get_by_role("button", name="Delete").click()
    plain.get_by_role("button", name="Delete 1").click()
    expect(plain.locator(".toast")).to_contain_text("Deleted 1 client.")
    plain.get_by_role("link", name="Change stage: Lead").first.click()
    plain.get_by_role("button", name="Lost").click()
    expect(plain.locator(".toast")).to_contain_text("to Lost")
    assert "stage=lead" in plain.url
    context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(browser, page: Page, here, people, ana, width) -> None:
    # axe styles what it measures, which our policy would refuse.
    context = browser.new_context(
        bypass_csp=True,
        reduced_motion="reduce",
        viewport={"width": width, "height": 844},
        storage_state=page.context.storage_state(),
    )
    page = context.new_page()
    SmartList.objects.create(agent=ana, name="Leads", query="stage=lead")
    kept = ClientImport.objects.create(
        agent=ana,
        name="people.csv",
        text="Name,Email\nGrace,grace@example.com\nBad,nowhere\nAgain,jonah.whitlock@example.com\n",
        columns=["name", "email"],
    )
    pick = ["[data-select]", "tbody tr"] if width == 390 else [".pick input[name=client]"]
    for address, *clicks in (
        ("/clients/?sort=-last", *pick),
        ("/clients/?stage=lead&stage_is=not&only=quiet&q=zebra",),
        ("/clients/?stage=lead", *(["[popovertarget=choices]"] if width == 390 else []), "#open-stage"),
        ("/clients/?q=ada", "[popovertarget=save-list]"),
        ("/clients/", "tbody .stage-menu a"),
        ("/clients/", *pick, "#bulk .danger"),
        ("/clients/lists/",),
        ("/clients/import/",),
        (f"/clients/import/{kept.pk}/",),
        (f"/clients/{people[0].pk}/stages/",),
    ):
        page.goto(here + address)
        for css in clicks:
            page.locator(css).first.click()
        assert not faults_in_both_schemes(page), (address, clicks)
    context.close()
