"""Takes pictures of every page and state of a product that stands still."""

import base64
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import partial
from threading import Event
from typing import Any, Literal

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from tests.browser import pages
from tests.browser.chromium import CHROMIUM
from tests.browser.pictures.products import MOMENT, Product
from tests.browser.states import CHANGING, PICTURES, as_broker, sign_in

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (390, 1280, 1920)
HEIGHT = 860
TALLEST = 4000
PATIENCE = 5000  # ms that a state may take; another commit may not have it
PEOPLE = ("", "ana", "broker")  # "": nobody has signed in

# Without the second a part that is drawn again keeps some of its former edges, or does not: that depends on the moment.
FLAGS = ["--no-sandbox", "--disable-partial-raster"]
# What comes by itself every second or less often does not come: the seconds left to undo something.
NO_TICKS = """const every = setInterval;
window.setInterval = (act, ms, ...more) => ms >= 1000 ? 0 : every(act, ms, ...more);"""
# No caret that blinks, no selection that comes with the focus or without it, no colour on its way to another.
CALM = """* { caret-color: transparent !important; transition: none !important }
::selection { color: inherit; background: none }"""

# What is asked before a picture: nothing is on its way, nothing moves, and every letter has its font.
RESTLESS = """() => [
    document.readyState !== 'complete' && 'it is still loading',
    document.querySelector('.htmx-request:is([hx-get], [hx-post])') && 'a request is on its way',
    document.fonts.status !== 'loaded' && 'a font is missing',
    document.getAnimations().some(each => each.playState === 'running') && 'something moves',
].filter(Boolean).join(', ')"""
# How much higher the window must be for all of the page to be in it. On wide screens parts of it scroll by themselves.
MISSING_HEIGHT = """() => {
    const scrolls = (each) => /auto|scroll/.test(getComputedStyle(each).overflowY) && each.checkVisibility();
    const parts = [...document.querySelectorAll('main, main :not(textarea)')].filter(scrolls);
    const page = document.documentElement;
    return Math.max(page.scrollHeight - innerHeight, ...parts.map((each) => each.scrollHeight - each.clientHeight));
}"""


@dataclass
class Album:
    """Pictures by name, as `ana-clients-390-dark`, and what it takes to know what is missing among them."""

    pictures: dict[str, bytes] = field(default_factory=dict)
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)  # of the pages: by person, by name
    unknown: list[str] = field(default_factory=list)  # routes of which nobody has an address
    unreached: dict[str, str] = field(default_factory=dict)  # states, and why
    is_listed: Event = field(default_factory=Event)  # the addresses are known


@dataclass
class Camera:
    """One browser that looks at one product."""

    playwright: Playwright
    product: Product
    names: Sequence[str]
    widths: Sequence[int]
    schemes: Sequence[Scheme]
    stop: Event

    def __post_init__(self) -> None:
        self.browser = self.playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        self.sessions: dict[str, Any] = {}  # one login for each person

    def fill(self, album: Album, other: Album | None) -> None:
        """With all there is. Of a page with an id, the same one as in the other album, if it is there."""
        if other:
            other.is_listed.wait()
        for person in PEOPLE:
            self.find_pages(person, album, list(other.addresses.get(person, {}).values()) if other else [])
        album.is_listed.set()
        for person in PEOPLE:
            self.take_pages(person, album)
        for name in sorted(PICTURES, key=lambda name: name in CHANGING):
            address, act = PICTURES[name]
            if act and act is not as_broker and self.wants(name):
                self.take_state(name, address, act, album)

    def wants(self, *names: str) -> bool:
        return not self.names or any(fnmatch(name, wanted) for name in names for wanted in self.names)

    @contextmanager
    def signed_in(self, person: str, width: int = 1280) -> Iterator[Page]:
        context = self.browser.new_context(
            base_url=self.product.url,
            viewport={"width": width, "height": HEIGHT},
            reduced_motion="reduce",
            has_touch=width < 700,
            bypass_csp=True,  # for our style
            storage_state=self.sessions.get(person),
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.clock.set_fixed_time(MOMENT)
        page.add_init_script(NO_TICKS)
        if person and person not in self.sessions:
            sign_in(page, person)
            page.wait_for_url(lambda url: "/login/" not in url)
            self.sessions[person] = context.storage_state()
        yield page
        context.close()

    def find_pages(self, person: str, album: Album, first: list[str]) -> None:
        unlinked = self.product.unlinked if not person else []
        with self.signed_in(person) as page:
            found = pages.find(self.product.routes, partial(ask, page.context), [*first, *unlinked])
        album.addresses[person] = {"-".join(filter(None, [person, name])): at for name, at in found.named.items()}
        album.unknown = [route for route in found.unknown if not person or route in album.unknown]

    def take_pages(self, person: str, album: Album) -> None:
        with self.signed_in(person) as page:
            for name, address in album.addresses[person].items():
                # Of what has an id, the broker sees the same page as the agent.
                if not self.wants(name, name.removeprefix(f"{person}-")) or (person == "broker" and "-pk" in name):
                    continue
                page.goto(address)
                page.add_style_tag(content=CALM)
                for width in self.widths:
                    self.shoot(page, name, width, album, whole=True)

    def take_state(self, name: str, address: str, act: Callable[[Page], None], album: Album) -> None:
        for width in self.widths:
            with self.signed_in("ana", width) as page:
                try:
                    page.goto(address)
                    act(page)
                except Error as error:
                    album.unreached[f"{name}-{width}"] = error.message.partition("\n")[0]
                else:
                    page.add_style_tag(content=CALM)
                    self.shoot(page, name, width, album, whole=False)

    def shoot(self, page: Page, name: str, width: int, album: Album, whole: bool) -> None:
        if self.stop.is_set():
            raise Stopped
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wait_for_rest(page, name)
        if whole:
            height = min(HEIGHT + page.evaluate(MISSING_HEIGHT), TALLEST)
            page.set_viewport_size({"width": width, "height": height})
        for scheme in self.schemes:
            page.emulate_media(color_scheme=scheme)
            wait_for_rest(page, name)
            album.pictures[f"{name}-{width}-{scheme}"] = screenshot(page)


class Stopped(Exception):
    """The other camera failed, or somebody pressed Ctrl-C."""


class Restless(Exception):
    """A page on which something goes on and on."""


def wait_for_rest(page: Page, name: str) -> None:
    for _ in range(PATIENCE // 20):
        if not page.evaluate(RESTLESS):
            for frame in page.frames:  # the page's script cannot look into the frame that shows an email
                frame.wait_for_load_state()
            if len(page.frames) > 1:
                page.wait_for_timeout(100)  # until it is painted
            return
        page.wait_for_timeout(20)
    raise Restless(f"{name} does not come to rest: {page.evaluate(RESTLESS)}.")


def screenshot(page: Page) -> bytes:
    """Playwright's own takes ten times as long: it brings a page to rest that is at rest already."""
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
    session.detach()
    return base64.b64decode(taken["data"])


def ask(context: BrowserContext, address: str) -> str | None:
    answer = context.request.get(address, max_redirects=0)
    return pages.html(answer.status, answer.headers, answer.text)
