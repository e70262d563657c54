"""Where things are on a page: what overflows, is cut, overlaps, is out of view or open though nobody opened it."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

SCRIPT = (Path(__file__).parent / "geometry.js").read_text()
# As high as a screen of that width usually is.
SIZES: tuple[Any, ...] = (
    {"width": 390, "height": 844},
    {"width": 700, "height": 860},
    {"width": 1280, "height": 860},
    {"width": 1920, "height": 1080},
)
RULES: dict[str, Any] = {
    # What scrolls to the side on purpose: chips and tabs on a phone; the board with its five columns; in a narrow
    # window the broker's table of agents, and the lines of a file.
    "sideways": ".pills, .said, .tabs, .settings-nav ul, .filters, .examples, .page-main:has(> #board), .scroll,"
    " .preview-rows",
    # What lies over a field on purpose: its keys, its eye.
    "over": ".search kbd, .peek button",
    # A popover that is a part of the page here: on wide screens the filters stand in their row.
    "shown": "#choices",
    "list": True,
}


def faults(page: Page, **rules: object) -> list[str]:
    """What is wrong with the page as it stands, at the width that it has."""
    return page.evaluate(SCRIPT, RULES | rules)


def faults_at_every_width(page: Page, address: str, **rules: object) -> list[str]:
    """Of the page that is open; each with the address and the width. What follows the style sheet needs no new load."""
    found = []
    for size in SIZES:
        page.set_viewport_size(size)
        found += [f"{address} at {size['width']}: {fault}" for fault in faults(page, **rules)]
    return found
