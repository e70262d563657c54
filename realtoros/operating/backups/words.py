"""What the commands say."""

from datetime import datetime
from typing import Any

from lists.words import counted

AFTER = {
    "restore": "All sending is paused. What may have been sent since the backup waits for a broker: see Today. "
    "Then resume sending there.",
    "copy": "This is a copy: it has another office id, and nothing is sent from it, ever.",
}


def told(manifest: dict[str, Any]) -> str:
    """“1,204 clients and 3 files of 2026-11-30 10:30 UTC”."""
    at = datetime.fromisoformat(manifest["at"])
    clients, files = manifest["tables"].get("clients", 0), manifest["parts"]["files"]["count"]
    gone = manifest.get("gone") or []
    noted = f" ({counted(len(gone), 'file')} deleted during the backup)" if gone else ""
    return f"{counted(clients, 'client')} and {counted(files, 'file')}{noted} as of {at:%Y-%m-%d %H:%M} UTC."
