"""Our compiled templates give the same text as Jinja's own."""

import pytest
from django.utils.safestring import mark_safe
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateNotFound, UndefinedError, pass_context
from markupsafe import Markup, escape

from clients.models import Stage
from realtoros.web.compiled import Templates, escaped


class Html:
    def __repr__(self) -> str:
        return "Html"

    def __html__(self) -> str:
        return "<hr>"


class Named(str):
    """Somebody's own text, which is not safe because it is a string of another kind."""


VALUES = (
    "", "Jonah", "O'Brien & <Sons> \"Ltd\"", Named("<b>"), Markup("<b>"), mark_safe("<i>"), 7, -1, 1.5, True, None,
    Stage.LEAD, Html(), ["<b>"],
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_escapes_as_markupsafe_does(value):
    assert escaped(value) == str(escape(value))


@pass_context
def seen(context, name):
    return context[name]


FILES = {
    "row.html": "<li>{{ client }}{{ shout(client) }}{{ seen('office') }}</li>",
    "base.html": "<p>{% block list %}{% endblock %}</p>{% include 'foot.html' %}",
    "foot.html": "<hr>{{ office }}",
    "page.html": (
        "{% extends 'base.html' %}{% macro row(client, tail='<') %}{% include 'foot.html' %}{{ client }}{{ tail }}"
        "{% endmacro %}"
        "{% macro around() %}{% include 'foot.html' %}{{ caller('&') }}{% endmacro %}"
        "{% block list %}{% set held %}{% include 'foot.html' %}{% endset %}{{ held }}"
        "{% for client in clients %}{{ loop.index }}{% include 'row.html' %}{{ row(client) }}"
        "{{ row(client, tail=held) }}"
        "{% call(what) around() %}{{ what }}{{ client }}{% endcall %}{{ client.upper() }}{% endfor %}"
        "{% include ['none.html', 'foot.html'] %}{% include 'none.html' ignore missing %}"
        "{% include 'foot.html' without context %}{% autoescape false %}{{ clients[0] }}{% endautoescape %}"
        "{% endblock %}"
    ),
}


def drawn(kind, files=FILES, **values):
    made = kind(loader=DictLoader(files), autoescape=True, undefined=StrictUndefined)
    made.globals |= {"shout": lambda text: text.upper(), "seen": seen, "office": "<Hart & Vale>"}
    return made.get_template("page.html").render(values)


def test_draws_a_page_as_jinja_does():
    page = drawn(Templates, clients=["O'Brien", Markup("<b>")])
    assert page == drawn(Environment, clients=["O'Brien", Markup("<b>")])
    assert page.count("&lt;Hart &amp; Vale&gt;") == 14


def test_an_error_in_an_included_template_is_raised_there():
    with pytest.raises(UndefinedError, match="nobody"):
        drawn(Templates, {"page.html": "{% include 'row.html' %}", "row.html": "{{ nobody }}"})
    with pytest.raises(TemplateNotFound):
        drawn(Templates, {"page.html": "{% include 'row.html' %}"})
