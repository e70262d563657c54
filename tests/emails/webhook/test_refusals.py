"""Requests that the webhook refused are counted where an operator sees them, and cost the database nothing."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.test import Client as Browser
from django.utils import timezone

from emails.models import WebhookRefusal
from emails.webhook.refusals import refusals
from tests.html import words

pytestmark = pytest.mark.django_db
MISMATCH = WebhookRefusal.Reason.NO_KEY


def forged():
    return Browser().post("/webhook/sendgrid", b"[]", content_type="application/json")


def test_a_refusal_asks_no_database_and_is_counted(django_assert_num_queries, settings):
    settings.SENDGRID_WEBHOOK_PUBLIC_KEY = ""
    with django_assert_num_queries(0):
        assert [forged().status_code for _ in range(3)] == [401] * 3
    assert not WebhookRefusal.objects.exists()
    refusals.write_down()
    row = WebhookRefusal.objects.get()
    assert (row.reason, row.count, row.day) == (MISMATCH, 3, timezone.now().date())
    forged()
    refusals.write_down()
    row.refresh_from_db()
    assert row.count == 4


def test_the_broker_sees_them_on_today_and_an_agent_does_not(broker_browser, ana_browser):
    forged()
    page = words(broker_browser.get("/"))
    assert "Delivery tracking rejected 1 request" in page and "SENDGRID_WEBHOOK_PUBLIC_KEY" in page
    assert "webhook refused" not in ana_browser.get("/").content.decode()


def test_a_day_later_they_are_history(broker_browser):
    WebhookRefusal.objects.create(
        day=timezone.now().date(), reason=MISMATCH, count=2, last_at=timezone.now() - timedelta(hours=25)
    )
    assert "webhook refused" not in broker_browser.get("/").content.decode()


def test_the_admin_counts_in_what_its_process_knows(broker_browser):
    forged()
    page = broker_browser.get("/admin/emails/webhookrefusal/").content.decode()
    assert MISMATCH.label in page


def test_while_the_database_is_down_nothing_is_forgotten(monkeypatch):
    forged()

    def down(*_):
        raise OperationalError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(refusals, "_add", down)
        refusals.write_down()
    refusals.write_down()
    assert WebhookRefusal.objects.get().count == 1


def test_nothing_to_write_down_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        refusals.write_down()
