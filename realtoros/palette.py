"""The command palette: finds clients and places by what is typed, and offers what can be done with a client."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from django.db.models import Case, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Concat, Length, StrIndex
from django.db.models.lookups import Contains
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from agents.web.requests import AgentRequest
from clients.models import Client, ClientQuerySet, Person, Tag, phone_shown
from clients.models.search import folded
from followups.display.plan_state import Block, final_blocks
from lists.filter_form import address_of
from lists.ids import read_id

SHOWN = 6
RECENT = 4
SHOWN_TAGS = 3


@dataclass(frozen=True)
class Place:
    word: str
    page: str
    """The name of its address (urls.py)."""
    icon: str
    keys: str = ""
    query: str = ""

    @property
    def href(self) -> str:
        return address_of(reverse(self.page), self.query)


PLACES = [
    Place("Today", "today", "sun", "gt"),
    Place("Clients", "client_list", "users", "gc"),
    Place("Pipeline", "pipeline", "square-kanban", "gp"),
    Place("Follow-ups", "followups_now", "calendar-check", "gf"),
    Place("Emails", "email_list", "mail", "ge"),
    Place("Reports", "reports", "chart-no-axes-column", "gr"),
    Place("Settings", "settings", "settings"),
]
OFFICE = Place("Office settings", "office_settings", "building-2")
TEAM = Place("Team", "team", "users-round")
ADMIN = Place("Admin", "admin:index", "shield")
TAGS = Place("Tags", "client_tag_list", "tags")
NEW_CLIENT = Place("New client", "client_new", "user-plus", "n")


@dataclass(frozen=True)
class TextPart:
    """A piece of a text, and whether it is what was looked for."""

    text: str
    matches: bool


@dataclass(frozen=True)
class FoundClient:
    """A client that matches, with the matched letters marked."""

    client: Client
    q: str
    block: Block | None = None  # why they may not be emailed
    linked: Person | None = None  # who was found, where it was not the client

    @property
    def email_action(self) -> str:
        """What is offered in the place of Email now: another address, or nothing."""
        if self.block is None:
            return "email"
        if not self.block.wants_address:
            return ""
        return "fix-address" if self.client.email else "add-email"

    @property
    def name(self) -> list[TextPart]:
        return parts(self.client.name, self.q)

    @property
    def details(self) -> list[list[TextPart]]:
        """The address, and of email and phone the one that matched."""
        client = self.client
        if self.linked:
            return [parts(f"{self.linked.name}, {self.linked.get_role_display().lower()}", self.q)]
        contact = client.email if self._matches(client.email) else self._phone or client.email
        return [parts(text, self.q) for text in (client.property_address, contact) if text]

    @property
    def _phone(self) -> str:
        """As it is written where the office is, unless the typed part would not be found in that."""
        shown = phone_shown(self.client.phone)
        return shown if self._matches(shown) or not self._matches(self.client.phone) else self.client.phone

    @property
    def is_explained(self) -> bool:
        client = self.client
        return any(map(self._matches, (client.name, client.email, client.phone, client.property_address)))

    def _matches(self, text: str) -> bool:
        return bool(self.q and _pattern(self.q).search(text))


@require_safe
def palette(request: AgentRequest) -> HttpResponse:
    mine = Client.objects.visible_to(request.agent)
    moved = read_id(request.GET.get("move", ""))
    if moved is not None:
        client = get_object_or_404(mine, pk=moved)
        return render(request, "frame/palette_stages.html", {"client": client})
    q = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    clients = _found(mine, q, everybodys=request.agent.is_broker) if q else _recent(mine, request.GET.get("recent", ""))
    blocks = final_blocks(clients, request.agent)
    found = [FoundClient(client, q, blocks.get(client.pk)) for client in clients]
    linked = _linked([row.client.pk for row in found if not row.is_explained], q) if q else {}
    found = [replace(row, linked=linked.get(row.client.pk)) for row in found]
    context = {"q": q, "found": found, "places": list(_places(q, request))}
    return render(request, "frame/palette_results.html", context)


def _linked(clients: list[int], q: str) -> dict[int, Person]:
    """For clients whom nothing of their own explains: the linked person who was found."""
    if not clients:
        return {}
    said = Concat("name", Value(" "), "email", output_field=TextField())
    named = Q()
    for word in q.split():
        named |= Q(Contains(folded(said), folded(Value(word))))
    return {person.client_id: person for person in Person.objects.filter(named, client__in=clients).order_by("-pk")}


def parts(text: str, q: str) -> list[TextPart]:
    """The text, cut where what was looked for begins and ends."""
    cut = []
    at = 0
    for match in _pattern(q).finditer(text) if q.strip() else ():
        cut += [TextPart(text[at : match.start()], matches=False), TextPart(match[0], matches=True)]
        at = match.end()
    return [part for part in (*cut, TextPart(text[at:], matches=False)) if part.text]


def _pattern(q: str) -> re.Pattern[str]:
    """Any of the words; a phone number is found by its digits, however it is written."""
    words = sorted(q.split(), key=len, reverse=True)
    return re.compile("|".join(map(_word, words)), re.IGNORECASE)


def _word(word: str) -> str:
    digits = re.sub(r"\D", "", word)
    is_number = len(digits) >= 3 and not re.search(r"[^\W\d]", word)
    return r"\D*".join(digits) if is_number else re.escape(word)


def _found(mine: ClientQuerySet, q: str, *, everybodys: bool) -> list[Client]:
    """Whose name begins with it, then who has it in their name, then the others."""
    found = mine.search(q)
    # Nearly everybody has one or two letters: a broker's million is not sorted for that.
    if everybodys and len(q) < 3:
        return list(_light(found.order_by())[:SHOWN])
    # What is searched begins with the name.
    rank = Case(
        When(at=1, then=Value(0)),
        When(at__range=(2, Length("name")), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    found = found.alias(at=StrIndex("search_text", folded(Value(q)))).order_by(rank, "name", "pk")
    return list(_light(found)[:SHOWN])


def _recent(mine: ClientQuerySet, ids: str) -> list[Client]:
    """The clients that this tab opened last: it keeps their ids, we say whom they still are."""
    wanted = [pk for text in ids.split(",") if (pk := read_id(text)) is not None][:RECENT]
    found = {client.pk: client for client in _light(mine.filter(pk__in=wanted))} if wanted else {}
    return [found[pk] for pk in wanted if pk in found]


def _light(clients: ClientQuerySet) -> ClientQuerySet:
    return clients.only("name", "email", "phone", "property_address", "stage")


def _places(q: str, request: AgentRequest) -> Iterator[Place]:
    places = [*PLACES, *[OFFICE, TEAM] * request.agent.is_broker, *[ADMIN] * request.agent.is_admin]
    if not q:
        yield NEW_CLIENT
        yield from places
        return
    yield from (place for place in (*places, TAGS) if q.lower() in place.word.lower())
    for tag in Tag.objects.filter(name__icontains=q)[:SHOWN_TAGS]:
        yield Place(f"Clients tagged “{tag}”", "client_list", "tag", query=f"tag={tag.pk}")
    yield Place(f"All clients with “{q}”", "client_list", "users", query=f"q={quote(q)}")
    yield Place(f"Emails with “{q}”", "email_list", "mail", query=f"q={quote(q)}")
    name = q if q != q.lower() else q.title()
    yield Place(f"New client “{name}”", "client_new", "user-plus", "n", f"name={quote(name)}")
