"""Addresses and phone numbers: of clients and of the people linked to them."""

from clients.contacts.changes import HasChanged, Refused, add, change, make_main, remove, undo
from clients.contacts.owners import (
    EMAIL,
    KINDS,
    NOUNS,
    PHONE,
    Contact,
    Kind,
    Owner,
    additional_of,
    all_of,
    also_of,
    holders_of,
    main_of,
    of_client,
    with_contacts,
)

__all__ = [
    "EMAIL",
    "KINDS",
    "NOUNS",
    "PHONE",
    "Contact",
    "HasChanged",
    "Kind",
    "Owner",
    "Refused",
    "add",
    "additional_of",
    "all_of",
    "also_of",
    "change",
    "holders_of",
    "main_of",
    "make_main",
    "of_client",
    "remove",
    "undo",
    "with_contacts",
]
