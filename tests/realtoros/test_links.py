"""What a page points at is there: an address with a #part, a label's field, a description, the menu of a button."""

from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

import pytest
from django.core.management import call_command
from django.test import Client as Browser

from agents.models import Agent
from clients.models import Client
from emails.models import EmailLog
from followups.models import Task

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NAME_IDS = (
    *("for", "form", "list", "popovertarget", "commandfor"),
    *("aria-describedby", "aria-labelledby", "aria-controls", "aria-owns"),
)
NAME_SELECTORS = ("hx-target", "hx-include", "hx-select")

PAGES = [
    *("/", "/welcome/", "/today/system/", "/clients/", "/clients/?select", "/clients/?q=nobody-has-this", "/pipeline/"),
    *("/clients/new/", "/clients/import/", "/clients/lists/"),
    *("/followups/", "/followups/?view=month", "/followups/?tab=failed", "/followups/?tab=done", "/followups/new/"),
    *("/emails/", "/reports/", "/settings/", "/settings/password/", "/styleguide/"),
]
OF_THE_BROKER = ["/office-mails/", "/settings/office/"]
OF_A_CLIENT = [
    *("", "?log=call", "?log=wrong", "?tab=details", "?show=calls", "delete/", "email/", "followups/new/", "stages/"),
    "allow-email/",
    *("edit/", "edit/phone/", "edit/notes/", "edit/custom/"),
]
OF_A_FOLLOWUP = ["why/", "preview/", "reschedule/"]
WRONG = {  # forms that come back with what is wrong
    "/clients/new/": {"name": "", "email": "x"},
    "/clients/{client}/edit/": {"name": "", "email": "x", "custom_name": "", "custom_value": "7"},
    "/clients/{client}/edit/phone/": {"phone": "x"},
    "/clients/{client}/edit/custom/": {"custom_name": "", "custom_value": "7"},
    "/clients/{client}/call/": {"outcome": ""},
    "/clients/{client}/email/": {"subject": "", "body": ""},
    "/clients/{client}/followups/new/": {"about": ""},
    "/clients/{client}/allow-email/": {"reason": ""},
    "/clients/lists/save/": {"name": ""},
    "/clients/import/": {},
    "/settings/": {"name": ""},
}


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.names: list[tuple[str, str]] = []  # the attribute, and the id that it names
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name == "id" and value:
                self.ids.add(value)
            elif name in NAME_IDS:
                self.names += [(f"{tag} {name}", each) for each in (value or "").split()]
            elif name in NAME_SELECTORS and value and value.startswith("#") and value[1:].isidentifier():
                self.names.append((f"{tag} {name}", value[1:]))
            elif name == "href" and value and "#" in value and value != "#":
                self.links.append(value)


class Walk:
    """The pages as one agent sees them, each read once."""

    def __init__(self, agent: Agent | None) -> None:
        self.browser = Browser()
        self.read: dict[str, Page] = {}
        if agent:
            self.browser.force_login(agent)

    def page(self, url: str) -> Page:
        if url not in self.read:
            response = self.browser.get(url, follow=True)
            assert response.status_code == 200, url
            self.read[url] = Page(response.content.decode())
        return self.read[url]

    def faults_of(self, url: str, page: Page | None = None) -> Iterator[str]:
        page = page or self.page(url)
        for attribute, name in page.names:
            if name not in page.ids:
                yield f"{url}: {attribute}={name}"
        for link in dict.fromkeys(page.links):
            where, part = urldefrag(urljoin(url, link))
            is_here = link.startswith("#")
            if where.startswith("/") and part not in (page if is_here else self.page(where)).ids:
                yield f"{url}: href={link}"

    def faults_of_a_wrong_form(self, url: str, typed: dict[str, str]) -> Iterator[str]:
        response = self.browser.post(url, typed)
        assert response.status_code == 422, url
        yield from self.faults_of(url, Page(response.content.decode()))


@pytest.fixture
def demo(settings):
    settings.DEBUG = True
    call_command("demo")


@pytest.mark.parametrize("email", ["ana@example.com", "broker@example.com"])
def test_everything_that_a_page_points_at_is_there(demo, email):
    agent = Agent.objects.get(email=email)
    walk, mine = Walk(agent), Client.objects.visible_to(agent)
    clients = list(mine.order_by("pk").values_list("pk", flat=True))
    tasks = [Task.objects.filter(client__in=mine, status=status).first() for status in Task.Status.values]
    logs = [EmailLog.objects.filter(client__in=mine, status=status).first() for status in EmailLog.Status.values]
    urls = [*PAGES, *(OF_THE_BROKER if agent.is_broker else []), *(f"/clients/{pk}/" for pk in clients)]
    urls += [f"/clients/{clients[0]}/{part}" for part in OF_A_CLIENT]
    urls += [f"/followups/{task.pk}/{part}" for task in tasks if task for part in OF_A_FOLLOWUP]
    urls += [f"/emails/{log.pk}/" for log in logs if log]
    faults = [fault for url in urls for fault in walk.faults_of(url)]
    for url, typed in WRONG.items():
        faults += walk.faults_of_a_wrong_form(url.format(client=clients[0]), typed)
    assert faults == []


def test_nor_do_the_public_pages_point_at_nothing(demo):
    walk, log = Walk(None), EmailLog.objects.exclude(sent_at=None).first()
    assert log is not None
    urls = ["/login/", f"/u/{log.unsubscribe_token}"]
    assert [fault for url in urls for fault in walk.faults_of(url)] == []


def test_a_dead_end_is_found(demo):
    walk = Walk(Agent.objects.get(email="ana@example.com"))
    page = Page('<a href="#gone">x</a><a href="/clients/#nothing">x</a><label for="no">x</label><p id="here">x</p>')
    assert list(walk.faults_of("/", page)) == ["/: label for=no", "/: href=#gone", "/: href=/clients/#nothing"]
