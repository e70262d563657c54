"""What axe says of a page, in the looks that it has: what is wrong, and what nobody could explain."""

import json
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# What changes its colour bit by bit would be judged half way.
NOTHING_MOVES = "document.getAnimations().every(each => each.playState !== 'running')"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
EXPLAINED = [
    # A count of one digit: in the colours of the longer ones beside it, which are judged. An arrow is no text.
    ("Element content is too short to determine if it is actual text content", ""),
    ("Element content contains only non-text characters", ""),
    # The bars of a chart are as wide as their days: the table below it has the same links, with room.
    ("Element with negative tabindex has insufficient size", 'href="/emails/?sent_from='),
    ("Target has insufficient space to its closest neighbors", 'href="/emails/?sent_from='),
    # The words in a chart: drawn beside its bars, on the page.
    ("Element's background color could not be determined because element contains an image node", "<text"),
    # Of what is behind a dialog, a menu or a bar, or cut off, the same parts are judged where nothing covers them.
    ("Element's background color could not be determined because it is overlapped by another element", ""),
    ("Element's background color could not be determined because it's partially obscured by another element", ""),
    ("Element's background color could not be determined because it partially overlaps other elements", ""),
]
"""How what axe says it can not decide begins, of which elements, and why it is right."""


def faults(page: Page, context: str | None = None, rules: list[str] | None = None) -> list[str]:
    """What axe finds wrong, and what it can't decide and nobody explained, on the page as it stands."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    page.wait_for_function(NOTHING_MOVES)
    only: dict[str, Any] = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": WCAG}
    options = {"runOnly": only, "resultTypes": ["violations", "incomplete"], "preload": False}
    answer = page.evaluate(f"axe.run({json.dumps(context) if context else 'document'}, {json.dumps(options)})")
    found = []
    for kind in ("violations", "incomplete"):
        for rule in answer[kind]:
            for node in rule["nodes"]:
                words, html = _why(node), node["html"][:160]
                if kind == "violations" or not any(words.startswith(said) and part in html for said, part in EXPLAINED):
                    found.append(f"{kind} {rule['id']}: {html} ({words})")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found + ([f"{wide} px too wide"] if wide > 0 else [])


def faults_in_both_schemes(page: Page, context: str | None = None) -> list[str]:
    """All rules in the light; in the dark, where only colours differ, those about colours."""
    page.emulate_media(color_scheme="light")
    light = faults(page, context)
    page.emulate_media(color_scheme="dark")
    dark = faults(page, context, ["color-contrast", "link-in-text-block"])
    page.emulate_media(color_scheme="light")
    return [f"light: {fault}" for fault in light] + [f"dark: {fault}" for fault in dark]


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])
