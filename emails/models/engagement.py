"""What became of emails that SendGrid took, as reports and the list of emails count it: each is defined here alone."""

from django.db import models
from django.db.models import Q

from emails.models.states import Status


class Engagement(models.TextChoices):
    DELIVERED = "delivered", "Delivered"
    OPENED = "opened", "Opened"
    CLICKED = "clicked", "Clicked"
    BOUNCED = "bounced", "Bounced or dropped"


BOUNCED = Q(status__in=(Status.BOUNCE, Status.DROPPED))
_CLICKED = Q(clicked_at__isnull=False)
_OPENED = Q(opened_at__isnull=False) | _CLICKED  # a click proves an open, even if images are blocked
_THERE = (
    *(Status.DELIVERED, Status.OPEN, Status.CLICK),
    *(Status.UNSUBSCRIBE, Status.GROUP_UNSUBSCRIBE, Status.SPAMREPORT),
)

WITH: dict[str, Q] = {
    Engagement.DELIVERED: (Q(status__in=_THERE) | _OPENED) & ~BOUNCED,
    Engagement.OPENED: _OPENED & ~BOUNCED,
    Engagement.CLICKED: _CLICKED & ~BOUNCED,
    Engagement.BOUNCED: BOUNCED,
}
"""The emails with each. One that bounced was not delivered, whatever else was reported of it."""
