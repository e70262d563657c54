"""Automatic answers: what says that a mail is one, and the day on which the person is back."""

from inbound.kinds.automatic.decision import automatic
from inbound.kinds.automatic.returning import return_date

__all__ = ["automatic", "return_date"]
