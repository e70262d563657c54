"""Texts that try to run a script, in every field that somebody else can fill, shown on every page that shows them."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import quote

import pytest
from django.utils import timezone
from playwright.sync_api import Dialog, Page, Request

from agents.models import Agent, ClosedDay, Office
from clients.models import Activity, Attention, ClientImport, SmartList
from emails.models import EmailLog, Provider, Suppression, UnmatchedEvent

pytestmark = pytest.mark.django_db(transaction=True)

# Each makes an element that the page below looks for, so that one is found also where the policy stops its script.
PAYLOADS = [
    "<script data-xss>window.__xss=1</script>",
    '"><img data-xss src=x onerror=alert(1)>',
    "'><svg data-xss onload=alert(1)>",
    "</title></textarea></style><b data-xss>x</b>",
    "</script><script data-xss>alert(1)</script>",
    '" autofocus data-xss onfocus="alert(1)',
    "' data-xss onmouseover='alert(1)",
    "--><b data-xss>x</b><!--",
    "<a data-xss href=javascript:alert(1)>x</a>",
    "&lt;b data-xss&gt;x&lt;/b&gt;",
    "\\u003cb data-xss\\u003e<b data-xss>",
    "<i data-xss hx-get=/probe/ hx-trigger=load>",
    "<form data-xss action=//evil.example>",
    "<meta data-xss http-equiv=refresh content=0;/probe/>",
    "{{ 7*191 }}{% raw %}${7*191}",
    "<b data-xss>\u2028\u202e</b>",
]
SHORT = "<b data-xss>"
"""For a field that holds no more than a phone number."""
LINKS = [
    "javascript:window.__xss=1",
    " JaVaScRiPt:alert(1)",
    "data:text/html,<script>parent.__xss=1</script>",
    'https://example.com/"><b data-xss>x</b>',
    "//evil.example/<b data-xss>",
]
ALL = "\n".join([*PAYLOADS, *LINKS])

WATCH = """
window.__violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.__violations.push(
    `${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""
FOUND = """() => ({
    ran: String(window.__xss),
    elements: [...document.querySelectorAll("[data-xss]")].map((each) => each.outerHTML.slice(0, 200)),
    handlers: [...document.querySelectorAll("*")].flatMap((each) =>
        [...each.attributes].filter((one) => /^on|^hx-on/.test(one.name)).map((one) => one.name)),
    links: [...document.querySelectorAll("[href], [src], [action], [formaction]")].flatMap((each) =>
        ["href", "src", "action", "formaction"].map((name) => (each.getAttribute(name) || "").trim().toLowerCase())
    ).filter((to) => /^(javascript|vbscript|data:text)/.test(to) || to.startsWith("//evil")),
    computed: document.body.innerText.includes("1337"),
    violations: window.__violations,
})"""
NOTHING = {"ran": "undefined", "elements": [], "handlers": [], "links": [], "computed": False, "violations": []}


@dataclass
class Ids:
    clients: list[int] = field(default_factory=list)
    tasks: list[int] = field(default_factory=list)
    logs: list[int] = field(default_factory=list)
    upload: int = 0


@pytest.fixture
def ids(make_client, make_task, ana, broker, office) -> Ids:
    """A client for each payload, with a follow-up, an email and a timeline; then everything that the office has."""
    ids, now = Ids(), timezone.now()
    Agent.objects.filter(pk=ana.pk).update(name=PAYLOADS[1], phone=SHORT, signature=ALL, instructions=ALL[:1000])
    Office.objects.update(name=PAYLOADS[0], postal_address=PAYLOADS[1], from_name=PAYLOADS[2])
    ClosedDay.objects.create(on=now + timedelta(days=9), name=PAYLOADS[3])
    statuses = ["draft", "failed", "unconfirmed", "click", "bounce", "open"]
    for number, text in enumerate(PAYLOADS):
        client = make_client(
            name=text,
            email=f'{number}"<b data-xss>@x.example',
            phone=SHORT,
            property_address=text,
            notes=ALL,
            custom_fields={text: ALL, f"{number}": text},
            stage=["lead", "negotiating", "under_contract", "closed", "lost"][number % 5],
        )
        status = statuses[number % len(statuses)]
        is_pending = status in ("draft", "open")
        task = make_task(
            client,
            status="pending" if is_pending else "failed",
            notes=text,
            instructions=ALL[:500],
            reason_code="" if is_pending else "address_refused",
            reason_facts={} if is_pending else {"error": text},
            scheduled_for=now + timedelta(hours=number - 4),
        )
        log = EmailLog.objects.create(
            client=client, task=task, status=status, subject=text, body=ALL, to_email=client.email, written_by="ai",
            sent_at=None if is_pending else now, error_message=ALL, writer_error=text, webhook_events=_events(text),
        )  # fmt: skip
        for kind in Activity.Kind.values:
            facts = dict.fromkeys(("note", "url", "error", "step", "about", "field", "before", "after", "why"), text)
            client.record(kind, by=ana, email=log, task=task, words=text, **facts)
        Attention.objects.create(client=client, kind="quiet", agent=ana, reason=text)
        SmartList.objects.create(agent=ana, name=f"{number} {text}"[:40], query=f"q={text}")
        Suppression.objects.create(address=f"{number}{text}@x.example", reason="bounced", source=text[:20])
        UnmatchedEvent.objects.create(raw=text.encode(), reason="not_an_event", error=text)
        ids.clients.append(client.pk)
        ids.tasks.append(task.pk)
        ids.logs.append(log.pk)
    Provider.objects.create(name="openai", failures=9, last_error=ALL[:300], last_error_at=now)
    Provider.objects.create(name="sendgrid", last_success_at=now, drop_reason=ALL[:300], dropped_at=now)
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in [text, f"{text}@x.example"]) for text in PAYLOADS]
    heads = '"' + '","'.join(text.replace('"', '""') for text in PAYLOADS[:2]) + '"'
    upload = ClientImport(
        agent=ana, name=f"{PAYLOADS[1]}.csv", text="\n".join([heads, *lines]), columns=["name", "email"]
    )
    upload.save()
    ids.upload = upload.pk
    return ids


def _events(text: str) -> list[dict[str, Any]]:
    now = int(timezone.now().timestamp())
    names = ["processed", "deferred", "delivered", "open", *["click"] * len(LINKS), "bounce", "dropped", "spamreport"]
    links = iter([*LINKS, *LINKS, *LINKS])
    return [
        {"event": name, "timestamp": now, "url": next(links), "reason": text, "response": text, "useragent": text}
        for name in names
    ]


@dataclass
class Looker:
    page: Page
    url: str
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.add_init_script(WATCH)
        self.page.on("dialog", self._dialog)
        self.page.on("request", self._request)

    def _dialog(self, dialog: Dialog) -> None:
        self.troubles.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Request) -> None:
        if "/probe/" in request.url or "evil.example" in request.url:
            self.troubles.append(f"a request: {request.url}")

    def signed_in(self, browser: Any) -> "Looker":
        name = next(iter(browser.cookies))
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": name, "value": browser.cookies[name].value, "url": self.url}])
        return self

    def look_at(self, *paths: str) -> None:
        """Every path, and whatever an email's frame in it holds."""
        for path in paths:
            response = self.page.goto(self.url + path, wait_until="load")
            assert response and response.status == 200, path
            for frame in self.page.frames:
                found = frame.evaluate(FOUND)
                assert found == NOTHING, f"{path} {frame.url}: {found}"
            assert not self.troubles, path


@pytest.fixture
def looker(page, live_server, sandbox, settings) -> Looker:
    settings.REQUESTS_A_MINUTE = dict.fromkeys(settings.REQUESTS_A_MINUTE, 100_000)
    return Looker(page, live_server.url)


LISTS = [
    *("/", "/clients/", "/clients/?select", "/clients/lists/", "/pipeline/", "/followups/?limit=100", "/emails/"),
    *("/followups/?view=month", "/followups/?tab=failed", "/reports/", "/settings/", "/today/system/", "/welcome/"),
    *("/palette/?q=xss", "/followups/new/clients/?who=xss", "/clients/duplicates/?phone=5550142"),
]


def test_no_text_runs_in_a_list(looker, ids, ana_browser) -> None:
    looker.signed_in(ana_browser).look_at(*LISTS, f"/clients/import/{ids.upload}/")
    looker.look_at(*(f"/clients/?q={quote(text)}" for text in PAYLOADS[:6]))
    looker.look_at(
        *(f"{path}?q={quote(PAYLOADS[1])}" for path in ("/followups/", "/emails/", "/palette/", "/pipeline/"))
    )


def test_no_text_runs_on_a_page_of_its_own(looker, ids, ana_browser) -> None:
    looker.signed_in(ana_browser)
    for client, task, log in zip(ids.clients, ids.tasks, ids.logs, strict=True):
        for path in (f"/clients/{client}/", f"/emails/{log}/"):
            looker.look_at(path)
            assert "data-xss" in looker.page.inner_text("body")  # it is shown, as a text
        if client in ids.clients[:6]:
            looker.look_at(f"/clients/{client}/edit/", f"/clients/{client}/delete/", f"/followups/{task}/why/")
    looker.look_at(f"/followups/{ids.tasks[0]}/preview/", f"/clients/{ids.clients[0]}/email/")


def test_no_text_runs_for_the_broker(looker, ids, ana, ana_browser) -> None:
    Agent.objects.filter(pk=ana.pk).update(is_broker=True, is_admin=True)
    looker.signed_in(ana_browser)
    looker.look_at("/", "/clients/", "/pipeline/", "/reports/", "/settings/", f"/clients/{ids.clients[1]}/")
    for model in ("clients/client", "clients/activity", "clients/smartlist", "clients/clientimport", "agents/agent"):
        looker.look_at(f"/admin/{model}/")
    for model in (
        "emails/emaillog",
        "emails/suppression",
        "emails/unmatchedevent",
        "emails/provider",
        "followups/task",
    ):
        looker.look_at(f"/admin/{model}/")
    looker.look_at(f"/admin/clients/client/{ids.clients[1]}/change/", f"/admin/emails/emaillog/{ids.logs[1]}/change/")


def test_no_text_runs_for_the_client(looker, ids) -> None:
    """The page behind the link in an email, which says whose email it was."""
    looker.look_at(f"/u/{EmailLog.objects.get(pk=ids.logs[1]).unsubscribe_token}", "/login/?next=javascript:alert(1)")


def test_the_search_for_it_finds_what_does_run(looker, ids, ana_browser) -> None:
    """Else all of the above would pass with a search that sees nothing."""
    page = looker.signed_in(ana_browser).page
    page.goto(looker.url + "/settings/")
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<b data-xss hx-on:click=1><a href=javascript:1>x</a></b>')"
    )
    found = page.evaluate(FOUND)
    assert len(found["elements"]) == 1 and found["handlers"] == ["hx-on:click"] and found["links"] == ["javascript:1"]


def test_no_text_runs_in_a_toast(looker, ids, ana_browser) -> None:
    """It is the one text that a script of ours writes into the page."""
    page = looker.signed_in(ana_browser).page
    page.goto(looker.url + "/clients/")
    for text in PAYLOADS:
        page.evaluate(
            "(text) => document.body.dispatchEvent(new CustomEvent('toast', "
            "{ bubbles: true, detail: { text, undo_url: '/clients/', level: 'success' } }))",
            text,
        )
        assert text.split("\u2028")[0][:20] in page.locator("#toasts").inner_text()
    assert page.evaluate(FOUND) == NOTHING
