"""POST /followups/<id>/preview/ when somebody else saved another text, or the email has gone."""

import re

import pytest

from emails.models import EmailLog
from followups.engine import drafts
from tests.followups.actions import HTMX
from tests.followups.views.draft.pages import TEXT, WORDS, make_log, preview, told


def test_a_text_that_changed_meanwhile_is_shown_beside_what_was_typed(ana_browser, tomorrow):
    log = make_log(tomorrow, text_version=3)
    typed = {"action": "save", "subject": "Mine", "body": "My own words.", "version": 2}
    response = preview(tomorrow, ana_browser, typed)
    assert response.status_code == 409
    page = response.content.decode()
    for text in ("Mine</textarea>", "My own words.</textarea>", "A closer look", WORDS):
        assert text in page
    assert 'name="version" value="3"' in page
    log.refresh_from_db()
    assert log.subject == "A closer look"
    # Keep mine.
    assert preview(tomorrow, ana_browser, typed | {"version": 3}).status_code == 302
    log.refresh_from_db()
    assert (log.subject, log.text_version) == ("Mine", 4)


def test_take_this_one_keeps_mine_in_reserve(ana_browser, tomorrow):
    make_log(tomorrow, text_version=3)
    typed = {"action": "use_saved", "subject": "Mine", "body": "My own words.", "version": 3}
    page = preview(tomorrow, ana_browser, typed, **HTMX).content.decode()
    assert "A closer look</textarea>" in page
    token = re.search(r'name="before" value="([^"]+)"', page)
    preview(tomorrow, ana_browser, {**typed, "action": "restore_text", **TEXT, "before": token[1]}, **HTMX)
    assert EmailLog.objects.get().subject == "Mine"


@pytest.mark.parametrize("action", ["save", "approve", "send", "write", "restore_text"])
def test_nothing_is_saved_over_another_text(ana_browser, sandbox, tomorrow, action):
    make_log(tomorrow, text_version=3)
    before = drafts.ReplacedText("Old", "Older words.", "ai").token
    typed = {"action": action, "subject": "Mine", "body": "My own words.", "version": 2, "before": before}
    response = preview(tomorrow, ana_browser, typed, **HTMX)
    assert response.status_code == 409
    assert "My own words.</textarea>" in response.content.decode()
    tomorrow.refresh_from_db()
    assert (tomorrow.approved_at, tomorrow.hurried_at) == (None, None)
    assert EmailLog.objects.get().subject == "A closer look"


def test_htmx_shows_a_conflict_though_save_swaps_nothing(ana_browser, tomorrow):
    make_log(tomorrow, text_version=3)
    typed = {"action": "save", **TEXT, "version": 2}
    page = preview(tomorrow, ana_browser, typed, **HTMX)
    assert (page.headers["HX-Retarget"], page.headers["HX-Reselect"], page.headers["HX-Reswap"]) == (
        "#main",
        "#main",
        "outerHTML",
    )
    drawer = preview(tomorrow, ana_browser, typed, **HTMX, **{"HX-Target": "dialog"})
    assert drawer.headers["HX-Reswap"] == "innerHTML"


def test_htmx_saves_without_touching_the_fields(ana_browser, tomorrow):
    response = preview(tomorrow, ana_browser, {"action": "save", **TEXT, "version": 0}, **HTMX)
    page = response.content.decode()
    assert "<textarea" not in page
    assert 'id="draft-version" name="version" value="1" hx-swap-oob="true"' in page
    assert " autofocus" not in page
    assert "Saved" in page
    assert told(response)["text"] == "Saved. This is exactly what will be sent."


def test_what_was_typed_too_late_can_still_be_copied(ana_browser, make_task):
    task = make_task(status="skipped")
    make_log(task)
    response = preview(task, ana_browser, {"action": "save", "subject": "Mine", "body": "My own words."})
    assert response.status_code == 409
    assert "My own words." in response.content.decode()
