"""Words are for people, codes are for programs: no code compares, searches or parses what a person reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from followups.models import Task
from tests.house.source import ROOMS, ROOT, Source, called, sources, written

READ_BY_PEOPLE = {"detail", "label", "says", "said", "text", "title", "verdict", "word", "words"}
"""Attributes that hold what a person reads."""

MADE_FOR_PEOPLE = {"in_words", "reason_of", "text_of", "words_of", "counted", "capped"}
COMPARES = {"startswith", "endswith", "removeprefix", "removesuffix", "find", "index", "partition", "match", "search"}
COLUMNS_FOR_PEOPLE = ("error", "reason", "source", "text", "words")
LOOKUP = re.compile(rf"(?:\w+__)?(?:{'|'.join(COLUMNS_FOR_PEOPLE)})__i?(?:startswith|endswith|contains|exact|regex)")
NAMES_OF_STEPS = set(Task.Type.values)


ALLOWED = {
    # Where the words stand on the page: a full stop is not followed by a comma.
    ("followups/display/timeline.py", "self.text.endswith"),
    # What the client wrote, in which an agent looks for a word.
    ("inbound/forms.py", "text__icontains"),
}
"""What only looks like it, with its reason."""


def comparisons(source: Source) -> Iterator[str]:
    prose = {name for name, value in _constants(source) if _is_for_people(value)}
    for node in source.nodes:
        for side in _sides(node):
            if (_is_for_people(side) or (isinstance(side, ast.Name) and side.id in prose)) and (
                source.name,
                _short(node),
            ) not in ALLOWED:
                yield f"line {node.lineno}: {_short(node)}"
        if (lookup := _lookup(node)) and LOOKUP.fullmatch(lookup) and (source.name, lookup) not in ALLOWED:
            yield f"line {node.lineno}: {lookup}"


def _lookup(node: ast.AST) -> str:
    """Of a query, also where it is prepared in a dictionary."""
    match node:
        case ast.keyword(arg=str(name)) | ast.Constant(value=str(name)):
            return name
    return ""


def _constants(source: Source) -> Iterator[tuple[str, ast.expr]]:
    for node in source.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                yield name, value
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                yield from (
                    (name.id, value) for name, value in zip(names, values, strict=False) if isinstance(name, ast.Name)
                )


def _sides(node: ast.AST) -> list[ast.expr]:
    """What is compared, searched or taken apart."""
    match node:
        case ast.Compare(left=left, comparators=others):
            # Whether there are any words is no question about them.
            return [] if any(_is_empty(side) for side in (left, *others)) else [left, *others]
        case ast.Call(func=ast.Attribute(value=value, attr=name), args=args) if name in COMPARES:
            return [value, *args]
        case ast.Call(func=func, keywords=keywords) if called(func) in ("filter", "exclude", "get", "Q"):
            return [each.value for each in keywords if isinstance(each.value, ast.Constant | ast.Name)]
        case ast.MatchValue(value=value):
            return [value]
    return []


def _is_for_people(side: ast.expr) -> bool:
    match side:
        case ast.Constant(value=str(text)):
            return text not in NAMES_OF_STEPS and re.search(r"[a-z]['’a-z]* [a-z]+", text) is not None
        case ast.JoinedStr(values=parts):
            return any(_is_for_people(part) for part in parts)
        case ast.Attribute(attr=name):
            return name in READ_BY_PEOPLE or name == "__doc__"
        case ast.Call(func=func):
            return called(func) in MADE_FOR_PEOPLE or re.fullmatch(r"get_\w+_display", called(func)) is not None
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return any(_is_for_people(part) for part in parts)
    return False


def _is_empty(side: ast.expr) -> bool:
    return isinstance(side, ast.Constant) and side.value in ("", None)


def _short(node: ast.AST) -> str:
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)[:80]


IN_TEMPLATES = re.compile(
    r"\.(?:" + "|".join(READ_BY_PEOPLE) + r")(?:\|\w+(?::\S+)?)*\s*(?:==|!=|\bin\b)\s*(?!\"\")|\|slice:\"-1:\""
)
IN_SQL = re.compile(r"\b(?:text|words|reason)\s+(?:NOT\s+)?(?:I?LIKE|~\*?|SIMILAR TO) ['%]", re.IGNORECASE)


READS_EMAILS = "emails/writer/"
"""Its work is to read what models and agents write: an email's words are its data."""

OURS = [source for source in sources(*ROOMS) if not source.name.startswith(READS_EMAILS)]


@pytest.mark.parametrize("source", OURS, ids=lambda source: source.name)
def test_no_code_compares_what_people_read(source):
    assert list(comparisons(source)) == []
    texts = [node.value for node in source.nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    assert [text for text in texts if IN_SQL.search(text)] == []


def _templates() -> list[Path]:
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.suffix in (".html", ".jinja"))


@pytest.mark.parametrize("path", _templates(), ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_no_template_compares_what_people_read(path):
    assert [line for line in path.read_text().splitlines() if IN_TEMPLATES.search(line)] == []


@pytest.mark.parametrize(
    "code",
    [
        'task.text == "Replied"',
        'row.reason.startswith("the client replied")',
        '"email address" in reason',
        'reason in ("the client replied", "sold")',
        'activity.words.removeprefix("x")',
        'rows.filter(reason="the client was deleted")',
        "task.get_status_display() == name",
        'text.startswith("do not email: ")',
        "in_words(why) != other",
        'f"it was {kind} then" == said',
        "rows.filter(reason__startswith=typed)",
        'hand = {"source__endswith": name}',
        'Q(activities__text__icontains="Replied")',
    ],
)
def test_the_rule_finds_what_it_looks_for(tmp_path, code):
    assert list(comparisons(written(tmp_path, "clients/bad.py", code)))


@pytest.mark.parametrize(
    "code",
    [
        'task.reason_code == "replied"',
        'row.text != ""',
        'task.followup_type == "Day 1"',
        'text.startswith("{")',
        'event["reason"] in DROPS',
        "Reason.REPLIED in codes",
        "rows.filter(reason_facts__contains=facts)",
        "clients.filter(search_text__contains=typed)",
    ],
)
def test_codes_are_free_to_be_compared(tmp_path, code):
    assert not list(comparisons(written(tmp_path, "clients/good.py", code)))
