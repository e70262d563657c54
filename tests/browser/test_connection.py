"""Without a server, a network or a session a page says so, and catches up by itself; what was typed comes back."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from agents.web import live
from clients.models import Activity, Client
from tests.conftest import ROOT

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.failing_requests]

AGAIN = "Nothing you typed is lost. Trying again…"
NOT_UP_TO_DATE = re.compile(rf"^Not up to date since \d+:\d\d [AP]M: the server isn’t responding. {AGAIN}$")
OFFLINE = re.compile(rf"^You’re offline. What you see is from \d+:\d\d [AP]M. {AGAIN}$")
LIVE = re.compile(r"/live/(\?|$)")


@pytest.fixture
def client(make_client, monkeypatch) -> Client:
    monkeypatch.setattr(live, "SECONDS_BETWEEN_QUESTIONS", 0.2)
    return make_client(planned_at=timezone.now())


@pytest.fixture
def signed_in(page: Page, ana_browser, live_server) -> str:
    cookie = ana_browser.cookies["realtoros_session"].value
    page.context.add_cookies([{"name": "realtoros_session", "value": cookie, "url": live_server.url}])
    return cookie


@pytest.mark.parametrize("failure", ["refused", "503"])
def test_a_page_says_that_nothing_answers_and_catches_up(page: Page, signed_in, live_server, client, failure) -> None:
    page.goto(f"{live_server.url}/clients/{client.pk}/")
    bar = page.locator("#connection")
    expect(bar).to_be_empty()
    page.evaluate("document.body.dataset.same = 'yes'")
    # A live part in which somebody types holds back what is new, but not that.
    typing = failure == "503"
    if typing:
        page.evaluate("document.querySelector('#events').append(document.createElement('textarea'))")
        page.locator("#events textarea").focus()
    page.route("**/*", lambda route: route.abort() if failure == "refused" else route.fulfill(status=503))
    expect(bar).to_have_text(NOT_UP_TO_DATE)
    expect(bar).to_have_attribute("role", "status")
    client.record(Activity.Kind.EDITED, event="in_admin", fields=["phone"])
    page.unroute_all()
    expect(bar).to_be_empty()
    if typing:
        page.locator("#events textarea").blur()
    expect(page.locator("#events")).to_contain_text("Edited in the admin", timeout=8000)
    assert page.evaluate("document.body.dataset.same") == "yes"


def test_both_waits_together_are_shorter_than_20_seconds() -> None:
    script = (ROOT / "static/js/live.js").read_text()
    patience, doubt = (int(re.findall(rf"{name} = (\d+)", script)[0]) / 1000 for name in ("PATIENCE", "DOUBT"))
    assert live.SECONDS_BETWEEN_QUESTIONS + patience + doubt < 20


def test_a_page_says_that_it_is_signed_out_until_somebody_signs_in(page: Page, signed_in, live_server, client) -> None:
    page.goto(f"{live_server.url}/clients/{client.pk}/")
    bar = page.locator("#connection")
    page.context.clear_cookies()
    expect(bar).to_contain_text("You are signed out.")
    expect(bar.get_by_role("link", name="Sign in")).to_have_attribute(
        "href", f"/login/?next=%2Fclients%2F{client.pk}%2F"
    )
    page.context.add_cookies([{"name": "realtoros_session", "value": signed_in, "url": live_server.url}])
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(bar).to_be_empty()


def test_a_page_without_news_says_that_the_network_is_away(page: Page, signed_in, live_server) -> None:
    page.goto(f"{live_server.url}/settings/")
    page.context.set_offline(True)
    expect(page.locator("#connection")).to_have_text(OFFLINE)
    # An answer that brings the whole page anew leaves one bar, which still says so.
    page.evaluate("""() => {
        const main = document.getElementById("main");
        main.outerHTML = main.outerHTML.replace(/You.re offline[^<]*/, "");
        htmx.trigger(document.getElementById("main"), "htmx:afterSettle");
    }""")
    expect(page.locator("#connection")).to_have_text(OFFLINE)
    page.context.set_offline(False)
    expect(page.locator("#connection")).to_be_empty()


def seconds_pass(page: Page, seconds: int) -> None:
    for _ in range(seconds):
        page.clock.run_for(1000)
        page.wait_for_timeout(30)


def test_one_failure_alone_is_not_told(page: Page, signed_in, live_server, client) -> None:
    page.goto(f"{live_server.url}/clients/{client.pk}/")
    page.evaluate("""() => {
        window.told = [];
        new MutationObserver(() => told.push(1)).observe(document.getElementById("connection"), {childList: true});
    }""")
    failed: list[str] = []

    def fail_once(route) -> None:
        if failed:
            route.continue_()
        else:
            failed.append(route.request.url)
            route.fulfill(status=502)

    page.route(LIVE, fail_once)
    with page.expect_response(lambda answer: bool(LIVE.search(answer.url)) and answer.status < 400, timeout=8000):
        pass
    page.wait_for_timeout(200)
    assert failed and page.evaluate("told") == []


def test_a_page_that_asks_nothing_finds_out_while_somebody_types(page: Page, signed_in, live_server) -> None:
    page.clock.install()
    page.goto(f"{live_server.url}/settings/")
    field, bar = page.get_by_label("Signature"), page.locator("#connection")
    field.fill("Warmly, A")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/session/", lambda route: route.fulfill(status=503))
    seconds_pass(page, 9)
    assert not asked
    seconds_pass(page, 9)
    expect(bar).to_have_text(NOT_UP_TO_DATE)
    field.press("End")
    field.press("n")
    page.unroute_all()
    seconds_pass(page, 5)
    expect(bar).to_be_empty()
    expect(field).to_be_focused()
    expect(field).to_have_value("Warmly, An")
    # Nobody works on it any more: nothing is asked.
    seconds_pass(page, 61)
    page.wait_for_timeout(200)
    before = len(asked)
    seconds_pass(page, 30)
    assert len(asked) == before


def test_a_form_and_a_link_wait_for_the_network(page: Page, signed_in, live_server, ana) -> None:
    page.goto(f"{live_server.url}/settings/")
    page.get_by_label("Signature").fill("Warmly, Ana")
    page.context.set_offline(True)
    page.locator("main").get_by_role("button", name="Save").click()
    note = page.get_by_role("alert")
    expect(note).to_contain_text("You’re offline. What you typed is still here.")
    page.get_by_role("link", name="Clients").first.click()
    expect(note).to_have_count(2)
    assert page.url.endswith("/settings/")
    expect(page.get_by_label("Signature")).to_have_value("Warmly, Ana")
    page.context.set_offline(False)
    expect(page.locator("#connection")).to_be_empty()
    note.first.get_by_role("button", name="Try again").click()
    expect(page.locator(".toast")).to_be_visible()
    ana.refresh_from_db()
    assert ana.signature == "Warmly, Ana"


def test_what_could_not_be_done_is_tried_again_where_it_was_pressed(
    page: Page, signed_in, live_server, client, make_task
) -> None:
    make_task(client, scheduled_for=timezone.now() + timedelta(days=1))
    page.goto(f"{live_server.url}/clients/{client.pk}/")
    skip = page.locator("#chosen").get_by_role("button", name="Skip")
    page.context.set_offline(True)
    skip.focus()
    page.keyboard.press("Enter")
    note = page.get_by_role("alert")
    expect(note).to_contain_text("You’re offline. Nothing was lost.")
    near, button = note.bounding_box(), skip.bounding_box()
    assert near and button and 0 <= near["y"] - button["y"] - button["height"] < 20
    assert client.tasks.filter(status="skipped").count() == 0
    page.context.set_offline(False)
    page.keyboard.press("Tab")
    expect(note.get_by_role("button", name="Try again")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".toast")).to_contain_text("Skipped Day 1")
    expect(note).to_have_count(0)
    assert client.tasks.filter(status="skipped").count() == 1


def nothing_answers(page: Page) -> Any:
    """Waits until Chromium shows its own page in the place of an answer."""
    return page.expect_event("framenavigated", lambda frame: frame.url.startswith("chrome-error:"))


@pytest.mark.parametrize("failure", ["500", "refused"])
def test_what_was_typed_for_a_new_client_comes_back_and_is_forgotten(
    page: Page, signed_in, live_server, failure
) -> None:
    address = f"{live_server.url}/clients/new/"
    page.goto(address)
    page.get_by_label("Name", exact=True).fill("Noor Haddad")
    page.get_by_label("Email", exact=True).fill("noor@example.com")
    page.get_by_label("Notes").fill("Wants a garden.\nTwo children.")
    for number, words in enumerate(("Budget", "School"), 1):
        page.get_by_role("button", name="Add a field").click()
        page.locator(".custom-row:not(.contact-row)").nth(number - 1).locator("input").first.fill(words)
        page.locator(".custom-row:not(.contact-row)").nth(number - 1).locator("input").last.fill("yes")
    page.get_by_role("button", name="Add email").click()
    page.locator("[name=additional_email]:not([type=hidden])").fill("noor@work.example")
    token = page.locator("[name=form_token]").input_value()

    def fail(route) -> None:
        if route.request.method != "POST":
            route.continue_()
        elif failure == "refused":
            route.abort("connectionrefused")
        else:
            route.fulfill(status=int(failure), path=f"templates/{failure}.html", content_type="text/html")

    page.route(address, fail)
    fails = nothing_answers(page) if failure == "refused" else page.expect_navigation()
    with fails:
        page.get_by_role("button", name="Add client").click()
    page.unroute_all()
    page.go_back()
    if failure == "refused":  # Chromium's own page stands in the form's place, and Back leads to the page before that
        page.goto(address)
    expect(page.get_by_label("Name", exact=True)).to_have_value("Noor Haddad")
    expect(page.get_by_label("Notes")).to_have_value("Wants a garden.\nTwo children.")
    assert [page.locator(".custom-row:not(.contact-row) input").nth(number).input_value() for number in (0, 2)] == [
        "Budget",
        "School",
    ]
    expect(page.locator("[name=additional_email]:not([type=hidden])")).to_have_value("noor@work.example")
    # The same form as before: had the first one been taken after all, this would still be one client.
    assert page.locator("[name=form_token]").input_value() == token
    expect(page.locator("#toasts")).to_contain_text("We restored what you typed.")

    page.get_by_role("button", name="Add client").click()
    page.wait_for_url(re.compile(r"/clients/\d+/"))
    assert list(Client.objects.values_list("name", "custom_fields")) == [
        ("Noor Haddad", {"Budget": "yes", "School": "yes"})
    ]
    page.goto(address)
    expect(page.get_by_label("Name", exact=True)).to_have_value("")


def test_passwords_are_not_kept_and_signing_out_forgets_all(page: Page, signed_in, live_server) -> None:
    page.goto(f"{live_server.url}/settings/")
    page.get_by_label("Signature").fill("Warmly, Ana")
    page.route("**/settings/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    with nothing_answers(page):
        page.locator("main").get_by_role("button", name="Save").click()
    page.goto(f"{live_server.url}/settings/password/")
    assert "Warmly" in page.evaluate("sessionStorage.typed")
    for field in page.locator("main input[type=password]").all():
        field.fill("realtor-demo-2")
    page.route("**/password/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    with nothing_answers(page):
        page.keyboard.press("Enter")
    page.unroute_all()
    page.goto(f"{live_server.url}/settings/")
    expect(page.get_by_label("Signature")).to_have_value("Warmly, Ana")
    assert "realtor-demo-2" not in page.evaluate("sessionStorage.typed")
    page.get_by_role("button", name="Log out").first.click()
    page.wait_for_url("**/login/")
    assert page.evaluate("sessionStorage.typed ?? ''") == ""
