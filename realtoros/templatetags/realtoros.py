"""Times as an agent says them. A template builtin, so no page has to load it."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template import engines
from django.template.loader import get_template

def render_to_string(name, context):
    return get_template(name, using="django").render(context)

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide as draw

from lists import redirects

register = template.Library()

# The style sheet says these once for every icon; in each of them they would be a tenth of a page.
SAID_BY_CSS = (
    ' width="24" height="24"',
    ' fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"',
)


@register.simple_tag
@lru_cache(maxsize=256)
def lucide(name: str) -> SafeString:
    """An outline icon of the set, drawn once per process."""
    svg = draw(name)
    for attributes in SAID_BY_CSS:
        svg = svg.replace(attributes, "", 1)
    return mark_safe(svg)  # noqa: S308  the package's own drawing


@register.simple_tag(takes_context=True)
def came_from(context: template.RequestContext, default: str = "") -> str:
    return redirects.came_from(context["request"], default)


# What a list repeats is drawn once, too: an include in every row costs more than the row.


@register.simple_tag
@lru_cache(maxsize=16)
def stage_icon(stage: str) -> SafeString:
    return render_to_string("components/_stage_icon.html", {"stage": stage})


@register.simple_tag
def pulse(steps: Iterable[str], label: str) -> SafeString:
    """What became of each of the five steps, in order; the label says the same in words."""
    return _pulse(tuple(steps), label)


@lru_cache(maxsize=4096)
def _pulse(steps: tuple[str, ...], label: str) -> SafeString:
    return render_to_string("components/_pulse.html", {"steps": steps, "label": label})


@register.simple_tag(takes_context=True)
def rows(context: template.RequestContext, name: str, **values: object) -> SafeString:
    """What a list repeats, by the Jinja template `name`, which knows these values and nothing else."""
    return mark_safe(_jinja(name).render(values))  # noqa: S308  Jinja escapes


@cache
def _jinja(name: str) -> Any:
    return get_template(name, using="jinja2")


@register.filter
def when(moment: datetime | None) -> SafeString | str:
    """“in 3 h”, “Tue 9:10 AM”: short in the agent's zone, exact on hover, exact for machines."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    # Nothing in it comes from anybody's hand, so nothing has to be escaped.
    return mark_safe(  # noqa: S308
        f'<time datetime="{local.isoformat(timespec="seconds")}" title="{_exact(local)}">{_in_words(local)}</time>'
    )


@register.filter
def exact(moment: datetime | None) -> str:
    return "" if moment is None else _exact(timezone.localtime(moment))


@register.filter
def clock(moment: datetime) -> str:
    return _clock(timezone.localtime(moment))


def in_words(moment: datetime) -> str:
    """The same words alone."""
    return _in_words(timezone.localtime(moment))


def _exact(local: datetime) -> str:
    return f"{local:%A, %B} {local.day}, {local.year}, {_clock(local)} {local.tzname()}"


def _clock(local: datetime) -> str:
    return f"{local.hour % 12 or 12}:{local.minute:02} {'AM' if local.hour < 12 else 'PM'}"


def _in_words(local: datetime) -> str:
    now = timezone.now()
    # Of the same moments in UTC: two times of one zone are subtracted as its clock shows them, which may jump between.
    minutes = round((local - now).total_seconds() / 60)
    if abs(minutes) < 1:
        return "now" if local >= now else "just now"
    if abs(minutes) < 60:
        return f"in {minutes} min" if minutes > 0 else f"{-minutes} min ago"
    today = now.astimezone(local.tzinfo).date()
    days = (local.date() - today).days
    if days == 0 and abs(minutes) < 6 * 60:
        hours = round(abs(minutes) / 60)
        return f"in {hours} h" if minutes > 0 else f"{hours} h ago"
    if days in (-1, 0, 1):
        return f"{ {-1: 'Yesterday', 0: 'Today', 1: 'Tomorrow'}[days] } {_clock(local)}"
    if -7 < days < 7:
        return f"{local:%a} {_clock(local)}"
    return f"{local:%b} {local.day}" + (f", {local.year}" if local.year != today.year else "")
