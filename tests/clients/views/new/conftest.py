"""A new client as it is typed, and the workers that are asked for its plan."""

import pytest

from followups import tasks

NEW = {
    "name": "Renata Oliveira",
    "email": "renata@example.com",
    "phone": "(503) 555-0177",
    "property_address": "812 Linden Street, Portland",
    "property_type": "residential",
    "stage": "lead",
    "notes": "Met at the open house.",
    "custom_name": ["Timeline", "Budget", ""],
    "custom_value": ["Before April", "$640,000", ""],
}


@pytest.fixture
def queued(monkeypatch):
    """The ids for which a plan was asked of the workers."""
    ids = []
    monkeypatch.setattr(tasks.create_followup_tasks_task, "delay", ids.append)
    return ids
