"""Every component in every state, on one page: what the pictures and the accessibility tests look at. DEBUG only."""

from dataclasses import dataclass
from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from agents.web.requests import AgentRequest
from clients.models import PropertyType
from emails.history import BADGES, Badge
from followups.display.rows import APPROVE_BADGE, APPROVED_BADGE, AUTO_BADGE, HELD_BADGE
from lists.paging import Page
from realtoros.reports.charts import overlaid
from realtoros.reports.numbers import Number

DOTS = ("sent", "opened", "clicked", "held", "next", "planned", "skipped", "failed")
PULSES = (
    ("Sent", ("sent", "", "", "", "")),
    ("Opened", ("opened", "", "", "", "")),
    ("Clicked", ("clicked", "", "", "", "")),
    ("Next", ("next", "", "", "", "")),
    ("Planned", ("", "", "", "", "")),
    ("Held", ("held", "", "", "", "")),
    ("Bounced, failed", ("failed", "", "", "", "")),
    ("Skipped", ("skipped", "", "", "", "")),
    ("All together", ("opened", "clicked", "held", "next", "")),
)
MORE_BADGES = (
    AUTO_BADGE,
    Badge("Waiting", "", "clock"),
    Badge("Your task", "outline", "square-check"),
    APPROVE_BADGE,
    APPROVED_BADGE,
    HELD_BADGE,
)


@dataclass(frozen=True)
class Day:
    on: date
    sent: Number
    opened: Number
    clicked: Number


class Fields(forms.Form):
    """One of each, with an error where one is typed."""

    name = forms.CharField(max_length=100)
    email = forms.EmailField(error_messages={"invalid": "Enter the full email, including .com or .org"})
    property_type = forms.ChoiceField(label="Type", choices=PropertyType.choices)
    notes = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}), help_text="Only you see it.")


@require_safe
def styleguide(request: AgentRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    typed = {"name": "Renata Oliveira", "email": "renata@oliveira", "property_type": "land", "notes": "Sells first."}
    days = [Day(date(2026, 11, 16) + timedelta(days=n), *_numbers(9 - n, 6 - n // 2, 3 - n // 3)) for n in range(7)]
    context = {
        "dots": DOTS,
        "pulses": PULSES,
        "badges": [*MORE_BADGES, *BADGES.values()],
        "form": Fields(typed),
        "page": Page(rows=[None] * 50, start=51, previous="1", next="3"),
        "chart": overlaid(days, ("sent", "opened", "clicked")),
    }
    return render(request, "styleguide/styleguide.html", context)


def _numbers(*counts: int) -> list[Number]:
    return [Number(count, f"{count} emails", f"{count} emails sent that day", "#g-chart") for count in counts]
