"""Every change of an address or number: guarded, recorded on the timeline with who made it, and undone.

A change locks the client first, so that two at once can't undo each other. Whoever changes a client's main address
calls reconcile() afterwards, as for any other edit.
"""

from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils import timezone

from agents.models import Agent
from clients.contacts.owners import (
    EMAIL,
    KEYS,
    MODELS,
    NOUNS,
    Contact,
    Kind,
    Owner,
    additional_of,
    all_of,
    main_of,
    rows_of,
)
from clients.models import Activity, Client, Person
from clients.models.contact.additional import MOST


class Refused(Exception):
    """Nothing changed. The text is for the person who asked."""


class HasChanged(Refused):
    """Somebody else changed or removed it in the meantime."""


def add(
    owner: Owner, kind: Kind, value: str, label: str = "", *, by: Agent | None, may_be_main: bool = True
) -> Activity:
    """The first one becomes the main one, where it may."""
    with transaction.atomic():
        owner = _lock(owner)
        _check_is_new(owner, kind, value)
        is_main = may_be_main and not main_of(owner, kind).value
        row = None if is_main else _insert_row(owner, kind, value, label)
        if is_main:
            _write(owner, kind, None, value, label)
        return _record(owner, by, "added", kind, value=value, label=label, row=row)


def change(owner: Owner, contact: Contact, value: str, label: str, *, by: Agent | None) -> Activity | None:
    """`contact` is what it was for whoever changes it. None if that is the same."""
    if replace(contact, value=value, label=label) == contact:
        return None
    with transaction.atomic():
        owner = _lock(owner)
        _find(owner, contact)
        if KEYS[contact.kind](value) != contact.key:
            _check_is_new(owner, contact.kind, value, beside=contact)
        _write(owner, contact.kind, contact.pk, value, label)
        facts = {"before": [contact.value, contact.label], "after": [value, label]}
        return _record(owner, by, "changed", contact.kind, row=contact.pk, **facts)


def remove(owner: Owner, contact: Contact, *, by: Agent | None) -> Activity:
    """Without its main one an owner has none of its kind that is emailed or called: no other takes its place."""
    with transaction.atomic():
        owner = _lock(owner)
        _find(owner, contact)
        if contact.pk is None:
            _write(owner, contact.kind, None, "", "")
        else:
            rows_of(owner, contact.kind).filter(pk=contact.pk).delete()
        facts = {"value": contact.value, "label": contact.label, "row": contact.pk}
        return _record(owner, by, "removed", contact.kind, **facts)


def make_main(owner: Owner, kind: Kind, pk: int, *, by: Agent | None) -> Activity:
    """The two exchange their places, with their labels."""
    with transaction.atomic():
        owner = _lock(owner)
        row = rows_of(owner, kind).filter(pk=pk).select_for_update().first()
        if row is None:
            raise HasChanged(f"That {NOUNS[kind]} was removed.")
        before, after = main_of(owner, kind), Contact(kind, getattr(row, kind), row.label)
        if before.value:
            # The unique index sees no address twice: the main one is in no row.
            _write(owner, kind, pk, before.value, before.label)
        else:
            row.delete()
        _write(owner, kind, None, after.value, after.label)
        facts = {"value": after.value, "label": after.label, "was": before.value, "was_label": before.label}
        return _record(owner, by, "made_main", kind, row=pk if before.value else None, **facts)


def undo(client: Client, activity: int, *, by: Agent | None) -> Activity:
    """Reverses one of the changes above, unless what it changed was changed again."""
    with transaction.atomic():
        events = [f"contact_{event}" for event in UNDO]
        done = client.activities.filter(kind=Activity.Kind.EDITED, data__event__in=events, pk=activity).first()
        if done is None:
            raise Refused("There is nothing to undo.")
        owner: Owner | None = client
        if person := done.data.get("person"):
            owner = Person.objects.filter(client=client, pk=person).first()
        if owner is None:
            raise HasChanged("Nothing changed: that person is no longer linked.")
        return UNDO[done.data["event"].removeprefix("contact_")](_lock(owner), done.data, by)


def _undo_added(owner: Owner, data: dict[str, Any], by: Agent | None) -> Activity:
    return remove(owner, Contact(data["what"], data["value"], data["label"], data["row"]), by=by)


def _undo_removed(owner: Owner, data: dict[str, Any], by: Agent | None) -> Activity:
    kind: Kind = data["what"]
    if data["row"] is None:
        if main_of(owner, kind).value:
            raise HasChanged(f"Nothing changed: there is another main {NOUNS[kind]} now.")
    elif not main_of(owner, kind).value:
        # Added by hand it would be the main one: it was not.
        row = _insert_row(owner, kind, data["value"], data["label"])
        return _record(owner, by, "added", kind, value=data["value"], label=data["label"], row=row)
    return add(owner, kind, data["value"], data["label"], by=by)


def _undo_changed(owner: Owner, data: dict[str, Any], by: Agent | None) -> Activity:
    value, label = data["after"]
    done = change(owner, Contact(data["what"], value, label, data["row"]), *data["before"], by=by)
    assert done  # noqa: S101  an event says what differs
    return done


def _undo_made_main(owner: Owner, data: dict[str, Any], by: Agent | None) -> Activity:
    kind: Kind = data["what"]
    _find(owner, Contact(kind, data["value"], data["label"]))
    if data["row"] is not None:
        _find(owner, Contact(kind, data["was"], data["was_label"], data["row"]))
        return make_main(owner, kind, data["row"], by=by)
    _write(owner, kind, None, "", "")
    row = _insert_row(_lock(owner), kind, data["value"], data["label"])
    facts = {"value": "", "label": "", "was": data["value"], "was_label": data["label"]}
    return _record(owner, by, "made_main", kind, row=row, **facts)


UNDO = {"added": _undo_added, "removed": _undo_removed, "changed": _undo_changed, "made_main": _undo_made_main}


def _lock(owner: Owner) -> Owner:
    """The owner as it is now. The client is locked first, always."""
    locked = Client.objects.select_for_update(no_key=True)
    if isinstance(owner, Client):
        return locked.get(pk=owner.pk)
    locked.get(pk=owner.client_id)
    person = Person.objects.select_for_update(no_key=True).filter(pk=owner.pk).first()
    if person is None:
        raise HasChanged("Nothing changed: that person is no longer linked.")
    return person


def _find(owner: Owner, contact: Contact) -> None:
    """HasChanged if it is not as it was for whoever asks. The owner is locked."""
    if contact.pk is None:
        now: Contact | None = main_of(owner, contact.kind)
    else:
        now = next((each for each in additional_of(owner, contact.kind) if each.pk == contact.pk), None)
    if now != contact:
        what = f"changed to “{now.value}”" if now and now.value != contact.value else "changed" if now else "removed"
        raise HasChanged(f"Nothing changed: this {NOUNS[contact.kind]} was {what} in the meantime.")


def _check_is_new(owner: Owner, kind: Kind, value: str, beside: Contact | None = None) -> None:
    key = KEYS[kind](value)
    others = [each for each in all_of(owner, kind) if beside is None or each.pk != beside.pk]
    if any(each.key == key for each in others):
        raise Refused(f"They have this {NOUNS[kind]} already.")


def _insert_row(owner: Owner, kind: Kind, value: str, label: str) -> int:
    if rows_of(owner, kind).count() >= MOST:
        plural = "email addresses" if kind == EMAIL else "phone numbers"
        raise Refused(f"At most {MOST} more {plural}. Remove one first.")
    is_person = isinstance(owner, Person)
    whose = {"client_id": owner.client_id, "person": owner} if is_person else {"client": owner}  # type: ignore[union-attr]
    row = MODELS[kind].objects.create(label=label, **{kind: value}, **whose)
    return int(row.pk)


def _write(owner: Owner, kind: Kind, pk: int | None, value: str, label: str) -> None:
    if pk is not None:
        rows_of(owner, kind).filter(pk=pk).update(**{kind: value, "label": label})
        return
    values = {kind: value, f"{kind}_label": label, "updated_at": timezone.now()}
    for name, new in values.items():
        setattr(owner, name, new)
    type(owner)._default_manager.filter(pk=owner.pk).update(**values)


def _record(owner: Owner, by: Agent | None, event: str, kind: Kind, **facts: Any) -> Activity:
    client = owner
    if isinstance(owner, Person):
        client, facts = owner.client, facts | {"person": owner.pk, "name": owner.name}
    assert isinstance(client, Client)  # noqa: S101
    return client.record(Activity.Kind.EDITED, by=by, event=f"contact_{event}", what=kind, **facts)
