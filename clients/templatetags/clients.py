from datetime import datetime

from django import template
from django.utils import timezone

from clients.fields import facts_of
from clients.models import Stage

register = template.Library()
register.filter("facts", facts_of)


@register.simple_tag
def stages() -> list[tuple[str, str]]:
    return Stage.choices


@register.filter
def dated(moment: datetime | None) -> str:
    """“Today, 10:30 AM”, “Nov 17, 10:30 AM”: the day and the time on a line that has room for both."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    # The time is never broken in two.
    return (
        f"{_near(local) or f'{local:%b} {local.day}'}, {local.hour % 12 or 12}:{local:%M}\N{NO-BREAK SPACE}{local:%p}"
    )


@register.filter
def at_time(moment: datetime | None) -> str:
    """The same within a sentence: “today at 10:30 AM”, “on Nov 17 at 10:30 AM”."""
    if moment is None:
        return ""
    local = timezone.localtime(moment)
    return f"{_near(local).lower() or f'on {local:%b} {local.day}'} at {local.hour % 12 or 12}:{local:%M %p}"


@register.filter
def day(moment: datetime) -> str:
    """“Today”, “Yesterday”, “Friday, Nov 20”, with its year when that is another one."""
    local = timezone.localtime(moment)
    year = "" if local.year == timezone.localtime().year else f", {local.year}"
    return _near(local) or f"{local:%A, %b} {local.day}{year}"


def _near(local: datetime) -> str:
    days = (local.date() - timezone.localtime().date()).days
    return {-1: "Yesterday", 0: "Today", 1: "Tomorrow"}.get(days, "")
