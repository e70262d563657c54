"""Every variable that the code reads is in .env.example and in docs/settings.md, and no other one."""

import ast
import json
import re
import subprocess
import sys

import pytest

from devserver import environment as of_bin_run
from realtoros.operating.settings_files import written
from realtoros.operating.variables import GROUPS, VARIABLES
from tests.conftest import ROOT
from tests.house.source import ROOMS

NAME = re.compile(r"[A-Z][A-Z0-9_]+")
NO_SETTINGS = {"DJANGO_SETTINGS_MODULE": "names the one settings file", "ENV_FILE": "names the file of settings"}
READERS = {"env", "os.environ", "os.getenv"}


def reads(path):
    """The variables that a file reads, each with its default where that is a constant."""
    own = {"self"} if path.name == "environment.py" else set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
            yield from ((name, None) for name in named(node.slice))
        if not isinstance(node, ast.Call) or not node.args:
            continue
        source = ast.unparse(node.func)
        if source in READERS | own or source.rpartition(".")[0] in READERS | own:
            default = node.args[1] if len(node.args) > 1 else None
            is_default = isinstance(default, ast.Constant) and not source.endswith(".setdefault")
            constant = default.value if is_default else None
            yield from ((name, constant) for name in named(node.args[0]))


def named(node):
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and NAME.fullmatch(node.value):
        yield node.value


def files():
    for folder in ROOMS:
        yield from (path for path in (ROOT / folder).rglob("*.py") if "migrations" not in path.parts)
    yield from (ROOT / name for name in ("gunicorn.conf.py", "manage.py"))


def read_by_python():
    return {name for path in files() for name, _ in reads(path)}


def read_by_others():
    """By compose.yaml, by the units and by bin/run."""
    texts = [path.read_text() for path in (ROOT / "deploy").rglob("*") if path.is_file()]
    found = {name for text in texts for name in re.findall(r"(?<![\w%])\$?\$\{?\$?([A-Z][A-Z0-9_]{3,})\}?", text)}
    return found & set(VARIABLES) | set(of_bin_run.VARIABLES) | {"VAR_DIR"}


def test_every_variable_that_the_code_reads_is_explained():
    assert "OPENAI_TIMEOUT" in read_by_python() and "DATABASE_URL" in read_by_python()
    missing = sorted(read_by_python() - set(VARIABLES) - set(NO_SETTINGS))
    assert missing == [], "add them to realtoros/operating/variables.py"


def test_nothing_is_explained_that_nobody_reads():
    assert sorted(set(VARIABLES) - read_by_python() - read_by_others()) == []


def test_the_defaults_are_those_of_the_code():
    for path in files():
        for name, default in reads(path):
            if default not in (None, "") and name in VARIABLES and VARIABLES[name].default:
                assert str(default) == VARIABLES[name].default, name


@pytest.mark.parametrize("path", written(), ids=lambda path: path.name)
def test_both_files_are_as_the_code_says(path):
    assert path.read_text() == written()[path], "run: python -m realtoros.operating.settings_files"


def test_no_name_stands_twice():
    assert len(VARIABLES) == sum(len(group) for group in GROUPS.values())


def set_in_example():
    lines = (ROOT / ".env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_the_example_sets_nothing_that_a_server_must_not_have():
    """A copy of it says at the start what is missing; it can't be started with a key that everybody knows."""
    needed = {name for name, variable in VARIABLES.items() if variable.required}
    assert set_in_example() == {"DEBUG": "0", **dict.fromkeys(needed, "")}


def test_a_shell_reads_the_example_with_every_line_switched_on(tmp_path):
    """bin/manage reads the file as a shell does; systemd and compose take the quotes off in the same way."""
    text = re.sub(r"^#(?=[A-Z_]+=)", "", (ROOT / ".env.example").read_text(), flags=re.MULTILINE)
    (tmp_path / "env").write_text(text)
    show = f"{sys.executable} -c 'import json, os; print(json.dumps(dict(os.environ)))'"
    command = f"set -eu; set -a; . {tmp_path / 'env'}; set +a; {show}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, env={}, check=True)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    for name, variable in VARIABLES.items():
        assert found[name] == ("" if variable.required else variable.default or variable.example), name


def manage(*words, **variables):
    env = {"PATH": "/usr/bin:/bin", **variables}
    return subprocess.run([str(ROOT / "bin" / "manage"), *words], capture_output=True, text=True, env=env)


def test_manage_reads_the_file_of_settings(tmp_path):
    (tmp_path / "env").write_text("SITE_URL='not a url'\nFROM_NAME='Cedar & Sons; $HOME'\nDEBUG=0\n")
    said = manage("check", ENV_FILE=str(tmp_path / "env")).stderr
    assert "SITE_URL must be an address" in said and "'not a url'" in said and "SECRET_KEY is not set" in said


def test_manage_says_that_the_file_is_missing(tmp_path):
    done = manage("check", ENV_FILE=str(tmp_path / "none"))
    assert done.returncode == 1 and done.stderr == f"There is no {tmp_path / 'none'}, which ENV_FILE names.\n"
