"""`manage.py doctor`: one line each, what to do below, and never longer than 15 seconds."""

import json
import os
import pty
import socket
import subprocess
import sys
import time
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from realtoros.management.commands.doctor import Command
from realtoros.operating.doctor import examine
from realtoros.operating.doctor.finding import Finding, bad
from realtoros.operating.models import BackupRun, Examination
from tests.conftest import ROOT
from tests.realtoros.operating.doctor.conftest import KEY

AT_MOST = 12
"""Seconds without the start of Python and Django: 15 with it, on a machine that has nothing else to do."""


def run(*options):
    out = StringIO()
    try:
        call_command("doctor", *options, stdout=out)
    except SystemExit as end:
        return out.getvalue(), end.code
    return out.getvalue(), 0


@pytest.mark.django_db
def test_says_one_line_each_and_what_to_do(well):
    text, code = run()
    assert code == 0 and "\x1b" not in text
    assert "ok   Database: PostgreSQL answers.\n" in text
    BackupRun.objects.filter(kind="backup").delete()
    text, code = run()
    assert code == 1
    assert "BAD  Backup: None was ever made.\n       Set up the nightly backup" in text
    assert text.splitlines()[-1].startswith("1 to put right, ")


@pytest.mark.django_db
def test_the_same_for_programs(well):
    BackupRun.objects.filter(kind="backup").delete()
    text, code = run("--json")
    found = {each["code"]: each for each in json.loads(text)}
    assert code == 1 and found["backups.age"]["tone"] == "red" and found["backups.age"]["to_do"]
    assert KEY not in text and "sk-" not in text


@pytest.mark.django_db
def test_only_live_asks_the_providers(well, monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr("realtoros.operating.doctor.live._get", never)
    assert not [code for code in well.findings() if code.startswith("live")]


@pytest.mark.django_db
def test_what_the_dns_said_is_kept_for_the_page(well):
    run()
    kept = Examination.objects.get(topic="sender")
    assert {each["code"] for each in kept.findings} >= {"sender.dkim", "sender.spf", "sender.dmarc", "inbound.mx"}
    assert [Finding.of_json(each).as_json() for each in kept.findings] == kept.findings


def test_a_question_that_fails_ends_nothing(well, monkeypatch):
    def broken():
        raise ValueError("a fault of ours")

    found = examine.found_by("disk", broken)
    assert found[0].tone == "amber" and "a fault of ours" in found[0].says


def test_a_question_that_hangs_is_a_finding():
    asked = examine.Asked({"disk": lambda: time.sleep(60) or [], "keys": lambda: [bad("keys.x", "Key", "No.", "Set.")]})
    found = asked.wait(time.monotonic() + 1)
    assert [each.code for each in found["disk"]] == ["disk.late"] and found["keys"][0].code == "keys.x"


def test_colors_only_on_a_terminal(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    command, out = Command(), StringIO()
    command.stdout = type("Out", (), {"write": lambda self, text: out.write(text + "\n")})()
    command._write([bad("a.b", "Disk", "Full.", "Delete logs.", timezone.now())], True)
    assert out.getvalue().startswith("\x1b[31mBAD \x1b[0m Disk: Full (today at ")


def started(**changes):
    """The command in a process of its own, as production. Its output, its exit code and its seconds."""
    production = {
        "DEBUG": "0",
        "SECRET_KEY": "x" * 50,
        "SITE_URL": "https://crm.cedarmain.example",
        "ALLOWED_HOSTS": "crm.cedarmain.example",
        "FROM_EMAIL": "hello@cedarmain.example",
        "SENDGRID_API_KEY": "test",
        "OPENAI_API_KEY": "test",
    }
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "PYTHONPATH", "VAR_DIR") if name in os.environ}
    environment = kept | production | changes
    _, starts = _seconds_of(environment, "help", "doctor")  # what this machine takes for that, now
    done, seconds = _seconds_of(environment, "doctor", "--live", "--json")
    assert done.stdout, done.stderr
    return {each["code"]: each for each in json.loads(done.stdout)}, done.returncode, seconds - starts


def _seconds_of(environment, *arguments):
    command, began = [sys.executable, str(ROOT / "manage.py"), *arguments], time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=90)
    return done, time.monotonic() - began


@pytest.mark.slow
def test_everything_hangs():
    """A server that takes connections and never says a word stands for all of them."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as hole, socket.socket(type=socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        where = f"127.0.0.1:{hole.getsockname()[1]}"
        found, code, seconds = started(
            DATABASE_URL=f"postgresql://postgres@{where}/realtoros",
            REDIS_URL=f"redis://{where}/0",
            SENDGRID_BASE_URL=f"http://{where}",
            OPENAI_BASE_URL=f"http://{where}/v1",
            DNS_SERVER=f"127.0.0.1:{silent.getsockname()[1]}",
        )
    assert code == 1 and seconds < AT_MOST
    assert {found[code]["tone"] for code in ("database.reachable", "broker.reachable")} == {"red"}
    assert {found[code]["tone"] for code in ("live.sendgrid", "live.openai", "sender.dns")} == {"amber"}
    assert found["address.https"]["tone"] == "green"  # the rest is asked all the same


@pytest.mark.slow
def test_a_database_that_is_down():
    nobody = "127.0.0.1:9"
    found, code, seconds = started(
        DATABASE_URL=f"postgresql://postgres@{nobody}/realtoros",
        REDIS_URL=f"redis://{nobody}/0",
        SENDGRID_BASE_URL=f"http://{nobody}",
        OPENAI_BASE_URL=f"http://{nobody}/v1",
        DNS_SERVER=nobody,
    )
    assert code == 1 and seconds < AT_MOST
    assert "systemctl status postgresql" in found["database.reachable"]["to_do"]
    assert not [each for each in found if each.startswith(("work", "backups", "processes"))]


@pytest.mark.slow
def test_a_terminal_gets_colors():
    main, other = pty.openpty()
    environment = os.environ | {"DEBUG": "1", "DATABASE_URL": "postgresql://postgres@127.0.0.1:9/x"}
    command = [sys.executable, str(ROOT / "manage.py"), "doctor"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=other, stderr=subprocess.DEVNULL)
    os.close(other)
    text = b""
    while b"asked." not in text:
        text += os.read(main, 65536)
    os.close(main)
    assert process.wait(30) == 1 and b"\x1b[31mBAD \x1b[0m Database" in text
