"""Between phone and desktop: with long names, alarms and the sandbox's strip nothing is cut, wraps or overlaps."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from agents.models import Agent, Office
from clients.models import Client
from tests.browser.geometry import faults

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Maximiliane Konstantinopoulos-Featherstonehaugh and Bartholomew Montgomery-Cholmondeley"
PAGES = ["/", "/clients/", "/clients/{}/", "/followups/", "/emails/", "/settings/", "/pipeline/"]


@pytest.mark.parametrize("where", PAGES)
def test_the_header_holds_at_every_width_between(
    page: Page, live_server, ana: Agent, jonah: Client, settings, where: str
) -> None:
    settings.SANDBOX = True
    Agent.objects.filter(pk=ana.pk).update(name=LONG[:90], is_broker=True, paused_at=timezone.now())
    Office.objects.update(paused_at=timezone.now(), paused_by=ana)
    Client.objects.filter(pk=jonah.pk).update(name=LONG)
    page.goto(live_server.url + where.format(jonah.pk))
    expect(page.locator(".strip")).to_be_visible()
    found = []
    for width in (390, 700, 768, 820, 1024):
        page.set_viewport_size({"width": width, "height": 860})
        found += [f"{width}: {fault}" for fault in faults(page, list=False)]
        if width >= 700:
            for button in page.locator(".page-head .button:visible").all():
                box = button.bounding_box()
                found += [f"{width}: {button.inner_text()}"] if box and box["height"] > 40 else []
    assert not found, "\n".join(found)


def test_a_tablet_has_search_and_new_client(page: Page, live_server) -> None:
    page.goto(live_server.url)
    sidebar = page.locator(".sidebar")
    page.set_viewport_size({"width": 1280, "height": 860})
    expect(sidebar.get_by_role("link", name="Search")).to_be_hidden()  # it has the field
    page.set_viewport_size({"width": 768, "height": 1024})
    sidebar.get_by_role("link", name="Search").click()
    expect(page.locator("#palette")).to_be_visible()
    page.keyboard.press("Escape")
    sidebar.get_by_role("link", name="New client").click()
    expect(page.get_by_role("dialog")).to_contain_text("New client")
