"""Whether a mail is a delivery report, and what it says of whom."""

from collections.abc import Sequence

from inbound.kinds.found import found
from inbound.kinds.reports.plain import failed_recipients, from_a_server, reported_by_text
from inbound.kinds.reports.returned import message_ids
from inbound.kinds.reports.standard import reported_in
from inbound.kinds.verdict import Reported, Verdict
from inbound.models import Kind
from inbound.reading.message import Message

OTHER_REPORTS = ("disposition-notification", "feedback-report")


def report(message: Message) -> Verdict | None:
    """A bounce if anybody's mail failed for good. A delay, or a delivery that was confirmed, changes nothing."""
    if message.params.get("report-type", "").lower() in OTHER_REPORTS:
        return None
    is_report = message.content_type == "multipart/report"
    if not is_report and not from_a_server(message) and not message.header("x-failed-recipients"):
        return None
    if reported := reported_in(message):
        return _verdict(message, "delivery_status", reported)
    if reported := failed_recipients(message):
        return _verdict(message, "failed_recipients", reported)
    if reported := reported_by_text(message):
        return _verdict(message, "delivery_text", reported)
    return None


def _verdict(message: Message, rule: str, reported: Sequence[Reported]) -> Verdict:
    failed = [each for each in reported if each.action == "failed"]
    first = (failed or reported)[0]
    evidence = found(
        rule if failed else f"delivery_{first.action}",
        f"Action: {first.action} {first.address} {first.status} {first.diagnostic}",
    )
    return Verdict(
        Kind.BOUNCE if failed else Kind.OTHER,
        [evidence],
        reported=list(reported),
        message_ids=message_ids(message),
    )
