"""deploy/compose.yaml runs the same commands as the units of deploy/systemd, in locked containers."""

import re
import shlex

import pytest
from ruamel.yaml import YAML

from realtoros.operating.variables import VARIABLES
from tests.conftest import ROOT

TEXT = (ROOT / "deploy" / "compose.yaml").read_text()
SERVICES = YAML(typ="safe").load(TEXT)["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
OURS = ["release", "web", "worker", "interactive", "beat", "backup"]
UNITS = {
    "release": "realtoros-release.service",
    "web": "realtoros-web@.service",
    "worker": "realtoros-worker.service",
    "interactive": "realtoros-interactive.service",
    "beat": "realtoros-beat.service",
    "backup": "realtoros-backup.service",
}
LOOP = re.compile(r"^ *(\.venv/bin/python manage\.py .*?) \|\| ", re.MULTILINE)


def commands_of_service(name):
    """Those that do the work, without the shell around them."""
    command = SERVICES[name]["command"]
    words = command if isinstance(command, list) else shlex.split(command)
    if words[:2] != ["sh", "-c"]:
        return [without_address(words)]
    lines = LOOP.findall(words[2]) or words[2].split(" && ")
    return [shlex.split(line.replace("$$", "$")) for line in lines]


def without_address(words):
    """systemd gives the web processes a socket; containers have an address."""
    if "--bind" not in words:
        return words
    place = words.index("--bind")
    return words[:place] + words[place + 2 :]


def commands_of_unit(name):
    path = ROOT / "deploy" / "systemd" / UNITS[name]
    assert path.is_file(), f"{path.relative_to(ROOT)} is missing: compose.yaml and the units run the same commands"
    lines = re.findall(r"^ExecStart=(.+)$", path.read_text(), re.MULTILINE)
    return [shlex.split(re.sub(r"/opt/realtoros/(current|next)/", "", line).replace("@%H", "@%h")) for line in lines]


@pytest.mark.parametrize("name", UNITS)
def test_both_ways_run_the_same_commands(name):
    assert commands_of_service(name) == commands_of_unit(name)


def test_no_unit_is_left_out():
    units = {path.name for path in (ROOT / "deploy" / "systemd").glob("*.service")}
    assert units == set(UNITS.values())


def test_every_service_of_ours_is_here():
    assert sorted(name for name, service in SERVICES.items() if "build" in service) == sorted(OURS)


@pytest.mark.parametrize("name", OURS)
def test_ours_can_write_only_to_their_volumes(name):
    service = SERVICES[name]
    assert service["read_only"] is True and service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"] and "privileged" not in service
    assert all(volume.split(":")[1].startswith("/var/lib/realtoros/") for volume in service["volumes"])
    assert "ports" not in service and "user" not in service


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_each_ends_by_itself_never_and_has_limits(name):
    service = SERVICES[name]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["logging"]["options"]["max-size"] and service["networks"] == ["inside"]
    if name == "release":
        assert service["restart"] == "no"
    else:
        assert service["restart"] == "unless-stopped"
        assert set(service["deploy"]["resources"]["limits"]) == {"memory", "pids"}


@pytest.mark.parametrize("name", sorted(set(OURS) - {"release"}))
def test_each_of_ours_waits_for_the_migrations(name):
    waits = SERVICES[name]["depends_on"]
    assert waits["release"] == {"condition": "service_completed_successfully"}
    assert waits["postgres"] == waits["redis"] == {"condition": "service_healthy"}


def test_there_are_two_web_processes_and_only_the_proxy_is_reached_from_outside():
    assert SERVICES["web"]["deploy"]["replicas"] == 2
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["caddy"]


def test_the_broker_keeps_what_it_has():
    assert "--appendonly yes" in " ".join(SERVICES["redis"]["command"])


def test_the_programs_of_a_backup_are_of_the_databases_version():
    (client,) = re.findall(r"postgresql-client-(\d+)", DOCKERFILE)
    assert SERVICES["postgres"]["image"].startswith(f"postgres:{client}-")


def test_every_image_has_a_version():
    named = [service["image"] for name, service in SERVICES.items() if name not in OURS]
    named += re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    assert len(named) == 5 and all(re.search(r":\d+(\.\d+)?-\w+", image) for image in named)


def test_every_variable_in_it_is_explained():
    named = set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", TEXT)) | set(re.findall(r"\{\$([A-Z_]+)\}", caddyfile()))
    assert named - set(VARIABLES) == {"VERSION"}, "VERSION is the image's"


def caddyfile():
    return (ROOT / "deploy" / "Caddyfile").read_text()


def test_the_proxy_is_trusted_and_asks_the_web_processes():
    assert (
        SERVICES["web"]["environment"]["TRUSTED_PROXIES"]
        == YAML(typ="safe").load(TEXT)["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    )
    assert "name web" in caddyfile() and "port 8000" in caddyfile()


def test_the_image_runs_as_nobody_in_particular():
    assert re.search(r"^USER 10001:10001$", DOCKERFILE, re.MULTILINE)
    assert DOCKERFILE.index("USER 10001") > DOCKERFILE.index("COPY . .")


def test_everything_that_the_image_needs_is_let_in_and_nothing_else():
    """What production imports, and no settings of this machine."""
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    let_in = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines and "**/.env" in lines
    assert let_in >= {"agents", "clients", "emails", "followups", "inbound", "lists", "realtoros", "devserver"}
    assert all((ROOT / name).exists() for name in let_in)
    assert not let_in & {"tests", "sandbox", "bench", "var", ".git", ".env", "deploy"}
