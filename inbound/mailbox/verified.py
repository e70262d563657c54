"""Whether a mail really comes from the address in its From: by what SendGrid found, see docs/decisions/0033.

Anybody can write an agent's address there, and whoever got one of our emails knows an address to answer to.
"""

import re

from inbound.reading.message import Message

# SendGrid's field: `{@example.com : pass, @mail.example.net : fail}`.
DKIM = re.compile(r"@?([a-z0-9_.-]+)\s*:\s*([a-z]+)")
PASS = "pass"  # noqa: S105 - a verdict


def is_verified(message: Message | None) -> bool:
    """A signature, or the sending server, stands for the domain in From. False where nobody looked.

    The headers of the mail are not believed: whoever forges a sender writes `Authentication-Results`, too.
    """
    if message is None or len(message.all_headers("from")) > 1:
        return False  # a signature may stand for the other one
    domain = _domain_of(message.from_email)
    signed_by = [found for found, verdict in DKIM.findall(message.dkim.lower()) if verdict == PASS]
    if any(_belong_together(domain, each) for each in signed_by):
        return True
    return message.spf.strip().lower() == PASS and _belong_together(domain, _domain_of(message.envelope_from))


def _domain_of(address: str) -> str:
    return address.rpartition("@")[2].strip().strip(".").lower()


def _belong_together(domain: str, other: str) -> bool:
    """The same one, or one below the other: as in DMARC's relaxed alignment, RFC 7489, 3.1."""
    if not (domain and other and "." in domain and "." in other):
        return False
    return domain == other or domain.endswith(f".{other}") or other.endswith(f".{domain}")
