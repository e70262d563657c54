"""A second look: what the record has in other words and another order is no news."""

import pytest

from emails.writer.guard import record_of
from emails.writer.guard.claims.facts.held import held

RECORD = record_of(
    {
        "client": {
            "notes": "Fourplex, 2 of 4 units vacant since March. Roof repair done end of April. TI allowance $40/sf.",
            "property_address": "14 Oak Ct",
        }
    }
)


@pytest.mark.parametrize(
    "said",
    ["two vacant units", "2 empty units", "roof repair is complete", "a tenant improvement allowance of $40 per foot"],
)
def test_the_records_own_words(said):
    assert held(RECORD, said)


@pytest.mark.parametrize(
    "said",
    ["three vacant units", "new granite counters", "an allowance of $45", "inventory is down", "40 showings", ""],
)
def test_news(said):
    assert not held(RECORD, said)
