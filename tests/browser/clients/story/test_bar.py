"""The bar above the timeline as a hand, a thumb and a keyboard use it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from clients.models import ClientFile, Conversation
from tests.browser.clients.test_notes import TOO_SMALL

pytestmark = pytest.mark.django_db(transaction=True)

PARTS = "a, button, textarea, select, input:not([type=radio]), .chip, .segments label, .check"
TARGETS = f":is(#log, #timeline-part) :is({PARTS})"
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name, { type: "text/plain" }));
  const bar = document.querySelector("#log .segments");
  for (const type of ["dragenter", "dragover", "drop"]) {
    bar.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }
}"""


def tab(page: Page, name: str):
    return page.get_by_role("radio", name=name, exact=True)


def events(page: Page):
    return page.locator("#events")


def test_tabs_by_keys_keep_what_is_typed(page: Page, url) -> None:
    page.goto(url)
    page.locator("#add-note textarea").fill("Half a note")
    tab(page, "Note").focus()
    page.keyboard.press("ArrowRight")
    call = page.get_by_role("form", name="Log a call")
    expect(call).to_be_visible()
    expect(page.locator("#add-note")).to_be_hidden()
    call.get_by_label("What was said").fill("Wants a garden.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("1:05")
    page.keyboard.press("Control+Enter")
    expect(events(page)).to_contain_text("Call, reached. 1 h 5 min")
    expect(call.get_by_label("What was said")).to_have_value("")
    expect(call.get_by_label("What was said")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#add-note textarea")).to_have_value("Half a note")
    expect(page.locator("#log-a-call")).to_be_focused()


def test_a_text_offers_to_stop_the_follow_ups_only_when_it_was_received(page: Page, url, client) -> None:
    page.goto(f"{url}?log=text")
    form = page.get_by_role("form", name="Log a text")
    expect(form.get_by_label("This is a reply")).to_be_hidden()
    form.get_by_text("Received").click()
    form.get_by_label("This is a reply").check()
    form.get_by_label("What was said").fill("Yes!")
    form.get_by_role("button", name="Save text").click()
    expect(page.locator(".toast")).to_contain_text("5 follow-ups stopped.")
    expect(events(page)).to_contain_text("Text received.")
    page.get_by_role("button", name="Undo").click()
    expect(events(page)).to_contain_text("Reply undone")
    assert client.tasks.filter(status="pending").count() == 5


@pytest.mark.failing_requests
def test_a_meeting_is_edited_where_it_stands(page: Page, url) -> None:
    page.goto(f"{url}?log=meeting")
    form = page.get_by_role("form", name="Log a meeting")
    form.get_by_text("Showing").click()
    form.get_by_label("Length").fill("soon")
    form.get_by_role("button", name="Save meeting").click()
    expect(form).to_contain_text("Enter the length like 12")
    expect(form.get_by_label("Length")).to_have_value("soon")
    form.get_by_label("Length").fill("45")
    form.get_by_role("button", name="Save meeting").click()
    expect(events(page)).to_contain_text("Showing. 45 min")
    page.get_by_role("button", name="More for this meeting").click()
    page.get_by_role("link", name="Edit", exact=True).last.click()
    editing = page.get_by_role("form", name="Edit meeting")
    editing.get_by_label("Where").fill("9 Oak St")
    editing.get_by_role("button", name="Save").click()
    expect(events(page)).to_contain_text("Showing. 45 min, at 9 Oak St")
    page.get_by_role("link", name="edited by Ana, 2 versions").click()
    expect(page.get_by_role("dialog")).to_contain_text("Now, by Ana Morales")


def test_files_are_added_one_by_one(page: Page, url, tmp_path: Path) -> None:
    for name in ("Offer 😀.txt", "מסמך.txt"):
        (tmp_path / name).write_text(name)
    (tmp_path / "empty.txt").write_text("")
    page.goto(f"{url}?log=file&show=files")
    page.get_by_label("Files", exact=True).set_input_files(sorted(tmp_path.iterdir()))
    expect(page.get_by_text("“empty.txt” is empty.")).to_be_visible()
    expect(page.locator("#events .file")).to_have_count(2)
    expect(page.locator(".uploads li")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="Offer 😀.txt").click()
    assert Path(download.value.path()).read_text() == "Offer 😀.txt"
    assert download.value.suggested_filename == "Offer 😀.txt"


def test_a_file_is_dropped_on_the_bar(page: Page, url) -> None:
    page.goto(url)
    page.evaluate(DROP, ["Dropped.txt", "Hello"])
    expect(tab(page, "File")).to_be_checked()
    expect(page.locator("#events .file")).to_have_text("Dropped.txt")
    assert ClientFile.objects.get().size == 5


@pytest.mark.failing_requests
def test_a_file_that_is_on_its_way_can_be_stopped(page: Page, url, tmp_path: Path) -> None:
    (tmp_path / "slow.txt").write_text("Hello")
    page.goto(f"{url}?log=file")
    page.route("**/files/", lambda route: None)
    page.get_by_label("Files", exact=True).set_input_files(tmp_path / "slow.txt")
    page.locator(".uploads").get_by_role("button", name="Cancel").click()
    expect(page.locator(".uploads li")).to_have_count(0)
    assert not ClientFile.objects.exists()


def test_on_a_phone(page: Page, url) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for kind in ("note", "call", "text", "meeting", "file"):
        page.goto(f"{url}?log={kind}")
        assert page.evaluate(TOO_SMALL, TARGETS) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_javascript(browser, browser_context_args, context, url, tmp_path: Path) -> None:
    (tmp_path / "Offer.txt").write_text("Hello")
    plain = browser.new_context(**browser_context_args, java_script_enabled=False)
    plain.add_cookies(context.cookies())
    page = plain.new_page()
    page.goto(url)
    tab(page, "Meeting").check(force=True)
    form = page.get_by_role("form", name="Log a meeting")
    form.get_by_label("With").fill("Mia")
    form.get_by_label("Keep from the AI").check()
    form.get_by_role("button", name="Save meeting").click()
    expect(events(page)).to_contain_text("Meeting. with Mia")
    expect(events(page)).to_contain_text("Kept from the AI")
    tab(page, "File").check(force=True)
    page.get_by_label("Files", exact=True).set_input_files(tmp_path / "Offer.txt")
    page.get_by_role("button", name="Add files").click()
    expect(page.locator("#events .file")).to_have_text("Offer.txt")
    page.get_by_role("button", name="More for this meeting").click()
    page.get_by_role("link", name="Edit", exact=True).last.click()
    page.get_by_label("What was said").fill("Liked it.")
    page.get_by_role("button", name="Save").click()
    expect(events(page)).to_contain_text("Liked it.")
    assert Conversation.objects.get().is_kept_from_ai
    plain.close()
