"""What keeps a process from starting is said in words: all of it, and no traceback."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

RIGHT = {
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "SECRET_KEY": "s" * 60,
    "ALLOWED_HOSTS": "crm.example.com",
    "SITE_URL": "https://crm.example.com",
    "DEBUG": "0",
}
COMMANDS = [
    ["gunicorn", "realtoros.wsgi", "--bind", "127.0.0.1:0"],
    ["celery", "-A", "realtoros", "worker"],
    ["celery", "-A", "realtoros", "beat"],
]


def run(command, tmp_path, cwd=ROOT, **variables):
    env = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **variables}
    return subprocess.run(
        command, cwd=cwd, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=90
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:4]))
def test_all_that_is_wrong_is_said_once_and_without_traceback(command, tmp_path):
    wrong = {**RIGHT, "SECRET_KEY": "", "OPENAI_TIMEOUT": "abc", "INBOUND_DOMAIN": "not a domain"}
    done = run([sys.executable, "-m", *command], tmp_path, **wrong)
    said = done.stdout + done.stderr
    assert done.returncode == 3 and "Traceback" not in said
    assert said.count("RealtorOS can't start. 3 settings are missing or wrong") == 1
    assert "SECRET_KEY is not set." in said and "'abc'" in said and "INBOUND_DOMAIN must be a domain" in said
    assert said.strip().endswith("To try RealtorOS on this machine without any: bin/run.")


def test_manage_says_the_same(tmp_path):
    done = run([sys.executable, "manage.py", "check"], tmp_path, **{**RIGHT, "SITE_URL": "crm.example.com"})
    assert done.returncode and "Traceback" not in done.stderr
    assert "SITE_URL must be an address such as https://crm.example.com, not 'crm.example.com'." in done.stderr
