"""The field of a time zone, on the settings page."""

import pytest

from tests.agents.test_settings import PROFILE
from tests.html import find, find_all, words


def test_the_usual_zones_are_listed_by_region_in_plain_words(ana_browser):
    page = ana_browser.get("/settings/").content.decode()
    groups = [group["label"] for group in find_all(page, "[name=timezone] optgroup")]
    assert groups[:2] == ["United States", "Canada"] and len(groups) == 7
    assert find(page, "[name=timezone] option[selected]")["value"] == "America/Los_Angeles"
    assert len(find_all(page, "[name=timezone] option")) < 50 and "W-SU" not in page and "America/" not in words(page)


def test_the_cities_are_asked_for_when_the_field_for_them_is_opened(ana_browser):
    proposed = find(ana_browser.get("/settings/"), "#profile_timezone_cities")
    assert not proposed.find_all("option") and "toggle" in proposed["hx-trigger"]
    cities = [option["value"] for option in find_all(ana_browser.get(proposed["hx-get"]), "option")]
    assert len(cities) > 400 and "Tokyo, Japan" in cities


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("tokyo", "Asia/Tokyo"),
        ("Kathmandu, Nepal", "Asia/Kathmandu"),
        ("", "America/Chicago"),
        ("  ", "America/Chicago"),
    ],
)
def test_any_other_is_found_by_typing(ana_browser, ana, typed, zone):
    ana_browser.post("/settings/", PROFILE | {"timezone_typed": typed})
    ana.refresh_from_db()
    assert ana.timezone == zone


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Atlantis", "No time zone found for “Atlantis”."), ("Uzbekistan", "Which one? Samarkand, Uzbekistan; Tashkent")],
)
def test_what_is_not_found_is_said_and_stays_typed(ana_browser, ana, typed, said):
    answer = ana_browser.post("/settings/", PROFILE | {"timezone_typed": typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and said in words(page)
    assert find(page, "[name=timezone_typed]")["value"] == typed
    assert find(page, "[name=timezone] option[selected]")["value"] == ""
    ana.refresh_from_db()
    assert ana.timezone == "America/Los_Angeles"


@pytest.mark.parametrize(
    ("saved", "called"),
    [("Asia/Kathmandu", "Kathmandu, Nepal"), ("US/Pacific", "Pacific time"), ("Etc/GMT+5", "Etc, GMT+5")],
)
def test_one_that_is_saved_and_not_usual_stays(ana_browser, ana, saved, called):
    """Also a legacy name: nobody's zone changes because Settings are saved."""
    ana.timezone = saved
    ana.save()
    page = ana_browser.get("/settings/").content.decode()
    chosen = find(page, "[name=timezone] option[selected]")
    assert (chosen["value"], chosen.text) == (saved, called)
    ana_browser.post("/settings/", PROFILE | {"timezone": saved, "timezone_typed": ""})
    ana.refresh_from_db()
    assert ana.timezone == saved
