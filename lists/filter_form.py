"""A list's address as a form: search, filters and page. What cannot be read is left out, and the list says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, NamedTuple, cast
from urllib.parse import urlencode

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.text import get_text_list

from lists.counts import COUNT_TO, kept_counts
from lists.paging import NO_SUCH_PAGE, Page, SortedRows, page_of, size_that_fits
from lists.times import EARLIEST, LATEST, within
from lists.words import days_in_words

ENDS = ("from", "to")
"""How the names of the two fields end that are the first and the last day."""


@dataclass(frozen=True)
class Sentence:
    """A filter in words, and the address without it."""

    about: str
    words: str
    without: str


class Box(NamedTuple):
    """A choice of a field, as the page shows it."""

    type: str
    name: str
    value: str
    id: str
    label: str
    is_checked: bool
    is_invalid: bool


class DayField(forms.DateField):
    """A day as an address and a date field say it."""

    SAYS = "Enter a day like 2026-03-09."

    def __init__(self, label: str) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        says = {"invalid": self.SAYS}
        super().__init__(label=label, required=False, input_formats=["%Y-%m-%d"], widget=widget, error_messages=says)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and not EARLIEST.year < value.year < LATEST.year - 1:
            raise forms.ValidationError(self.SAYS)


class ChoicesField(forms.MultipleChoiceField):
    """Some of a filter's choices, as boxes. `unknown` is what an address may not name: “a priority”."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, choices: Any = (), *, unknown: str = "", says: str = "", label: str | None = None) -> None:
        says = says or (unknown and f"“%(value)s” is not {unknown}, so we ignored that filter.")
        messages = {"invalid_choice": says} if says else {}
        super().__init__(choices=choices, required=False, label=label, error_messages=messages)


class FilterForm(forms.Form):
    """The base of every list's filters. A subclass adds its fields, and says which of them are what.

    `asked` holds what was understood, by the name of its field; a field that is empty or wrong is not in it.
    """

    url_name: ClassVar[str]
    in_words: ClassVar[tuple[str, ...]] = ()
    """The filters that `sentences` puts into words, choices and days, in the order in which the page shows them."""
    days: ClassVar[dict[str, str]] = {}
    """Those of them that are whole days, each with its label. “sent” has the fields `sent_from` and `sent_to`."""
    keeps: ClassVar[tuple[str, ...]] = ()
    """The fields that a new search leaves as they are, and that the page shows in no other way."""
    arrangement: ClassVar[tuple[str, ...]] = ()
    """The fields that say how the rows are shown. They change nothing about which rows the list holds."""

    per_page = 25
    """The rows of a page where no script has counted how many fit the window."""

    q = forms.CharField(required=False, max_length=200)
    page = forms.IntegerField(
        required=False,
        min_value=1,
        error_messages={"invalid": f"“page” must be a number. {NO_SUCH_PAGE}", "min_value": NO_SUCH_PAGE},
    )

    def __init__(self, data: QueryDict) -> None:
        # An empty choice is none: a form without JavaScript sends its unused fields too.
        data = data.copy()
        for name in list(data):
            data.setlist(name, [value for value in data.getlist(name) if value])
        super().__init__(data)
        self.prepare()
        self.is_valid()
        self.asked: dict[str, Any] = {
            name: self._in_order(name, value) for name, value in self.cleaned_data.items() if value
        }

    def prepare(self) -> None:
        """What has to be known before an address is read: choices that differ from agent to agent."""

    def clean(self) -> dict[str, Any]:
        for name in self.days:
            first, last = (self.cleaned_data.get(f"{name}_{end}") for end in ENDS)
            if first and last and last < first:
                self.add_error(f"{name}_to", "The last day is before the first one, so we ignored it.")
        return self.cleaned_data

    def days_asked(self, name: str) -> tuple[date | None, date | None]:
        """The first and the last day."""
        first, last = (self.asked.get(f"{name}_{end}") for end in ENDS)
        return first, last

    def within(self, name: str, column: str) -> Q | None:
        """The rows with a moment on these days; None if no days are asked for."""
        first, last = self.days_asked(name)
        return within(column, first, last) if first or last else None

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.keys() - {"page", *self.arrangement})

    @property
    def complaints(self) -> list[str]:
        """What could not be read, in words."""
        return [str(error) for errors in self.errors.values() for error in errors]

    @property
    def fits(self) -> str:
        """The cookie in which static/js/fit.js remembers how many rows fit; "" for a list that has its own number."""
        return f"rows_{self.url_name}"

    def page_of(self, cookies: Mapping[str, str], *parts: SortedRows) -> Page:
        """The page of these rows that the address asks for; the first one, and a complaint, when there is none."""
        size = size_that_fits(cookies.get(self.fits, ""), self.per_page)
        places = {name: self.data.get(name, "") for name in ("after", "before")}
        page, complaint = page_of(parts, {**places, "page": self.asked.get("page")}, size)
        if complaint:
            self.add_error("page", complaint)
        return page

    def count(self, whose: str, page: Page, rows: QuerySet[Any]) -> int:
        """How many rows the list has, of which this is a page; at most one more than COUNT_TO.

        `whose` is that of lists/counts.py.
        """
        if not (page.previous or page.next):
            return len(page.rows)
        (number,) = kept_counts(whose, {f"{self.url_name}?{self.narrowing}": rows}, COUNT_TO).values()
        return number

    @property
    def shown(self) -> list[str]:
        """The filters that this agent gets, in the order in which the page shows them."""
        return [name for name in self.in_words if name in self.days or name in self.fields]

    @property
    def kept(self) -> list[tuple[str, Any]]:
        """What a new search leaves as it is: names and values of hidden fields."""
        return [(name, self._in_address(name, self.asked[name])) for name in self.keeps if name in self.asked]

    def boxes(self, name: str) -> list[Box]:
        """The choices of a field. Django makes a widget of each, which takes as long as the rows of the list."""
        bound = self[name]
        widget: Any = bound.field.widget
        chosen, is_invalid = widget.format_value(bound.value()), name in self.errors
        return [
            Box(widget.input_type, name, value, f"id_{name}_{at}", str(label), value in chosen, is_invalid)
            for at, (value, label) in enumerate((str(value), label) for value, label in self._choices(name))
        ]

    # --- the same as an address ---

    def query(self, *leave_out: str, **changes: Any) -> str:
        """What was understood, always in the same order. A page is no part of it: other filters have other pages."""
        asked = {name: self._in_address(name, value) for name, value in self.asked.items()}
        return query_of(self.fields, asked, "page", *leave_out, **changes)

    def address(self, *leave_out: str, **changes: Any) -> str:
        """The list with some filters left out or changed."""
        return address_of(self._url, self.query(*leave_out, **changes))

    @cached_property
    def _url(self) -> str:
        return reverse(self.url_name)

    @property
    def here(self) -> str:
        return self.address()

    @property
    def narrowing(self) -> str:
        """What decides which rows the list holds."""
        return self.query(*self.arrangement)

    # --- the same in words ---

    @property
    def sentences(self) -> dict[str, Sentence]:
        """Each filter in words, by the name of its field."""
        found = {}
        for name in self.in_words:
            if name in self.asked:
                found[name] = self._sentence(name)
            elif name in self.days and (words := days_in_words(*self.days_asked(name))):
                found[name] = Sentence(self.days[name], words, self.address(*(f"{name}_{end}" for end in ENDS)))
        return found

    def _sentence(self, name: str) -> Sentence:
        return Sentence(str(self[name].label), f"is {self._chosen(name)}", self.address(name))

    def _chosen(self, name: str) -> str:
        """“Lead, Closed or Lost”: the chosen ones of a field's choices."""
        labels = dict(self._choices(name))
        return get_text_list([str(labels[value]) for value in self.asked[name]])

    def _choices(self, name: str) -> list[tuple[str, Any]]:
        choices: Any = cast(forms.MultipleChoiceField, self.fields[name]).choices
        return list(choices)

    def _in_order(self, name: str, value: Any) -> Any:
        """Choices in the order of the form, so that two addresses that ask the same are the same."""
        if not isinstance(self.fields[name], forms.MultipleChoiceField):
            return value
        return [choice for choice, _ in self._choices(name) if choice in value]

    def _in_address(self, name: str, value: Any) -> Any:
        if not isinstance(value, date):
            return value
        formats: Any = cast(forms.DateField, self.fields[name]).input_formats
        return value.strftime(formats[0])


def query_of(names: Iterable[str], asked: Mapping[str, Any], *leave_out: str, **changes: Any) -> str:
    """What is asked, always in the order of the names; changes of other names stand behind it."""
    pairs: list[tuple[str, Any]] = []
    for name in dict.fromkeys([*names, *changes]):
        value = changes.get(name, "" if name in leave_out else asked.get(name, ""))
        pairs += [(name, each) for each in (value if isinstance(value, list) else [value]) if each]
    return urlencode(pairs)


def address_of(url: str, query: str) -> str:
    return f"{url}?{query}" if query else url
