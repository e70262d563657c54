"""Where a filter, a search or a month has nothing."""

import pytest

from tests.html import find, find_all, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "said", "offers"),
    [
        ({"q": "zebra"}, "No entries match “zebra”.", ["Clear search"]),
        ({"show": "calls", "q": "zebra"}, "No calls match “zebra”.", ["Clear search", "Show all kinds"]),
        ({"show": "calls"}, "No calls logged yet. What you log above appears here.", ["Show all"]),
        ({"month": "2020-02"}, "No entries up to February 2020.", ["All months"]),
        (
            {"show": "emails", "q": "<b>", "month": "2020-02"},
            "No emails up to February 2020 match “<b>”.",
            ["Clear search", "Show all kinds", "All months"],
        ),
    ],
)
def test_where_nothing_is_found_it_says_what_was_looked_for_and_offers_to_clear_it(
    ana_browser, client, write, query, said, offers
):
    write("The roof")
    page = ana_browser.get(f"/clients/{client.pk}/", query)
    nothing = find(page, "#events .nothing")
    assert words(nothing).startswith(said)
    links = find_all(nothing, "a")
    assert [words(link) for link in links] == offers
    assert "The roof" in words(find(ana_browser.get(f"/clients/{client.pk}/"), "#events"))
    for link in links if len(links) == 1 else []:
        assert "The roof" in words(find(ana_browser.get(f"/clients/{client.pk}/{link['href']}"), "#events"))
