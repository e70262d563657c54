"""Who may import whom, by the folder that a module stands in; and what nobody imports."""

import ast
from collections.abc import Callable, Iterator

import pytest

from tests.house.source import APPS, FOLDERS, MODELS, ROOMS, ROOT, VIEWS, Source, is_module, layer_of, sources, written

EVERYTHING = [*sources(*FOLDERS), Source(ROOT, ROOT / "manage.py")]
FOR_THEMSELVES = ["realtoros", "devserver", "sandbox", "bench", "tests"]
FREE = ["bench", "tests", "manage.py"]
BAD_NAMES = ["services.py", "utils.py", "helpers.py", "signals.py"]


def rooms_look_down(source: Source) -> Iterator[str]:
    """Each imports itself and those below; where an app meets the others, also the apps above."""
    if source.room not in ROOMS:
        return
    highest = ROOMS.index(APPS[-1] if source.is_a_meeting and source.room in APPS else source.room)
    yield from (f"looks up at {each}" for each in source.targets if _room(each) in ROOMS[highest + 1 :])


def layers_look_down(source: Source) -> Iterator[str]:
    """Inside an app: models, then its domain, then display, then views. Views of other apps are for views, too."""
    if source.room not in APPS:
        return
    for target in source.targets:
        if _room(target) == source.room and layer_of(target) > source.layer:
            yield f"looks up at {target}"
        if _room(target) in APPS and layer_of(target) == VIEWS > source.layer:
            yield f"needs the view {target}"


def some_stay_alone(source: Source) -> Iterator[str]:
    """Nobody imports the composition root, the launcher, the sandbox, benchmarks or tests."""
    if source.room not in FREE:
        closed = [room for room in FOR_THEMSELVES if room != source.room]
        yield from (f"imports {target}" for target in source.targets if _room(target) in closed)


def some_know_no_app(source: Source) -> Iterator[str]:
    """The sandbox is as far from us as the providers are, and the launcher starts what it doesn't know."""
    unknown = {"sandbox": [*ROOMS, "django"], "devserver": ROOMS}.get(source.room, [])
    yield from (f"imports {target}" for target in source.targets if _room(target) in unknown)


def imports_are_absolute(source: Source) -> Iterator[str]:
    for node in source.nodes:
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f"line {node.lineno}"


def private_names_stay_private(source: Source) -> Iterator[str]:
    """Neither imported from another module of ours nor reached through it."""
    modules = set()
    for each in source.imports:
        if _room(each.module) not in FOLDERS:
            continue
        if not is_module(source.root, f"{each.module}.{each.name}"):
            if _is_private(each.name):
                yield f"imports {each.name} from {each.module}"
        else:
            modules.add(each.alias or each.name)
    for node in source.nodes:
        match node:
            case ast.Attribute(value=ast.Name(id=module), attr=name) if module in modules and _is_private(name):
                yield f"line {node.lineno} reaches for {module}.{name}"


def no_signals_and_no_services(source: Source) -> Iterator[str]:
    """A signal acts where nobody sees it, and the other names say nothing of what is inside."""
    if source.parts[-1] in BAD_NAMES:
        yield "has a name that says nothing"
    if source.room in ROOMS:
        for each in source.imports:
            names = f"{each.module}.{each.name}".split(".")
            # Celery says in no other way that a process begins or ends.
            if each.module == "django.dispatch" or ("signals" in names and names[0] != "celery"):
                yield f"imports {each.module}"


def _room(dotted: str) -> str:
    return dotted.split(".")[0]


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


Rule = Callable[[Source], Iterator[str]]
RULES: list[Rule] = [rooms_look_down, layers_look_down, some_stay_alone, some_know_no_app, imports_are_absolute]
RULES += [private_names_stay_private, no_signals_and_no_services]


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule):
    assert [f"{source.name} {problem}" for source in EVERYTHING for problem in rule(source)] == []


def test_every_folder_of_python_is_known():
    """A new one has to be given its place in the rules."""
    assert {path.parent.name for path in ROOT.glob("*/*.py")} == set(FOLDERS)


@pytest.mark.parametrize(
    ("rule", "name", "code"),
    [
        (rooms_look_down, "lists/paging.py", "from clients.models import Client"),
        (rooms_look_down, "agents/web/live.py", "import emails.models"),
        (rooms_look_down, "clients/bulk.py", "def later():\n    from followups.models import Task"),
        (rooms_look_down, "clients/models/client.py", "from followups.models import Task"),
        (rooms_look_down, "clients/listing/views.py", "from followups.models import Task"),
        (rooms_look_down, "emails/webhook/tasks.py", "from followups import models"),
        (rooms_look_down, "emails/ledger.py", "import_module('followups.models')"),
        (rooms_look_down, "clients/views/list.py", "from realtoros import palette"),
        (layers_look_down, "clients/models/client.py", "from clients.bulk import move"),
        (layers_look_down, "clients/bulk.py", "from clients.views import list"),
        (layers_look_down, "emails/models/email_log.py", "from emails import states"),
        (layers_look_down, "followups/engine/drafts.py", "from followups.display.rows import row_of"),
        (layers_look_down, "followups/display/rows.py", "from followups.views.list import found"),
        (layers_look_down, "followups/engine/sweep.py", "from followups.tasks import send_soon"),
        (layers_look_down, "followups/display/cards.py", "from clients.views.list import found"),
        (some_stay_alone, "devserver/run.py", "import realtoros.settings"),
        (some_stay_alone, "clients/bulk.py", "from devserver.environment import var_dir"),
        (some_stay_alone, "realtoros/settings.py", "from sandbox.sendgrid import keys"),
        (some_stay_alone, "emails/sendgrid.py", "from tests.emails import events"),
        (some_know_no_app, "sandbox/store.py", "from django.db import models"),
        (some_know_no_app, "sandbox/store.py", "import clients.models"),
        (some_know_no_app, "devserver/prepare.py", "from agents.models import Agent"),
        (imports_are_absolute, "clients/bulk.py", "from .models import Client"),
        (private_names_stay_private, "clients/bulk.py", "from clients.fields import _hidden"),
        (private_names_stay_private, "tests/test_bulk.py", "from clients import fields\nfields._hidden()"),
        (private_names_stay_private, "tests/test_bulk.py", "from clients import fields as here\nhere._hidden()"),
        (no_signals_and_no_services, "clients/services.py", ""),
        (no_signals_and_no_services, "tests/helpers.py", ""),
        (no_signals_and_no_services, "clients/bulk.py", "from django.dispatch import receiver"),
        (no_signals_and_no_services, "clients/bulk.py", "from django.db.models.signals import post_save"),
        (no_signals_and_no_services, "clients/bulk.py", "from django.db.models import signals"),
    ],
)
def test_the_rule_finds(rule, name, code, tmp_path):
    for module in ("clients/fields.py", "clients/views/list.py", "emails/states.py", "followups/tasks.py"):
        written(tmp_path, module, "")
    assert list(rule(written(tmp_path, name, code)))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("clients/views/list.py", "from followups.display.plan import plans_of"),
        ("clients/views/new.py", "from followups.tasks import plan_soon"),
        ("agents/admin.py", "from emails.models import EmailLog"),
        ("followups/display/rows.py", "from followups.engine import gates\nfrom agents.web.live import version_prefix"),
        ("followups/models/task.py", "from clients.models import Client\nfrom lists.times import LATEST"),
        ("realtoros/palette.py", "from clients.views import list"),
        ("manage.py", "from devserver import environment"),
        ("tests/test_store.py", "from sandbox.store import Store"),
        ("bench/sweep.py", "from bench import _table\nfrom bench._table import show\n_table.show()"),
        ("clients/fields.py", "from django.db.models import Q\nQ._new_instance"),
    ],
)
def test_the_rules_allow(name, code, tmp_path):
    written(tmp_path, "bench/_table.py", "")
    source = written(tmp_path, name, code)
    assert [problem for rule in RULES for problem in rule(source)] == []


def test_the_models_are_the_lowest_layer():
    assert [layer_of(f"clients.{each}") for each in ("models.client", "models")] == [MODELS, MODELS]
    assert layer_of("agents.models") == MODELS
