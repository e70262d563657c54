"""A template in a letter: filled for this client, with what is not known left to be filled in."""

import pytest

from emails.models import EmailLog, LetterTemplate
from followups.models import Task
from tests.followups.actions import said
from tests.html import find, find_all, words
from tests.letters import MESSAGE, SUBJECT, TEXT


@pytest.fixture
def template():
    body = f"Thank you for the visit to {{property address}}. {MESSAGE}"
    return LetterTemplate.objects.create(name="Showing", subject="After the showing[ at {property address}]", body=body)


def insert(browser, client, template, **typed):
    typed = {"subject": "", "body": "", "version": 0, "letter": "b" * 32, **typed}
    return browser.post(f"/clients/{client.pk}/email/", {"action": f"template.{template.pk}", **typed})


def test_fills_an_empty_letter_with_greeting(ana_browser, client, template):
    assert said(insert(ana_browser, client, template)) == ["Inserted “Showing”."]
    log = EmailLog.objects.get()
    assert log.subject == f"After the showing at {client.property_address}"
    assert log.body == f"Hi Jonah,\n\nThank you for the visit to {client.property_address}. {MESSAGE}"
    assert log.written_by == "agent" and Task.objects.get().sent_by_hand


def test_what_is_not_known_is_said_and_keeps_it_from_going(ana_browser, make_client, template):
    client = make_client(property_address="")
    assert said(insert(ana_browser, client, template)) == [
        "Inserted “Showing”. Fill in before you send: property address."
    ]
    log = EmailLog.objects.get()
    assert "the visit to {property address}." in log.body and log.subject == "After the showing"
    answer = ana_browser.post(
        f"/followups/{log.task_id}/preview/", {"action": "send", "subject": log.subject, "body": log.body, "version": 1}
    )
    assert answer.status_code == 422 and "Unfilled placeholder" in words(answer)
    assert not Task.objects.get().hurried_at


def test_goes_where_the_cursor_was_and_loses_no_word(ana_browser, client, letter, template):
    typed = {"subject": SUBJECT, "body": TEXT, "version": 1, "at": 6}
    page = ana_browser.post(f"/followups/{letter.pk}/preview/", {"action": f"template.{template.pk}", **typed})
    log = EmailLog.objects.get()
    assert log.subject == SUBJECT
    assert log.body.startswith("Hello,\n\nThank you for the visit") and log.body.endswith(MESSAGE)
    assert "Hi Jonah" not in log.body
    before = find(page, "input[name=before]")["value"]
    undo = {"action": "restore_text", "before": before, "subject": log.subject, "body": log.body, "version": 2}
    ana_browser.post(f"/followups/{letter.pk}/preview/", undo)
    log.refresh_from_db()
    assert log.body == TEXT


def test_too_much_is_said(ana_browser, letter, template):
    typed = {"subject": SUBJECT, "body": "x" * 19_990, "version": 1}
    answer = ana_browser.post(f"/followups/{letter.pk}/preview/", {"action": f"template.{template.pk}", **typed})
    assert answer.status_code == 422 and "too long" in words(answer)


def test_offers_the_offices_and_ones_own(ana_browser, ana, ben, client, template):
    for owner in (ana, ben):
        LetterTemplate.objects.create(name=f"Of {owner.first_name}", subject="A", body="B", owner=owner)
    LetterTemplate.objects.create(name="Old", subject="A", body="B", is_active=False)
    page = ana_browser.get(f"/clients/{client.pk}/email/")
    assert [words(each) for each in find_all(page, "#letter-templates button")] == ["Of Ana Yours", "Showing Office"]


def test_another_agents_or_a_retired_one_is_404(ana_browser, ben, client, template):
    other = LetterTemplate.objects.create(name="Ben’s", subject="A", body="B", owner=ben)
    LetterTemplate.objects.filter(pk=template.pk).update(is_active=False)
    for each in (other, template):
        assert insert(ana_browser, client, each).status_code == 404
    assert not EmailLog.objects.exclude(body="").exists()


def test_save_as_template_keeps_the_letter_first(ana_browser, letter):
    typed = {"subject": SUBJECT, "body": f"{TEXT} More.", "version": 1}
    answer = ana_browser.post(f"/followups/{letter.pk}/preview/", {"action": "save_template", **typed})
    log = EmailLog.objects.get()
    assert answer.url == f"/settings/templates/new/?letter={log.pk}" and log.body.endswith("More.")


def test_one_that_sql_broke_is_said(ana_browser, client, template):
    LetterTemplate.objects.update(body="Call {agent fone}")
    answer = insert(ana_browser, client, template)
    assert answer.status_code == 422 and "can’t be used" in words(answer)
