"""No folder and no file is bigger than what one can keep in mind."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import FOLDERS, ROOT

MODULES, TEMPLATES, LINES, WIDTH = 15, 25, 300, 120
COMPONENTS = 40
"""Each is one macro in a file of its name, so nobody has to look through that folder."""


def python_of(root: Path) -> list[Path]:
    found = [*root.glob("*.py"), *(path for folder in FOLDERS for path in (root / folder).rglob("*.py"))]
    return sorted(path for path in found if "migrations" not in path.parts)


def crowded(root: Path, files: list[Path], most: int) -> Iterator[str]:
    """The folders that hold more of these files than that."""
    counts = Counter(path.parent for path in files)
    yield from (f"{folder.relative_to(root)}: {count} files" for folder, count in counts.items() if count > most)


def crowded_with_modules(root: Path) -> list[str]:
    return list(crowded(root, [path for path in python_of(root) if path.name != "__init__.py"], MODULES))


def crowded_with_templates(root: Path) -> list[str]:
    components = [path for path in templates_of(root) if path.parent.name == "components"]
    others = [path for path in templates_of(root) if path not in components]
    return [*crowded(root, others, TEMPLATES), *crowded(root, components, COMPONENTS)]


def templates_of(root: Path) -> list[Path]:
    return sorted(path for path in (root / "templates").rglob("*") if path.is_file())


def long_files(root: Path) -> list[str]:
    lengths = {path: len(path.read_text().splitlines()) for path in python_of(root)}
    return [f"{path.relative_to(root)}: {length} lines" for path, length in lengths.items() if length > LINES]


def wide_lines(root: Path) -> Iterator[str]:
    """Of templates: ruff sees to the lines of Python, and the formatter of templates breaks no long expression."""
    for path in templates_of(root):
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            if len(line) > WIDTH:
                yield f"{path.relative_to(root)}:{number}: {len(line)} characters"


def test_no_folder_has_too_many_modules():
    assert crowded_with_modules(ROOT) == []


def test_no_folder_has_too_many_templates():
    assert crowded_with_templates(ROOT) == []


def test_no_file_is_too_long():
    assert long_files(ROOT) == []


def test_no_line_of_a_template_is_too_wide():
    assert list(wide_lines(ROOT)) == []


def test_a_wide_line_is_found(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text(f"{'x' * WIDTH}\n{'é' * WIDTH}\n{'x' * (WIDTH + 1)}\n")
    assert list(wide_lines(tmp_path)) == ["templates/page.html:3: 121 characters"]


def test_they_are_found(tmp_path):
    def write(name: str, lines: int) -> None:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("pass\n" * lines)

    for number in range(MODULES):
        write(f"clients/views/page_{number}.py", LINES)
        write(f"clients/migrations/000{number}.py", LINES + 1)
        write(f"clients/migrations/100{number}.py", LINES + 1)
    for number in range(TEMPLATES):
        write(f"templates/clients/{number}.html", LINES + 1)
    write("clients/views/__init__.py", 0)
    write("templates/clients/list/list.html", 1)
    assert crowded_with_modules(tmp_path) == crowded_with_templates(tmp_path) == long_files(tmp_path) == []

    write("clients/views/one_more.py", LINES + 1)
    write("templates/clients/one_more.html", 1)
    write("tests/test_long.py", LINES + 2)
    assert crowded_with_modules(tmp_path) == ["clients/views: 16 files"]
    assert crowded_with_templates(tmp_path) == ["templates/clients: 26 files"]
    assert long_files(tmp_path) == ["clients/views/one_more.py: 301 lines", "tests/test_long.py: 302 lines"]
