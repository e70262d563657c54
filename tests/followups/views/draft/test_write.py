"""POST /followups/<id>/preview/ with action=write: the AI makes a draft, and what it replaces can be put back."""

import re

import pytest

from emails.models import EmailLog
from tests.followups.actions import HTMX
from tests.followups.views.draft.pages import TEXT, in_words, make_log, preview, told


def test_write_has_the_ai_make_a_draft(ana_browser, sandbox, tomorrow):
    address = f"/followups/{tomorrow.pk}/preview/"
    response = ana_browser.post(address, {"action": "write", "instructions": "Mention Saturday."})
    assert response.url == address
    log = EmailLog.objects.get(task=tomorrow)
    assert (log.status, log.written_by) == ("draft", "ai")
    assert "Jonah" in log.body
    assert sandbox.mails() == []
    tomorrow.refresh_from_db()
    assert tomorrow.status == "pending"
    assert "Mention Saturday." in ana_browser.get(address).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_written_anew_can_be_put_back_and_that_too(ana, ana_browser, sandbox, tomorrow, headers):
    log = make_log(tomorrow, text_version=1)
    typed = {"subject": "A closer look", "body": "Typed, not saved.", "version": 1}
    page = preview(tomorrow, ana_browser, {**typed, "action": "write"}, **headers)
    log.refresh_from_db()
    anew = log.body
    assert (log.written_by, log.edited_by, anew != "Typed, not saved.") == ("ai", None, True)
    assert "Restore it" in page.content.decode()

    def restore_text(page, text):
        token = re.search(r'name="before" value="([^"]+)"', page.content.decode())
        log.refresh_from_db()
        asked = {"action": "restore_text", "before": token[1], **text, "version": log.text_version}
        return preview(tomorrow, ana_browser, asked, **headers)

    page = restore_text(page, {"subject": log.subject, "body": anew})
    log.refresh_from_db()
    assert (log.body, log.written_by, log.edited_by) == ("Typed, not saved.", "ai", ana)
    restore_text(page, {"subject": log.subject, "body": log.body})
    log.refresh_from_db()
    assert (log.body, log.edited_by) == (anew, None)


def test_a_forged_text_to_put_back_is_refused(ana_browser, tomorrow):
    make_log(tomorrow)
    typed = {"action": "restore_text", "before": "forged", **TEXT}
    assert preview(tomorrow, ana_browser, typed).status_code == 422
    assert EmailLog.objects.get().subject == "A closer look"


def test_when_the_ai_cannot_a_text_that_is_there_stays(ana_browser, sandbox, tomorrow):
    log = make_log(tomorrow, text_version=1)
    sandbox.faults(openai={"error_rates": {"500": 1}})
    typed = {"action": "write", "subject": "A closer look", "body": "Typed, not saved.", "version": 1}
    response = preview(tomorrow, ana_browser, typed, **HTMX)
    assert told(response)["text"] == "The AI couldn’t write it: OpenAI returned an error (500). Your text is unchanged."
    assert "Typed, not saved.</textarea>" in response.content.decode()
    assert "data-unsaved" in response.content.decode()
    log.refresh_from_db()
    assert log.body == TEXT["body"]


def test_when_the_ai_cannot_and_nothing_is_there_the_template_writes(ana_browser, sandbox, tomorrow):
    sandbox.faults(openai={"error_rates": {"500": 1}})
    page = ana_browser.post(f"/followups/{tomorrow.pk}/preview/", {"action": "write"}, follow=True)
    assert "The AI couldn’t write it, so we used a template." in page.content.decode()
    assert EmailLog.objects.get(task=tomorrow).written_by == "template"
    assert "From a template (OpenAI returned an error (500))" in in_words(page)


def test_instructions_of_more_than_500_characters_are_refused(ana_browser, tomorrow):
    typed = {"action": "write", "instructions": "x" * 501, "subject": "Mine", "body": "My words."}
    response = preview(tomorrow, ana_browser, typed)
    assert response.status_code == 422
    assert "at most 500 characters" in response.content.decode()
    assert "My words.</textarea>" in response.content.decode()
    assert not EmailLog.objects.exists()


def test_htmx_gets_the_page_with_the_draft_and_a_toast(ana_browser, sandbox, tomorrow):
    response = preview(tomorrow, ana_browser, {"action": "write"}, **HTMX)
    assert response.status_code == 200
    assert 'id="main"' in response.content.decode()
    assert told(response)["text"] == "Draft written. Edit it as you like."


def test_what_the_writer_was_told_stays_in_its_field(ana_browser, sandbox, tomorrow):
    typed = {"action": "write", "instructions": "Mention Saturday."}
    page = preview(tomorrow, ana_browser, typed, **HTMX).content.decode()
    assert "Mention Saturday.</textarea>" in page
