"""Opens and clicks that show no interest: of mail privacy proxies that load every image, of scanners that follow every
link, and on the unsubscribe link.

Only the event's own flag and user agent decide. Gmail's and Yahoo's image proxies load an image when a person opens the
email, so these opens count. A click right after the delivery may be a waiting client, so time alone proves nothing.
"""

import re
from functools import lru_cache
from typing import Any

from emails.models.unsubscribe_token import is_our_link

# CUBOT is a brand of phones, so “cubot” is no bot.
SCANNER = re.compile(
    r"(?<!\bcu)bots?\b|crawler|spider|scanner|barracuda|mimecast|proofpoint|fireeye|symantec|trend ?micro|urlscan"
    r"|virustotal|headlesschrome|phantomjs|python-requests|python-urllib|aiohttp|curl/|wget/|go-http-client|libwww",
    re.IGNORECASE,
)


def why_machine(event: dict[str, Any]) -> str:
    """The machine that made this open or click, as text for users; "" for a person."""
    if event.get("event") not in ("open", "click"):
        return ""
    # The flag may be a string or a number.
    if str(event.get("sg_machine_open")).strip().lower() in ("true", "1", "1.0"):
        return "a mail privacy proxy"
    agent = event.get("useragent")
    return "a security scanner" if isinstance(agent, str) and _is_scanner(agent[:500]) else ""


@lru_cache(maxsize=1000)
def _is_scanner(agent: str) -> bool:
    """Remembered: the same few programs open most emails."""
    return SCANNER.search(agent) is not None


def why_not_engagement(event: dict[str, Any]) -> str:
    """Why this open or click does not show the client's interest, as text for users; "" if it does."""
    if machine := why_machine(event):
        return f"By {machine}"
    url = event.get("url")
    # A click to unsubscribe shows no interest. The unsubscribe page itself records what the client did there.
    unsubscribes = event.get("event") == "click" and isinstance(url, str) and is_our_link(url)
    return "Unsubscribe link" if unsubscribes else ""
