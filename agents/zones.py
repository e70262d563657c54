"""Time zones as people say them: the usual ones by region, every other by its city and country.

The cities are those of zone.tab in the tzdata package: at least one for each country, and none of the legacy names
that tzdata keeps as links (US/Pacific, W-SU).
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

from lists.names.folded import folded

USUAL: dict[str, dict[str, str]] = {
    "United States": {
        "America/New_York": "Eastern time",
        "America/Chicago": "Central time",
        "America/Denver": "Mountain time",
        "America/Phoenix": "Arizona time",
        "America/Los_Angeles": "Pacific time",
        "America/Anchorage": "Alaska time",
        "Pacific/Honolulu": "Hawaii time",
        "America/Puerto_Rico": "Puerto Rico time",
    },
    "Canada": {
        "America/St_Johns": "Newfoundland time",
        "America/Halifax": "Atlantic time (Halifax)",
        "America/Toronto": "Eastern time (Toronto)",
        "America/Winnipeg": "Central time (Winnipeg)",
        "America/Regina": "Saskatchewan time",
        "America/Edmonton": "Mountain time (Edmonton)",
        "America/Vancouver": "Pacific time (Vancouver)",
    },
    "Latin America": {
        "America/Mexico_City": "Mexico City",
        "America/Tijuana": "Tijuana",
        "America/Cancun": "Cancún",
        "America/Panama": "Panama",
        "America/Bogota": "Bogotá",
        "America/Sao_Paulo": "São Paulo",
        "America/Argentina/Buenos_Aires": "Buenos Aires",
    },
    "Europe": {
        "Europe/London": "London",
        "Europe/Dublin": "Dublin",
        "Europe/Lisbon": "Lisbon",
        "Europe/Madrid": "Madrid",
        "Europe/Paris": "Paris",
        "Europe/Berlin": "Berlin",
        "Europe/Athens": "Athens",
        "Europe/Istanbul": "Istanbul",
    },
    "Africa and Asia": {
        "Africa/Johannesburg": "Johannesburg",
        "Africa/Lagos": "Lagos",
        "Asia/Jerusalem": "Jerusalem",
        "Asia/Dubai": "Dubai",
        "Asia/Kolkata": "India time",
        "Asia/Singapore": "Singapore",
        "Asia/Manila": "Manila",
        "Asia/Hong_Kong": "Hong Kong",
        "Asia/Tokyo": "Tokyo",
    },
    "Australia and the Pacific": {
        "Australia/Perth": "Perth",
        "Australia/Adelaide": "Adelaide",
        "Australia/Brisbane": "Brisbane",
        "Australia/Sydney": "Sydney",
        "Pacific/Auckland": "Auckland",
    },
    "Everywhere": {"UTC": "UTC"},
}

NAMES = {zone: name for region in USUAL.values() for zone, name in region.items()}

SAID = {
    "America/New_York": "eastern et est edt",
    "America/Chicago": "central ct cst cdt",
    "America/Denver": "mountain mt mst mdt",
    "America/Phoenix": "arizona",
    "America/Los_Angeles": "pacific pt pst pdt",
    "America/Anchorage": "alaska akst akdt",
    "Pacific/Honolulu": "hawaii hst",
    "UTC": "utc gmt zulu",
}
"""How Americans say theirs. tzdata has some of the same names for zones whose clocks never change."""

MOST_ALIKE = 5
SHORTEST = 3
"""The fewest letters that are looked for at the beginning of names."""


@cache
def cities() -> dict[str, str]:
    """Each zone that is not a legacy name: “Tokyo, Japan”."""
    names = countries()
    places = {}
    for country, _, zone, *_ in _table("zone.tab"):
        city = _spoken(zone.rsplit("/", 1)[1])
        places[zone] = city if city == names[country] else f"{city}, {names[country]}"
    return {zone: name for zone, name in sorted(places.items(), key=lambda place: place[1]) if is_known(zone)}


@cache
def countries() -> dict[str, str]:
    """The name of each, by its ISO code."""
    return {code: name for code, name, *_ in _table("iso3166.tab")}


def country_of(zone: str) -> str:
    """The ISO code of the zone's country; "" for UTC and what is not known."""
    return _countries_of_zones().get(current_name(zone), "")


@cache
def _countries_of_zones() -> dict[str, str]:
    return {zone: country for country, _, zone, *_ in _table("zone.tab")}


def name_of(zone: str) -> str:
    """As a person says it. A legacy name is called as the zone that has taken its place."""
    current = zone if zone in NAMES or zone in cities() else _taken_over().get(zone, zone)
    return NAMES.get(current) or cities().get(current) or _spoken(current)


def time_of(zone: str) -> str:
    """“Central time”, “London time”: what a clock there shows."""
    name = name_of(zone).partition(",")[0]
    return name if name == "UTC" or name.endswith(" time") else f"{name} time"


def current_name(zone: str) -> str:
    """Today's name of a zone that a browser or an old list names; "" for one that tzdata does not know."""
    if zone in NAMES or zone in cities():
        return zone
    if not is_known(zone):
        return ""
    current = _taken_over().get(zone, zone)
    return "UTC" if current in ("Etc/UTC", "Etc/GMT") else current


def is_known(zone: str) -> bool:
    """Whether this machine has its clock; legacy names too, because some are saved."""
    return zone in _known()


@cache
def _known() -> set[str]:
    """Read once: it opens every file of tzdata, which takes longer than a whole page."""
    return available_timezones()


def find(typed: str) -> str:
    """The one zone that somebody means who types a name, a city or a country; "" for none or several."""
    found = _meant(typed)
    return current_name(typed.strip()) if not found else found[0] if len(found) == 1 else ""


def alike(typed: str) -> list[str]:
    """A few of the zones that it may mean, by name."""
    return [cities().get(zone) or name_of(zone) for zone in _meant(typed)[:MOST_ALIKE]]


def _meant(typed: str) -> list[str]:
    """Those that are called so; without any, those whose name, city or country begins so."""
    said = folded(typed)
    called = [zone for zone, names in _words().items() if said in names]
    if called or len(said) < SHORTEST:
        return called
    return [zone for zone, names in _words().items() if any(name.startswith(said) for name in names)]


@cache
def _words() -> dict[str, set[str]]:
    """All that finds a zone: its name and city, its country, and how Americans call theirs."""
    found = {zone: {folded(name), folded(zone)} for zone, name in NAMES.items()}
    for zone, name in cities().items():
        found.setdefault(zone, set()).update(map(folded, (name, *name.split(", ", 1), zone)))
    for zone, names in SAID.items():
        found[zone].update(names.split())
    return found


@cache
def _taken_over() -> dict[str, str]:
    """The zone that each legacy name is a link to."""
    lines = (files("tzdata") / "zoneinfo" / "tzdata.zi").read_text(encoding="utf-8").splitlines()
    return {link: zone for _, zone, link in (line.split() for line in lines if line.startswith("L "))}


def _table(name: str) -> Iterator[list[str]]:
    lines = (files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def _spoken(name: str) -> str:
    return name.replace("_", " ").replace("/", ", ")
