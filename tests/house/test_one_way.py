"""One way for each thing: a second way to say a time, to read an id, to name an address or to make HTML is refused."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import get_resolver

from tests.house.source import ROOMS, ROOT, Source, called, sources, written

SECTIONS = {str(each.pattern).split("/")[0] for each in get_resolver().url_patterns} - {""}
"""How the addresses of our pages begin, by realtoros/urls.py."""

CLOCK = re.compile(r"%-?[bBIp](?![\w(])")
"""A month's name, an hour of twelve, or AM and PM, as strftime writes them."""
SECTION = rf"/(?:{'|'.join(map(re.escape, sorted(SECTIONS)))})"
ADDRESS = re.compile(rf"{SECTION}(?:[/?#]|$)")
ENDINGS = ("s", "es", "ies")
READS_DIGITS = ("isdecimal", "isdigit", "isnumeric")
MAKES_HTML = ("format_html", "format_html_join", "mark_safe", "Markup", "SafeString")

GUARD = "emails/writer/guard/"
"""To read what people read is its work: it compares an email with the record."""

ALLOWED = {
    "clock": {"lists/words.py": "the one place"},
    "plural": {},
    "digits": {
        "lists/ids.py": "the one place",
        "clients/forms/validators.py": "counts the digits of a phone number",
        "emails/webhook/receive.py": "reads a length and a time, each with limits of its own",
        "emails/webhook/signature.py": "looks whether a time is a number at all",
    },
    "address": {
        "emails/models/unsubscribe_token.py": "looks for such links in the text of an email",
        "realtoros/middleware.py": "names a whole section, before Django looks at the server's name",
        "realtoros/web/channel.py": "measures a body before Django knows the address",
        "realtoros/web/rates.py": "names whole sections, also where no page has that address",
    },
    "html": {
        "lists/words.py": "the element <time>, made of nothing that anybody typed",
        "realtoros/jinja.py": "the drawings of the icons' package",
        "realtoros/web/compiled.py": "knows what is safe already, and makes none",
    },
}
"""By rule, the modules that may do it, and why."""

DATE_IN_TEMPLATE = re.compile(r"""\|\s*date\(["'][^"']*(?:M|N|P|A|a|g|h)[^"']*["']\)""")
PLURAL_IN_TEMPLATE = re.compile(r"""pluralize|["'](?:s|es|ies)["']\s+if\b|\belse\s+["'](?:s|es|ies)["']""")
ADDRESS_IN_TEMPLATE = re.compile(rf"""["'=(]{SECTION}[/?#"']""")
SAFE_IN_TEMPLATE = re.compile(r"\|\s*safe\b")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)

SAFE_TEMPLATES = {
    "components/field.html": "Django's help texts are HTML, and stand in the code",
    "inbound/frame.html": "a mail's own HTML, in a sandboxed frame whose policy lets nothing run or load",
}


def second_ways(source: Source) -> Iterator[str]:
    for node in source.nodes:
        for rule in _rules_broken(node):
            if source.name not in ALLOWED[rule]:
                yield f"line {node.lineno}: {rule}"


def _rules_broken(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            if CLOCK.search(text):
                yield "clock"
            if ADDRESS.match(text):
                yield "address"
        case ast.BinOp(op=ast.Mod(), right=ast.Constant(value=12)):
            yield "clock"
        case ast.IfExp(body=body, orelse=orelse):
            if any(isinstance(side, ast.Constant) and side.value in ENDINGS for side in (body, orelse)):
                yield "plural"
        case ast.Call(func=func) if called(func) in READS_DIGITS:
            yield "digits"
        case ast.Attribute(attr=name) if name in READS_DIGITS:  # also where it is handed on: map(str.isdigit, …)
            yield "digits"
        case ast.ImportFrom(names=names) if any(each.name in MAKES_HTML for each in names):
            yield "html"
        case ast.Attribute(attr=name) if name in MAKES_HTML:
            yield "html"


def second_ways_of_template(name: str, text: str) -> Iterator[str]:
    text = COMMENT.sub("", text)
    rules = {"clock": DATE_IN_TEMPLATE, "plural": PLURAL_IN_TEMPLATE, "address": ADDRESS_IN_TEMPLATE}
    if name not in SAFE_TEMPLATES:
        rules["html"] = SAFE_IN_TEMPLATE
    for rule, pattern in rules.items():
        yield from (f"{rule}: {found[0]}" for found in pattern.finditer(text))


def _templates() -> list[Path]:
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


@pytest.mark.parametrize(
    "source",
    [each for each in sources(*ROOMS) if not each.name.startswith(GUARD)],
    ids=lambda source: source.name,
)
def test_code_has_one_way(source):
    assert list(second_ways(source)) == []


@pytest.mark.parametrize("path", _templates(), ids=lambda path: str(path.relative_to(ROOT / "templates")))
def test_templates_have_one_way(path):
    assert list(second_ways_of_template(str(path.relative_to(ROOT / "templates")), path.read_text())) == []


def test_every_exception_is_still_needed():
    by_name = {source.name: source for source in sources(*ROOMS)}
    for rule, modules in ALLOWED.items():
        for name in modules:
            used = {each for node in by_name[name].nodes for each in _rules_broken(node)}
            assert rule in used, (name, rule)


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("clock", 'f"{at:%b} {at.day}"'),
        ("clock", 'f"{at.hour % 12 or 12}:{at:%M}"'),
        ("clock", 'at.strftime("%-I:%M %p")'),
        ("plural", "f\"{n} email{'s' if n != 1 else ''}\""),
        ("plural", "f\"{n} email{'' if n == 1 else 's'}\""),
        ("digits", "int(text) if text.isdecimal() else None"),
        ("digits", "all(map(str.isdigit, text))"),
        ("address", 'redirect("/clients/")'),
        ("address", 'f"/followups/{pk}/skip/"'),
        ("address", 'place = "/reports/?days=7"'),
        ("html", "from django.utils.html import format_html"),
        ("html", "from django.utils.safestring import mark_safe"),
        ("html", 'html.format_html("<b>{}</b>", name)'),
    ],
)
def test_a_second_way_in_code_is_found(tmp_path, rule, code):
    assert any(found.endswith(rule) for found in second_ways(written(tmp_path, "clients/bad.py", code)))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("clock", '{{ at | date("M j") }}'),
        ("clock", '{{ at | date("g:i A") }}'),
        ("plural", "{{ n }} email{{ n|pluralize }}"),
        ("plural", '{{ n }} email{{ "s" if n != 1 }}'),
        ("address", '<a href="/clients/{{ client.pk }}/">'),
        ("address", '{{ ui.link("/followups/") }}'),
        ("html", "{{ text | safe }}"),
    ],
)
def test_a_second_way_in_a_template_is_found(rule, text):
    assert any(found.startswith(rule) for found in second_ways_of_template("clients/bad.html", text))


@pytest.mark.parametrize(
    "code",
    [
        'f"{at:%Y-%m-%d}"',
        'f"{at:%H:%M}"',
        "clock(at)",
        'counted(n, "email")',
        'cursor.execute("SELECT %(pk)s, %s", values)',
        'reverse("client_list")',
        '"100% by hand"',
    ],
)
def test_the_one_way_is_free(tmp_path, code):
    assert not list(second_ways(written(tmp_path, "clients/good.py", code)))


@pytest.mark.parametrize(
    "text",
    [
        '<time datetime="{{ at | date("c") }}">',
        '{{ month | date("F Y") }}',
        '{# /clients/7/ is a client #}<a href="{{ url("client", client.pk) }}">',
    ],
)
def test_the_one_way_is_free_in_a_template(text):
    assert not list(second_ways_of_template("clients/good.html", text))
