"""A broker reassigns clients: on a phone and by keyboard, and is told whom, from whom, and what goes along."""

import pytest
from playwright.sync_api import Page, expect

from agents.models import Agent
from clients.models import Client
from tests.browser.phone.conftest import PHONE, SMALL

pytestmark = pytest.mark.django_db(transaction=True)
WIDE = {"width": 1280, "height": 860}


@pytest.fixture(autouse=True)
def as_broker(phone: Page, ana: Agent, ben: Agent) -> None:
    Agent.objects.filter(pk=ana.pk).update(is_broker=True)


@pytest.mark.parametrize("size", [PHONE, SMALL, WIDE], ids=["390", "360", "1280"])
def test_from_a_clients_page(page: Page, live_server, jonah: Client, ben: Agent, size) -> None:
    page.set_viewport_size(size)
    page.goto(f"{live_server.url}/clients/{jonah.pk}/")
    more = page.get_by_role("button", name="More for Jonah Whitlock")
    more.focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Reassign…").focus()
    page.keyboard.press("Enter")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", name="Reassign Jonah Whitlock")).to_be_visible()
    expect(main).to_contain_text("From Ana Morales")
    expect(main).to_contain_text("5 planned follow-ups go along")
    expect(main).to_contain_text("Drafts keep their text")
    to = page.get_by_label("To", exact=True)
    expect(to).to_be_focused()
    assert [each.strip() for each in to.locator("option").all_inner_texts()] == [
        "Choose an agent",
        "Ben Osei",
        "Unassigned",
    ]
    to.select_option(label="Ben Osei")
    page.get_by_role("button", name="Reassign Jonah Whitlock").click()
    expect(page).to_have_url(f"{live_server.url}/clients/{jonah.pk}/")
    expect(page.locator(".toast")).to_contain_text("Reassigned 1 client to Ben Osei.")
    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.locator(".toast").first).to_contain_text("Undone")
    jonah.refresh_from_db()
    assert jonah.agent and jonah.agent.name == "Ana Morales"


def test_many_from_the_list_on_a_phone(page: Page, live_server, make_client, ana: Agent, ben: Agent) -> None:
    for number in range(7):
        make_client(name=f"Client {number}", email=f"c{number}@example.com")
    make_client(name="Bea", email="bea@example.com", agent=ben)
    make_client(name="Uma", email="uma@example.com", agent=None)
    page.goto(f"{live_server.url}/clients/")
    page.get_by_role("link", name="Select", exact=True).click()
    page.get_by_role("button", name="Select all").click()
    button = page.locator("#bulk").get_by_role("button", name="Reassign")
    box = button.bounding_box()
    assert box and box["height"] >= 44 and box["y"] > PHONE["height"] / 2
    button.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Reassign 9 clients")
    expect(dialog).to_contain_text("From Ana Morales")
    expect(dialog).to_contain_text("and 2 more")
    expect(dialog).to_contain_text("From Ben Osei")
    expect(dialog).to_contain_text("From unassigned")
    confirm = dialog.get_by_role("button", name="Reassign 9 clients")
    box = confirm.bounding_box()
    assert box and box["y"] > PHONE["height"] / 2 and box["y"] + box["height"] <= PHONE["height"]
    dialog.get_by_label("To", exact=True).select_option(label="Ben Osei")
    confirm.click()
    expect(page.locator(".toast")).to_contain_text("Reassigned 8 clients to Ben Osei.")
