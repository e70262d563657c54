"""Takes the pictures in docs/screenshots: `bin/screenshots [NAME...]`."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from realtoros.local.environment import ROOT
from realtoros.local.valkey import free_port

CHROMIUM = "/usr/bin/chromium"
FOLDER = ROOT / "docs" / "screenshots"
SIZES: dict[str, ViewportSize] = {"1280": {"width": 1280, "height": 860}, "390": {"width": 390, "height": 844}}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def select_three(page: Page) -> None:
    begin = page.get_by_role("link", name="Select", exact=True)
    if begin.is_visible():  # on a phone
        begin.click()
    for box in page.locator("tbody input[type=checkbox]").all()[:3]:
        box.check()


def open_new(page: Page) -> None:
    page.keyboard.press("n")
    page.get_by_role("textbox", name="Name", exact=True).fill("Renata Oliveira")


def open_palette(page: Page) -> None:
    page.keyboard.press("Control+k")
    page.keyboard.type("whit")
    page.wait_for_timeout(800)


def open_menu(page: Page) -> None:
    page.locator(".card button[popovertarget]:visible").nth(1).click()


def open_why(page: Page) -> None:
    page.locator(".verbs button.icon").first.click()
    page.locator(".menu:popover-open").get_by_role("link", name="Why").click()
    page.wait_for_timeout(500)


PICTURES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "today": ("/", None),
    "clients": ("/clients/", None),
    "clients-selected": ("/clients/", select_three),
    "client": ("/clients/1/", None),
    "new-client": ("/clients/", open_new),
    "followups": ("/followups/?tab=upcoming", None),
    "followups-selected": ("/followups/?tab=upcoming", select_three),
    "followups-month": ("/followups/?view=month#today", None),
    "followups-why": ("/followups/?tab=failed", open_why),
    "pipeline": ("/pipeline/", None),
    "pipeline-menu": ("/pipeline/", open_menu),
    "palette": ("/", open_palette),
    "components": ("/styleguide/", None),
}


def wait_for(url: str) -> None:
    for _ in range(450):
        with suppress(OSError), urllib.request.urlopen(f"{url}/readyz", timeout=2):
            return
        time.sleep(0.2)
    sys.exit("The product did not start within 90 s.")


@contextmanager
def product() -> Iterator[str]:
    """A newcomer's RealtorOS, with the demo office, in a folder of its own."""
    with tempfile.TemporaryDirectory() as var:
        port = free_port(18400)
        environment = {**os.environ, "VAR_DIR": var, "PORT": str(port)}
        for name in ("DATABASE_URL", "REDIS_URL", "DEBUG"):
            environment.pop(name, None)
        process = subprocess.Popen([sys.executable, "-m", "realtoros.local.run"], cwd=ROOT, env=environment)
        url = f"http://127.0.0.1:{port}"
        try:
            wait_for(url)
            yield url
        finally:
            process.terminate()
            process.wait(20)


def take(browser: Browser, url: str, size: str, scheme: Literal["light", "dark"], names: list[str]) -> None:
    context = browser.new_context(
        viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce", has_touch=size == "390", base_url=url
    )
    page = context.new_page()
    page.goto("/login/")
    page.get_by_label("Email").fill("ana@example.com")
    page.get_by_label("Password", exact=True).fill("realtor-demo")
    page.get_by_role("button", name="Sign in").click()
    for name in names:
        path, act = PICTURES[name]
        page.goto(path, wait_until="networkidle")
        if act:
            act(page)
        page.wait_for_timeout(300)  # what is loaded by then is what a person sees at a glance
        page.screenshot(path=FOLDER / f"{name}-{scheme}-{size}.png")
    context.close()


def main() -> None:
    names = sys.argv[1:] or list(PICTURES)
    if unknown := set(names) - PICTURES.keys():
        sys.exit(f"There is no picture named {', '.join(sorted(unknown))}. There are: {', '.join(PICTURES)}.")
    if not Path(CHROMIUM).exists():
        sys.exit(f"The pictures need Chromium at {CHROMIUM}.")
    with product() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size in SIZES:
            for scheme in SCHEMES:
                take(browser, url, size, scheme, names)
        browser.close()
    sys.stdout.write(f"{len(names) * 4} pictures in {FOLDER.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
