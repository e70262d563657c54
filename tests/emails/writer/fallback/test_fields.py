"""What a record holds, as it is put into a text."""

import pytest

from agents.models import Agent
from clients.models import Client
from emails.writer.fallback import FIELDS, values_of
from emails.writer.fallback.fields import plain


def test_every_field_is_filled_from_the_record():
    agent = Agent(name="Ana Morales", phone="(503) 555-0100", email="ana@example.com")
    client = Client(name="Whitlock, Jonah", property_address="418 Alder Court", property_type="land", agent=agent)
    assert values_of(client, "Cedar & Main Realty") == {
        "first name": "Jonah",
        "client name": "Whitlock, Jonah",
        "property address": "418 Alder Court",
        "property type": "land",
        "agent name": "Ana Morales",
        "agent first name": "Ana",
        "agent phone": "(503) 555-0100",
        "agent email": "ana@example.com",
        "office name": "Cedar & Main Realty",
    }
    assert set(values_of(client)) == set(FIELDS)


def test_nothing_is_made_up_where_nothing_is_known():
    assert not any(values_of(Client(property_type="other")).values())
    values = values_of(Client(name="The Garcia Family", agent=Agent(email="ana@example.com")))
    assert (values["first name"], values["agent name"], values["agent first name"]) == ("", "", "")


@pytest.mark.parametrize(
    "value",
    ["", "  ", "N/A", "n.a.", "none", "TBD", "tba", "Unknown", "-", "--", "?", "…", "null", "not known",
     "To be determined", "{address}", "[Address]", "<Address>", "%ADDRESS%", "*|ADDRESS|*", "____", "\u200b", "\u202e"],
)  # fmt: skip
def test_what_says_that_nothing_is_known_is_empty(value):
    assert plain(value) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("12 Main St\nUnit 4\t B", "12 Main St Unit 4 B"),
        ("12 Main St\u2028Unit 4", "12 Main St Unit 4"),
        ("12 Main St {rear} [Unit 4]", "12 Main St (rear) (Unit 4)"),
        ("\u202e12 Main St\u2066 \u200f4\ufeff", "12 Main St 4"),
        ("  12 Main  St ,  Portland, ", "12 Main St, Portland"),
        ("12 Main\u00a0St", "12 Main St"),
        ("Zoë 👩‍👩‍👧 O'Hara & Söhne <b>", "Zoë 👩‍👩‍👧 O'Hara & Söhne <b>"),
        ("רחוב הרצל 5", "רחוב הרצל 5"),
        ("Nona Tbdale", "Nona Tbdale"),
        ("1 No Name Road", "1 No Name Road"),
    ],
)
def test_a_value_stays_on_one_line_and_is_no_field(value, shown):
    assert plain(value) == shown
