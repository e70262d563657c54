"""What is particular in our Jinja: whitespace, names that must be there, components without an import."""

import pytest
from django.template import engines
from jinja2 import DictLoader, UndefinedError

from realtoros.jinja import environment


def drawn(source, **values):
    made = environment(loader=DictLoader({"page.html": source}), trim_blocks=True, lstrip_blocks=True, autoescape=True)
    return made.get_template("page.html").render(values)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<i\n  {% if on %}checked{% endif %}\n  {% if on %}autofocus{% endif %}\n>", "<i\nchecked\nautofocus\n>"),
        ("<i\n  {% if on %}checked{% endif %}\n  name>", "<i\nchecked\n name>"),
        ("{% if on %}One.{% endif %}\n{% if on %}Two.{% endif %}", "One.\nTwo."),
        (
            "<ul>\n  {% for n in [1, 2] %}\n    <li>{{ n }}</li>\n  {% endfor %}\n</ul>",
            "<ul>\n <li>1</li>\n <li>2</li>\n</ul>",
        ),
        ("<b>\n  {%- if on %}\n    x\n  {%- endif -%}\n</b>", "<b> x</b>"),
        ("a\n        b", "a\n b"),
    ],
)
def test_keeps_what_separates_and_no_more(source, expected):
    assert drawn(source, on=True) == expected


def test_a_mail_keeps_every_space():
    made = environment(loader=DictLoader({"mail.txt": "Hello\n    {{ name }},\n"}))
    assert made.get_template("mail.txt").render(name="Jonah") == "Hello\n    Jonah,"


def test_a_name_that_is_not_there_is_an_error():
    with pytest.raises(UndefinedError):
        drawn("{{ nobody.name }}")
    with pytest.raises(UndefinedError):
        drawn("{% if nobody %}x{% endif %}")


def test_a_component_is_known_everywhere_and_escapes():
    template = engines["jinja2"].from_string('{{ ui.stage("lead", "<b>Lead</b>") }}')
    page = template.render({})
    assert "&lt;b&gt;Lead" in page and "#stage-lead" in page


def test_what_makes_paragraphs_escapes_too():
    assert drawn("{{ text | linebreaks }}", text="<i>\n\nx") == "<p>&lt;i&gt;</p>\n\n<p>x</p>"
