"""Takes the pictures in docs/screenshots: `bin/screenshots [NAME...]`."""

import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from devserver.environment import ROOT
from devserver.valkey import free_port
from tests.browser.chromium import CHROMIUM, PLACES

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


def open_draft(page: Page) -> None:
    """A client who is read first: their next draft, in the drawer."""
    page.get_by_role("link", name="Camille Brossard").first.click()
    client = page.url.partition("?")[0]
    page.goto(f"{client}edit/")
    page.get_by_label("Sending").select_option(label="Review first")
    page.get_by_role("button", name=re.compile("Save")).click()
    page.goto(client)
    page.get_by_role("link", name=re.compile("Preview and edit|Review")).first.click()
    page.get_by_label("Text", exact=True).wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)


def open_row_menu(page: Page) -> None:
    page.locator(".rows .icon[popovertarget]:visible").first.click()


def snooze_first(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.wait_for_timeout(500)


def open_going(page: Page) -> None:
    page.locator("#signals a[data-dialog]").first.click()
    page.wait_for_timeout(2500)  # the sandbox writes


def snooze_all(page: Page) -> None:
    page.evaluate("""async () => {
        for (const form of document.querySelectorAll("#day form.verbs")) {
            const body = new FormData(form);
            body.append("until", "tomorrow");
            await fetch(form.getAttribute("action"), { method: "POST", body });
        }
    }""")
    page.reload(wait_until="networkidle")
    if page.locator("#day form.verbs").count():  # the rest, which the first eight hid
        snooze_all(page)


def sign_in(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/login/")
    page.get_by_label("Email").fill(f"{name}@example.com")
    page.get_by_label("Password", exact=True).fill("realtor-demo")
    page.get_by_role("button", name="Sign in").click()


def as_broker(page: Page) -> None:
    address = page.url
    sign_in(page, "broker")
    page.goto(address, wait_until="networkidle")


def open_why(page: Page) -> None:
    page.locator(".verbs button.icon").first.click()
    page.locator(".menu:popover-open").get_by_role("link", name="Why").click()
    page.wait_for_timeout(500)


PICTURES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "today": ("/", None),
    "today-menu": ("/", open_row_menu),
    "today-drawer": ("/", open_going),
    "today-system": ("/today/system/", None),
    "first-run": ("/welcome/", None),
    "clients": ("/clients/", None),
    "clients-selected": ("/clients/", select_three),
    "client": ("/clients/1/", None),
    "new-client": ("/clients/", open_new),
    "preview": ("/clients/?q=Camille", open_draft),
    "followups": ("/followups/?tab=upcoming", None),
    "followups-selected": ("/followups/?tab=upcoming", select_three),
    "followups-month": ("/followups/?view=month#today", None),
    "followups-why": ("/followups/?tab=failed", open_why),
    "pipeline": ("/pipeline/", None),
    "pipeline-menu": ("/pipeline/", open_menu),
    "palette": ("/", open_palette),
    "components": ("/styleguide/", None),
    "today-acted": ("/", snooze_first),
    "today-clear": ("/", snooze_all),
    "today-broker": ("/", as_broker),
}


CHANGING = ("preview", "today-acted", "today-clear", "today-broker")


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
        process = subprocess.Popen([sys.executable, "-m", "devserver.run"], cwd=ROOT, env=environment)
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
    sign_in(page, "ana")
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
    if not CHROMIUM:
        sys.exit(f"The pictures need Chromium: {' or '.join(PLACES)}.")
    with product() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        # What changes the office comes last, and each in all looks, so that none takes the other's picture away.
        groups = [[name for name in names if name not in CHANGING], *([name] for name in names if name in CHANGING)]
        for group in filter(None, groups):
            for size in SIZES:
                for scheme in SCHEMES:
                    take(browser, url, size, scheme, group)
        browser.close()
    sys.stdout.write(f"{len(names) * 4} pictures in {FOLDER.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
