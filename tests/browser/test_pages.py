"""How the pages of a product are found: from its URL table, its links, and the ids in them."""

from tests.browser import pages

ROUTES = ["", "houses/", "houses/<int:pk>/", "houses/<int:pk>/sell/", "houses/<int:pk>/tidy/", "keys/<str:key>/"]
SITE = {
    "/": '<html><a href="/houses/?sort=price">',
    "/houses/": '<html><a href="/houses/?tab=sold"><a href="/houses/31/?next=/">',
    "/houses/?tab=sold": "<html>",
    "/houses/31/": '<html><form action="/houses/31/sell/">',
    "/houses/31/tidy/": "<p>A fragment",
}


def test_follows_links_and_fills_in_ids() -> None:
    asked = []

    def get(address: str) -> str | None:
        asked.append(address)
        return SITE.get(address)

    found = pages.find(ROUTES, get)
    assert found.addresses == ["/", "/houses/", "/houses/?tab=sold", "/houses/31/"]
    assert "/houses/31/sell/" in asked  # it takes POST
    assert "/houses/31/tidy/" in asked  # nothing links to it
    assert found.unknown == ["keys/<str:key>/"]


def test_looks_first_where_it_is_told_to() -> None:
    site = SITE | {"/houses/7/": "<html>", "/keys/front/": "<html>"}
    found = pages.find(ROUTES, site.get, ["/houses/7/", "/keys/front/"])
    assert found.addresses == ["/", "/houses/", "/houses/?tab=sold", "/houses/7/", "/keys/front/"]
    assert found.unknown == []


def test_names_pages_by_their_routes() -> None:
    assert pages.name_of("", "/") == "today"
    assert pages.name_of("houses/<int:pk>/sell/", "/houses/31/sell/") == "houses-pk-sell"
    assert pages.name_of("houses/", "/houses/?tab=sold") == "houses-tab-sold"


def test_takes_only_pages() -> None:
    def html(status: int = 200, kind: str = "text/html", policy: str = "") -> str | None:
        return pages.html(status, {"Content-Type": kind, "Content-Security-Policy": policy}, lambda: "<html>")

    assert html() == "<html>"
    assert html(status=404) is None
    assert html(kind="text/csv") is None
    assert html(policy="sandbox; default-src 'none'") is None


def test_knows_every_route_of_the_product_but_the_admin() -> None:
    routes = pages.routes()
    assert {"", "clients/<int:pk>/edit/<slug:field>/", "unsubscribe/<str:token>/"} <= set(routes)
    assert not any(route.startswith("admin/") for route in routes)
