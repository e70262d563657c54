"""The emails that a Message-ID in somebody's answer stands for."""

import re
from collections.abc import Collection, Iterable

from emails.models import EmailLog
from emails.threads.names import email_id_in

Log = tuple[int, int]
"""The ids of an email and of its client."""

LONGEST = 255  # as the columns
SHORTEST_PREFIX = 12
"""SendGrid's ids have 20 characters and more. What is shorter may be a word in somebody else's Message-ID."""
MOST_PREFIXES = 5
_MESSAGE_ID = re.compile(r"[!-~]+")


def logs_named(message_ids: Iterable[str], emails: Collection[int] = ()) -> tuple[dict[str, Log], dict[int, Log]]:
    """By the Message-ID those that stand for an email, and by their ids those of `emails` that there are.

    One statement, whatever their number; none when there is nothing to ask. A Message-ID is ours, or it is the one that
    SendGrid reported (`smtp_id`), or it begins with the id that SendGrid answered when it took the email.
    """
    ours: dict[str, int] = {}
    others: dict[str, list[str]] = {}
    for each in message_ids:
        if email := email_id_in(each):
            ours[each] = email
        elif _MESSAGE_ID.fullmatch(each):
            others[each] = _prefixes(each)
    by_id, by_smtp_id, by_sendgrid = _find({*ours.values(), *emails}, others)
    found = {each: by_id[email] for each, email in ours.items() if email in by_id}
    for each, prefixes in others.items():
        known = (by_sendgrid.get(prefix) for prefix in prefixes)
        if log := by_smtp_id.get(each[:LONGEST]) or next(filter(None, known), None):
            found[each] = log
    return found, {email: by_id[email] for email in emails if email in by_id}


def _find(ids: set[int], others: dict[str, list[str]]) -> tuple[dict[int, Log], dict[str, Log], dict[str, Log]]:
    """By their ids, by `smtp_id` and by SendGrid's id: each by its own index."""
    smtp_ids = [each[:LONGEST] for each in others]
    prefixes = [prefix for each in others.values() for prefix in each]
    if not ids and not smtp_ids:
        return {}, {}, {}
    columns = ("pk", "client_id", "smtp_id", "sendgrid_message_id")
    logs = EmailLog.objects.order_by()
    by_id, by_smtp, by_sendgrid = (
        rows.values_list(*columns)
        for rows in (
            logs.filter(pk__in=ids),
            logs.filter(smtp_id__in=smtp_ids).exclude(smtp_id=""),
            logs.filter(sendgrid_message_id__in=prefixes),
        )
    )
    rows = [((pk, client), smtp_id, sendgrid) for pk, client, smtp_id, sendgrid in by_id.union(by_smtp, by_sendgrid)]
    rows.sort()  # of two with the same id the newer email wins
    return (
        {log[0]: log for log, _, _ in rows if log[0] in ids},
        {smtp_id: log for log, smtp_id, _ in rows},
        {sendgrid: log for log, _, sendgrid in rows},
    )


def _prefixes(message_id: str) -> list[str]:
    """What is before the @, and what of it ends before a dot, the longest first."""
    parts = message_id[: 2 * LONGEST].partition("@")[0].split(".")[:MOST_PREFIXES]
    prefixes = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return [prefix for prefix in prefixes if SHORTEST_PREFIX <= len(prefix) <= LONGEST]
