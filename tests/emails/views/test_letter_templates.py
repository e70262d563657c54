"""Templates of letters: the office's, which brokers change, and each agent's own."""

import pytest

from emails.models import EmailLog, LetterTemplate
from tests.followups.actions import said, undo_of
from tests.html import find, find_all, links, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

LIST, NEW = "/settings/templates/", "/settings/templates/new/"
TYPED = {
    "name": "After a showing",
    "subject": "After the showing[ at {property address}]",
    "body": "Thank you, [{first name}, ]for the visit. I would like to hear what you thought, and which parts you "
    "liked.\n\nPlease write to me about {property address} when it suits you.",
}


@pytest.fixture
def of_office():
    return LetterTemplate.objects.create(name="Documents", subject="The documents", body="They are attached.")


@pytest.fixture
def mine(ana):
    return LetterTemplate.objects.create(name="Mine", subject="Hello", body=TYPED["body"], owner=ana)


def page_of(template):
    return f"/settings/templates/{template.pk}/"


# --- the list ---


def test_settings_lead_there(ana_browser):
    assert links(ana_browser.get("/settings/"))["Email templates"] == LIST


def test_shows_the_offices_and_ones_own(ana_browser, ben_browser, of_office, mine):
    page = ana_browser.get(LIST)
    assert "Documents" in words(find(page, ["#office ~ * ", " ul[aria-labelledby=office]"][1]))
    assert links(page)["Mine"] == page_of(mine) and "Documents" not in links(page)
    assert "Mine" not in words(ben_browser.get(LIST))


def test_a_broker_changes_the_offices_and_nobodys_own(broker_browser, of_office, mine):
    page = broker_browser.get(LIST)
    assert links(page)["Documents"] == page_of(of_office) and "Mine" not in words(page)
    assert links(page)["Fallback templates"] == "/settings/templates/fallback/"


def test_an_empty_list_says_what_will_be_there(ana_browser):
    assert "A broker adds them." in words(ana_browser.get(LIST))


# --- writing one ---


def test_a_new_one_is_the_agents_own(ana_browser, ana):
    assert ana_browser.post(NEW, TYPED).url == LIST
    row = LetterTemplate.objects.get()
    assert (row.owner, row.name, row.subject, row.body, row.updated_by) == (ana, *TYPED.values(), ana)


def test_the_offices_is_a_brokers(ana_browser, broker_browser, ana):
    broker_browser.post(NEW, TYPED | {"for_office": "1"})
    assert LetterTemplate.objects.get().owner is None
    ana_browser.post(NEW, TYPED | {"for_office": "1"})
    assert LetterTemplate.objects.filter(owner=ana).count() == 1


def test_edits_and_tells_of_another_window(ana_browser, mine):
    assert ana_browser.post(page_of(mine), TYPED | {"was": mine.body}).status_code == 302
    answer = ana_browser.post(page_of(mine), TYPED | {"was": "Another text", "body": TYPED["body"] + " Bye."})
    assert answer.status_code == 422 and "Someone changed this template" in words(answer)
    mine.refresh_from_db()
    assert mine.body == TYPED["body"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"name": ""}, "Enter a name"),
        ({"subject": ""}, "Enter a subject"),
        ({"body": " "}, "Enter the text"),
        ({"body": "Call {agent fone}."}, "There is no field {agent fone}. Did you mean {agent phone}?"),
        ({"body": "Hi there,\n\nThank you for the visit to us."}, "We add the greeting automatically."),
        ({"body": "Only Christian families should write to me about the house."}, "Fair housing"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(ana_browser, wrong, error):
    answer = ana_browser.post(NEW, TYPED | wrong)
    assert answer.status_code == 422 and error in words(answer)
    assert not LetterTemplate.objects.exists()


def test_two_of_one_owner_have_different_names(ana_browser, mine):
    answer = ana_browser.post(NEW, TYPED | {"name": "mINE"})
    assert answer.status_code == 422 and "There is a template “mINE” already." in words(answer)
    LetterTemplate.objects.update(is_active=False)
    assert "bring it back" in words(ana_browser.post(NEW, TYPED | {"name": "Mine"}))


def test_a_preview_shows_what_is_left_to_fill_in(ana_browser):
    answer = ana_browser.post("/settings/templates/preview/", TYPED, headers={"HX-Request": "true"})
    assert "418 Alder Court, Portland" in words(answer) and "about {property address} when" in words(answer)
    assert not LetterTemplate.objects.exists()


# --- what is done with one ---


def test_a_copy_is_ones_own(ana_browser, ana, of_office):
    ana_browser.post(page_of(of_office) + "duplicate/")
    ana_browser.post(page_of(of_office) + "duplicate/")
    assert list(LetterTemplate.objects.filter(owner=ana).values_list("name", flat=True)) == [
        "Documents",
        "Documents (2)",
    ]


def test_retire_with_undo(ana_browser, mine):
    answer = ana_browser.post(page_of(mine) + "retire/")
    assert said(answer) == ["Retired “Mine”."]
    assert "Retired" in words(ana_browser.get(LIST))
    ana_browser.post(undo_of(answer)[0])
    mine.refresh_from_db()
    assert mine.is_active


@pytest.mark.parametrize("verb", ["", "retire/", "bring-back/"])
def test_the_offices_and_anothers_are_404(ana_browser, ben_browser, broker_browser, of_office, mine, verb):
    assert ana_browser.post(page_of(of_office) + verb, TYPED).status_code == 404
    assert ben_browser.post(page_of(mine) + verb, TYPED).status_code == 404
    assert broker_browser.post(page_of(mine) + verb, TYPED).status_code == 404


def test_another_agents_can_not_be_copied_or_looked_at(ben_browser, mine):
    assert ben_browser.post(page_of(mine) + "duplicate/").status_code == 404
    assert ben_browser.post("/settings/templates/preview/", TYPED | {"template": mine.pk}).status_code == 404
    assert ben_browser.get(page_of(mine)).status_code == 404


def test_a_letter_begins_a_new_one(ana_browser, make_client):
    client = make_client()
    body = f"Hi Jonah,\n\nThank you for the visit to {client.property_address}. It was {{good}}."
    log = EmailLog.objects.create(client=client, subject="Thanks", body=body, status="sent")
    page = ana_browser.get(f"{NEW}?letter={log.pk}")
    assert find(page, "#id_body").text.strip() == "Thank you for the visit to {property address}. It was (good)."
    assert not find_all(page, ".errors")


def test_another_agents_letter_does_not(ben_browser, make_client):
    log = EmailLog.objects.create(client=make_client(), subject="Thanks", body="Secret words", status="sent")
    assert "Secret words" not in ben_browser.get(f"{NEW}?letter={log.pk}").content.decode()
