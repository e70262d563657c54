"""What people read keeps to docs/words.md: none of its phrases under “Not used” comes back."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.source import ROOMS, ROOT, Source, sources

PAGE = (ROOT / "docs" / "words.md").read_text()
NOT_USED = re.findall(r"^- (.+?) →", PAGE.partition("## Not used")[2], re.MULTILINE)
BANNED = re.compile(rf"\b(?:{'|'.join(map(re.escape, NOT_USED))})\b", re.IGNORECASE)

NOT_SHOWN = ("templates/emails/prompt/", "templates/admin/")
"""The AI reads the first. The second is Django's own, with a line or two of ours."""

FOR_MACHINES = ("emails/writer/guard/", "emails/writer/read/", "lists/names/", "clients/importing/opt_out.py")
"""Word lists that are compared with what others wrote."""

OTHERS = {
    # Of programmers: the key of stored secrets is made from it; a tool for the command line.
    ("realtoros/accounts/second_factor.py", "second factor"),
    ("emails/management/commands/check_letters.py", "the guard"),
}

MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|<(?:script|style).*?</(?:script|style)>", re.DOTALL)
ATTRIBUTE = re.compile(r'(?:title|aria-label|placeholder|alt)="([^"]*)"')
QUOTED = re.compile(r'"([^"\n]*)"')


def in_template(text: str) -> str:
    """What a page can show: its text, the attributes that are read out, and the sentences inside expressions."""
    blocks = re.findall(r"\{[%{].*?[%}]\}", re.sub(r"\{#.*?#\}", "", text, flags=re.DOTALL), re.DOTALL)
    inside = [words for block in blocks for words in QUOTED.findall(block) if " " in words or words[:1].isupper()]
    shown = re.sub(r"\{\{.*?\}\}", " ", MARKUP.sub(" ", text), flags=re.DOTALL)
    return " ".join([*inside, *ATTRIBUTE.findall(text), re.sub(r"<[^>]*>", " ", shown)])


def in_module(source: Source) -> Iterator[tuple[int, str]]:
    """Strings that hold a sentence or a label, except docstrings, logged lines, SQL and patterns."""
    skipped = {id(node) for each in source.nodes for node in _unread(each)}
    for node in source.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            words = node.value
            if re.match(r"[A-Z“]\w|.*\w \w", words, re.DOTALL) and not re.search(r"\bSELECT\b|\\b|\(\?|=%s", words):
                yield node.lineno, words


def _unread(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        owner = node.func.value
        if isinstance(owner, ast.Name) and owner.id == "logger":
            yield from ast.walk(node)
    if isinstance(node, ast.Raise):
        # Shown only by the views' own words; those that are shown end with a full stop.
        yield from (
            each
            for each in ast.walk(node)
            if isinstance(each, ast.Constant) and isinstance(each.value, str) and not each.value.endswith(".")
        )


def test_the_page_lists_them():
    assert len(NOT_USED) > 30 and "nobody knows" in NOT_USED and "cancelled" in NOT_USED


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("<p>It goes\n by itself.</p>", True),
        ('<a title="Put back">x</a>', True),
        ('{{ ui.act("restore", "Put back") }}', True),
        ('{% if status == "cancelled" %}x{% endif %}', False),
        ("{# Nobody knows. #}<p>Sent</p>", False),
    ],
)
def test_finds_what_a_template_shows(template, shown):
    assert bool(BANNED.search(" ".join(in_template(template).split()))) is shown


def test_no_template_shows_them():
    found = []
    for path in sorted((ROOT / "templates").rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and not name.startswith(NOT_SHOWN):
            words = " ".join(in_template(path.read_text()).split())
            found += [f"{name}: {each[0]}" for each in BANNED.finditer(words)]
    assert found == []


def test_no_string_in_the_code_has_them():
    found = [
        f"{source.name}:{line}: {each[0]}"
        for source in sources(*ROOMS)
        if not source.name.startswith(FOR_MACHINES)
        for line, words in in_module(source)
        for each in BANNED.finditer(" ".join(words.split()))
        if (source.name, each[0]) not in OTHERS
    ]
    assert found == []


def test_no_script_shows_them():
    found = []
    for path in sorted((ROOT / "static" / "js").rglob("*.js")):
        strings = re.findall(r'"([A-Z][^"\n]*)"|`([^`]*)`', re.sub(r"//.*", "", path.read_text()))
        found += [f"{path.name}: {each[0]}" for pair in strings for words in pair for each in BANNED.finditer(words)]
    assert found == []
