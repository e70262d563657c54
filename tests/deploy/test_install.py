"""bin/install: what it says that it does, and that it does it, with stand-ins for the programs that change a system."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.deploy import units

pytestmark = pytest.mark.slow

NAME = "crm.cedarmain.example"
PLACES = (
    "/opt/realtoros",
    "/var/lib/realtoros",
    "/etc/realtoros",
    "/etc/nginx",
    "/etc/systemd/system",
    "/usr/local/bin",
)
EXAMPLE = "# Needed\nSECRET_KEY=\n#MEDIA_ROOT=/somewhere\nSITE_URL=\n# Mail\nFROM_NAME='Cedar & Main'\n"
NGINX = "user www-data;\nworker_processes auto;\nevents {\n\tworker_connections 768;\n}\n"
PYTHON = 'case "$*" in "-m venv "*) mkdir -p "$3/bin" && cp "{0}/true" "$3/bin/pip" && cp "{0}/true" "$3/bin/python" ;;'
PYTHON += ' *) exec {1} "$@" ;; esac'


class Machine:
    """A folder in the place of the root of the file system, and a copy of the repository."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.copy, self.programs = folder, folder / "copy", folder / "programs"
        for name in ("nginx/sites-available", "nginx/sites-enabled", "nginx/snippets", "systemd/system"):
            (folder / "etc" / name).mkdir(parents=True)
        for name in ("var/lib", "usr/local/bin"):
            (folder / name).mkdir(parents=True)
        (folder / "etc/nginx/nginx.conf").write_text(NGINX)
        self.copy_repository()
        for name in ("true", "apt-get", "adduser", "systemctl", "redis-cli", "nginx"):
            self.program(name, "")
        self.program("runuser", 'case "$*" in *SELECT*) ! [ -e {0}/made ] || echo 1 ;; *CREATE*) : >{0}/made ;; esac')
        self.program("id", 'case "$*" in -u) echo 0 ;; esac')
        self.program("python3", PYTHON.format(self.programs, sys.executable))
        # Without the owners: those users are not on this machine.
        install = shutil.which("install")
        self.program("install", f'exec {install} $(echo " $*" | sed "s/ -[og] realtoros//g")')

    def copy_repository(self) -> None:
        (self.copy / "bin").mkdir(parents=True)
        text = (ROOT / "bin/install").read_text()
        for place in PLACES:
            text = text.replace(place, f"{self.folder}{place}")
        for name in re.findall(r"^run cp -R --no-preserve=\S+ ((?:.*\\\n)*.*) \"\$release\"$", text, re.MULTILINE)[
            0
        ].split():
            if name not in ("\\", "bin"):
                (self.copy / name).touch()
        shutil.copytree(ROOT / "deploy", self.copy / "deploy")
        (self.copy / ".env.example").write_text(EXAMPLE)
        (self.copy / "bin/install").write_text(text)

    def program(self, name: str, does: str) -> None:
        self.programs.mkdir(exist_ok=True)
        log = f'echo "{name} $*" >>{self.folder}/ran\n'
        (self.programs / name).write_text(f"#!/bin/sh\n{log}{does.replace('{0}', str(self.folder))}\n")
        (self.programs / name).chmod(0o755)

    def install(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.programs}:{os.environ['PATH']}"
        command = ["sh", str(self.copy / "bin/install"), *arguments]
        return subprocess.run(command, env={"PATH": path}, capture_output=True, text=True, timeout=60)

    def ran(self) -> list[str]:
        return (self.folder / "ran").read_text().splitlines()

    def releases(self) -> list[Path]:
        return sorted((self.folder / "opt/realtoros/releases").iterdir())


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_dry_run_says_everything_and_does_nothing(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    before = sorted(str(each) for each in tmp_path.rglob("*"))
    said = machine.install("--dry-run", NAME)
    assert said.returncode == 0, said.stderr
    assert re.findall(r"^(\d+)\. ", said.stdout, re.MULTILINE) == [str(number) for number in range(1, 11)]
    for part in ("apt-get -q install", "CREATE DATABASE realtoros", "--require-hashes", f"SITE_URL=https://{NAME}"):
        assert part in said.stdout
    assert "SECRET_KEY=(made at random)" in said.stdout
    assert said.stdout.index("realtoros-release") < said.stdout.index("restart realtoros-web@1")
    assert {line.split()[0] for line in machine.ran()} <= {"python3", "id"}, "nothing that changes anything"
    assert sorted(str(each) for each in tmp_path.rglob("*") if each.name != "ran") == before


def test_it_installs_and_a_second_run_upgrades(machine: Machine) -> None:
    done = machine.install(NAME)
    assert done.returncode == 0, done.stdout + done.stderr
    env = machine.folder / "etc/realtoros/env"
    written = env.read_text()
    values = dict(line.split("=", 1) for line in written.splitlines() if not line.startswith("#"))
    assert (
        len(values["SECRET_KEY"]) > 50 and values["SITE_URL"] == f"https://{NAME}" and values["ALLOWED_HOSTS"] == NAME
    )
    assert values["FROM_NAME"] == "'Cedar & Main'" and "#MEDIA_ROOT" not in written and "SECRET_KEY=\n" not in written
    assert env.stat().st_mode & 0o777 == 0o640 and values["SECRET_KEY"] not in done.stdout
    assert len(values["BACKUP_PASSPHRASE"]) > 20 and values["BACKUP_PASSPHRASE"] not in done.stdout
    assert sorted(each.name for each in env.parent.iterdir()) == ["env", "self-signed", "tls"]
    site = machine.folder / "etc/nginx/sites-enabled/realtoros.conf"
    assert f"server_name {NAME};" in site.read_text() and "crm.example.com" not in site.read_text()
    assert (machine.folder / "usr/local/bin/realtoros").exists()
    assert {each.name for each in units.SERVICES} <= {
        each.name for each in (machine.folder / "etc/systemd/system").iterdir()
    }
    (first,) = machine.releases()
    current = machine.folder / "opt/realtoros/current"
    assert current.resolve() == first and (first / ".venv/bin/pip").exists()

    first.rename(first.with_name("20200101-000000"))
    current.unlink()
    current.symlink_to(first.with_name("20200101-000000"))
    env.write_text(written + "SENDGRID_API_KEY=SG.kept\n")
    (machine.folder / "ran").unlink()
    again = machine.install()
    assert again.returncode == 0, again.stdout + again.stderr
    assert env.read_text() == written + "SENDGRID_API_KEY=SG.kept\n", "what somebody changed stays"
    assert current.resolve() == machine.releases()[-1] and len(machine.releases()) == 2
    main = (machine.folder / "etc/nginx/nginx.conf").read_text()
    assert main.count("worker_rlimit_nofile 20000;") == main.count("worker_connections 8192;") == 1
    ran = machine.ran()
    assert not [
        line for line in ran if "CREATE ROLE" in line or "CREATE DATABASE" in line or line.startswith("adduser")
    ]
    order = ["start realtoros-release.service", "restart realtoros-web@1", "restart realtoros-web@2"]
    assert [line.removeprefix("systemctl ") for line in ran if line.removeprefix("systemctl ") in order] == order


def test_it_stops_at_the_first_thing_that_goes_wrong(machine: Machine) -> None:
    machine.program("systemctl", 'case "$*" in "start realtoros-release"*) echo "Job failed." >&2; exit 1 ;; esac')
    failed = machine.install(NAME)
    assert failed.returncode == 1
    assert "stopped at: 7. " in failed.stderr and "Job failed." in failed.stderr and "journalctl" in failed.stderr
    assert not (machine.folder / "opt/realtoros/current").exists(), "the new version has not taken over"
    assert not [line for line in machine.ran() if "restart" in line]
    assert machine.releases() == [], "the half of it is gone"


def test_a_version_that_does_not_start_can_be_taken_back(machine: Machine) -> None:
    assert machine.install(NAME).returncode == 0
    (first,) = machine.releases()
    earlier = first.rename(first.with_name("20200101-000000"))
    current = machine.folder / "opt/realtoros/current"
    current.unlink()
    current.symlink_to(earlier)
    machine.program("systemctl", 'case "$*" in "restart realtoros-web@1") exit 1 ;; esac')
    failed = machine.install()
    assert failed.returncode == 1 and "stopped at: 8. " in failed.stderr
    assert f"Or back: ln -sfn {earlier} {current} && " in failed.stderr
    assert "systemctl restart realtoros-web@2" not in machine.ran()[-1], "the other one still answers"


@pytest.mark.parametrize("name", ["", "CRM.example.com", "crm.example.com/", "a;b", "-x", ".example"])
def test_a_name_that_is_none_is_said(machine: Machine, name: str) -> None:
    refused = machine.install(name)
    assert refused.returncode == 1 and "Under which name" in refused.stderr and "stopped at" not in refused.stderr
    assert not (machine.folder / "ran").exists()


def test_what_it_copies_is_all_that_the_program_needs(tmp_path: Path) -> None:
    text = (ROOT / "bin/install").read_text()
    copied = re.findall(r"^run cp -R --no-preserve=\S+ ((?:.*\\\n)*.*) \"\$release\"$", text, re.MULTILINE)[0].replace(
        "\\", ""
    )
    ignored = shutil.ignore_patterns("__pycache__")
    for name in copied.split():
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=ignored)
        else:
            shutil.copy(source, tmp_path / name)
    environment = {"PATH": os.environ["PATH"], "DEBUG": "1", "DATABASE_URL": os.environ["DATABASE_URL"]}
    environment |= {"STATIC_ROOT": str(tmp_path / "static-root"), "PYTHONDONTWRITEBYTECODE": "1"}
    for command in (["check"], ["collectstatic", "--noinput", "-v", "0"]):
        done = subprocess.run(
            [sys.executable, "manage.py", *command], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
