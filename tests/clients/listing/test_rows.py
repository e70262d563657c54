"""The rows of lists, which Jinja draws: what people typed is escaped there as in every other template."""

import pytest
from django.template import engines
from jinja2 import UndefinedError

from emails.models import EmailLog
from followups.engine.plan import make_plan
from followups.models import Task

EVIL = "<script>alert('x')</script>\"&"


def test_what_was_typed_is_escaped(broker_browser, make_client, ana):
    ana.name = EVIL
    ana.save()
    make_client(agent=ana, name=EVIL, email="a@example.com", property_address=EVIL)
    page = broker_browser.get("/clients/").content.decode()
    assert "<script>alert" not in page and page.count("&lt;script&gt;alert(&#39;x&#39;)") >= 4


def test_a_reason_is_escaped_in_its_title(ana_browser, make_client):
    client = make_client()
    make_plan(client.pk)
    Task.objects.filter(client=client).update(reason_code="other", reason_facts={"words": EVIL})
    page = ana_browser.get("/clients/").content.decode()
    assert "<script>alert" not in page and 'title="&lt;script' in page


def test_reads_each_plan_with_its_emails(ana_browser, make_client):
    client = make_client(last_contacted=None)
    make_plan(client.pk)
    task = client.tasks.order_by("scheduled_for").first()
    log = EmailLog.objects.create(client=client, task=task, status="click", opened_at=task.scheduled_for)
    EmailLog.objects.filter(pk=log.pk).update(clicked_at=task.scheduled_for, sent_at=task.scheduled_for)
    Task.objects.filter(pk=task.pk).update(status="completed", email_sent=log)
    page = ana_browser.get("/clients/").content.decode()
    assert "1 click" in page and "Day 1 clicked" in page and '<i class="clicked"></i>' in page


def test_a_name_that_is_not_there_is_an_error():
    """A misspelt name would otherwise be an empty cell that nobody notices."""
    with pytest.raises(UndefinedError):
        engines["jinja2"].from_string("{{ nobody.name }}").render({})
