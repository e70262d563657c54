"""Every page that there is, found from the URL table: no list to keep, so no new page is forgotten.

As a script, started in the folder of any commit's product, it prints that one's routes and unlinked pages as JSON.
"""

import json
import os
import re
import sys
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

# Gives the HTML that an address answers with status 200, or None.
Get = Callable[[str], "str | None"]

LINK = re.compile(r'\s(?:href|action|formaction|src|hx-get|hx-post)="(/[^"#]*)')
PARAMETER = re.compile(r"<(?:(\w+):)?\w+>")
CONVERTERS = {"int": r"[0-9]+", "slug": r"[-\w]+", "uuid": r"[-0-9a-f]+", "path": r".+"}
DJANGOS_OWN = "admin/"  # pages and a style that are not ours
VIEWS = ("tab", "view")  # what a page calls another view of itself in its address
TRIES = 4  # a route that answered none of so many addresses with a page has none: it takes POST, or gives fragments


def routes() -> list[str]:
    """As `clients/<int:pk>/edit/`. Needs Django set up, and nothing else of the product."""
    from django.urls import get_resolver

    return [route for route in _walk(get_resolver().url_patterns) if not route.startswith(DJANGOS_OWN)]


def unlinked() -> list[str]:
    """What only a mail leads to."""
    from emails.models import EmailLog

    log = EmailLog.objects.order_by("pk").first()
    return [f"/u/{log.unsubscribe_token}"] if log else []


def _walk(patterns: Iterable[object], before: str = "") -> Iterator[str]:
    for each in patterns:
        route = before + str(getattr(each, "pattern", ""))
        inner = getattr(each, "url_patterns", None)
        if inner is None:
            yield route
        else:
            yield from _walk(inner, route)


def find(routes: list[str], get: Get, first: Iterable[str] = ()) -> "Search":
    """Asks the product for its pages: `first`, then those whose address is known, and on to what they link to."""
    search = Search(routes, get)
    search.follow([*first, *("/" + route for route in routes if not PARAMETER.search(route))])
    search.follow(search.filled_in())
    return search


def html(status: int, headers: Mapping[str, str], text: Callable[[], str]) -> str | None:
    """What such an answer is worth to a search. A letter, which may run nothing, is seen in the page around it."""
    known = {name.lower(): value for name, value in headers.items()}
    is_html = status == 200 and "html" in known.get("content-type", "")
    return text() if is_html and "sandbox" not in known.get("content-security-policy", "") else None


def name_of(route: str, address: str) -> str:
    """Of a picture: `clients-pk-edit`, `followups-tab-done`, `today`."""
    views = [word for name, values in parse_qs(urlsplit(address).query).items() for word in (name, *values)]
    words = re.findall(r"[-\w]+", PARAMETER.sub(lambda found: found[0].strip("<>").split(":")[-1], route))
    return "-".join([*words, *views]) or "today"


@dataclass
class Search:
    routes: list[str]
    get: Get
    pages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    tries: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)
    values: dict[str, str] = field(default_factory=dict)  # by what stands before them in the address

    def __post_init__(self) -> None:
        self.patterns = {route: re.compile("/" + _expression(route)) for route in self.routes}

    @property
    def addresses(self) -> list[str]:
        return list(self.named.values())

    @property
    def named(self) -> dict[str, str]:
        """The addresses by their names."""
        return {name_of(route, address): address for route in self.routes for address in self.pages[route]}

    @property
    def unknown(self) -> list[str]:
        """Routes that nothing linked to, and for which no value is known: whether they are pages nobody can tell."""
        return [route for route in self.routes if not self.tries[route]]

    def follow(self, addresses: Iterable[str]) -> None:
        queue = deque(addresses)
        while queue:
            address = _without_details(queue.popleft())
            route = self.route_of(address)
            if route is None or address in self.seen or self.has_enough(route):
                continue
            self.seen.add(address)
            self.tries[route] += 1
            html = self.get(address)
            if html is None:
                continue
            if "<html" in html[:500]:  # not a fragment of a page
                self.pages[route].append(address)
            queue.extend(unescape(link) for link in LINK.findall(html))

    def route_of(self, address: str) -> str | None:
        path = urlsplit(address).path
        for route, pattern in self.patterns.items():
            if pattern.fullmatch(path):
                self._learn(route, path)
                return route
        return None

    def has_enough(self, route: str) -> bool:
        """One page of each route with a parameter; of the others also their tabs."""
        return bool(PARAMETER.search(route)) and (bool(self.pages[route]) or self.tries[route] >= TRIES)

    def _learn(self, route: str, path: str) -> None:
        if parameter := PARAMETER.search(route):
            before = route[: parameter.start()]
            self.values.setdefault(before, path[len(before) + 1 :].split("/")[0])

    def filled_in(self) -> Iterator[str]:
        """Addresses of routes that nothing linked to, with the value that another route has in the same place."""
        for route in self.unknown:
            parts = PARAMETER.split(route)[::2]
            if len(parts) == 2 and parts[0] in self.values:
                yield "/" + self.values[parts[0]].join(parts)


def _expression(route: str) -> str:
    parts = PARAMETER.split(route)
    texts, kinds = parts[::2], parts[1::2]
    expressions = [re.escape(texts[0])]
    for kind, text in zip(kinds, texts[1:], strict=True):
        expressions += [CONVERTERS.get(kind or "str", r"[^/]+"), re.escape(text)]
    return "".join(expressions)


def _without_details(address: str) -> str:
    """Without what only narrows, sorts or comes back: such a link leads to a page that is known."""
    parts = urlsplit(address)
    kept = {name: values[-1] for name, values in parse_qs(parts.query).items() if name in VIEWS}
    return parts.path + ("?" + urlencode(kept) if kept else "")


def main() -> None:
    sys.path.insert(0, os.getcwd())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")
    import django

    django.setup()
    sys.stdout.write(json.dumps({"routes": routes(), "unlinked": unlinked()}))


if __name__ == "__main__":
    main()
