"""The names of time zones, and what finds one."""

import pytest

from agents import zones


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("America/Los_Angeles", "Pacific time"),
        ("America/New_York", "Eastern time"),
        ("America/Indiana/Vincennes", "Vincennes, United States"),
        ("Asia/Kathmandu", "Kathmandu, Nepal"),
        ("Europe/Oslo", "Oslo, Norway"),
        ("US/Pacific", "Pacific time"),
        ("W-SU", "Moscow, Russia"),
        ("UTC", "UTC"),
        ("Etc/GMT+5", "Etc, GMT+5"),
        ("Mars/Olympus_Mons", "Mars, Olympus Mons"),
    ],
)
def test_a_zone_is_called_as_people_say_it(zone, name):
    assert zones.name_of(zone) == name


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("Tokyo", "Asia/Tokyo"),
        (" tokyo, japan ", "Asia/Tokyo"),
        ("Japan", "Asia/Tokyo"),
        ("Asia/Tokyo", "Asia/Tokyo"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Kathm", "Asia/Kathmandu"),
        ("los angeles", "America/Los_Angeles"),
        ("Pacific", "America/Los_Angeles"),
        # tzdata has these too, for clocks that never change.
        ("EST", "America/New_York"),
        ("MST", "America/Denver"),
        ("US/Pacific", "America/Los_Angeles"),
        ("Etc/GMT+5", "Etc/GMT+5"),
        ("United States", ""),
        ("ka", ""),
        ("Mars/Olympus", ""),
        ("", ""),
        ("../../etc/passwd", ""),
    ],
)
def test_a_zone_is_found_by_what_people_type(typed, zone):
    assert zones.find(typed) == zone


def test_of_several_a_few_are_named():
    assert zones.alike("Port-") == ["Port-au-Prince, Haiti"] and zones.alike("Singa") == ["Singapore"]
    assert len(zones.alike("United States")) == 5
    assert zones.alike("Olympus") == []


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("America/Denver", "America/Denver"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("Etc/UTC", "UTC"),
        ("Mars/Olympus", ""),
        ("", ""),
    ],
)
def test_a_browsers_old_name_becomes_todays(said, zone):
    assert zones.current_name(said) == zone


def test_no_legacy_name_is_offered():
    offered = {*zones.NAMES, *zones.cities()}
    assert offered.isdisjoint({"W-SU", "US/Pacific", "GB", "EST", "Asia/Calcutta", "Etc/GMT+5", "Factory"})
    assert len(zones.NAMES) < 50 and 400 < len(zones.cities()) < 450
    assert {*zones.NAMES} - {*zones.cities()} == {"UTC"}
    assert len({*zones.NAMES.values()}) == len(zones.NAMES)
    assert len({*zones.cities().values()}) == len(zones.cities())
