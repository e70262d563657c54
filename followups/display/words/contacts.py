"""What was done with an address or a number, for the timeline: the key words, and the rest.

The events are those of clients/contacts/changes.py and emails/ledger.py.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from clients.fields import LABELS
from emails.ledger import Consent
from emails.models import Suppression
from lists.words import full_date

Data = Mapping[str, Any]


def _contact(data: Data) -> str:
    """“Email”, or “Zoë Brandt’s phone” of somebody who is linked."""
    label = LABELS[data["what"]]
    return f"{data['name']}’s {label.lower()}" if data.get("name") else label


def _value(value: str, label: str) -> str:
    return f"“{value}”" + (f" ({label})" if label else "")


def _contact_changed(data: Data) -> tuple[str, str]:
    (was, old_label), (value, label) = data["before"], data["after"]
    if was != value:
        return (_contact(data), f"changed from {_value(was, old_label)} to {_value(value, label)}")
    if not label:
        return (f"{_contact(data)} {value}", f"is no longer labeled “{old_label}”")
    return (f"{_contact(data)} {value}", f"labeled “{label}”")


def _made_main(data: Data) -> tuple[str, str]:
    what = _contact(data)
    what = f"{what}, the main one," if data.get("name") else f"Main {what.lower()}"
    if not data["value"]:
        return (f"{what} removed:", f"“{data['was']}” is kept")
    was = f", before “{data['was']}”" if data.get("was") else ""
    return (f"{what} is now", f"“{data['value']}”{was}")


def _may_be_emailed(data: Data) -> tuple[str, str]:
    was = "; ".join(map(_entry_in_words, data.get("lifted", [])))
    consent = _consent_in_words(data["consent"]) if data.get("consent") else ""
    said = [each.rstrip(".") for each in (consent, str(data.get("why", ""))) if each]
    if data.get("address"):
        said.insert(0, str(data["address"]))
    return ("Allowed email again:", ". ".join([*said, f"Before: {was}"]))


def _consent_in_words(consent: Data) -> str:
    on, how = date.fromisoformat(consent["on"]), Consent.How(consent["how"]).label
    return f"{consent['by']} agreed {how[:1].lower()}{how[1:]} on {full_date(on)}"


def _entry_in_words(entry: Data) -> str:
    since = full_date(datetime.fromisoformat(entry["since"]))
    source = f" ({entry['source']})" if entry.get("source") else ""
    reason = Suppression(reason=entry.get("reason", "")).get_reason_display()
    return f"{reason}{source} since {since}"


OPTED_OUT = {
    Suppression.Reason.BY_HAND: "Marked as do not email:",
    Suppression.Reason.UNSUBSCRIBED: "Opted out:",
    Suppression.Reason.BOUNCED: "Address bounced:",
    Suppression.Reason.COMPLAINED: "Marked an email as spam:",
}


def _address_closed(data: Data) -> tuple[str, str]:
    source = f" ({data['source']})" if data.get("source") else ""
    return (OPTED_OUT[data["reason"]], f"{data['address']}{source}")


def _opted_out_in_file(data: Data) -> tuple[str, str]:
    said = f"“{data.get('head', '')}: {data.get('cell', '')}” in {data.get('file', '')}"
    return (OPTED_OUT[data["reason"]], said)


EVENTS: dict[str, Callable[[Data], tuple[str, str]]] = {
    "contact_added": lambda data: (f"{_contact(data)} added:", _value(data["value"], data["label"])),
    "contact_removed": lambda data: (f"{_contact(data)} removed:", _value(data["value"], data["label"])),
    "contact_changed": _contact_changed,
    "contact_made_main": _made_main,
    "may_be_emailed": _may_be_emailed,
    "opted_out_in_file": _opted_out_in_file,
    "address_closed": _address_closed,
}
