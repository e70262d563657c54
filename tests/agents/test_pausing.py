"""Pause all sending: who, since when, and the second one changes nothing."""

import pytest
import time_machine

from agents import pausing
from agents.models import Agent, Office

pytestmark = pytest.mark.django_db

NINE, TEN = "2026-11-25T09:00Z", "2026-11-25T10:00Z"


def test_own(ana, ben):
    with time_machine.travel(NINE, tick=False):
        assert pausing.pause_own(ana)
    with time_machine.travel(TEN, tick=False):
        assert not pausing.pause_own(ana)
    row = Agent.objects.get(pk=ana.pk)
    assert (row.paused_at, row.paused_at.hour) == (ana.paused_at, 9)
    assert Agent.objects.get(pk=ben.pk).paused_at is None
    assert pausing.resume_own(ana)
    assert not pausing.resume_own(ana)
    assert Agent.objects.get(pk=ana.pk).paused_at is None is ana.paused_at


def test_the_office_even_before_it_was_described(broker, ana):
    assert pausing.pause_office(broker)
    assert not pausing.pause_office(ana)
    office = Office.current()
    assert (office.paused_by, office.paused_at is None) == (broker, False)
    assert pausing.resume_office(ana)
    assert not pausing.resume_office(ana)
    assert (Office.current().paused_at, Office.current().paused_by) == (None, None)
