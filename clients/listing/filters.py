"""How an agent looks for clients: search, filters and order, all of it in the address."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.fields import BooleanField, TextField
from django.db.models.functions import Coalesce, NullIf
from django.http import QueryDict
from django.utils import timezone

from agents.filters import ByAgentFilter
from agents.models import Agent
from clients.listing.orders import ORDERS
from clients.listing.quiet import LAST_TOUCH, going_quiet
from clients.models import Activity, ClientQuerySet, ClientTag, PropertyType, Source, Stage, Tag
from clients.tables_above import bounced_address, no_next_touch, with_email
from lists.filter_form import Box, ChoicesField, DayField, Sentence

ENGAGEMENT = {
    "opened": "Opened",
    "clicked": "Clicked",
    "clicked-week": "Clicked this week",
    "bounced": "Bounced",
    "nothing": "Nothing sent",
}
NO_SOURCE = NO_TAG = "none"
SHOWN_TAGS = 40
"""As many are in the menu of the filter. All of them, up to 500, have a page of their own."""
HOW_TAGGED = {"": "any of", "all": "all of", "not": "none of"}
GONE = {"source": "retired", "agent": "deactivated"}
ONLY = {"quiet": "Going quiet", "no-next": "No next touch", "bounced": "Address bounced"}


@dataclass(frozen=True)
class Column:
    """A column's head: the address that sorts by it, and the order that it has now."""

    name: str
    label: str
    address: str = ""
    sorted: str = ""


# Each with the order of the first click: the last touch and the next touch come first.
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


class ClientFilter(ByAgentFilter):
    url_name = "client_list"
    in_words = ("stage", "property_type", "engagement", "source", "tag", "agent", "unsubscribed")
    days: ClassVar[dict[str, str]] = {"unsubscribed": "Unsubscribed"}
    arrangement = ("sort",)

    stage = ChoicesField(Stage.choices)
    stage_is = forms.ChoiceField(
        required=False, choices=[("", "is"), ("not", "is not")], widget=forms.RadioSelect, initial=""
    )
    property_type = ChoicesField(PropertyType.choices, label="Type")
    engagement = ChoicesField(list(ENGAGEMENT.items()))
    source = ChoicesField(says="The office doesn’t have this source any more.")
    tag = ChoicesField(label="Tags", says="The office doesn’t have this tag any more.")
    tag_is = forms.ChoiceField(required=False, choices=list(HOW_TAGGED.items()), widget=forms.RadioSelect, initial="")
    only = ChoicesField(list(ONLY.items()), label="Only")
    unsubscribed_from, unsubscribed_to = DayField("Unsubscribed from"), DayField("Unsubscribed to")
    field = forms.CharField(label="Custom field", required=False, max_length=50)
    value = forms.CharField(label="Value", required=False, max_length=200)
    sort = forms.ChoiceField(required=False, choices=[(name, name) for name in ORDERS])

    def __init__(self, data: QueryDict, viewer: Agent) -> None:
        super().__init__(data, viewer)
        if "stage" not in self.asked:
            self.asked.pop("stage_is", None)
        if "tag" not in self.asked:
            self.asked.pop("tag_is", None)
        if "field" not in self.asked:
            self.asked.pop("value", None)

    def prepare(self) -> None:
        super().prepare()
        # Asked when something is chosen or the choices are shown: then once, all together.
        choices = cache(lambda: _choices(self.viewer.is_broker))
        for name in {"source", "tag", "agent"} & self.fields.keys():
            self.fields[name].choices = lambda name=name: choices()[name]  # type: ignore[attr-defined]

    def narrow(self, clients: ClientQuerySet) -> ClientQuerySet:
        """The clients that pass the filters."""
        asked = self.asked
        if "q" in asked:
            clients = clients.search(asked["q"])
        if "stage" in asked:
            chosen = Q(stage__in=asked["stage"])
            clients = clients.filter(~chosen if asked.get("stage_is") else chosen)
        if "agent" in asked:
            clients = clients.filter(agent__in=asked["agent"])
        if "property_type" in asked:
            clients = clients.filter(property_type__in=asked["property_type"])
        if "source" in asked:
            named = [pk for pk in asked["source"] if pk != NO_SOURCE]
            unset = Q(source=None) if NO_SOURCE in asked["source"] else Q()
            clients = clients.filter(unset | Q(source__in=named) if named else unset)
        if "tag" in asked:
            clients = clients.filter(_tagged(asked["tag"], asked.get("tag_is", "")))
        for name in ("engagement", "only"):
            if name in asked:
                tests = [_TESTS[choice]() for choice in asked[name]]
                # What somebody did may be either; what they must be is each.
                joined = Q()
                for test in tests:
                    joined = joined | test if name == "engagement" else joined & test
                clients = clients.alias(touched=LAST_TOUCH).filter(joined)
        if unsubscribed := self.within("unsubscribed", "occurred_at"):
            clients = clients.filter(_with_event(Q(unsubscribed, kind=Activity.Kind.UNSUBSCRIBED)))
        if "field" in asked:
            clients = _with_field(clients, asked["field"], asked.get("value", ""))
        return clients

    @property
    def sorted_by(self) -> str:
        return str(self.asked.get("sort", "new"))

    @property
    def complaints(self) -> list[str]:
        return [self._complaint(name, str(errors[0])) for name, errors in self.errors.items()]

    def _complaint(self, name: str, error: str) -> str:
        if name in ("page", NON_FIELD_ERRORS):
            return error
        return f"We ignored this filter: {self.fields[name].label or name.title()}: {error}"

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

    def _sentence(self, name: str) -> Sentence:
        if name == "tag":
            return Sentence("Tags", self._tags_in_words(), self.address("tag", "tag_is"))
        if name != "stage":
            return super()._sentence(name)
        verb = "is not" if self.asked.get("stage_is") else "is"
        return Sentence("Stage", f"{verb} {self._chosen('stage')}", self.address("stage", "stage_is"))

    @property
    def shown_tags(self) -> list[Box]:
        """The first choices, and the chosen ones."""
        return [each for at, each in enumerate(self.boxes("tag")) if at <= SHOWN_TAGS or each.is_checked]

    @property
    def has_more_tags(self) -> bool:
        return len(self._choices("tag")) > SHOWN_TAGS + 1

    def _tags_in_words(self) -> str:
        labels, how = dict(self._choices("tag")), self.asked.get("tag_is", "")
        names = [labels[value] for value in self.asked["tag"]]
        if len(names) == 1 and how != "not":
            return f"include {names[0]}" if self.asked["tag"] != [NO_TAG] else "are not set"
        return f"include {HOW_TAGGED[how]} {', '.join(names)}"

    @property
    def all_sentences(self) -> list[Sentence]:
        return [*(self.sentences[name] for name in self.in_words if name in self.asked), *self.more_sentences]

    @property
    def more_sentences(self) -> list[Sentence]:
        """The filters behind More, one sentence each."""
        chosen = self.asked.get("only", [])
        found = []
        for value in chosen:
            rest: Any = [other for other in chosen if other != value]
            found.append(Sentence("", ONLY[value], self.address("only", only=rest)))
        if unsubscribed := self.sentences.get("unsubscribed"):
            found.append(unsubscribed)
        if "field" in self.asked:
            words = f"is {self.asked['value']}" if "value" in self.asked else "is filled in"
            found.append(Sentence(self.asked["field"], words, self.address("field", "value")))
        return found


def _choices(of_agents: bool) -> dict[str, list[tuple[str, str]]]:
    """Of the filters by source, by tag and by agent, in one query."""
    parts: list[QuerySet[Any, Any]] = [
        Source.objects.order_by().values_list(Value("source"), "pk", "name", "is_active"),
        Tag.objects.order_by().values_list(Value("tag"), "pk", "name", Value(True)),
    ]
    if of_agents:
        called = Coalesce(NullIf("name", Value("")), "email", output_field=TextField())
        parts.append(Agent.objects.order_by().values_list(Value("agent"), "pk", called, "is_active"))
    found: dict[str, list[tuple[str, str]]] = {"source": [], "tag": [], "agent": []}
    rows = sorted(parts[0].union(*parts[1:], all=True), key=lambda row: (row[2].lower(), row[1]))
    for kind, pk, name, is_active in rows:
        found[kind].append((str(pk), name if is_active else f"{name} ({GONE[kind]})"))
    found["source"].append((NO_SOURCE, "Not set"))
    found["tag"].insert(0, (NO_TAG, "No tags"))
    return found


def _tagged(chosen: list[str], how: str) -> Q:
    """Who has any of the tags, all of them, or none. NO_TAG is one that everybody without a tag has."""
    given = ClientTag.objects.order_by().filter(client=OuterRef("pk"))
    named = [int(pk) for pk in chosen if pk != NO_TAG]
    without = [~Q(Exists(given))] * (NO_TAG in chosen)
    if how == "all":
        return Q(*(Q(Exists(given.filter(tag=pk))) for pk in named), *without)
    with_one = [Q(Exists(given.filter(tag__in=named)))] * bool(named)
    joined = Q(*with_one, *without, _connector=Q.OR)
    return ~joined if how == "not" else joined


HAS_FIELD = """
SELECT FROM jsonb_each_text(CASE jsonb_typeof(clients.custom_fields) WHEN 'object' THEN clients.custom_fields END) said
WHERE upper(said.key) = upper(%s)"""


def _with_field(clients: ClientQuerySet, name: str, value: str) -> ClientQuerySet:
    """Names and values are the same in capitals, as everywhere else."""
    asked, wanted = (HAS_FIELD + " AND upper(said.value) = upper(%s)", [name, value]) if value else (HAS_FIELD, [name])
    has_field = RawSQL(f"EXISTS ({asked})", wanted, output_field=BooleanField())  # noqa: S611  our own words
    return clients.filter(has_field)


def _clicked_this_week() -> Q:
    since = timezone.now() - timedelta(days=7)
    return _with_event(Q(kind=Activity.Kind.CLICKED, occurred_at__gte=since))


def _with_event(which: Q) -> Q:
    return Q(pk__in=Subquery(Activity.objects.filter(which).order_by().values("client")))


_TESTS: dict[str, Callable[[], Q]] = {
    "opened": lambda: with_email(was="opened"),
    "clicked": lambda: with_email(was="clicked"),
    "clicked-week": _clicked_this_week,
    "bounced": bounced_address,
    "nothing": lambda: ~with_email(was="sent"),
    "quiet": lambda: going_quiet(timezone.now()),
    "no-next": no_next_touch,
}
