"""deploy/systemd: what systemd itself says of the units, and what it would not say."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.deploy import units

LISTS = {"After", "Wants", "Environment", "SystemCallFilter", "ExecStart"}
"""Keys that may stand several times and add up."""

analyze = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="needs systemd-analyze")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The units with the programs of this folder: systemd-analyze looks whether each is there."""
    folder = tmp_path / "system"
    shutil.copytree(units.FOLDER, folder)
    for unit in folder.rglob("*.*"):
        if unit.is_file():
            text = unit.read_text().replace("/opt/realtoros/current", str(ROOT))
            unit.write_text(text.replace("/opt/realtoros/next", str(ROOT)))
    return folder


def said(*command: str) -> tuple[int, str]:
    done = subprocess.run(["systemd-analyze", "--no-pager", *command], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stdout + done.stderr


@analyze
def test_systemd_has_nothing_to_say(copied: Path) -> None:
    names = [str(path) for path in copied.iterdir() if path.is_file()]
    code, words = said("verify", "--man=no", *names)
    ours = [line for line in words.splitlines() if "realtoros" in line]
    assert code == 0 and ours == [], words


@analyze
@pytest.mark.parametrize("service", [path.name for path in units.SERVICES])
def test_each_service_is_hardened(copied: Path, service: str) -> None:
    code, words = said("security", "--offline=true", "--threshold=30", str(copied / service))
    assert code == 0, words


def test_no_line_is_overruled_by_the_common_file() -> None:
    """What stands in a file of `.service.d` wins over the unit, so a key that differs must not stand in both."""
    common = {key for key, _ in units.lines(units.COMMON)} - LISTS
    for path in units.SERVICES:
        assert common.isdisjoint(key for key, _ in units.lines(path)), path.name


def test_each_service_says_where_it_stays_and_what_it_may_use() -> None:
    for path in units.SERVICES:
        found = dict(units.lines(path))
        assert found["WorkingDirectory"].startswith("/opt/realtoros/") and found["MemoryMax"] and found["UMask"]
        if found["Type"] != "oneshot":
            assert found["Restart"] == "always" and float(found["RestartSec"]) >= 3 and found["TimeoutStopSec"]


def test_a_worker_has_as_long_as_its_longest_sweep() -> None:
    from realtoros import celery_settings

    limit = celery_settings.CELERY_TASK_SOFT_TIME_LIMIT
    minutes = re.fullmatch(r"(\d+)min", dict(units.lines(units.FOLDER / "realtoros-worker.service"))["TimeoutStopSec"])
    assert minutes and int(minutes[1]) * 60 > limit


def test_both_queues_have_a_worker() -> None:
    from realtoros import celery_settings

    commands = " ".join(value for path in units.SERVICES for key, value in units.lines(path) if key == "ExecStart")
    assert all(f"--queues {queue.name} " in commands for queue in celery_settings.CELERY_TASK_QUEUES)


def test_the_target_and_the_installer_name_every_unit() -> None:
    target = " ".join(value for key, value in units.lines(units.FOLDER / "realtoros.target") if key == "Wants")
    install = (ROOT / "bin/install").read_text()
    by_itself = {"realtoros-release", "realtoros-backup"}  # the installer and the timer start these
    for path in units.SERVICES:
        if path.stem not in by_itself:
            assert path.stem in target and path.stem in install
    assert "realtoros-backup.timer" in target and "realtoros-release.service" in install
