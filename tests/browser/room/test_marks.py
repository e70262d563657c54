"""The five marks of a plan: none reads as a digit, and none is told from another by its colour alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.room.conftest import SIZES

pytestmark = pytest.mark.django_db(transaction=True)

STATES = ("planned", "sent", "opened", "clicked", "held", "failed", "next", "skipped")
SHAPES = """(states) => {
    const pulse = document.querySelector(".pulse");
    return states.map((state) => {
        const mark = pulse.appendChild(Object.assign(document.createElement("i"), { className: state }));
        const style = getComputedStyle(mark);
        const uncoloured = style.backgroundImage.replace(/(oklch|rgb)a?\\([^)]*\\)/g, "");
        const shape = [style.width, style.height, style.clipPath, uncoloured];
        const isOpen = style.borderTopWidth !== "0px" && style.backgroundColor === "rgba(0, 0, 0, 0)";
        mark.remove();
        return [shape.join(" "), isOpen];
    });
}"""


def test_each_mark_has_a_shape_of_its_own_and_none_is_an_open_ring(page: Page, ana_browser, signed_in, awkward) -> None:
    page.set_viewport_size(SIZES[2])
    page.goto(f"{signed_in(ana_browser)}/clients/")
    shapes = page.evaluate(SHAPES, STATES)
    assert len({shape for shape, _ in shapes}) == len(STATES), shapes
    assert not any(is_open for _, is_open in shapes)


def test_the_marks_are_said_in_words(page: Page, ana_browser, signed_in, awkward) -> None:
    page.set_viewport_size(SIZES[2])
    page.goto(f"{signed_in(ana_browser)}/clients/")
    expect(page.get_by_role("img", name="Day 1 clicked, Day 3 next, Week 1 planned").first).to_be_visible()
    head = page.get_by_role("columnheader", name="Emails")
    expect(head).to_have_attribute(
        "title", re.compile(r"Arrow: next\..*Pause: held\. Cross: failed\. Stroke: stopped\.")
    )
