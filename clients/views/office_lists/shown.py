"""What the broker's lists share: a form for a name, the row that an address names, and the page of all rows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from agents.web.requests import AgentRequest
from clients.models import ClientQuerySet, Source, Tag, TagColour
from clients.office_lists.names import keep
from lists.counts import COUNT_TO, capped_counts, kept_counts
from lists.one_line import OneLineInput, check_one_line
from lists.words import capped

PAGE = "clients/office_lists/list.html"
COUNTED_ON_A_PAGE = 1_000_000
"""How far the clients of all rows of a page together are counted; those of one row up to COUNT_TO."""

LONGEST_NAME = 50


class NameForm(forms.Form):
    """A subclass is about one list."""

    name = forms.CharField(
        max_length=LONGEST_NAME,
        widget=OneLineInput(attrs={"autocomplete": "off", "dir": "auto"}),
        validators=[check_one_line],
        error_messages={"max_length": f"Use at most {LONGEST_NAME} characters (now %(show_value)d)."},
    )

    def __init__(self, data: Any = None, *, noun: str = "") -> None:
        super().__init__(data)
        self.fields["name"].error_messages["required"] = f"Enter a name for the {noun}."

    def clean_name(self) -> str:
        return " ".join(str(self.cleaned_data["name"]).split())

    def keep(self, row: Any) -> bool:
        """Saves it with what was typed. False, and an error on the form, where another row has that name."""
        row.name = self.cleaned_data["name"]
        if other := keep(row):
            hint = "" if getattr(other, "is_active", True) else " It is retired: bring it back."
            self.add_error("name", f"“{other}” is already in the list.{hint}")
        return not self.errors


@dataclass(frozen=True)
class OfficeList:
    """One of the lists: the templates and the names of addresses are made of its noun."""

    noun: str
    model: type[Source] | type[Tag]
    most: int
    form: type[NameForm]
    clients_with: Callable[[Any], ClientQuerySet]
    merge: Callable[[Any, Any], tuple[int, bool]]

    @property
    def page(self) -> str:
        """The name of its address."""
        return f"{self.noun}s"

    def rows(self) -> Any:
        return self.model._default_manager.all()

    def find(self, request: AgentRequest, pk: int) -> Any:
        """Http404 for whoever is no broker."""
        only_for_brokers(request)
        return get_object_or_404(self.rows(), pk=pk)

    def count(self, row: Any) -> int:
        return capped_counts([self.clients_with(row)], COUNT_TO)[0]

    def answer_new(self, request: AgentRequest, new: Any) -> HttpResponse:
        """The page, and on POST one row more."""
        only_for_brokers(request)
        if request.method != "POST":
            return self.show(request, self.form(noun=self.noun))
        form = self.form(request.POST, noun=self.noun)
        if form.is_valid() and self.rows().count() >= self.most:
            form.add_error("name", f"The list has {self.most} {self.noun}s, which is the limit. Merge some first.")
        if form.is_valid() and form.keep(new):
            messages.success(request, f"Added “{new}”.")
            return redirect(self.page)
        return self.show(request, form, status=422)

    def answer_rename(self, request: AgentRequest, pk: int) -> HttpResponse:
        row, form = self.find(request, pk), self.form(request.POST, noun=self.noun)
        was = row.name
        if form.is_valid() and form.keep(row):
            messages.success(request, f"Renamed “{was}” to “{row}”." if row.name != was else f"Saved “{row}”.")
            return redirect(self.page)
        return self.show(request, self.form(noun=self.noun), renamed=(pk, form), status=422)

    def show(
        self, request: AgentRequest, form: NameForm, renamed: tuple[int, NameForm] | None = None, status: int = 200
    ) -> HttpResponse:
        found = list(self.rows())
        most = min(COUNT_TO, COUNTED_ON_A_PAGE // max(1, len(found)))
        lists = {f"{self.noun} {each.pk}": self.clients_with(each) for each in found}
        counts = kept_counts(request.agent.view_key, lists, most) if lists else {}
        rows = [(each, capped(counts[f"{self.noun} {each.pk}"], most)) for each in found]
        context = {
            "noun": self.noun,
            "form": form,
            "renamed": renamed,
            "colours": TagColour.choices,
            "active": [row for row in rows if getattr(row[0], "is_active", True)],
            "retired": [row for row in rows if not getattr(row[0], "is_active", True)],
        }
        return render(request, PAGE, context, status=status)


def only_for_brokers(request: AgentRequest) -> None:
    if not request.agent.is_broker:
        raise Http404
