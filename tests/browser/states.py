"""Pages and what is done on them before a picture is taken: menus, drawers, selections."""

import re
from collections.abc import Callable

from playwright.sync_api import Page


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
    # A link that loads the menu; in commits before 2026-11-29 a button.
    page.locator(".card :is(a[data-menu], button[popovertarget]):visible").nth(1).click()
    page.locator(".card-menu:popover-open").wait_for()


def open_draft(page: Page) -> None:
    """A client who is read first: their next draft, in the drawer."""
    page.get_by_role("link", name="Camille Brossard").first.click()
    client = page.url.partition("?")[0]
    page.goto(f"{client}edit/")
    page.get_by_label("Sending").select_option(label="Review first")
    page.get_by_role("button", name=re.compile("Save")).click()
    page.goto(client)
    page.get_by_role("link", name=re.compile("Preview and edit|Review")).first.click()
    page.get_by_role("textbox", name="Text", exact=True).wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(500)


STOPPED_TEXT = """Hi Camille,

It was good to talk about your plans. I guarantee that the place will sell for $815,000 by Friday at 3 pm, and my \
colleague Brandon Lee thinks so, too. It is perfect for young families.

Write to me whenever it suits you, and I will walk you through what comes next."""


def open_checked_draft(page: Page) -> None:
    """The same, after words were typed that may not go."""
    open_draft(page)
    page.get_by_role("textbox", name="Text", exact=True).fill(STOPPED_TEXT)
    page.get_by_text("issues to fix or confirm").wait_for()
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


def open_automatic(page: Page) -> None:
    """The draft of one that sends automatically, written by the sandbox."""
    page.get_by_role("link", name="Preview", exact=True).first.click()
    page.get_by_role("textbox", name="Text", exact=True).wait_for()
    page.wait_for_timeout(500)


def send_now(page: Page) -> None:
    """The same after a person has edited it, in the list, as soon as Send now was pressed."""
    address = page.url
    open_automatic(page)
    text = page.get_by_role("textbox", name="Text", exact=True)
    text.fill(f"{text.input_value()}\n\nWrite to me whenever it suits you.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".toast").wait_for()
    page.goto(address, wait_until="networkidle")
    # Not of the first row: a one-off, or what nobody has read, opens its draft instead.
    sends = page.locator("button", has_text=re.compile(r"^\s*Send now\s*$"))
    menu = page.locator(".menu").filter(has=sends).first
    page.locator(f'[popovertarget="{menu.get_attribute("id")}"]').first.click()
    menu.get_by_role("button", name="Send now", exact=True).click()
    page.locator("[data-seconds]").wait_for()
    page.wait_for_timeout(500)


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


# What only a file leads to: a line that can be taken in, one that can't, and one that is here already.
CSV = """Name,Email,Phone,Property address,Stage
Renata Oliveira,renata.oliveira@example.com,(503) 555-0199,"88 Linden Terrace, Apt 3, Portland",lead
Somebody,not an address,,,
Jonah Whitlock,jonah.whitlock@example.com,,,
"""


def upload(page: Page) -> None:
    page.get_by_label("File").set_input_files({"name": "clients.csv", "mimeType": "text/csv", "buffer": CSV.encode()})
    page.get_by_role("button", name="Review file").click()
    page.wait_for_url("**/clients/import/*/")


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
    "import-preview": ("/clients/import/", upload),
    "new-client": ("/clients/", open_new),
    "preview": ("/clients/?q=Camille", open_draft),
    "preview-checked": ("/clients/?q=Camille", open_checked_draft),
    "followups": ("/followups/?tab=upcoming", None),
    "followups-sending": ("/followups/?tab=upcoming", send_now),
    "preview-automatic": ("/followups/?tab=upcoming", open_automatic),
    "followups-selected": ("/followups/?tab=upcoming", select_three),
    "followups-month": ("/followups/?view=month#today", None),
    "followups-why": ("/followups/?tab=failed", open_why),
    "pipeline": ("/pipeline/", None),
    "pipeline-menu": ("/pipeline/", open_menu),
    "palette": ("/", open_palette),
    "components": ("/styleguide/", None),
    "today-acted": ("/", snooze_first),
    "today-clear": ("/", snooze_all),
    "second-factor": ("/account/second-factor/", None),
    "today-broker": ("/", as_broker),
    "team": ("/team/", as_broker),
    "writer": ("/settings/writer/", as_broker),
    "templates": ("/settings/templates/day-1/any/", as_broker),
}


# What changes the office comes last, so that none takes the other's picture away.
CHANGING = (
    "preview",
    "preview-checked",
    "preview-automatic",
    "followups-sending",
    "today-acted",
    "today-clear",
    "today-broker",
    "team",
    "writer",
    "templates",
)
