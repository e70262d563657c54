"""/clients/<id>/plan-again/: a bounced address was put right, and what it had stopped goes on."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clients.models import Client
from emails.models import Suppression
from followups.engine.reconcile import reconcile
from followups.models import Task
from tests.words import texts_of

pytestmark = pytest.mark.django_db

OFFER = "stopped because of the email address. You can email it now."


@pytest.fixture
def client(make_client, make_task):
    """Their address bounced on Day 3: three steps stopped, one of which would be past by now."""
    client = make_client(email="old@example.com")
    for days, step in ((-1, "Week 1"), (5, "Week 2"), (20, "Month 1")):
        make_task(client, followup_type=step, scheduled_for=timezone.now() + timedelta(days=days))
    Suppression.objects.create(address="old@example.com", reason="bounced")
    reconcile()
    return client


def page_of(browser, client):
    return browser.get(f"/clients/{client.pk}/").content.decode()


def statuses():
    return dict(Task.objects.values_list("followup_type", "status"))


def test_a_new_address_brings_the_offer_and_it_puts_back_what_is_ahead(client, ana_browser, ana):
    assert set(statuses().values()) == {"cancelled"}
    assert OFFER not in page_of(ana_browser, client)
    Client.objects.filter(pk=client.pk).update(email="new@example.com")
    assert f"2 follow-ups {OFFER}" in page_of(ana_browser, client)
    answer = ana_browser.post(f"/clients/{client.pk}/plan-again/", follow=True).content.decode()
    assert "2 follow-ups restored." in answer and OFFER not in answer
    assert statuses() == {"Week 1": "cancelled", "Week 2": "pending", "Month 1": "pending"}
    assert texts_of(client.activities.all()).count("Week 2 restored") == 1


def test_twice_is_once(client, ana_browser):
    Client.objects.filter(pk=client.pk).update(email="new@example.com")
    for said in ("2 follow-ups restored.", "There was nothing to restore."):
        assert said in ana_browser.post(f"/clients/{client.pk}/plan-again/", follow=True).content.decode()
    assert texts_of(client.activities.all()).count("Week 2 restored") == 1


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "Do not email: the address bounced"),
        ({"email": ""}, "No email address"),
        ({"email": "new@example.com", "stage": "lost"}, "Lost"),
    ],
)
def test_nothing_is_put_back_that_could_not_go(client, ana_browser, change, why):
    Client.objects.filter(pk=client.pk).update(**change)
    assert OFFER not in page_of(ana_browser, client)
    answer = ana_browser.post(f"/clients/{client.pk}/plan-again/", follow=True).content.decode()
    assert f"Nothing was restored: {why}." in answer
    assert "pending" not in statuses().values()


@pytest.mark.parametrize("reason", ["unsubscribed", "complained"])
def test_another_address_brings_nothing_back_that_they_asked_to_stop(client, ana_browser, make_task, reason):
    Suppression.objects.all().delete()
    Task.objects.all().delete()
    make_task(client, scheduled_for=timezone.now() + timedelta(days=1))
    Suppression.add("old@example.com", reason, "link in email 1")
    reconcile()
    Client.objects.filter(pk=client.pk).update(email="new@example.com")
    assert OFFER not in page_of(ana_browser, client)
    answer = ana_browser.post(f"/clients/{client.pk}/plan-again/", follow=True).content.decode()
    assert "There was nothing to restore." in answer and set(statuses().values()) == {"cancelled"}


def test_once_a_broker_has_their_consent_it_is_offered(client, ana_browser, broker, broker_browser, make_task):
    Suppression.add("old@example.com", "unsubscribed", "link in email 1")
    make_task(client, scheduled_for=timezone.now() + timedelta(days=1))
    reconcile()
    consent = {"consent_by": "Jonah", "consent_on": timezone.localdate(timezone=broker.tzinfo), "consent_how": "phone"}
    broker_browser.post(f"/clients/{client.pk}/allow-email/", consent)
    assert f"3 follow-ups {OFFER}" in page_of(ana_browser, client)
    ana_browser.post(f"/clients/{client.pk}/plan-again/")
    assert statuses()["Day 1"] == "pending"


def test_what_an_agent_stopped_stays_stopped(client, ana_browser, ana, make_task):
    task = make_task(client, followup_type="Custom", scheduled_for=timezone.now() + timedelta(days=2))
    task.cancel(by=ana)
    Client.objects.filter(pk=client.pk).update(email="new@example.com")
    ana_browser.post(f"/clients/{client.pk}/plan-again/")
    assert statuses()["Custom"] == "cancelled"


def test_fix_address_opens_the_form_at_the_address(client, ana_browser):
    page = ana_browser.get(f"/clients/{client.pk}/edit/?field=email").content.decode()
    field = page[page.index('name="email"') :].split(">")[0]
    assert "autofocus" in field and page.count("autofocus") == 1
    assert ana_browser.get(f"/clients/{client.pk}/edit/?field=nonsense").status_code == 200
