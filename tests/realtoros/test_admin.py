"""The admin: every model of ours, searchable, and no query per row."""

from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.files.base import ContentFile
from django.utils import timezone

from agents.models import ClosedDay, Invitation, RateLimit, SignInAttempt
from clients.models import (
    Activity,
    AdditionalEmail,
    AdditionalPhone,
    Attention,
    BulkAction,
    Client,
    ClientFile,
    ClientImport,
    Conversation,
    Note,
    Person,
    SmartList,
    Source,
    Tag,
)
from clients.models.story.conversation import FACTS
from emails.models import (
    EmailAttachment,
    EmailLog,
    FallbackTemplate,
    ForwardedAnswer,
    LetterTemplate,
    OfficeMail,
    PassedOnAnswer,
    Provider,
    Suppression,
    UnmatchedEvent,
    WriterProfile,
)
from emails.webhook.apply import receive
from emails.webhook.refusals import refusals
from followups.models import Restore, SweepRun, Task
from inbound.models import InboundAttachment, InboundEmail, InboundRefusal
from realtoros.operating.models import BackupRun, Examination, Heartbeat

pytestmark = pytest.mark.django_db

MODELS = [
    model
    for name in ("agents", "clients", "emails", "followups", "inbound", "operating")
    for model in apps.get_app_config(name).get_models()
]


def path_of(model):
    return f"/admin/{model._meta.app_label}/{model._meta.model_name}/"


@pytest.fixture
def rows(make_client, make_task, office):
    def add(count):
        for number in range(count):
            task = make_task(make_client(name=f"Client {number}"))
            EmailLog.objects.create(task=task, client=task.client, status="sent", subject="Hello")
            OfficeMail.objects.create(
                kind="test", to_email="a@example.com", subject="Hello", body="a link that works once"
            )
            Activity.objects.create(client=task.client, kind="note", data={"note": "x"})
            Note.add(task.client, "Has a dog.", by=task.client.agent).edit("Has a cat.", by=task.client.agent)
            call = Conversation.log(task.client, "call", by=task.client.agent, outcome="reached")
            facts = {name: getattr(call, name) for name in FACTS}
            call.edit(by=task.client.agent, is_kept_from_ai=False, **facts | {"text": "Wants a yard."})
            ClientFile.keep(task.client, "Offer.pdf", ContentFile(b"An offer"), by=task.client.agent)
            step = f"Step {FallbackTemplate.objects.count()}"
            FallbackTemplate.objects.create(followup_type=step, subject="x", body="y", updated_by=task.client.agent)
            LetterTemplate.objects.create(name=step, subject="x", body="y", owner=task.client.agent)
            EmailAttachment.objects.create(email_log=task.email_log, client_file=task.client.files.all()[0])
            Suppression.add(f"{Suppression.objects.count()}@example.com", "bounced", "test")
            UnmatchedEvent.objects.create(raw=b"{}", reason="not_an_event")
            SweepRun.objects.create()
            Restore.objects.create(backup_at=timezone.now(), restored_at=timezone.now())
            Heartbeat.objects.create(kind="worker", node=f"sweeps@{Heartbeat.objects.count()}")
            BackupRun.objects.create()
            Examination.objects.create(topic=f"topic {Examination.objects.count()}")
            Provider.objects.get_or_create(name="openai")
            refusals.count(f"reason {number}")
            BulkAction.objects.create(agent=task.client.agent, verb="pause")
            ClientImport.objects.create(agent=task.client.agent, name="people.csv", text="Name")
            ClosedDay.objects.create(on=date(2026, 12, 24) + timedelta(ClosedDay.objects.count()), name="Closed")
            Attention.objects.create(client=task.client, kind="quiet")
            person = Person.objects.create(client=task.client, name="Dana")
            AdditionalEmail.objects.create(client=task.client, person=person, email="dana@example.com")
            AdditionalPhone.objects.create(client=task.client, phone="(503) 555-0177")
            invitation = Invitation(name="Dana", email=f"dana{Invitation.objects.count()}@example.com")
            invitation.renew_link()
            invitation.save()
            SignInAttempt.objects.create(outcome="wrong_password", email="dana@example.com")
            RateLimit.objects.create(cache_key=f"key {RateLimit.objects.count()}", value="", expires=timezone.now())
            WriterProfile.objects.create(base_url="http://x/v1", model=f"model {WriterProfile.objects.count()}")
            Source.objects.create(name=f"Source {Source.objects.count()}")
            task.client.add_tags([Tag.objects.create(name=f"Tag {Tag.objects.count()}")], by=task.client.agent)
            SmartList.objects.create(agent=task.client.agent, name=f"List {SmartList.objects.count()}", query="q=x")
            answer = InboundEmail.objects.create(client=task.client, fingerprint=str(InboundEmail.objects.count()))
            office_mail = OfficeMail.objects.create(kind="answer", to_email="a@example.com", subject="Hi", body="Yes")
            ForwardedAnswer.objects.create(inbound_email=answer, office_mail=office_mail)
            PassedOnAnswer.objects.create(inbound_email=answer, email_log=task.email_log)
            InboundAttachment.objects.create(inbound_email=answer, number=0, name="Offer.pdf", size=1)
            InboundRefusal.objects.create(
                day=date(2026, 1, 1) + timedelta(InboundRefusal.objects.count()),
                reason="no_key",
                last_at=timezone.now(),
            )

        refusals.write_down()

    return add


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_model_is_there_with_search_and_filters(broker_browser, rows, model):
    rows(2)
    assert admin.site.is_registered(model)
    registered = admin.site._registry[model]
    assert registered.search_fields and registered.list_filter
    assert broker_browser.get(path_of(model), {"q": "client"}).status_code == 200
    row = model._default_manager.first()
    assert broker_browser.get(f"{path_of(model)}{row.pk}/change/").status_code == 200


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_list_asks_the_same_for_many_rows(broker_browser, rows, model, connection_queries):
    rows(2)
    few = connection_queries(lambda: broker_browser.get(path_of(model)))
    rows(8)
    assert connection_queries(lambda: broker_browser.get(path_of(model))) <= few


@pytest.fixture
def connection_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(job):
        with CaptureQueriesContext(connection) as captured:
            job()
        return len(captured)

    return count


@pytest.mark.parametrize(
    "model", [Client, Task, EmailLog, OfficeMail, Activity, Suppression, UnmatchedEvent], ids=lambda m: m.__name__
)
def test_history_is_never_deleted(broker_browser, rows, model):
    rows(1)
    row = model.objects.first()
    assert broker_browser.post(f"{path_of(model)}{row.pk}/delete/", {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=row.pk).exists()


def test_statuses_can_not_be_edited(broker_browser, rows):
    rows(1)
    for model in (Task, EmailLog, OfficeMail):
        page = broker_browser.get(f"{path_of(model)}{model.objects.first().pk}/change/").content.decode()
        assert 'name="status"' not in page


def test_the_body_of_the_offices_mail_is_shown_to_nobody(broker_browser, rows):
    rows(1)
    mail = OfficeMail.objects.get(kind="test")
    for path in (path_of(OfficeMail), f"{path_of(OfficeMail)}{mail.pk}/change/"):
        page = broker_browser.get(path).content.decode()
        assert "a@example.com" in page and "a link that works once" not in page


def test_deleting_clients_stops_their_followups(broker_browser, rows):
    rows(1)
    client = Client.objects.get()
    broker_browser.post(path_of(Client), {"action": "delete_softly", "_selected_action": [client.pk]})
    client.refresh_from_db()
    assert client.is_deleted
    from followups.engine.reconcile import reconcile

    reconcile()
    assert Task.objects.get().status == "cancelled"


def test_a_kept_event_can_be_tried_again(broker_browser, make_client):
    receive(b'[{"event": "open", "timestamp": 1795000000, "sg_message_id": "later.x"}]')
    kept = UnmatchedEvent.objects.get()
    log = EmailLog.objects.create(client=make_client(), status="sent", sendgrid_message_id="later")
    broker_browser.post(path_of(UnmatchedEvent), {"action": "try_again", "_selected_action": [kept.pk]})
    log.refresh_from_db()
    assert log.status == "open"


def test_the_admin_makes_no_agents_and_sets_no_passwords(broker_browser, ana):
    assert broker_browser.get("/admin/agents/agent/add/").status_code == 403
    assert broker_browser.get(f"/admin/agents/agent/{ana.pk}/password/").status_code in (302, 404)
    page = broker_browser.get(f"/admin/agents/agent/{ana.pk}/change/").content.decode()
    assert 'name="password"' not in page and 'name="is_admin"' not in page
