"""What follow-ups ask of the table above: mail that came in.

No other module of this app reads it. It is named and not imported.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from emails.models.states import ACCEPTED, Status
from emails.threads import MOST_REFERENCES, Thread, message_id_of

# What the client never got is no part of what they read.
_ARRIVES = sorted(ACCEPTED - {Status.BOUNCE, Status.DROPPED})
# An answer of an agent, from their own mailbox, did not go to the client under its Message-ID.
THREADS = """
SELECT asked.id, mail.email_id, mail.message_id FROM unnest(%(clients)s::bigint[]) AS asked(id), LATERAL (
    (SELECT sent_at AS at, id AS email_id, smtp_id AS message_id FROM email_logs
        WHERE client_id = asked.id AND sent_at IS NOT NULL AND status = ANY(%(arrives)s::text[])
        ORDER BY sent_at DESC, id DESC LIMIT %(most)s)
    UNION ALL
    (SELECT received_at, NULL, message_id FROM inbound_emails
        WHERE client_id = asked.id AND kind = 'reply' AND agent_id IS NULL AND message_id <> ''
        ORDER BY received_at DESC, id DESC LIMIT %(most)s)
    ORDER BY at DESC, email_id DESC LIMIT %(most)s) AS mail
ORDER BY asked.id, mail.at, mail.email_id"""

# Nearly always there is none: one look into each of two partial indexes that are empty.
UNREAD = """
SELECT client_id, max(broken) FROM (
    SELECT client_id, 0 AS broken FROM inbound_emails
        WHERE state = 'received' AND client_id = ANY(%(clients)s::bigint[])
    UNION ALL
    SELECT client_id, id FROM inbound_emails
        WHERE state = 'broken' AND settled_at IS NULL AND client_id = ANY(%(clients)s::bigint[])) mail
GROUP BY client_id"""


def threads_of(clients: Iterable[int]) -> dict[int, Thread]:
    """By the client's id, what the last emails to them and their answers are called; one statement for all.

    SendGrid may have sent an email under a Message-ID of its own (`smtp_id`). Nobody knows which one arrived, so both
    are there.
    """
    found: dict[int, list[str]] = defaultdict(list)
    asked = list(clients)
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(THREADS, {"clients": asked, "arrives": _ARRIVES, "most": MOST_REFERENCES})
        for client, email, message_id in cursor.fetchall():
            if email:
                found[client].append(message_id_of(email).strip("<>"))
            if message_id:
                found[client].append(message_id)
    return dict(found)


def clients_with_unread_mail(clients: Iterable[int]) -> dict[int, int]:
    """Those of these clients whose mail came in, and nobody knows yet what it says.

    By the client's id, the id of the newest mail that can't be read; 0 where a worker reads it in a moment.
    """
    ids = sorted({pk for pk in clients if pk})
    if not ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(UNREAD, {"clients": ids})
        return dict(cursor.fetchall())
