"""What SendGrid posts here, and what was refused of it."""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from emails.models import EmailLog
from emails.models.webhook_refusal import Reason, Refusal
from emails.webhook.refusals import refusals
from inbound.views import receive
from lists.words import counted
from realtoros.operating.doctor.finding import Finding, bad, fair, good
from realtoros.operating.doctor.sending import last_report

REPORTS_TAKE = timedelta(hours=1)
"""After which SendGrid has reported something of an email, if it can."""
TO_DO = {
    Reason.NO_KEY: "Copy the key from SendGrid into {key}, and restart the web servers.",
    Reason.WRONG_SIGNATURE: "Copy the key from SendGrid into {key} again: it is another's. Restart the web servers.",
}
OTHERWISE = (
    "If SendGrid sent them, compare {key} with the key that SendGrid shows. Others on the internet try this too."
)


def reports() -> Iterator[Finding]:
    yield _seen()
    yield _refused("reports.refused", "Delivery tracking", refusals.recent(timezone.now()).first(), "WEBHOOK")
    if settings.INBOUND_DOMAIN:
        newest = receive.refusals.recent(timezone.now()).first()
        yield _refused("inbound.refused", "Incoming mail", newest, "INBOUND")


def _seen() -> Finding:
    """Whether anything was reported since emails went."""
    code, name, now = "reports.seen", "Delivery tracking", timezone.now()
    sent = EmailLog.objects.filter(sent_at__isnull=False, sent_at__lt=now - REPORTS_TAKE).order_by("-sent_at")
    newest_sent = sent.values_list("sent_at", flat=True).first()
    at = last_report()
    if newest_sent is None or (at and at >= newest_sent):
        return good(
            code, name, "SendGrid reports deliveries, opens and clicks." if at else "No email has been sent yet.", at
        )
    address = settings.SITE_URL + reverse("sendgrid_webhook")
    to_do = f"In SendGrid under Settings, Mail Settings, Event Webhook: the address is {address}, it is "
    to_do += "enabled, and all of its actions are ticked."
    says = (
        "SendGrid has reported nothing since the last email was sent."
        if at
        else "SendGrid has never reported anything."
    )
    return bad(code, name, says, to_do, at)


def _refused(code: str, name: str, newest: Refusal | None, which: str) -> Finding:
    if newest is None:
        return good(code, name, "Nothing was refused in the last day.")
    says = f"{counted(newest.count, 'request')} rejected today: {newest.get_reason_display()}."
    to_do = TO_DO.get(Reason(newest.reason), OTHERWISE).format(key=f"SENDGRID_{which}_PUBLIC_KEY")
    return fair(code, name, says, to_do, newest.last_at)
