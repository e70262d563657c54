"""The plan strip of a client's page: the steps, the one that is chosen, and what can be done with it."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse

from agents import hours
from agents.models import Agent, Office
from agents.web.requests import AgentRequest
from clients import contacts
from clients.contacts import EMAIL, Contact
from clients.models import Activity, Client
from emails.ledger import LIFTABLE_BY_AGENT
from emails.models import Suppression
from emails.models.copies import People, people_of
from followups.display.plan import STEPS, Plan
from followups.display.plan_rows import plan_of
from followups.display.plan_state import block_of
from followups.models import Reason, Task
from lists.fragments import render_fragment

TARGET = "plan"
"""The strip's id: an action that names it as htmx's target is answered with the strip."""


def is_asked_for(request: AgentRequest) -> bool:
    return bool(request.htmx) and request.htmx.target == TARGET


def strip_of(
    client: Client, step: str | int | None, reader: Agent, entries: list[Suppression], people: People | None
) -> dict[str, Any]:
    """What the strip's template needs; `step` is the id of the follow-up that was chosen, if any.

    `entries` are the ledger's, of the client's address.
    """
    office = Office.current()
    block = block_of(client, office, entries, reader)
    plan = plan_of(client, waits=block is not None, office=office)
    chosen = plan.chosen(step)
    query = f"?{urlencode({'step': chosen.task.pk})}" if chosen else ""
    return {
        "client": client,
        "people": people,
        "office": office,
        "plan": plan,
        "block": block,
        "no_email": why_no_email(client, entries),
        "chosen": chosen,
        "column": plan.column_of(chosen),
        "acted": False,
        "next": reverse("client", args=[client.pk]) + query,
        "stopped": may_go_again(client, plan),
        "instead": addresses_instead(client, entries),
        "offered": len(STEPS) - len({*STEPS} & {*client.plan_without}),
        "hours": hours.in_words(client.agent) if client.agent else "",
    }


def people_linked(client: Client) -> People | None:
    """Who has nobody is found by nothing else: that saves the question."""
    return people_of([client]).get(client.pk) if client.also_found_by else None


def answer(request: AgentRequest, task: Task, status: int = 200) -> HttpResponse:
    """The strip after an action on one of its follow-ups, which stays the chosen one."""
    client = Client.objects.select_related("agent").get(pk=task.client_id)
    entries = Suppression.all_of(client.email)
    context = strip_of(client, task.pk, request.agent, entries, people_linked(client)) | {"acted": True}
    return render_fragment(request, "clients/detail/detail.html", "plan", context, status=status)


def may_go_again(client: Client, plan: Plan) -> list[Task]:
    """What an address stopped and could go in its time, now that it, or another one, may be emailed.

    What the client asked for is about more than the address: typing another one doesn't bring it back. It may go
    again once they said so themselves, or a broker has their consent.
    """
    asked = [task for task in plan.stopped if _was_asked(task)]
    if not asked:
        return plan.stopped
    agreed = Q(data__event="subscribed_again") | Q(data__event="may_be_emailed", data__has_key="consent")
    consent = client.activities.filter(agreed, kind=Activity.Kind.EDITED).first()
    return [task for task in plan.stopped if task not in asked or (consent and consent.occurred_at >= task.updated_at)]


def _was_asked(task: Task) -> bool:
    return task.reason_code == Reason.DO_NOT_EMAIL and task.reason_facts.get("ledger") not in LIFTABLE_BY_AGENT


def addresses_instead(client: Client, entries: list[Suppression]) -> list[Contact]:
    """The client's other addresses that may be emailed, where the main one bounced.

    Only for a bounce. Who opted out, or marked an email as spam, asked the office and not the one address; and why an
    agent marked it by hand nobody knows. Then none is offered: docs/decisions/0027.
    """
    if not entries or any(entry.reason != Suppression.Reason.BOUNCED for entry in entries):
        return []
    others = [each for each in contacts.of_client(client)[EMAIL] if not each.is_main]
    closed = Suppression.by_address(each.value for each in others)
    if any(entry.reason in Suppression.OPT_OUTS for entry in closed.values()):
        return []
    return [each for each in others if each.key not in closed]


def why_no_email(client: Client, entries: list[Suppression]) -> str:
    if not client.has_email:
        return "No email address"
    return f"Do not email: {entries[0].get_reason_display()}" if entries else ""
