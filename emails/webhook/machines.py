"""Opens and clicks that are no sign of interest: of mail privacy proxies that load every picture, of scanners that
follow every link, and on the link to unsubscribe.

Only what says so itself is judged. Gmail's and Yahoo's picture proxies fetch when a person opens, so they count; and a
click soon after the delivery may be a client who was waiting for it, so time alone proves nothing.
"""

import re
from typing import Any

from emails.models.unsubscribe_token import is_our_link

# CUBOT makes telephones.
SCANNER = re.compile(
    r"(?<!\bcu)bots?\b|crawler|spider|scanner|barracuda|mimecast|proofpoint|fireeye|symantec|trend ?micro|urlscan"
    r"|virustotal|headlesschrome|phantomjs|python-requests|python-urllib|aiohttp|curl/|wget/|go-http-client|libwww",
    re.IGNORECASE,
)


def why_machine(event: dict[str, Any]) -> str:
    """What made this open or click, in words, where it was a machine; "" for a person."""
    if event.get("event") not in ("open", "click"):
        return ""
    # Some servers write the flag as a text or a number.
    if str(event.get("sg_machine_open")).strip().lower() in ("true", "1", "1.0"):
        return "a mail privacy proxy"
    agent = event.get("useragent")
    return "a security scanner" if isinstance(agent, str) and SCANNER.search(agent[:500]) else ""


def why_no_sign(event: dict[str, Any]) -> str:
    """Why this open or click tells nothing of the client's interest, in words; "" where it does."""
    if machine := why_machine(event):
        return f"By {machine}"
    url = event.get("url")
    # Whoever leaves is not interested. What they did there is told by the page itself.
    unsubscribes = event.get("event") == "click" and isinstance(url, str) and is_our_link(url)
    return "The link to unsubscribe" if unsubscribes else ""
