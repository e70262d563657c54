"""More than one gate is closed, or what closed one has changed: no follow-up waits longer than its cause."""

from datetime import timedelta

import pytest
from django.urls import reverse

from clients.models import BulkAction, Client
from followups.engine.reconcile import reconcile
from followups.engine.sweep import sweep
from inbound.models import InboundEmail, Kind, State
from tests.followups.engine.conftest import NOON, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office", "sandbox")]
MONDAYS = "1"


@pytest.fixture(autouse=True)
def _at_noon(moved):
    moved()


@pytest.fixture
def moved(time_machine):
    """Some time after noon on a Wednesday."""
    return lambda **by: time_machine.move_to(NOON + timedelta(**by), tick=False)


def test_what_one_gate_knows_does_not_outlast_it_under_the_name_of_another(make_client, make_task, ana, moved):
    """Away for weeks, and a mail of theirs is not read yet: once it is, and they are back, it goes."""
    client = make_client(away_until=NOON + timedelta(days=21))
    task = make_task(client, scheduled_for=NOON)
    mail = InboundEmail.objects.create(client=client, state=State.RECEIVED, from_email=client.email)
    sweep()
    assert row(task).reason_code == "answer_unread"
    InboundEmail.objects.filter(pk=mail.pk).update(state=State.READ, kind=Kind.OTHER)
    moved(minutes=1)
    client.come_back(by=ana)
    reconcile(client)
    moved(hours=2)
    sweep()
    assert row(task).status == "completed"


@pytest.fixture
def held_by_ana(make_client, make_task, ana):
    """She sends on Mondays alone."""
    ana.send_days = MONDAYS
    ana.save()
    return make_task(make_client(agent=ana), scheduled_for=NOON)


@pytest.mark.parametrize(("is_active", "reason"), [(True, "outside_hours"), (False, "agent_left")])
@pytest.mark.parametrize("at_once", [True, False])
def test_who_gets_a_client_sends_in_their_own_hours(
    held_by_ana, ana, ben, broker_browser, moved, is_active, reason, at_once
):
    ana.is_active = is_active
    ana.save()
    sweep()
    assert row(held_by_ana).reason_code == reason
    if at_once:
        address = reverse("bulk_reassign")
        broker_browser.post(address, {"client": [held_by_ana.client_id], "agent": ben.pk})
    else:
        broker_browser.post(reverse("team_reassign", args=[ana.pk]), {"agent": ben.pk})
    assert row(held_by_ana).client.agent == ben
    moved(minutes=1)
    sweep()
    assert row(held_by_ana).status == "completed"


def test_and_who_gets_them_back_by_an_undo(held_by_ana, ana, ben, broker_browser, moved):
    Client.objects.filter(pk=held_by_ana.client_id).update(agent=ben)
    broker_browser.post(reverse("bulk_reassign"), {"client": [held_by_ana.client_id], "agent": ana.pk})
    sweep()
    assert row(held_by_ana).reason_code == "outside_hours"
    broker_browser.post(reverse("bulk_undo", args=[BulkAction.objects.get().pk]))
    moved(minutes=1)
    sweep()
    assert row(held_by_ana).status == "completed"
