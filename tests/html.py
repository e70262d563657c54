"""A page as a person meets it: its words, and its links, buttons and fields by what stands on them."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse


def parsed(response: HttpResponse | str) -> BeautifulSoup:
    """A tree of the caller's own, to take parts away from."""
    text = response if isinstance(response, str) else response.content.decode()
    return BeautifulSoup(text, "html.parser")


def _tree(page: HttpResponse | str | Tag) -> Tag:
    """Parsing takes longer than the answer itself, so each answer is parsed only once."""
    if isinstance(page, Tag):
        return page
    if isinstance(page, str):
        return parsed(page)
    if "tree" not in vars(page):
        page.tree = parsed(page)  # type: ignore[attr-defined]
    return page.tree  # type: ignore[attr-defined]


def words(part: HttpResponse | str | Tag | None) -> str:
    """What a person reads there, with one space wherever the markup has any. "" where there is nothing."""
    if part is None:
        return ""
    return " ".join(_tree(part).get_text().split())


def find(page: HttpResponse | str | Tag, selector: str) -> Tag:
    """The one element that a CSS selector names."""
    found = find_all(page, selector)
    assert len(found) == 1, f"{len(found)} elements match {selector}"
    return found[0]


def find_all(page: HttpResponse | str | Tag, selector: str) -> list[Tag]:
    return list(_tree(page).select(selector))


def links(page: HttpResponse | str | Tag) -> dict[str, Any]:
    """Where each link leads, by its words or its label."""
    return {_name(link): link["href"] for link in find_all(page, "a[href]")}


def buttons(page: HttpResponse | str | Tag) -> dict[str, Tag]:
    """The buttons by their words or their label."""
    return {_name(button): button for button in find_all(page, "button")}


def _name(tag: Tag) -> str:
    return str(tag.get("aria-label") or words(tag))
