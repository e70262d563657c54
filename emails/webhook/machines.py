"""Opens and clicks that no person made: mail privacy proxies that load every picture, scanners that follow every link.

Only what says so itself is judged. Gmail's and Yahoo's picture proxies fetch when a person opens, so they count; and a
click soon after the delivery may be a client who was waiting for it, so time alone proves nothing.
"""

import re
from typing import Any

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
    if event.get("sg_machine_open") is True:
        return "a mail privacy proxy"
    agent = event.get("useragent")
    return "a security scanner" if isinstance(agent, str) and SCANNER.search(agent[:500]) else ""
