"""The code as the rules of the house read it: each module, where it stands, and what it imports."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]

ROOMS = ["lists", "agents", "clients", "emails", "followups", "inbound", "realtoros"]
"""From the bottom to the top."""

APPS = ROOMS[1:-1]
FOLDERS = [*ROOMS, "devserver", "sandbox", "bench", "tests"]

MODELS, DOMAIN, DISPLAY, VIEWS = range(4)
LAYERS = {"models": MODELS, "display": DISPLAY, "templatetags": DISPLAY, "web": DISPLAY}
LAYERS |= dict.fromkeys(["views", "admin", "tasks", "urls", "pipeline_urls", "apps", "management"], VIEWS)
"""The layers inside an app; every other module of it is of its domain."""

MEETING = ["admin.py", "tasks.py", "urls.py", "pipeline_urls.py"]
"""Besides the views: where an app may look sideways and up at the other apps."""


@dataclass(frozen=True)
class Import:
    module: str  # what is imported from, or the module itself
    name: str = ""
    alias: str = ""  # what it is called here, where that is another name

    def target(self, root: Path) -> str:
        """The module that is meant: `from clients import bulk` means clients.bulk."""
        whole = f"{self.module}.{self.name}"
        return whole if self.name and is_module(root, whole) else self.module


@dataclass(frozen=True)
class Source:
    """One module of the checkout at `root`."""

    root: Path
    path: Path

    @property
    def parts(self) -> tuple[str, ...]:
        return self.path.relative_to(self.root).parts

    @property
    def name(self) -> str:
        return "/".join(self.parts)

    @property
    def room(self) -> str:
        """The folder that it stands in; for manage.py itself."""
        return self.parts[0]

    @property
    def layer(self) -> int:
        return layer_of(self.name.removesuffix(".py").replace("/", "."))

    @property
    def is_a_meeting(self) -> bool:
        return self.parts[1:2] == ("views",) or (len(self.parts) == 2 and self.parts[1] in MEETING)

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.path.read_text())

    @cached_property
    def nodes(self) -> list[Any]:
        return list(ast.walk(self.tree))

    @cached_property
    def imports(self) -> list[Import]:
        """Every one, wherever in the file it stands, those by a string too."""
        return [each for node in self.nodes for each in _imports(node)]

    @property
    def targets(self) -> list[str]:
        return list(dict.fromkeys(each.target(self.root) for each in self.imports))


def _imports(node: ast.AST) -> Iterator[Import]:
    match node:
        case ast.Import(names=names):
            yield from (Import(each.name) for each in names)
        case ast.ImportFrom(module=module, names=names):
            yield from (Import(module or "", each.name, each.asname or "") for each in names)
        case ast.Call(func=func, args=[ast.Constant(value=str(module)), *_]):
            if called(func) in ("import_module", "import_string", "__import__"):
                yield Import(module)


def called(func: ast.AST) -> str:
    """The last name of what is called: `filter` in `Task.objects.filter(...)`."""
    match func:
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def is_module(root: Path, dotted: str) -> bool:
    path = root.joinpath(*dotted.split("."))
    return path.with_suffix(".py").is_file() or path.is_dir()


def layer_of(dotted: str) -> int:
    """Of a module inside an app."""
    return LAYERS.get("".join(dotted.split(".")[1:2]), DOMAIN)


def sources(*folders: str, root: Path = ROOT) -> list[Source]:
    paths = [path for folder in folders for path in sorted((root / folder).rglob("*.py"))]
    return [Source(root, path) for path in paths if "migrations" not in path.parts]


def written(root: Path, name: str, code: str) -> Source:
    """A made-up module, for a rule to find something in."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(code + "\n")
    return Source(root, path)
