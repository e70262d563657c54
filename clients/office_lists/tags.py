"""The office's tags: found or made by their names, merged, deleted; and names as one cell or field holds them."""

import re
from collections.abc import Iterable, Sequence

from django.db import transaction

from agents.models import Agent
from clients.models import Client, ClientTag, Tag, TagColour
from clients.models.tag import LONGEST_NAME, MOST, MOST_OF_A_CLIENT
from clients.office_lists.names import in_slices, replace_in_smart_lists, wait_for_others
from lists.one_line import NOT_ON_ONE_LINE, is_one_line

SPLIT = re.compile(r'\s*"(?P<quoted>(?:[^"]|"")*)"\s*(?:[,;]|:::|$)|(?P<plain>.*?)(?:[,;]|:::|$)', re.DOTALL)
"""One name of several, with what ends it: a comma, a semicolon, or the three colons of Google Contacts."""
LONGEST_FIELD = 2000
"""Characters of all names together, with what is between them."""
NEEDS_QUOTES = re.compile(r"""[,;"]|:::|^['*]|^\s|\s$""")
OF_GOOGLE = re.compile(r"^\*\s.*", re.DOTALL)
"""Groups that every account of Google Contacts has, like “* myContacts”. In quotation marks it is a name."""


KNOWN = """
SELECT t.*, w.name AS wanted FROM tags t JOIN unnest(%s::text[]) w(name) ON lower(t.name) = lower(w.name)"""


def split(text: str) -> list[str]:
    """The names in a field or cell, each once whatever its case."""
    found: dict[str, str] = {}
    at = 0
    while at < len(text) and (part := SPLIT.match(text, at)):
        at = part.end()
        plain = part["plain"]
        name = part["quoted"].replace('""', '"') if plain is None else OF_GOOGLE.sub("", plain.strip())
        if name := " ".join(name.split()):
            found.setdefault(name.lower(), name)
    return list(found.values())


def join(names: Iterable[str]) -> str:
    """The same names as `split` reads them."""
    return ", ".join('"{}"'.format(name.replace('"', '""')) if NEEDS_QUOTES.search(name) else name for name in names)


def problem_of(names: Sequence[str]) -> str:
    """Why a client can't have tags with these names, in words; one reason is that the office has no room for them."""
    if len(names) > MOST_OF_A_CLIENT:
        return f"A client can have at most {MOST_OF_A_CLIENT} tags (now {len(names)})."
    if any(len(name) > LONGEST_NAME for name in names):
        return f"Use at most {LONGEST_NAME} characters for a tag."
    if not all(map(is_one_line, names)):
        return NOT_ON_ONE_LINE
    new = len(names) - len(known(names))
    if new and Tag.objects.count() + new > MOST:
        return f"The office has {MOST} tags, which is the limit. Your broker can merge some in Settings."
    return ""


def known(names: Iterable[str]) -> dict[str, Tag]:
    """Those of the office with these names, whatever their case. PostgreSQL alone says which are the same."""
    rows = Tag.objects.raw(KNOWN, [list(names)])
    return {row.wanted: row for row in rows}  # type: ignore[attr-defined]


def find_or_make(names: Sequence[str], *, by: Agent) -> list[Tag]:
    """In the order of the names, each tag once. `problem_of` was asked before."""
    found = known(names)
    if len(found) < len(names):
        with transaction.atomic():
            wait_for_others()
            found = known(names)  # somebody else may have made it meanwhile
            number, new = Tag.objects.count(), [name for name in names if name not in found]
            made = [Tag(name=name, colour=colour_of(number + at), created_by=by) for at, name in enumerate(new)]
            Tag.objects.bulk_create(made, ignore_conflicts=True)
            found = known(names)
    return list({found[name].pk: found[name] for name in names}.values())


def colour_of(number: int) -> TagColour:
    """One after the other, so that neighbours differ. Gray is for whoever chooses it."""
    colours = [colour for colour in TagColour if colour != TagColour.GRAY]
    return colours[number % len(colours)]


def merge(tag: Tag, into: Tag) -> tuple[int, bool]:
    """Gives its clients the other tag, once, with who gave it and when; then as `delete`."""
    return _remove(tag, into)


def delete(tag: Tag) -> tuple[int, bool]:
    """Takes it from its clients, then from the list and from smart lists.

    Returns from how many clients, without deleted ones, and whether it is gone from all of them.
    """
    return _remove(tag, None)


def _remove(tag: Tag, into: Tag | None) -> tuple[int, bool]:
    given = ClientTag.objects.filter(tag=tag).order_by()

    def move(most: int) -> int | None:
        ids = list(given.values_list("client", flat=True)[:most])
        if not ids:
            # From now on nobody can be given it: see GIVE. Somebody may have been since we looked.
            Tag.objects.select_for_update().filter(pk=tag.pk).first()
            if given.exists():
                return 0
            replace_in_smart_lists("tag", tag.pk, into.pk if into else None)
            Tag.objects.filter(pk=tag.pk).delete()
            return None
        Client.objects.lock(ids)
        rows = list(given.filter(client__in=ids))
        if into:
            same = [
                ClientTag(client_id=row.client_id, tag=into, agent_id=row.agent_id, created_at=row.created_at)
                for row in rows
            ]
            ClientTag.objects.bulk_create(same, ignore_conflicts=True)
        number = Client.objects.present().filter(pk__in=[row.client_id for row in rows]).count()
        given.filter(pk__in=[row.pk for row in rows]).delete()
        return number

    return in_slices(move)
