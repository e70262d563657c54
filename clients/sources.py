"""The office's list of sources: names that are unique whatever their case, and one source merged into another."""

import time

from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.db.models.lookups import Exact
from django.http import QueryDict

from clients.models import Client, SmartList, Source

BATCH = 2000  # clients that are locked together
PATIENCE = 10.0  # seconds: what is left then takes another press of the button
ONE_AT_A_TIME = 0x_50_0CE


def keep(source: Source) -> Source | None:
    """Saves it; or the other source that has this name, and nothing was saved.

    Asked before, one at a time, and not left to the constraint: PostgreSQL would write the refusal into its log.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        others = Source.objects.exclude(pk=source.pk).filter(Exact(Lower("name"), Lower(Value(source.name))))
        if other := others.first():
            return other
        source.save()
    return None


def merge(source: Source, into: Source) -> tuple[int, bool]:
    """Gives its clients the other source, then removes it from the list and from smart lists.

    Returns how many clients were moved, without the deleted ones, who are moved too; and whether all of them were.
    It is retired first, so that no form offers it in the meantime.
    """
    Source.objects.filter(pk=source.pk).update(is_active=False)
    moved, ends = 0, time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with transaction.atomic():
            ids = list(Client.objects.filter(source=source).order_by().values_list("pk", flat=True)[:BATCH])
            if not ids:
                _name_in_smart_lists(source, into)
                source.delete()
                return moved, True
            Client.objects.lock(ids)
            still = Client.objects.filter(pk__in=ids, source=source)  # nobody has given them another one since
            moved += still.present().count()
            still.update(source=into)
    return moved, False


def _name_in_smart_lists(source: Source, into: Source) -> None:
    """Their filters by the one find the other."""
    for kept in SmartList.objects.filter(query__contains="source=").order_by("pk").select_for_update(no_key=True):
        asked = QueryDict(kept.query, mutable=True)
        names = asked.getlist("source")
        if str(source.pk) in names:
            new = [str(into.pk) if name == str(source.pk) else name for name in names]
            asked.setlist("source", list(dict.fromkeys(new)))
            kept.query = asked.urlencode()
            kept.save(update_fields=["query"])
