"""An agent answers a client from their own mailbox: that mail comes in, and its words go on to the client."""

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from emails.models.email_log import EmailLog


class PassedOnAnswer(models.Model):
    """One mail is one letter, however often it is read: the database says so."""

    inbound_email = models.OneToOneField("inbound.InboundEmail", models.CASCADE, related_name="+")
    email_log = models.OneToOneField(EmailLog, models.CASCADE, related_name="passed_on")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        db_table = "passed_on_answers"

    def __str__(self) -> str:
        return f"Answer {self.inbound_email_id} as email {self.email_log_id}"
