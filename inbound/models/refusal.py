from django.db import models

from emails.models.webhook_refusal import Refusal


class InboundRefusal(Refusal):
    class Meta(Refusal.Meta):
        db_table = "inbound_refusals"
        constraints = [models.UniqueConstraint(fields=("day", "reason"), name="uq_inbound_refusals_day_reason")]
