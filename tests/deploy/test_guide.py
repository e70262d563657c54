"""Every command of docs/deploying.md is run in a clean folder, or it is said here why it can't be."""

import os
import re
import signal
import subprocess
import urllib.request
import uuid
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.conftest import answers, free_port, wait_until
from tests.deploy.guide import PAGE, answered, commands_of, copy_of_repository, fill_in, section, shell

pytestmark = pytest.mark.slow

NOT_HERE = {
    "dig ": "it asks the DNS",
    "sudo apt-get ": "it installs packages",
    "apt-get ": "it installs packages; bin/install names the same",
    "git clone ": "the tests copy the files of this folder",
    "git pull": "it needs the repository that was cloned",
    "docker compose ": "no container engine; test_compose.py compares what it starts with the units",
    "alias manage=": "what it stands for is run as bin/manage",
    "manage ": "it is run as bin/manage",
    "cd /opt/realtoros/": "only a server that was installed so has it",
    "bin/install": "it changes the whole machine; the tests of this folder run what it puts there",
    "certbot ": "it needs a name that the internet knows",
    "nano ": "a person edits the file; the tests fill in the one for containers",
    "systemctl ": "it needs systemd as the first process",
    "ls /opt/realtoros/": "only a server that was installed so has it",
    "ln -sfn /opt/realtoros/": "only a server that was installed so has it",
    "curl -fsS https://": "it needs a name and a certificate; the tests ask the same of the process",
    "python3 -m venv ": "the tests take the environment that is there",
    ".venv/bin/pip install ": "the environment that is there has these packages: tests/house/test_requirements.py",
}
SETTINGS = "With containers", "On another system"
SITE = {"SITE_URL": "https://crm.example.com", "ALLOWED_HOSTS": "crm.example.com"}


def runs_here(command):
    return not command.startswith(tuple(NOT_HERE))


def run_by_tests():
    return {command for title in SETTINGS for command in commands_of(section(title)) if runs_here(command)}


def test_each_command_is_run_or_its_reason_stands_here():
    assert sorted(filter(runs_here, set(commands_of(PAGE)) - run_by_tests())) == []


def test_no_reason_is_left_over():
    commands = commands_of(PAGE)
    assert [begin for begin in NOT_HERE if not any(command.startswith(begin) for command in commands)] == []


def test_what_is_run_under_another_name_is_run():
    asked = {command.removeprefix("manage ") for command in commands_of(PAGE) if command.startswith("manage ")}
    run = {command.removeprefix("bin/manage ") for command in run_by_tests() if command.startswith("bin/manage ")}
    assert asked and asked <= run


def test_the_table_of_times_names_each_step_in_order():
    steps = re.findall(r"^## (\d\. .*)$", PAGE, re.MULTILINE)
    assert re.findall(r"^\| \[(\d\. [^\]]*)\]", PAGE, re.MULTILINE) == steps and len(steps) == 6


def test_the_settings_of_the_way_with_containers(tmp_path):
    copy_of_repository(tmp_path / "realtoros")
    commands = [command for command in commands_of(section("With containers")) if runs_here(command)]
    key, password = shell(tmp_path, commands).split()
    file = tmp_path / "realtoros" / "deploy" / ".env"
    assert file.stat().st_mode & 0o777 == 0o600 and re.fullmatch(r"[0-9a-f]{48}", password)

    keys = {"SENDGRID_API_KEY": "SG.x", "OPENAI_API_KEY": "sk-x"}
    fill_in(file, **SITE, **keys, SECRET_KEY=key, POSTGRES_PASSWORD=password)
    from_compose = {"DATABASE_URL": f"postgresql://realtoros:{password}@postgres/x", "REDIS_URL": "redis://redis/0"}
    fill_in(file, **from_compose)
    said = shell(tmp_path / "realtoros", ["bin/manage check 2>&1"], ENV_FILE=str(file))
    assert "System check identified no issues" in said


@pytest.fixture
def database():
    """An empty one on the server of the tests."""
    url, name = os.environ["DATABASE_URL"], f"guide_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


BROKER = [
    ("Email", "broker@office.example"),
    ("Name", "Bea"),
    ("Password:", "a good long one"),
    ("again", "a good long one"),
]


def test_by_hand_from_nothing_to_the_sign_in_page(tmp_path, database):
    folder, port = tmp_path / "realtoros", free_port()
    copy_of_repository(folder)
    commands = [command for command in commands_of(section("On another system")) if runs_here(command)]
    before, after = (commands[: commands.index(EXPORT)], commands[commands.index(EXPORT) :])
    shell(folder, before)
    fill_in(
        folder / "env", **SITE, DATABASE_URL=f"'{database}'", REDIS_URL=os.environ["REDIS_URL"], SECRET_KEY="k" * 50
    )
    processes = [command for command in after if "gunicorn" in command or "celery" in command]
    typed = [command for command in after if command not in processes]
    asks = typed.pop()
    assert asks == "bin/manage createsuperuser" and len(processes) == 4
    shell(folder, typed)
    status, said = answered(asks, folder, BROKER, ENV_FILE=str(folder / "env"))
    assert status == 0 and "created successfully" in said, said
    with psycopg.connect(database) as connection:
        assert connection.execute("SELECT email FROM agents").fetchall() == [("broker@office.example",)]
    started = [start(folder, command.replace("8000", str(port)), number) for number, command in enumerate(processes)]
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), 90, "the web process is ready")
        assert ".css" in page(port, "/login/")
        for number, sign in enumerate(("Listening at", "ready.", "ready.", "beat: Starting")):
            wait_until(lambda: sign in log(folder, number), 180, f"{processes[number]} says “{sign}”")  # noqa: B023
    finally:
        for process in started:
            os.killpg(process.pid, signal.SIGTERM)
        for process in started:
            process.wait(60)


EXPORT = 'export ENV_FILE="$PWD/env"'


def start(folder, command, number):
    """As a service that reads the file of settings."""
    with open(folder / f"log-{number}", "wb") as out:
        words = ["bash", "-c", f"set -a; . ./env; set +a; exec {command}"]
        env = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
        return subprocess.Popen(words, cwd=folder, env=env, stdout=out, stderr=out, start_new_session=True)


def log(folder, number):
    return (folder / f"log-{number}").read_text()


def page(port, path):
    headers = {"Host": "crm.example.com", "X-Forwarded-Proto": "https"}
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)) as answer:
        return answer.read().decode()
