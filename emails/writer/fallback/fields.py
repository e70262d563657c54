"""The fields that a fallback template may have, and what they hold for one client."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from clients.models import Client
from clients.models.choices import PropertyType
from lists.one_line import BREAKS, OVERRIDES

FIELDS = MappingProxyType(
    {
        "first name": "The client’s first name, if we are sure",
        "client name": "The client’s name, as in the record",
        "property address": "The address of the property",
        "property type": "“residential”, “commercial” or “land”",
        "agent name": "The agent who looks after the client",
        "agent first name": "The agent’s first name",
        "agent phone": "The agent’s phone",
        "agent email": "The agent’s email address",
        "office name": "The office, as Settings calls it",
    }
)
"""Each with what it holds."""

Values = Mapping[str, str]
"""By the field's name. What is not known is empty or missing."""

NOTHING = re.compile(
    r"n\.?a|none|null|nil|nan|tb[dac]|tk|unknown|undefined|missing|empty|test|todo|pending|blank|no|xxx|no ?data"
    r"|to be (?:determined|confirmed)|not (?:known|available|applicable|specified|provided|given|yet known|sure)"
)
"""What people and files write where they know nothing, in lower case and without marks."""

JOINERS = "\u200c\u200d"  # Persian, and emoji of several parts, are written with them
AS_TYPED = str.maketrans("{[}]", "(())")
SLOT = re.compile(r"^\s*(?:\{.*\}|\[.*\]|<.*>|%.*%|\*\|.*\|\*)\s*$")


def values_of(client: Client, office_name: str = "") -> dict[str, str]:
    """What each field holds for this client, as it is put into a text."""
    agent, type_ = client.agent, client.property_type
    found = {
        "first name": client.first_name,
        "client name": client.name,
        "property address": client.property_address,
        "property type": "" if type_ == PropertyType.OTHER else type_.replace("_", " "),
        "agent name": agent.name if agent else "",
        "agent first name": _first_name(agent.first_name, agent.name) if agent else "",
        "agent phone": agent.phone if agent else "",
        "agent email": agent.email if agent else "",
        "office name": office_name,
    }
    return {name: plain(value) for name, value in found.items()}


def _first_name(first: str, name: str) -> str:
    """An agent without a name is called by their address; a text is better without."""
    return first if name.strip() else ""


def plain(value: str) -> str:
    """On one line, and without what could be taken for a field. Empty where it only says that nothing is known."""
    if SLOT.match(value):
        return ""
    line = " ".join("".join(_shown(each) for each in value).translate(AS_TYPED).split()).strip(" ,;")
    bare = " ".join(re.sub(r"[\W_]+", " ", re.sub(r"[./]", "", line)).split()).lower()
    return "" if not bare or NOTHING.fullmatch(bare) else re.sub(r" +([,.;:!?])", r"\1", line)


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in BREAKS or category == "Zs":
        return " "
    if character in OVERRIDES or category in ("Cs", "Cn", "Co") or (category == "Cf" and character not in JOINERS):
        return ""
    return character
