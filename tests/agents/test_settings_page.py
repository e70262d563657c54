"""The pages of Settings: sections, one Save, an effect for each field, and two windows at once."""

import pytest

from agents.models import Office
from tests.html import buttons, find, find_all, links, words

OWN, OFFICE = "/settings/", "/settings/office/"
PAGES = [
    OWN,
    OFFICE,
    "/settings/writer/",
    "/settings/templates/day-1/any/",
    "/settings/password/",
    "/settings/email/",
    "/team/",
    "/team/{agent}/",
]
FIELDS = "main :is(input:not([type=hidden]), select, textarea)"
# Choices of one field are told of together; a city is typed for the zone above it.
NO_FIELDS_OF_THEIR_OWN = ("timezone_typed",)


def fields_of(page):
    """As a browser would send them back."""
    sent = {}
    for field in find_all(page, "#settings [name]"):
        if field.get("type") in ("radio", "checkbox") and not field.has_attr("checked"):
            continue
        value = field.get("value", "")
        if field.name == "textarea":
            value = field.text.removeprefix("\n")
        elif field.name == "select":
            value = next((each["value"] for each in field.select("option[selected]")), "")
        sent.setdefault(field["name"], []).append(value)
    return sent


@pytest.fixture
def help_of():
    def find_help(page, field):
        places = [field, *field.find_parents("fieldset")]
        ids = " ".join(str(place.get("aria-describedby", "")) for place in places).split()
        return " ".join(words(find(page, f"[id='{each}']")) for each in ids if each.endswith(("_helptext", "_means")))

    return find_help


@pytest.mark.parametrize("address", PAGES)
def test_each_field_says_what_it_does(broker_browser, ana, office, address, help_of):
    page = broker_browser.get(address.format(agent=ana.pk))
    fields = [field for field in find_all(page, FIELDS) if field.get("name") not in (*NO_FIELDS_OF_THEIR_OWN, "q")]
    assert fields
    silent = [field.get("name") for field in fields if len(help_of(page, field)) < 20]
    assert silent == []


@pytest.mark.parametrize(("address", "who"), [(OWN, "ana"), (OWN, "broker"), (OFFICE, "broker")])
def test_each_section_is_listed_and_there_is_one_save(ana_browser, broker_browser, office, address, who):
    page = (ana_browser if who == "ana" else broker_browser).get(address)
    listed = [link["href"] for link in find_all(page, ".settings-nav a")]
    heads = [f"#{head['id']}" for head in find_all(page, ".settings-parts h2, .rail h2")]
    assert listed == heads
    saves = [button for name, button in buttons(page).items() if "Save" in name]
    assert [button["form"] for button in saves] == ["settings"]


def test_the_offices_part_is_apart(ana_browser, broker_browser, office):
    Office.objects.update(daily_cap=40, private_fields="Bank details")
    page = ana_browser.get(OWN)
    rules = words(find(page, ".rail"))
    assert "Set by the office" in rules and office.from_email in rules and "40 emails per agent" in rules
    assert "Bank details" in rules and "Your broker decides these for everyone." in rules
    assert not find_all(page, ".rail :is(input, button, select, a)")
    assert OFFICE not in links(page).values()
    assert links(broker_browser.get(OWN))["Whole office"] == OFFICE
    assert "Settings for the whole office" in words(broker_browser.get(OFFICE))


def test_one_save_saves_all_or_nothing(ana_browser, ana):
    sent = fields_of(ana_browser.get(OWN)) | {"name": "Ana Maria Morales", "mode": "review", "send_from": "09:00"}
    response = ana_browser.post(OWN, sent | {"send_until": "08:00", "signature": "Ana\r\nCedar"})
    assert response.status_code == 422
    assert find(response, "[name=name]")["value"] == "Ana Maria Morales"
    assert find(response, "[name=mode][checked]")["value"] == "review"
    assert find(response, "#settings [autofocus]")["name"] == "send_until"
    ana.refresh_from_db()
    assert (ana.name, ana.reviews_first) == ("Ana Morales", False)
    assert ana_browser.post(OWN, sent | {"send_until": "17:00"}).url == OWN
    ana.refresh_from_db()
    assert (ana.name, ana.reviews_first, f"{ana.send_until:%H}") == ("Ana Maria Morales", True, "17")


def test_two_windows_change_different_fields(ana_browser, ana):
    first = fields_of(ana_browser.get(OWN))
    second = dict(first)
    ana_browser.post(OWN, first | {"phone": "(503) 555-0111", "send_days": ["1", "2"]})
    assert ana_browser.post(OWN, second | {"instructions": "Be brief."}).status_code == 302
    ana.refresh_from_db()
    assert (ana.phone, ana.send_days, ana.instructions) == ("(503) 555-0111", "12", "Be brief.")


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ({"signature": "Ana\r\nfirst"}, {"signature": "Ana\r\nsecond"}, "changed to “Ana first”"),
        ({"send_days": ["1", "2"]}, {"send_days": ["5"]}, "changed to “Mon, Tue”"),
        ({"mode": "review"}, {"mode": ""}, ""),
        ({"timezone": "Asia/Tokyo"}, {"timezone": "America/Denver"}, "changed to “"),
        ({"send_from": "09:00", "send_until": "17:00"}, {"send_from": "10:00"}, "changed to “09:00"),
    ],
)
def test_two_windows_change_the_same_field(ana_browser, ana, first, second, says):
    shown = fields_of(ana_browser.get(OWN))
    assert ana_browser.post(OWN, shown | first).status_code == 302
    response = ana_browser.post(OWN, shown | second)
    assert response.status_code == (409 if says else 422) and says in words(response)
    if says:
        # What was typed is still there; sent again it is meant.
        again, name = fields_of(response), next(iter(second))
        assert "".join(again[name]).split() == "".join(second[name]).split()
        assert ana_browser.post(OWN, again).status_code == 302
        assert fields_of(ana_browser.get(OWN))[name] == again[name]


def test_hours_of_two_windows_are_checked_together(ana_browser, ana):
    shown = fields_of(ana_browser.get(OWN)) | {"send_from": "08:00", "send_until": "19:00"}
    ana_browser.post(OWN, shown)
    stale = fields_of(ana_browser.get(OWN))
    ana_browser.post(OWN, stale | {"send_from": "12:00"})
    response = ana_browser.post(OWN, stale | {"send_until": "11:00"})
    assert response.status_code == 422 and "This must be later than “From”." in words(response)


def test_the_office_is_saved_at_once_too(broker_browser, office):
    sent = fields_of(broker_browser.get(OFFICE))
    other = dict(sent)
    assert broker_browser.post(OFFICE, sent | {"daily_cap": "40", "name": "Cedar"}).url == OFFICE
    response = broker_browser.post(OFFICE, other | {"daily_cap": "30"})
    assert response.status_code == 409 and "changed to “40”" in words(response)
    saved = Office.objects.get()
    assert (saved.daily_cap, saved.name) == (40, "Cedar")
    broker_browser.post(OFFICE, fields_of(response))
    saved = Office.objects.get()
    assert (saved.daily_cap, saved.name) == (30, "Cedar")
