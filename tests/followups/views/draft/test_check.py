"""What the guard found, on a draft's page: shown while one types, and confirmed."""

import pytest

from followups.display.checked_text import key_of
from followups.engine import drafts
from followups.models import Task
from tests.followups.test_guarding import GOOD, PLACEHOLDER, PRICE, STEERING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

SUBJECT = "How are your plans?"


@pytest.fixture
def task(make_task, ana):
    task = make_task()
    drafts.save_typed(task, SUBJECT, GOOD, by=ana)
    return task


def post(browser, task, action, body=GOOD, htmx=True, **more):
    headers = {"HX-Request": "true"} if htmx else {}
    fields = {"action": action, "subject": SUBJECT, "body": body, **more}
    return browser.post(f"/followups/{task.pk}/preview/", fields, headers=headers)


def saved(task):
    return Task.objects.select_related("email_log").get(pk=task.pk).email_log


def test_a_clean_text_says_so_and_what_its_facts_rest_on(ana_browser, task, ana):
    drafts.save_typed(task, SUBJECT, GOOD + "\n\nIt is about 418 Alder Court.", by=ana)
    page = ana_browser.get(f"/followups/{task.pk}/preview/").content.decode()
    assert "No issues found" in page
    assert '<mark class="stated">418 Alder Court</mark>' in page and "Property address" in page


def test_typed_words_are_checked_and_nothing_is_saved(ana_browser, task):
    answer = post(ana_browser, task, "check", PRICE).content.decode()
    assert 'id="draft-check"' in answer and "“$815,000”" not in answer and "$815,000" in answer
    assert '<mark class="found">$815,000</mark>' in answer and 'id="marks-body"' in answer
    assert "$815,000 is not in the record" in answer
    assert saved(task).body == GOOD


def test_a_draft_that_has_moved_on_is_not_checked(ana_browser, task, ana):
    task.skip(by=ana)
    assert post(ana_browser, task, "check", PRICE).status_code == 204


def test_words_of_html_are_shown_as_words(ana_browser, task):
    answer = post(ana_browser, task, "check", GOOD + "\n\n<script>alert(1)</script>").content.decode()
    assert "<script>" not in answer and "&lt;script&gt;" in answer


def test_a_text_with_findings_is_saved_and_says_so(ana_browser, task):
    answer = post(ana_browser, task, "save", PRICE)
    assert answer.status_code == 200 and "to fix or confirm before sending" in answer.headers["HX-Trigger-After-Swap"]
    assert saved(task).body == PRICE


@pytest.mark.parametrize("action", ["send", "approve"])
def test_a_text_with_findings_is_neither_sent_nor_approved(ana_browser, make_client, make_task, ana, action):
    task = make_task(make_client(sending_mode="review"))
    drafts.save_typed(task, SUBJECT, GOOD, by=ana)
    answer = post(ana_browser, task, action, PRICE)
    assert answer.status_code == 422 and "to fix or confirm before sending" in answer.content.decode()
    task.refresh_from_db()
    assert (task.approved_at, task.hurried_at, saved(task).body) == (None, None, PRICE)


def test_a_person_confirms_what_they_wrote(ana_browser, task):
    post(ana_browser, task, "save", PRICE)
    for each in saved(task).open_findings:
        answer = post(ana_browser, task, f"confirm.{key_of(each['kind'], each['text'])}", PRICE)
        assert answer.status_code == 200
    assert saved(task).guard == "clear"
    page = ana_browser.get(f"/followups/{task.pk}/preview/").content.decode()
    assert "Confirmed by Ana" in page and '<mark class="confirmed">$815,000</mark>' in page


def test_confirming_saves_what_was_typed_meanwhile(ana_browser, task):
    post(ana_browser, task, "save", PRICE)
    key = key_of("price", "$815,000")
    post(ana_browser, task, f"confirm.{key}", PRICE + " See you soon.")
    assert saved(task).body.endswith("See you soon.")
    assert "$815,000" in {each["text"] for each in saved(task).confirmed}


def test_what_nobody_may_confirm_has_no_button(ana_browser, task):
    answer = post(ana_browser, task, "check", PLACEHOLDER).content.decode()
    assert "This can&#39;t be confirmed" in answer and 'value="confirm.' not in answer
    key = key_of("placeholder", "[Your Name]")
    assert post(ana_browser, task, f"confirm.{key}", PLACEHOLDER).status_code == 422
    assert saved(task).confirmed == []


def test_fair_housing_is_for_a_broker_with_a_reason(ana_browser, broker_browser, task):
    answer = post(ana_browser, task, "check", STEERING).content.decode()
    assert "Only a broker can confirm this, with a reason" in answer
    post(ana_browser, task, "save", STEERING)
    found = next(each for each in saved(task).open_findings if each["kind"] == "fair_housing")
    action = f"confirm.{key_of('fair_housing', found['text'])}"
    assert post(ana_browser, task, action, STEERING, reason="x").status_code == 422
    assert post(broker_browser, task, action, STEERING).status_code == 422
    assert post(broker_browser, task, action, STEERING, reason="A quote").status_code == 200


def test_a_text_of_the_ai_must_be_edited_first(ana_browser, make_task):
    task = make_task()
    drafts.save(task, SUBJECT, PRICE, "ai")
    page = ana_browser.get(f"/followups/{task.pk}/preview/").content.decode()
    assert "No one has edited this text" in page and 'value="confirm.' not in page


def test_words_that_are_gone_can_not_be_confirmed(ana_browser, task):
    answer = post(ana_browser, task, f"confirm.{key_of('price', '$815,000')}", GOOD)
    assert "These words are no longer in the text" in answer.headers["HX-Trigger-After-Swap"]


@pytest.mark.parametrize("action", ["check", "confirm.0123456789abcdef"])
def test_another_agents_draft_is_not_there(ben_browser, task, action):
    assert post(ben_browser, task, action, PRICE).status_code == 404


def test_without_htmx_the_page_comes_whole(ana_browser, task):
    page = post(ana_browser, task, "check", PRICE, htmx=False).content.decode()
    assert "<html" in page and "$815,000 is not in the record" in page and PRICE.split("\n")[0] in page


def test_instructions_that_ask_for_steering_are_refused_where_they_are_typed(ana_browser, task, sandbox):
    answer = post(ana_browser, task, "write", GOOD, instructions="Tell them that there are few kids around.")
    assert answer.status_code == 422 and "asks for steering" in answer.content.decode()
    assert "Tell them that there are few kids around." in answer.content.decode()
    assert saved(task).body == GOOD
