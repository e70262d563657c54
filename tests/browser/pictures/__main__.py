"""`bin/pictures`: takes the pictures in docs/screenshots anew, or compares every page with another commit's."""

import argparse
import sys
import tempfile

from playwright.sync_api import Browser, Playwright, ViewportSize, sync_playwright

from devserver.environment import ROOT
from devserver.valkey import free_port
from tests.browser.chromium import CHROMIUM, PLACES
from tests.browser.pictures.camera import SCHEMES, WIDTHS, Scheme
from tests.browser.pictures.comparison import Order, compare
from tests.browser.pictures.products import outside, running, this_tree
from tests.browser.states import CHANGING, PICTURES, sign_in

FOLDER = ROOT / "docs" / "screenshots"
SIZES: dict[str, ViewportSize] = {
    "1920": {"width": 1920, "height": 1080},
    "1280": {"width": 1280, "height": 860},
    "390": {"width": 390, "height": 844},
}
WIDE = ("preview-checked",)
"""Those that are shown on a wide screen, too."""


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/pictures", description="Takes the pictures in docs/screenshots anew.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these; with --against, * stands for anything")
    parser.add_argument("--against", metavar="COMMIT", help="compare every page with that commit's instead")
    parser.add_argument("--widths", type=int, nargs="+", metavar="WIDTH", default=WIDTHS)
    parser.add_argument("--schemes", nargs="+", choices=SCHEMES, default=SCHEMES)
    return parser.parse_args()


def main() -> int:
    chosen = options()
    if not CHROMIUM:
        sys.exit(f"The pictures need Chromium: {' or '.join(PLACES)}.")
    if chosen.against:
        return compare(chosen.against, Order(chosen.names, chosen.widths, chosen.schemes))
    names = chosen.names or list(PICTURES)
    if unknown := set(names) - PICTURES.keys():
        sys.exit(f"There is no picture named {', '.join(sorted(unknown))}. There are: {', '.join(PICTURES)}.")
    with tempfile.TemporaryDirectory() as var, sync_playwright() as playwright:
        environment = outside(VAR_DIR=var, PORT=str(free_port(18400)))
        with running(this_tree(), environment) as url:
            take_all(playwright, url, names)
    wide = len(set(names) & set(WIDE))
    sys.stdout.write(f"{len(names) * 4 + wide * 2} pictures in {FOLDER.relative_to(ROOT)}\n")
    return 0


def take_all(playwright: Playwright, url: str, names: list[str]) -> None:
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
    groups = [[name for name in names if name not in CHANGING], *([name] for name in names if name in CHANGING)]
    for group in filter(None, groups):
        for size in SIZES:
            shown = group if size != "1920" else [name for name in group if name in WIDE]
            for scheme in SCHEMES if shown else ():
                take(browser, url, size, scheme, shown)
    browser.close()


def take(browser: Browser, url: str, size: str, scheme: Scheme, names: list[str]) -> None:
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", has_touch=size == "390", base_url=url
    )
    page = context.new_page()
    sign_in(page, "ana")
    for name in names:
        path, act = PICTURES[name]
        page.goto(path, wait_until="networkidle")
        if act:
            act(page)
        page.wait_for_timeout(300)  # what is loaded by then is what a person sees at a glance
        page.screenshot(path=FOLDER / f"{name}-{scheme}-{size}.png")
    context.close()


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
