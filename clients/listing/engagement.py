"""What clients did with the emails they got, as the database is asked for it."""

from typing import Any

from django.apps import apps
from django.db.models import OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce


def with_email(**which: Any) -> Q:
    """The clients with such an email. As with a foreign key, what stands in a room above is named and not imported.

    Asked of each client in its turn, by index. Of an EXISTS the planner makes a join with everybody's emails, to show
    an agent one page of theirs.
    """
    logs = apps.get_model("emails", "EmailLog").objects.filter(client=OuterRef("pk"), **which)
    return Q(Coalesce(Subquery(logs.order_by().values(yes=Value(True))[:1]), Value(False)))
