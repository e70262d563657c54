"""The files of deploy/systemd, read as systemd reads them."""

import shlex
from pathlib import Path

from tests.conftest import ROOT

FOLDER = ROOT / "deploy" / "systemd"
COMMON = FOLDER / "realtoros-.service.d" / "common.conf"
SERVICES = sorted(FOLDER.glob("*.service"))


def lines(path: Path) -> list[tuple[str, str]]:
    """Each key with its value."""
    pairs = (line.partition("=") for line in path.read_text().splitlines() if not line.startswith(("#", "[")))
    return [(key, value) for key, equals, value in pairs if equals]


def commands(name: str, places: dict[str, str]) -> list[list[str]]:
    """What the service runs, with other folders in the place of the server's."""
    found = [value for key, value in lines(FOLDER / f"{name}.service") if key == "ExecStart"]
    for there, here in {**places, "%H": "box"}.items():
        found = [command.replace(there, here) for command in found]
    return [shlex.split(command) for command in found]
