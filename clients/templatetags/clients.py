from django import template

from clients.facts import facts_of
from clients.models import Stage
from clients.timeline import mark_of

register = template.Library()
register.filter("mark", mark_of)
register.filter("facts", facts_of)


@register.simple_tag
def stages() -> list[tuple[str, str]]:
    return Stage.choices
