"""Which answer belongs to which email: the names that ours carry, and how a client's emails hang together."""

from emails.threads.headers import MOST_REFERENCES, Thread, headers_of
from emails.threads.lookup import Log, logs_named
from emails.threads.names import (
    Named,
    address_of_client,
    address_of_email,
    email_id_in,
    message_id_of,
    named_by,
)

__all__ = [
    "MOST_REFERENCES",
    "Log",
    "Named",
    "Thread",
    "address_of_client",
    "address_of_email",
    "email_id_in",
    "headers_of",
    "logs_named",
    "message_id_of",
    "named_by",
]
