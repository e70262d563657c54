"""Times as an agent says them. A template builtin, so no page has to load it."""

from datetime import datetime, timedelta
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide as draw

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


@register.filter
def when(moment: datetime | None) -> SafeString | str:
    """“in 3 h”, “Tue 9:10 AM”: short in the agent's zone, exact on hover, exact for machines."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', local.isoformat(timespec="seconds"), exact(moment), in_words(moment)
    )


@register.filter
def exact(moment: datetime | None) -> str:
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{local:%A, %B} {local.day}, {local.year}, {clock(moment)} {local.tzname()}"


@register.filter
def clock(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.hour % 12 or 12}:{local:%M %p}"


def in_words(moment: datetime) -> str:
    local, now = timezone.localtime(moment), timezone.localtime()
    gap = local - now
    minutes = round(abs(gap) / timedelta(minutes=1))
    if minutes < 1:
        return "now" if gap >= timedelta(0) else "just now"
    if minutes < 60:
        return f"in {minutes} min" if gap > timedelta(0) else f"{minutes} min ago"
    days = (local.date() - now.date()).days
    if days == 0 and minutes < 6 * 60:
        hours = round(minutes / 60)
        return f"in {hours} h" if gap > timedelta(0) else f"{hours} h ago"
    if days in (-1, 0, 1):
        return f"{ {-1: 'Yesterday', 0: 'Today', 1: 'Tomorrow'}[days] } {clock(moment)}"
    if -7 < days < 7:
        return f"{local:%a} {clock(moment)}"
    return f"{local:%b} {local.day}" + (f", {local.year}" if local.year != now.year else "")
