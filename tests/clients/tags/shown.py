"""What the tests of tags read of a page and of a client."""

from tests.html import find_all, words
from tests.words import text_of


def said(page):
    return [words(toast) for toast in find_all(page, "#toasts .text")]


def tags_of(client):
    return sorted(client.client_tags.values_list("tag__name", flat=True))


def edits(client):
    return [text_of(each) for each in client.activities.filter(kind="edited").order_by("pk")]


def chips(page):
    return [words(each) for each in find_all(page, "#tags .tag")]
