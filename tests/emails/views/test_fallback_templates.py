"""The broker's pages of the fallback templates."""

import pytest

from emails.models import FallbackTemplate
from emails.writer import guard
from emails.writer.fallback import ANY, STEPS
from emails.writer.guard import Finding, Kind, Report
from tests.html import buttons, find, find_all, links, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]

LIST, PAGE = "/settings/templates/fallback/", "/settings/templates/day-1/any/"
LAND = "/settings/templates/day-1/land/"
TYPED = {
    "subject": "Good to hear[ about {property address}]",
    "body": "Thank you, [{first name}, ]for writing. I have read it with care and am looking into what you asked.\n\n"
    "More soon, as well as I can.",
}


def rows():
    return list(FallbackTemplate.objects.values_list("followup_type", "property_type", "subject"))


@pytest.fixture
def found(monkeypatch):
    """What the guard finds in every text from now on."""

    def find_these(*findings):
        monkeypatch.setattr(guard, "check", lambda *_: Report(findings, ()))

    return find_these


def test_settings_lead_there_for_the_broker_alone(broker_browser, ana_browser):
    assert links(broker_browser.get("/settings/office/"))["Fallback templates"] == LIST
    assert "Fallback templates" not in links(ana_browser.get("/settings/"))


def test_every_page_is_the_brokers_alone(ana_browser, client):
    assert ana_browser.get(LIST).status_code == ana_browser.get(PAGE).status_code == 404
    for verb in ("", "preview/", "built-in/", "undo/"):
        assert ana_browser.post(PAGE + verb, TYPED).status_code == 404
        assert client.post(PAGE + verb, TYPED).status_code == 302  # to sign in
    assert not rows()


@pytest.mark.parametrize("address", ["day-9/any/", "day-1/castle/", "Day 1/any/"])
def test_what_there_is_not_is_not_found(broker_browser, address):
    assert broker_browser.get(f"/settings/templates/{address}").status_code == 404
    assert broker_browser.post(f"/settings/templates/{address}undo/").status_code == 404


def test_the_verbs_are_posted(broker_browser):
    assert broker_browser.post(LIST).status_code == 405
    for verb in ("preview/", "built-in/", "undo/"):
        assert broker_browser.get(PAGE + verb).status_code == 405


def test_the_list_says_which_texts_are_the_offices(broker_browser, broker):
    FallbackTemplate.objects.create(
        followup_type="Day 1", property_type="land", subject="x", body="y", updated_by=broker
    )
    FallbackTemplate.objects.create(followup_type="Week 2", subject="x", body="y")
    page = broker_browser.get(LIST)
    told = [link["aria-label"] for link in find_all(page, ".fallbacks a")]
    assert told[:5] == [
        "Day 1, Every type: Built-in",
        "Day 1, Residential: Shared",
        "Day 1, Commercial: Built-in",
        "Day 1, Land: Yours",
        "Day 1, Other: Shared",
    ]
    # Once there is one of the office's for every type, no type gets a built-in one.
    assert [each for each in told if "Week 2" in each and "Yours" not in each] == [
        f"Week 2, {type_}: Shared" for type_ in ("Residential", "Commercial", "Land", "Other")
    ]
    assert len(told) == 30 and "now, Carla" in words(page)


def test_the_page_shows_the_text_and_what_becomes_of_it(broker_browser):
    page = broker_browser.get(PAGE)
    assert find(page, "#id_subject")["value"] == STEPS["Day 1"][ANY].subject
    assert find(page, "#id_body").text.strip() == STEPS["Day 1"][ANY].body
    full, bare = map(words, find_all(page, ".sample"))
    assert "Thank you for getting in touch about 418 Alder Court, Portland Hi Jonah, Thank you" in full
    assert "Thank you for getting in touch Hello, Thank you for getting in touch. I would" in bare
    assert "{" not in full + bare and "Use the built-in text" not in buttons(page)
    assert [code.text for code in find_all(page, "code")][:2] == ["{first name}", "{client name}"]


def test_saves(broker_browser, broker):
    answer = broker_browser.post(PAGE, TYPED, follow=True)
    assert answer.redirect_chain == [(PAGE, 302)]
    assert "Saved. Day 1 uses this text when the AI can’t write." in words(answer)
    row = FallbackTemplate.objects.get()
    assert (row.followup_type, row.property_type, row.updated_by) == ("Day 1", "", broker)
    assert (row.subject, row.body) == (TYPED["subject"], TYPED["body"])
    assert "Thank you, Jonah, for writing." in words(answer) and "Thank you, for writing." in words(answer)
    assert "by Carla Reyes" in words(answer)
    broker_browser.post(PAGE, TYPED | {"subject": "Another"})
    assert rows() == [("Day 1", "", "Another")]


def test_a_type_begins_with_what_its_clients_get_now(broker_browser):
    assert find(broker_browser.get(LAND), "#id_subject")["value"] == STEPS["Day 1"]["land"].subject
    broker_browser.post(PAGE, TYPED)
    page = broker_browser.get(LAND)
    assert find(page, "#id_subject")["value"] == TYPED["subject"]
    assert "This type has no text of its own yet" in words(page)
    broker_browser.post(LAND, TYPED | {"subject": "Land"})
    assert "Land: this type has your own text and won’t use this one." in words(broker_browser.get(PAGE))
    assert "Use the text for every type" in buttons(broker_browser.get(LAND))


def test_a_text_that_would_apply_anyhow_is_none_of_the_offices(broker_browser):
    ours = STEPS["Day 1"][ANY]
    broker_browser.post(PAGE, {"subject": ours.subject, "body": ours.body.replace("\n", "\r\n")})
    assert rows() == []
    broker_browser.post(PAGE, TYPED)
    broker_browser.post(PAGE, {"subject": ours.subject, "body": ours.body})
    assert rows() == []


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"subject": ""}, "subject", "Enter a subject."),
        ({"body": " "}, "body", "Enter the text."),
        ({"body": "Call {agent fone}."}, "body", "There is no field {agent fone}. Did you mean {agent phone}?"),
        ({"subject": "About {property address}"}, "subject", "the subject would be empty"),
        ({"subject": "x" * 201}, "subject", "at most 200 characters"),
        ({"body": "x" * 4001}, "body", "at most 4000 characters"),
        ({"body": "Hi {first name},\n\nMore soon."}, "body", "We add the greeting automatically"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_nothing_typed_is_lost(broker_browser, typed, field, said):
    page = broker_browser.post(PAGE, TYPED | typed)
    assert page.status_code == 422 and not rows()
    assert said in words(find(page, f"#id_{field}_error"))
    body = (TYPED | typed)["body"]
    assert find(page, "#id_subject").get("value", "") == (TYPED | typed)["subject"]
    assert find(page, "#id_body").text.strip() == body.strip()


@pytest.mark.parametrize("kind", [Kind.PLACEHOLDER, Kind.MARKUP, Kind.META, Kind.OTHER_CLIENT, Kind.FAIR_HOUSING])
def test_what_may_never_be_confirmed_is_not_saved(broker_browser, found, kind):
    found(Finding(kind, "writing", "It is so."))
    page = broker_browser.post(PAGE, TYPED | {"confirmed": "yes"})
    assert page.status_code == 422 and not rows()
    assert "“writing”. It is so." in words(find(page, "#id_body_error"))
    assert not find_all(page, "[name=confirmed]")


def test_all_else_is_confirmed_for_just_these_words(broker_browser, found):
    found(Finding(Kind.PROMISE, "More soon", "It promises."))
    page = broker_browser.post(PAGE, TYPED)
    assert page.status_code == 422 and not rows()
    assert "Promise or pressure: “More soon”. It promises." in words(page)
    assert "Change the text, or check the box to save it anyway." in words(page)
    yes = find(page, "[name=confirmed]")["value"]
    found(Finding(Kind.PROMISE, "More soon", "It promises."), Finding(Kind.PRICE, "$5", "Nobody knows it."))
    assert broker_browser.post(PAGE, TYPED | {"confirmed": yes}).status_code == 422
    found(Finding(Kind.PROMISE, "More soon", "It promises."))
    assert broker_browser.post(PAGE, TYPED | {"confirmed": yes}).status_code == 302
    assert len(rows()) == 1


def test_the_preview_follows_what_is_typed(broker_browser, found):
    htmx = {"HX-Request": "true"}
    part = broker_browser.post(f"{PAGE}preview/", TYPED, headers=htmx)
    assert words(part).startswith("Preview A full record") and "<html" not in part.content.decode()
    assert "Good to hear about 418 Alder Court, Portland Hi Jonah, Thank you, Jonah, for writing. I have" in words(part)
    assert not rows()
    part = broker_browser.post(f"{PAGE}preview/", TYPED | {"body": "Call {"}, headers=htmx)
    assert part.status_code == 200
    assert "Text: The field “{” is not closed" in words(part) and "Fix the text to see the preview" in words(part)
    found(Finding(Kind.PROMISE, "More soon", "It promises."))
    part = broker_browser.post(f"{PAGE}preview/", TYPED, headers=htmx)
    assert find(part, "[name=confirmed]")["form"] == "template" and "check the box" not in words(part)


def test_without_scripts_the_preview_is_the_page(broker_browser):
    page = broker_browser.post(f"{PAGE}preview/", TYPED)
    assert page.status_code == 200 and not rows()
    assert find(page, "#id_subject")["value"] == TYPED["subject"] and "Hi Jonah, Thank you, Jonah" in words(page)


def test_back_to_the_built_in_text_and_undo(broker_browser):
    broker_browser.post(PAGE, TYPED)
    answer = broker_browser.post(f"{PAGE}built-in/", follow=True)
    assert rows() == [] and "Day 1 uses the built-in text again." in words(answer)
    assert find(answer, f'form[action="{PAGE}undo/"]')
    answer = broker_browser.post(f"{PAGE}undo/", follow=True)
    assert rows() == [("Day 1", "", TYPED["subject"])] and "Your text was restored." in words(answer)
    assert FallbackTemplate.objects.get().body == TYPED["body"]


def test_what_was_undone_or_written_anew_is_left_alone(broker_browser):
    broker_browser.post(PAGE, TYPED)
    broker_browser.post(f"{PAGE}built-in/")
    assert "It already uses the built-in text." in words(broker_browser.post(f"{PAGE}built-in/", follow=True))
    broker_browser.post(PAGE, TYPED | {"subject": "Newer"})
    assert "Nothing changed" in words(broker_browser.post(f"{PAGE}undo/", follow=True))
    assert "Nothing changed" in words(broker_browser.post(f"{LAND}undo/", follow=True))
    assert rows() == [("Day 1", "", "Newer")]


def test_a_type_goes_back_to_the_text_for_every_type(broker_browser):
    broker_browser.post(PAGE, TYPED)
    broker_browser.post(LAND, TYPED | {"subject": "Land"})
    answer = broker_browser.post(f"{LAND}built-in/", follow=True)
    assert "Day 1 uses the text for every type again." in words(answer)


def test_words_within_others_are_told_once(broker_browser, found):
    long, short = "a place for a quiet family", "quiet family"
    found(Finding(Kind.FAIR_HOUSING, long, "People."), Finding(Kind.FAIR_HOUSING, short, "People.", start=14))
    page = broker_browser.post(PAGE, TYPED)
    assert len(find_all(page, "#id_body_error li")) == 1 and long in words(find(page, "#id_body_error"))
