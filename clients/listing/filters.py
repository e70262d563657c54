"""How an agent looks for clients: search, filters and order, all of it in the address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.db.models import F, Q, Subquery, Value
from django.db.models.expressions import Func
from django.db.models.fields import TextField
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import get_text_list

from clients.listing.orders import ORDERS
from clients.listing.quiet import LAST_TOUCH, going_quiet
from clients.models import Activity, ClientQuerySet, PropertyType, Stage
from clients.tables_above import bounced_address, no_next_touch, with_email
from lists.addresses import Sentence, address_of, query_of

ENGAGEMENT = {
    "opened": "Opened",
    "clicked": "Clicked",
    "clicked-week": "Clicked this week",
    "bounced": "Bounced",
    "nothing": "Nothing sent",
}
ONLY = {"quiet": "Going quiet", "no-next": "No next touch", "bounced": "Address bounced"}
URL = "/clients/"


@dataclass(frozen=True)
class Column:
    """A column's head: the address that sorts by it, and which way it stands now."""

    name: str
    label: str
    address: str = ""
    sorted: str = ""


# Each with the order that its head asks for first: what happened last comes first, what comes next too.
COLUMNS = {
    "who": ("Client", "name"),
    "stage-cell": ("Stage", "stage"),
    "property": ("Property", "property"),
    "last": ("Last touch", "-last"),
    "next": ("Next touch", "next"),
    "mails": ("Emails", "-mails"),
    "agent": ("Agent", "agent"),
}
ORDER_NAMES = {
    "": "Newest first",
    "name": "Name",
    "-last": "Last touch",
    "next": "Next touch",
    "stage": "Stage",
    "-mails": "Emails",
}


class ClientFilter(forms.Form):
    """The list's address: search, filters, order. What can't be understood is left out and said."""

    q = forms.CharField(required=False, max_length=200)
    stage = forms.MultipleChoiceField(required=False, choices=Stage.choices, widget=forms.CheckboxSelectMultiple)
    stage_is = forms.ChoiceField(
        required=False, choices=[("", "is"), ("not", "is not")], widget=forms.RadioSelect, initial=""
    )
    property_type = forms.MultipleChoiceField(
        label="Type", required=False, choices=PropertyType.choices, widget=forms.CheckboxSelectMultiple
    )
    engagement = forms.MultipleChoiceField(
        required=False, choices=list(ENGAGEMENT.items()), widget=forms.CheckboxSelectMultiple
    )
    only = forms.MultipleChoiceField(
        label="Only", required=False, choices=list(ONLY.items()), widget=forms.CheckboxSelectMultiple
    )
    field = forms.CharField(label="Custom field", required=False, max_length=50)
    value = forms.CharField(label="Value", required=False, max_length=200)
    sort = forms.ChoiceField(required=False, choices=[(name, name) for name in ORDERS])

    def __init__(self, data: QueryDict) -> None:
        # An empty choice is none: a form without JavaScript sends its unused fields too.
        data = data.copy()
        for name in list(data):
            data.setlist(name, [value for value in data.getlist(name) if value])
        super().__init__(data)
        self.is_valid()
        self.asked: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value}
        for name in ("stage", "property_type", "engagement", "only"):
            # In the order of the choices, so that two addresses that ask the same are the same.
            if name in self.asked:
                choices: Any = cast(forms.MultipleChoiceField, self.fields[name]).choices
                self.asked[name] = [value for value, _ in choices if value in self.asked[name]]
        if "stage" not in self.asked:
            self.asked.pop("stage_is", None)
        if "field" not in self.asked:
            self.asked.pop("value", None)

    def narrow(self, clients: ClientQuerySet) -> ClientQuerySet:
        """Those that the filters leave."""
        asked = self.asked
        if "q" in asked:
            clients = clients.search(asked["q"])
        if "stage" in asked:
            chosen = Q(stage__in=asked["stage"])
            clients = clients.filter(~chosen if asked.get("stage_is") else chosen)
        if "property_type" in asked:
            clients = clients.filter(property_type__in=asked["property_type"])
        for name in ("engagement", "only"):
            if name in asked:
                tests = [_TESTS[choice]() for choice in asked[name]]
                # What somebody did may be either; what they must be is each.
                joined = Q()
                for test in tests:
                    joined = joined | test if name == "engagement" else joined & test
                clients = clients.alias(touched=LAST_TOUCH).filter(joined)
        if "field" in asked:
            clients = _with_field(clients, asked["field"], asked.get("value", ""))
        return clients

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked.keys() - {"sort"})

    @property
    def sorted_by(self) -> str:
        return self.asked.get("sort", "new")

    @property
    def wrong(self) -> list[str]:
        """What was left out, in words."""
        return [f"{self.fields[name].label or name.title()}: {errors[0]}" for name, errors in self.errors.items()]

    # --- the same as an address ---

    def query(self, *leave_out: str, **changes: str) -> str:
        """What was understood, always in the same order."""
        return query_of(self.fields, self.asked, *leave_out, **changes)

    def address(self, *leave_out: str, **changes: str) -> str:
        return address_of(URL, self.query(*leave_out, **changes))

    @property
    def here(self) -> str:
        return self.address()

    @property
    def narrowing(self) -> str:
        """The filters without the order: what a smart list is."""
        return self.query("sort")

    @property
    def columns(self) -> list[Column]:
        return [self._column(name, label, first) for name, (label, first) in COLUMNS.items()]

    def _column(self, name: str, label: str, first: str) -> Column:
        other = first.removeprefix("-") if first.startswith("-") else f"-{first}"
        if self.sorted_by not in (first, other):
            return Column(name, label, self.address(sort=first))
        now = "descending" if self.sorted_by.startswith("-") else "ascending"
        return Column(name, label, self.address(sort=other if self.sorted_by == first else first), now)

    @property
    def orders(self) -> list[Column]:
        """The orders that a phone offers, where the columns have no heads."""
        current = self.asked.get("sort", "")
        return [
            Column(name, label, self.address("sort", sort=name), "yes" if name == current else "")
            for name, label in ORDER_NAMES.items()
        ]

    # --- the same in words ---

    @property
    def sentences(self) -> dict[str, Sentence]:
        labels = {"stage": dict(Stage.choices), "property_type": dict(PropertyType.choices), "engagement": ENGAGEMENT}
        about = {"stage": "Stage", "property_type": "Type", "engagement": "Engagement"}
        found = {}
        for name, words in labels.items():
            if name in self.asked:
                joined = get_text_list([str(words[value]) for value in self.asked[name]])
                verb = "is not" if name == "stage" and self.asked.get("stage_is") else "is"
                without = self.address(name, "stage_is") if name == "stage" else self.address(name)
                found[name] = Sentence(about[name], f"{verb} {joined}", without)
        return found

    @property
    def more_sentences(self) -> list[Sentence]:
        """The filters behind More, one sentence each."""
        chosen = self.asked.get("only", [])
        found = []
        for value in chosen:
            rest: Any = [other for other in chosen if other != value]
            found.append(Sentence("", ONLY[value], self.address("only", only=rest)))
        if "field" in self.asked:
            words = f"is {self.asked['value']}" if "value" in self.asked else "is filled in"
            found.append(Sentence(self.asked["field"], words, self.address("field", "value")))
        return found


def _with_field(clients: ClientQuerySet, name: str, value: str) -> ClientQuerySet:
    if not value:
        return clients.filter(custom_fields__has_key=name)
    text = Func(F("custom_fields"), Value(name), function="jsonb_extract_path_text", output_field=TextField())
    return clients.alias(custom=text).filter(custom__iexact=value)


def _clicked_this_week() -> Q:
    since = timezone.now() - timedelta(days=7)
    clicks = Activity.objects.filter(kind=Activity.Kind.CLICKED, occurred_at__gte=since)
    return Q(pk__in=Subquery(clicks.order_by().values("client")))


_TESTS: dict[str, Callable[[], Q]] = {
    "opened": lambda: with_email(was="opened"),
    "clicked": lambda: with_email(was="clicked"),
    "clicked-week": _clicked_this_week,
    "bounced": bounced_address,
    "nothing": lambda: ~with_email(was="sent"),
    "quiet": lambda: going_quiet(timezone.now()),
    "no-next": no_next_touch,
}
