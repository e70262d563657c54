"""The text of a card on the board: the client's next touch, and at most one warning. Read-only."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.template.defaultfilters import capfirst

from clients.listing.quiet import QUIET_AFTER, quiet_days
from clients.models import Activity, Client, Stage, address_key
from emails.models import Suppression
from followups.display.plan import Plan
from followups.display.plan_rows import plans_of
from followups.display.reasons import LEDGER_WORDS, reason_of
from lists.words import age

UNTOUCHED_AFTER = timedelta(hours=1)
"""The age from which a lead without any contact gets a warning."""

STAGES = tuple(Stage.values)
"""In the order of the columns. A constant, because Django builds `values` at each access."""


@dataclass(frozen=True)
class CardWarning:
    text: str
    tone: str
    icon: str


@dataclass(frozen=True)
class Card:
    client: Client
    plan: Plan
    now: datetime
    ended: datetime | None = None  # when it was closed or lost
    no_email: str = ""  # the reason on the ledger

    @property
    def previous_stage(self) -> str:
        """The stage of the column before this card's; empty for the first."""
        return STAGES[at - 1] if (at := STAGES.index(self.client.stage)) else ""

    @property
    def next_stage(self) -> str:
        return next(iter(STAGES[STAGES.index(self.client.stage) + 1 :]), "")

    @property
    def text(self) -> str:
        """The next touch in words, without its time."""
        if self.client.is_finished:
            return self.client.get_stage_display()
        if self.no_email == Suppression.Reason.BOUNCED and not self.plan.next:
            return "Stopped"  # the warning says why
        if self.no_email and not self.plan.next:
            return capfirst(LEDGER_WORDS[Suppression.Reason(self.no_email)])
        if not self.client.has_email:
            return "No email address"
        if self.client.paused_at:
            return "Paused"
        if self.plan.next:
            return (
                f"{self.plan.next.followup_type}, held" if self.plan.next.reason_code else self.plan.next.followup_type
            )
        if self.client.replied_at:
            return "They replied"
        return "Planning" if self.client.is_plan_coming and not self.plan.tasks else "No next touch"

    @property
    def at(self) -> datetime | None:
        """The time of the next touch, or when the client was closed or lost."""
        if self.client.is_finished:
            return self.ended
        if not self.plan.next or self.plan.next.reason_code or self.client.paused_at or not self.client.has_email:
            return None
        return self.plan.next.scheduled_for

    @property
    def warning(self) -> CardWarning | None:
        client, days = self.client, quiet_days(self.client, self.now)
        if client.is_finished:
            return None
        if self.no_email == Suppression.Reason.BOUNCED:
            return CardWarning("Address bounced", "red", "circle-alert")
        alone = self.now - client.created_at
        is_new = client.stage == Stage.LEAD and client.last_contacted is None and client.imported_at is None
        if is_new and alone >= UNTOUCHED_AFTER:
            return CardWarning(f"Untouched for {age(alone)}", "red", "circle-alert")
        if self.plan.next and self.plan.next.reason_code:
            return CardWarning(f"Held: {reason_of(self.plan.next)}", "amber", "pause")
        if days:
            limit = QUIET_AFTER[client.stage].days
            return CardWarning(f"Quiet {days} days, limit {limit}", "amber", "moon")
        return None


def cards_of(clients: Iterable[Client], now: datetime) -> dict[int, Card]:
    """The cards of many clients by client id, in three queries."""
    clients = list(clients)
    plans, ended = plans_of(clients), _ended([client.pk for client in clients if client.is_finished])
    ledger = Suppression.by_address(client.email for client in clients if client.email)
    entries = {client.pk: ledger.get(address_key(client.email)) for client in clients}
    return {
        client.pk: Card(client, plans[client.pk], now, ended.get(client.pk), getattr(entries[client.pk], "reason", ""))
        for client in clients
    }


def _ended(ids: list[int]) -> dict[int, datetime]:
    """When each client was moved to the current stage, by client id."""
    moves = Activity.objects.filter(client__in=ids, kind=Activity.Kind.STAGE)
    return dict(moves.order_by("client", "-occurred_at", "-pk").distinct("client").values_list("client", "occurred_at"))
