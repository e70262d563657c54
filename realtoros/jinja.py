"""What every Jinja template knows: filters for words, addresses, icons, and the components as `ui`."""

import re
from datetime import date as Date
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.humanize.templatetags.humanize import apnumber, intcomma
from django.http import HttpRequest
from django.template.defaultfilters import capfirst, linebreaks_filter, linebreaksbr, truncatechars, urlize
from django.templatetags.static import static
from django.urls import reverse
from django.utils import dateformat
from django.utils.html import json_script
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime, now
from django_htmx.jinja import htmx_script
from jinja2 import Environment, StrictUndefined
from jinja2.ext import Extension
from lucide.templatetags.lucide import lucide as draw

from agents import zones
from clients.fields import facts_of
from clients.models import Stage, phone_shown, phone_to_dial, phone_to_text
from followups.display import activity_words, reasons
from followups.display.entries.marks import marked
from followups.display.rows import seconds_left
from lists import words
from lists.redirects import came_from
from realtoros.accounts.devices import browser
from realtoros.web.compiled import Templates

# The style sheet says these once for every icon; in each of them they would be a tenth of a page.
SAID_BY_CSS = (
    ' width="24" height="24"',
    ' fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"',
)


def environment(**options: Any) -> Environment:
    made = Templates(**options | {"undefined": StrictUndefined})
    made.add_extension(Whitespace)
    made.filters |= FILTERS
    made.globals |= {
        "ui": Components(made),
        "url": url,
        "static": static,
        "htmx_script": htmx_script,
        "lucide": lucide,
        "now": now,
        "came_from": came_from,
        "querystring": querystring,
        "counted": words.counted,
        "days_in_words": words.days_in_words,
        "plural": words.plural,
        "seconds_left": seconds_left,
        "stages": Stage,
        "settings": settings,
    }
    return made


class Whitespace(Extension):
    """Leaves in a page what separates two words or attributes, and nothing that is for who reads the template.

    A line that is nothing but a tag leaves no line break (trim_blocks). Every other line keeps its own, also where a
    tag ends it. Indentation becomes one space: in a page of rows it would be a tenth of the bytes.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        if name is None or not name.endswith(".html"):
            return source
        source = re.sub(r"^[ \t]+", " ", source, flags=re.MULTILINE)
        return re.sub(r"^(.*[^\s-].*[^-+])%\}$", self._keep_line_break, source, flags=re.MULTILINE)

    def _keep_line_break(self, line: re.Match[str]) -> str:
        is_tag_alone = line[0].lstrip().startswith("{%") and line[0].count("{%") == 1
        return line[0] if is_tag_alone else f"{line[1]}+%}}"


class Components:
    """`ui.badge` is the macro `badge` in templates/components/badge.html; a fragment knows it without an import."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def __getattr__(self, name: str) -> Any:
        macro = getattr(self._environment.get_template(f"components/{name}.html").module, name)
        if not self._environment.auto_reload:
            setattr(self, name, macro)
        return macro


@lru_cache(maxsize=10_000)
def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a page by its name: url("client", client.pk). A page of a list has a hundred of them."""
    return reverse(name, args=args, kwargs=kwargs)


@lru_cache(maxsize=256)
def lucide(name: str) -> SafeString:
    """An outline icon of the set, drawn once per process."""
    svg = draw(name)
    for attributes in SAID_BY_CSS:
        svg = svg.replace(attributes, "", 1)
    return mark_safe(svg)  # noqa: S308  the package's own drawing


def date(moment: datetime | Date, format: str) -> str:
    """As Django's filter of that name: a moment in the agent's time zone, a date as it is."""
    return dateformat.format(localtime(moment) if isinstance(moment, datetime) else moment, format)


def querystring(request: HttpRequest, **changes: object) -> str:
    """The page's own query with these changes; None takes one away."""
    query = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = str(value)
    return f"?{query.urlencode()}"


FILTERS = {
    "when": words.when,
    "exact": words.exact,
    "machine": words.machine,
    "clock": words.clock,
    "clock_with_seconds": words.clock_with_seconds,
    "day": words.day,
    "local_date": words.local_date,
    "month_day": words.month_day,
    "short_month": words.short_month,
    "short_date": words.short_date,
    "full_date": words.full_date,
    "weekday_date": words.weekday_date,
    "long_weekday_date": words.long_weekday_date,
    "date_and_time": words.date_and_time,
    "day_and_time": words.day_and_time,
    "at_time": words.at_time,
    "date": date,
    "activity_words": activity_words.in_words,
    "marked": marked,
    "reason_words": reasons.in_words,
    "facts": facts_of,
    "phone": phone_shown,
    "dial": phone_to_dial,
    "text_to": phone_to_text,
    "zone_name": zones.name_of,
    "intcomma": intcomma,
    "apnumber": apnumber,
    "capfirst": capfirst,
    "linebreaks": linebreaks_filter,
    "linebreaksbr": linebreaksbr,
    "truncatechars": truncatechars,
    "urlize": urlize,
    "json_script": json_script,
    "browser": browser,
}
