"""A draft is checked while one types; by keyboard alone a finding is shown in the text and confirmed."""

import re

import pytest
from playwright.sync_api import Page, expect

from emails.models import EmailLog
from followups.engine import drafts
from tests.letters import SUBJECT, TEXT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def signed_in(page: Page, ana, ana_browser, office, sandbox, live_server) -> None:
    session = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": session, "url": live_server.url}])


@pytest.fixture
def draft(make_task, ana, office):
    task = make_task()
    drafts.save_typed(task, SUBJECT, TEXT, by=ana)
    return task


def test_marks_while_typing_and_confirms_by_keyboard(page: Page, live_server, draft) -> None:
    page.goto(f"{live_server.url}/followups/{draft.pk}/preview/")
    check, text = page.locator("#draft-check"), page.get_by_role("textbox", name="Text", exact=True)
    expect(check).to_contain_text("No issues found")
    text.press("Control+End")
    page.keyboard.type(" The seller wants $815,000.")
    expect(page.locator("#marks-body mark.found", has_text="$815,000")).to_have_count(1)
    expect(check).to_contain_text("$815,000 is not in the record")
    shown = check.get_by_role("button", name="$815,000")
    shown.focus()
    page.keyboard.press("Enter")
    expect(text).to_be_focused()
    assert text.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)") == "$815,000"
    item = check.get_by_role("listitem").filter(has_text="$815,000 is not in the record")
    item.get_by_role("button", name="Confirm", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#draft-check .confirmed").first).to_contain_text(re.compile("Confirmed by Ana"))
    assert any(each["text"] == "$815,000" for each in EmailLog.objects.get().confirmed)


def test_the_marks_lie_under_their_words(page: Page, live_server, draft) -> None:
    page.goto(f"{live_server.url}/followups/{draft.pk}/preview/")
    field, marks = (page.locator(name).bounding_box() for name in ("#id_body", "#marks-body"))
    assert field and marks
    assert (field["x"], field["y"], field["width"]) == (marks["x"], marks["y"], marks["width"])
    same = "(e => { const c = getComputedStyle(e); return [c.font, c.letterSpacing, c.lineHeight, c.whiteSpace]; })"
    assert page.locator("#id_body").evaluate(same) == page.locator("#marks-body").evaluate(same)
