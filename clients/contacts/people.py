"""The people linked to a client: added, changed, removed, made the main one; each on the timeline, and undone.

A change locks the client first, as those of addresses do (changes.py). Whoever makes another one the main client calls
reconcile() afterwards, as for any other address.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from agents.models import Agent
from clients.contacts.changes import HasChanged, Refused
from clients.models import Activity, AdditionalEmail, AdditionalPhone, Client, Person, Role, is_email
from clients.models.contact.person import MOST_PEOPLE

FIELDS = ("name", "role", "email", "phone", "is_cc")
LABELS = ("email_label", "phone_label")
EXCHANGED = ("name", "email", "phone", *LABELS)
"""What the client and the one who becomes the main client exchange, besides their other addresses and numbers."""

SEEN_FROM_THERE = {
    Role.SPOUSE: Role.SPOUSE,
    Role.PARTNER: Role.PARTNER,
    Role.CO_BUYER: Role.CO_BUYER,
    Role.PARENT: Role.CHILD,
    Role.CHILD: Role.PARENT,
}
"""Who the former main client is to the new one. For any other role nobody knows."""


def add(client: Client, values: Mapping[str, Any], *, by: Agent | None) -> tuple[Person, Activity]:
    with transaction.atomic():
        client = _lock(client)
        if client.people.count() >= MOST_PEOPLE:
            raise Refused(f"At most {MOST_PEOPLE} people. Remove one first.")
        person = Person.objects.create(client=client, created_by=by, **{name: values[name] for name in FIELDS})
        return person, _record(client, person, by, "person_added", who=shown(person))


def change(person: Person, values: Mapping[str, Any], *, by: Agent | None) -> Activity | None:
    """Only the fields in `values`; None if nothing is another."""
    with transaction.atomic():
        client, person = _lock(person.client), _find(person.client_id, person.pk)
        new = {name: value for name, value in values.items() if name in FIELDS and getattr(person, name) != value}
        if not new:
            return None
        before = {name: getattr(person, name) for name in new}
        _write(person, new)
        return _record(client, person, by, "person_changed", before=before, after=new)


def remove(person: Person, *, by: Agent | None) -> Activity:
    with transaction.atomic():
        client, person = _lock(person.client), _find(person.client_id, person.pk)
        who = shown(person) | {name: getattr(person, name) for name in LABELS}
        more = [
            [kind, getattr(row, kind), row.label]
            for kind, rows in (("email", AdditionalEmail), ("phone", AdditionalPhone))
            for row in rows._default_manager.filter(client=client, person=person).order_by("pk")
        ]
        pk = person.pk
        person.delete()
        person.pk = pk
        return _record(client, person, by, "person_removed", who=who, more=more)


def make_main(person: Person, *, by: Agent | None) -> Activity:
    """The person and the client exchange their names, addresses and numbers. Follow-ups go to the new one."""
    with transaction.atomic():
        client, person = _lock(person.client), _find(person.client_id, person.pk)
        if not is_email(person.email):
            raise Refused(f"Add an email address for {person.name} first. Follow-ups are sent there.")
        now = SEEN_FROM_THERE.get(Role(person.role), Role.OTHER)
        facts = {"was": client.name, "main": person.name, "role": person.role, "now": now}
        _exchange(client, person)
        Person.objects.filter(pk=person.pk).update(role=now)
        return client.record(Activity.Kind.EDITED, by=by, event="made_main_client", person=person.pk, **facts)


def undo(client: Client, activity: int, *, by: Agent | None) -> Activity:
    """Reverses one of the changes above, unless what it changed was changed again."""
    with transaction.atomic():
        client = _lock(client)
        rows = client.activities.filter(kind=Activity.Kind.EDITED, data__event__in=UNDO, pk=activity)
        done = rows.first()
        if done is None:
            raise Refused("There is nothing to undo.")
        return UNDO[done.data["event"]](client, done.data, by)


def _undo_added(client: Client, data: dict[str, Any], by: Agent | None) -> Activity:
    person = _find(client.pk, data["person"])
    _check_same(person, data["who"])
    return remove(person, by=by)


def _undo_changed(client: Client, data: dict[str, Any], by: Agent | None) -> Activity:
    person = _find(client.pk, data["person"])
    _check_same(person, data["after"])
    done = change(person, data["before"], by=by)
    assert done  # noqa: S101  an event says what differs
    return done


def _undo_removed(client: Client, data: dict[str, Any], by: Agent | None) -> Activity:
    """With the same id: emails that were sent name it."""
    if Person.objects.filter(pk=data["person"]).exists():
        raise HasChanged("Nothing changed: that person is linked again.")
    if client.people.count() >= MOST_PEOPLE:
        raise Refused(f"At most {MOST_PEOPLE} people. Remove one first.")
    person = Person.objects.create(pk=data["person"], client=client, created_by=by, **data["who"])
    for kind, value, label in data["more"]:
        model = AdditionalEmail if kind == "email" else AdditionalPhone
        model._default_manager.create(client=client, person=person, label=label, **{kind: value})
    return _record(client, person, by, "person_restored", who=shown(person))


def _undo_made_main(client: Client, data: dict[str, Any], by: Agent | None) -> Activity:
    person = _find(client.pk, data["person"])
    if (client.name, person.name) != (data["main"], data["was"]):
        raise HasChanged("Nothing changed: the names were changed in the meantime.")
    if person.role != data.get("now", person.role):
        raise HasChanged(f"Nothing changed: the role of {person.name} was changed in the meantime.")
    role = data["role"]
    if "now" not in data and person.role != SEEN_FROM_THERE.get(Role(role), Role.OTHER):
        role = person.role  # an older event does not say which role it gave; this one was chosen since
    facts = {"was": client.name, "main": person.name, "role": person.role, "now": role}
    _exchange(client, person)
    Person.objects.filter(pk=person.pk).update(role=role)
    return client.record(Activity.Kind.EDITED, by=by, event="made_main_client", person=person.pk, **facts)


UNDO = {
    "person_added": _undo_added,
    "person_changed": _undo_changed,
    "person_removed": _undo_removed,
    "made_main_client": _undo_made_main,
}


def shown(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in FIELDS}


def _lock(client: Client) -> Client:
    return Client.objects.select_for_update(no_key=True).get(pk=client.pk)


def _find(client: int, pk: int) -> Person:
    """As they are now; the client is locked."""
    person = Person.objects.select_for_update(no_key=True).filter(client=client, pk=pk).first()
    if person is None:
        raise HasChanged("Nothing changed: that person is no longer linked.")
    return person


def _check_same(person: Person, values: Mapping[str, Any]) -> None:
    if any(getattr(person, name) != values[name] for name in FIELDS if name in values):
        raise HasChanged(f"Nothing changed: {person.name} was changed in the meantime.")


def _write(person: Person, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(person, name, value)
    Person.objects.filter(pk=person.pk).update(**values, updated_at=timezone.now())


def _exchange(client: Client, person: Person) -> None:
    theirs, ours = ({name: getattr(each, name) for name in EXCHANGED} for each in (person, client))
    _write(person, ours)
    Client.objects.filter(pk=client.pk).update(**theirs, updated_at=timezone.now())
    for name, value in theirs.items():
        setattr(client, name, value)
    for rows in (AdditionalEmail._default_manager, AdditionalPhone._default_manager):
        both: list[Any] = [*rows.filter(client=client, person=None), *rows.filter(client=client, person=person)]
        for row in both:
            row.person = None if row.person_id else person
        # Not by an UPDATE: an address that both have would stand twice for a moment, which the unique index refuses.
        rows.filter(pk__in=[row.pk for row in both]).delete()
        rows.bulk_create(both)


def _record(client: Client, person: Person, by: Agent | None, event: str, **facts: Any) -> Activity:
    data = {"name": person.name, "person": person.pk} | facts
    return client.record(Activity.Kind.EDITED, by=by, event=event, **data)
