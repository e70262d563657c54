"""What the columns of an incoming mail may hold."""

from django.db import models


class Kind(models.TextChoices):
    REPLY = "reply", "Reply"
    AUTO_REPLY = "auto_reply", "Automatic reply"
    BOUNCE = "bounce", "Delivery report"
    OPT_OUT = "opt_out", "Opt-out"
    LEAD = "lead", "Lead"
    OTHER = "other", "Other"


class MatchedBy(models.TextChoices):
    TOKEN = "token", "Reply address"
    REFERENCES = "references", "Thread"
    ADDRESS = "address", "Sender’s address"
    NONE = "none", "Nothing"


class State(models.TextChoices):
    RECEIVED = "received", "Received"  # stored, not read yet
    READ = "read", "Read"
    BROKEN = "broken", "Could not be read"  # `error` says why; “Try again” makes it received
