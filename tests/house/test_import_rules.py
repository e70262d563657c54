"""The rooms look only down, and nobody reaches for another module's private parts."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ["agents", "clients", "emails", "followups", "realtoros"]
# These may look sideways and up to a neighbour: they are where rooms meet. (Those of the second set hold views.)
OPEN = {"views.py", "admin.py", "tasks.py", "urls.py", "apps.py"}
OPEN |= {"pipeline.py", "pipeline_urls.py", "contact.py", "browse.py", "bulk_actions.py", "adding.py", "editing.py"}
OPEN |= {"page.py", "calls.py", "planning.py", "preferences.py"}


def modules(*folders):
    return [
        path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts
    ]


def imports(path):
    """(module, names) of every import statement, wherever in the file it stands."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, []) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "", [alias.name for alias in node.names]


def label(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", modules(*ROOMS), ids=label)
def test_imports_are_absolute(path):
    assert not [node for node in ast.walk(ast.parse(path.read_text())) if getattr(node, "level", 0)]


@pytest.mark.parametrize("path", modules(*ROOMS), ids=label)
def test_rooms_look_down(path):
    room = path.relative_to(ROOT).parts[0]
    for module, _ in imports(path):
        target = module.split(".")[0]
        assert target != "sandbox", f"{label(path)} imports the sandbox"
        if target in ROOMS and target != room and not (path.name in OPEN and target != "realtoros"):
            assert ROOMS.index(target) < ROOMS.index(room), f"{label(path)} looks up at {module}"


@pytest.mark.parametrize("path", modules("sandbox"), ids=label)
def test_the_sandbox_knows_no_application(path):
    assert not [module for module, _ in imports(path) if module.split(".")[0] in [*ROOMS, "django"]]


@pytest.mark.parametrize("path", modules(*ROOMS, "sandbox", "tests", "bench"), ids=label)
def test_nobody_imports_a_private_name(path):
    for module, names in imports(path):
        if module.split(".")[0] in [*ROOMS, "sandbox"]:
            assert not [name for name in names if name.startswith("_") and not name.startswith("__")], label(path)


@pytest.mark.parametrize("path", modules(*ROOMS), ids=label)
def test_no_signals_no_services_no_utils(path):
    assert path.name not in ("services.py", "utils.py", "signals.py", "helpers.py")
    assert not [module for module, _ in imports(path) if module == "django.dispatch" or module.endswith(".signals")]


def test_the_rule_itself_finds_what_it_looks_for(tmp_path):
    bad = tmp_path / "bad.py"
    bad.write_text("def f():\n    from followups.models import _private\n")
    assert list(imports(bad)) == [("followups.models", ["_private"])]
