"""In which orders the clients can stand, each with the keys that a page is continued from."""

from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, Value, When
from django.db.models.functions import Coalesce

from clients.listing.engagement import with_email
from clients.models import ClientQuerySet, Stage
from lists.paging import Stretch
from lists.times import EARLIEST

RANK = Case(*(When(stage=stage, then=Value(rank)) for rank, stage in enumerate(Stage)), output_field=IntegerField())

SIMPLE: dict[str, tuple[Any, type]] = {
    "new": (F("created_at"), datetime),
    "name": (F("name"), str),
    "stage": (RANK, int),
    "property": (F("property_address"), str),
    "last": (Coalesce("last_contacted", Value(EARLIEST)), datetime),
    "agent": (Coalesce("agent__name", Value("")), str),
}
ORDERS = [sign + name for name in (*SIMPLE, "next", "mails") for sign in ("", "-")]


def ordered(clients: ClientQuerySet, by: str) -> list[Stretch]:
    """The clients as stretches to be read one after the other."""
    name, descending = by.removeprefix("-"), by.startswith("-")
    if name == "next":
        return _by_next_touch(clients, descending)
    if name == "mails":
        return _by_engagement(clients)[:: 1 if descending else -1]
    key, kind = SIMPLE[name]
    # The newest first is what "new" says.
    return [Stretch(clients, (key, F("pk")), (kind, int), descending != (name == "new"))]


def _by_engagement(clients: ClientQuerySet) -> list[Stretch]:
    """Who clicked, who only opened, who opened nothing, who was sent nothing; the newest first among the same."""
    sent, opened, clicked = (with_email(**{f"{field}_at__isnull": False}) for field in ("sent", "opened", "clicked"))
    alike = (clicked, opened & ~clicked, sent & ~opened & ~clicked, ~sent & ~opened & ~clicked)
    return [Stretch(clients.filter(test), (F("created_at"), F("pk")), (datetime, int), True) for test in alike]


def _by_next_touch(clients: ClientQuerySet, descending: bool) -> list[Stretch]:
    """By their first pending follow-up; then those who have none.

    Read from the follow-ups' own index: a minimum over every client's would be computed for all to show a few.
    """
    pending = apps.get_model("followups", "Task").objects.filter(client=OuterRef("pk"), status="pending").order_by()
    earlier = pending.filter(
        Q(scheduled_for__lt=OuterRef("next_at")) | Q(scheduled_for=OuterRef("next_at"), pk__lt=OuterRef("next_id"))
    )
    planned = clients.filter(tasks__status="pending")
    planned = planned.annotate(next_at=F("tasks__scheduled_for"), next_id=F("tasks__id"))
    planned = planned.alias(has_earlier=Exists(earlier)).filter(has_earlier=False)
    return [
        Stretch(planned, (F("next_at"), F("next_id")), (datetime, int), descending),
        Stretch(clients.filter(~Exists(pending)), (F("pk"),), (int,), True),
    ]
