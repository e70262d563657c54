"""Every URL of the resolver, filled in with one agent's rows, and what the table beside this file expects of it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.shortcuts import resolve_url
from django.test import Client as Browser
from django.urls import get_resolver
from django.utils import timezone
from django_celery_beat.models import ClockedSchedule, CrontabSchedule, IntervalSchedule, PeriodicTask, SolarSchedule

from agents.models import Agent, ClosedDay, Invitation, RateLimit, SignInAttempt
from clients.models import (
    BulkAction,
    Client,
    ClientFile,
    ClientImport,
    Conversation,
    Note,
    SmartList,
    Source,
    Tag,
)
from clients.models.story.conversation import FACTS
from emails.models import (
    EmailLog,
    FallbackTemplate,
    LetterTemplate,
    OfficeMail,
    Provider,
    UnmatchedEvent,
    WebhookRefusal,
    WriterProfile,
)
from followups.models import Restore, SweepRun, Task
from inbound.models import InboundEmail, InboundRefusal
from realtoros.operating.models import BackupRun, Examination, Heartbeat
from tests.inbound.mails import make_mail, with_file
from tests.rows import fill

TABLE = Path(__file__).with_name("every_url.txt")
ACTORS = ("stranger", "other", "owner", "broker")
METHODS = ("get", "post")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
HTMX = {"HX-Request": "true"}
NOBODYS = {"django_session", "providers", "rate_limits", "sign_in_attempts"}
"""Tables that anybody's request may write: a test email to oneself says whether SendGrid works."""


def routes() -> list[str]:
    """As `/clients/<int:pk>/edit/`, each once."""
    return sorted(set(_walk(get_resolver().url_patterns, "/")))


def _walk(patterns: Iterable[Any], before: str) -> Iterator[str]:
    for each in patterns:
        # The admin and allauth write some of their routes as expressions.
        route = before + re.sub(r"\(\?P(<\w+>)[^)]*\)", r"\1", str(each.pattern)).strip("^$")
        if hasattr(each, "url_patterns"):
            yield from _walk(each.url_patterns, route)
        else:
            yield route


def expected() -> dict[str, dict[str, list[str]]]:
    """By route and actor, the answers to GET and POST."""
    table: dict[str, dict[str, list[str]]] = {}
    for line in TABLE.read_text().splitlines():
        if line.strip() and not line.startswith("#"):
            route, *answers = line.split()
            assert route not in table and len(answers) == len(ACTORS) * len(METHODS), line
            pairs = zip(answers[::2], answers[1::2], strict=True)
            table[route] = dict(zip(ACTORS, map(list, pairs), strict=True))
    return table


@dataclass
class Rows:
    """One of each thing that an address can name. All of it is the owner's."""

    client: Client
    task: Task
    log: EmailLog
    smart_list: SmartList
    source: Source
    template: LetterTemplate
    tag: Tag
    upload: ClientImport
    bulk: BulkAction
    mail: OfficeMail
    invitation: Invitation
    link: str
    unmatched: InboundEmail
    belongings: dict[str, Any]  # a row of each table that hangs on the client, by the model's label

    def address(self, route: str) -> str:
        """The address of this route with the owner's rows. KeyError for a parameter that nobody has named here yet."""
        if route.startswith("/admin/"):
            return self._in_admin(route)
        if route == "/inbound/<int:pk>/client/":
            return f"/inbound/{self.unmatched.pk}/client/"
        return PARAMETER.sub(lambda found: str(self._value(route[: found.start()], found[1])), route)

    def _value(self, before: str, name: str) -> Any:
        owner: Any = self.client.agent
        if before == "/account/second-factor/webauthn/keys/":
            return 1  # tests/browser/accounts/test_passkeys.py makes one
        if name == "pk":
            return {
                "/bulk/": self.bulk,
                "/clients/": self.client,
                "/clients/import/": self.upload,
                "/clients/lists/": self.smart_list,
                "/emails/": self.log,
                "/followups/": self.task,
                "/inbound/": self.belongings["inbound.InboundEmail"],
                "/today/clients/": self.client,
                "/today/followups/": self.task,
                "/today/inbound/": self.belongings["inbound.InboundEmail"],
                "/office-mails/": self.mail,
                "/settings/sources/": self.source,
                "/settings/templates/": self.template,
                "/settings/tags/": self.tag,
                "/team/": owner,
                "/team/invitations/": self.invitation,
            }[before].pk
        if before.startswith("/today/inbound/"):
            return "not-an-answer"
        if name == "token" and before == "/invitation/":
            return self.link.split("/")[-2]
        return {
            "activity": self.client.activities.filter(data__has_key="field").values_list("pk", flat=True)[0],
            "field": "phone",
            **row_ids(self.belongings),
            "kind": "email",
            "property_type": "any",
            "stage": "lead",
            "step": "day-1",
            "tag": self.tag.pk,
            "token": self.log.unsubscribe_token,
            "verb": "skip",
            "uidb36": "0",
            "key": "made-up",
            "number": self.belongings["inbound.InboundAttachment"].number,
        }[name]

    def _in_admin(self, route: str) -> str:
        path = route.replace("<app_label>", "clients").replace("<url>", "nowhere/at/all/")
        path = path.replace("<path:content_type_id>", str(ContentType.objects.get_for_model(Client).pk))
        if not PARAMETER.search(path):
            return path
        app, model = path.split("/")[2:4]
        row = self.client if app == "r" else apps.get_model(app, model)._default_manager.order_by("pk").first()
        assert row is not None, f"make a row for {route}"
        return PARAMETER.sub(str(row.pk), path)


def make_rows(make_client: Any, make_task: Any, **of_client: Any) -> Rows:
    """The owner's, and one row of each table that the admin shows."""
    client = make_client(**of_client)
    client.record("edited", by=client.agent, field="phone", before="", after=client.phone)
    Note.add(client, "Prefers calls after 4 PM.", by=client.agent).edit("Prefers texts.", by=client.agent)
    call = Conversation.log(client, "call", by=client.agent, outcome="reached", text="Wants a garden.")
    facts = {name: getattr(call, name) for name in FACTS}
    call.edit(by=client.agent, is_kept_from_ai=False, **facts | {"text": "Wants a yard."})
    ClientFile.keep(client, "Offer.pdf", ContentFile(b"An offer"), by=client.agent)
    with_file(make_mail(client), "Offer.pdf", b"An offer")
    task = make_task(client, instructions="Mention the garden.")
    log = EmailLog.objects.create(
        client=client, task=task, status="draft", subject="Hello", body="Hello.", to_email="x"
    )
    invitation = Invitation(name="Dana Fox", email="dana@example.com")
    link = invitation.renew_link()
    invitation.save()
    tag = Tag.objects.create(name="Moves in spring", created_by=client.agent)
    client.add_tags([tag], by=client.agent)
    rows = Rows(
        client=client,
        task=task,
        log=log,
        smart_list=SmartList.objects.create(agent=client.agent, name="Sellers", query="q=x"),
        source=Source.objects.create(name="Farmers’ market"),
        template=LetterTemplate.objects.create(name="Mine", subject="A", body="B.", owner=client.agent),
        tag=tag,
        upload=ClientImport.objects.create(
            agent=client.agent, name="people.csv", text="Name,Email\nDana,d@example.com\n", columns=["name", "email"]
        ),
        bulk=BulkAction.objects.create(
            agent=client.agent, verb="stage", changes={str(client.pk): ["negotiating", "lead"]}
        ),
        mail=OfficeMail.objects.create(kind="test", to_email="a@example.com", subject="Hello", status="failed"),
        invitation=invitation,
        link=link,
        unmatched=make_mail(agent=client.agent),
        belongings=fill(client),
    )
    _for_the_admin()
    return rows


def row_ids(belongings: dict[str, Any]) -> dict[str, int]:
    """By the parameter of an address: `note` is a Note, `file` a ClientFile, `row` an AdditionalEmail.

    A `tag` is no ClientTag: it is one of the office's list.
    """
    names = {type(row).__name__.lower(): row.pk for row in belongings.values()}
    short = {name.removeprefix("client"): pk for name, pk in names.items()}
    others = {model._meta.model_name for model in apps.get_models()} - names.keys()
    return names | {name: pk for name, pk in short.items() if name not in others} | {"row": names["additionalemail"]}


def _for_the_admin() -> None:
    Group.objects.create(name="Nobody's")
    ClosedDay.objects.create(on=date(2026, 12, 24), name="Party")
    UnmatchedEvent.objects.create(raw=b"{}", reason="not_an_event")
    WebhookRefusal.objects.create(day=date(2026, 11, 1), reason="signature", last_at=timezone.now())
    InboundRefusal.objects.create(day=date(2026, 11, 1), reason="wrong_signature", last_at=timezone.now())
    FallbackTemplate.objects.create(followup_type="Day 1", subject="Hello", body="I wanted to check in with you.")
    Provider.objects.get_or_create(name="openai")
    WriterProfile.objects.create(base_url="https://api.openai.com/v1", model="gpt-6-luna")
    SweepRun.objects.create()
    Restore.objects.create(backup_at=timezone.now(), restored_at=timezone.now())
    Heartbeat.objects.create(kind="beat", node="host")
    BackupRun.objects.create()
    Examination.objects.create(topic="mail")
    SignInAttempt.objects.create(outcome="wrong_password")
    RateLimit.objects.create(cache_key="key", value="", expires=timezone.now())
    interval = IntervalSchedule.objects.create(every=1, period="hours")
    CrontabSchedule.objects.get_or_create(minute="1")
    SolarSchedule.objects.create(event="sunset", latitude=45, longitude=-122)
    ClockedSchedule.objects.create(clocked_time=timezone.now())
    PeriodicTask.objects.create(name="hourly", task="nothing", interval=interval)
    empty = [model.__name__ for model in admin.site._registry if not model._default_manager.exists()]
    assert not empty, "make a row of each"


class Visitor:
    """A browser that is answered from the same rows and the same session each time, whatever it asked before."""

    def __init__(self, column: str, agent: Agent | None) -> None:
        self.browser, self.column, self.agent, self.is_deactivated = Browser(), column, agent, False
        if agent:
            self.browser.force_login(agent)
        self.cookies = {name: morsel.value for name, morsel in self.browser.cookies.items()}

    def ask(self, method: str, url: str, headers: dict[str, str], look: bool = True) -> tuple[str, dict[str, str]]:
        """The status, or "login" for a redirect there; and all others' rows after it, if anything was written."""
        self.browser.cookies.load(self.cookies)
        with transaction.atomic():
            before = _rows_written()
            response = getattr(self.browser, method)(url, headers=headers)
            if response.streaming:
                b"".join(response)
            after = rows_of_others(self.agent) if look and _rows_written() != before else {}
            transaction.set_rollback(True)
        to = response.headers.get("Location", "")
        # The script asks to sign in over the page.
        is_login = (response.status_code == 401 and not response.content) or to.startswith(
            (resolve_url(settings.LOGIN_URL) + "?", "/admin/login/?")
        )
        return "login" if is_login else str(response.status_code), after


def _rows_written() -> int:
    """By this transaction so far. To ask costs much less than to look at all rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables")
        return int(cursor.fetchone()[0])


def rows_of_others(agent: Agent | None) -> dict[str, str]:
    """A digest of every table but `NOBODYS`, without the agent's own row, and the office's mails to them."""
    with connection.cursor() as cursor:
        tables = sorted(set(connection.introspection.table_names(cursor)) - NOBODYS)
        digests = [
            f"(SELECT md5(string_agg(each::text, ' ' ORDER BY each::text)) FROM {table} each{_but(table, agent)})"
            for table in tables
        ]
        cursor.execute(f"SELECT {', '.join(digests)}")
        return dict(zip(tables, cursor.fetchone(), strict=True))


def _but(table: str, agent: Agent | None) -> str:
    if agent is None:
        return ""
    own = {"agents": f"id = {agent.pk}", "office_mails": f"agent_id = {agent.pk}"}
    return f" WHERE ({own[table]}) IS NOT TRUE" if table in own else ""
