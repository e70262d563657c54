"""What clients did with the emails they got, as the database is asked for it."""

from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, Q


def with_email(**which: Any) -> Q:
    """The clients with such an email. As with a foreign key, what stands in a room above is named and not imported."""
    logs = apps.get_model("emails", "EmailLog").objects.filter(client=OuterRef("pk"), **which)
    return Q(Exists(logs.order_by()))
