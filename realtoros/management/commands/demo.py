from argparse import ArgumentParser
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from agents.models import Agent, Office
from clients.models import (
    Activity,
    AdditionalEmail,
    AdditionalPhone,
    Client,
    ClientFile,
    ClientTag,
    Conversation,
    Note,
    Source,
)
from clients.models import Person as Linked
from clients.office_lists.tags import find_or_make
from emails import writer
from emails.errors.codes import ErrorCode
from emails.models import EmailLog, LetterTemplate, OfficeMail, Suppression
from followups.engine.briefs import brief_of
from followups.engine.schedule import FOLLOWUP_SCHEDULE, Step
from followups.engine.sweep import sweep
from followups.models import Reason, Task, Why
from realtoros.demo import ANA, BEN, FILES, PASSWORD, STORY, TEMPLATES, UNASSIGNED, Person, began, due
from realtoros.management import demo_mail

# How far each outcome got: the events that SendGrid would have reported, and after how many minutes.
REPORTS = {
    "sent": (),
    "delivered": (("processed", 0), ("delivered", 1)),
    "open": (("processed", 0), ("delivered", 1), ("open", 95)),
    "click": (("processed", 0), ("delivered", 1), ("open", 42), ("click", 44)),
    "bounce": (("processed", 0), ("bounce", 1)),
}
KINDS = {
    "delivered": Activity.Kind.DELIVERED,
    "open": Activity.Kind.OPENED,
    "click": Activity.Kind.CLICKED,
    "bounce": Activity.Kind.BOUNCED,
}


class Command(BaseCommand):
    help = "Fills the office with demo agents and clients (only with DEBUG on: their password is known)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing when there is an agent already")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Demo data have known passwords: they can only be loaded with DEBUG=1.")
        if Agent.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("There are agents already: demo data only go into an empty database.")
        self.now = timezone.now()
        self._fill()
        sweep()  # nothing is due yet, but a lost client's and a bounced address's follow-ups stop
        self.stdout.write(f"Demo data: 3 agents, {Client.objects.count()} clients, {Task.objects.count()} follow-ups")

    @transaction.atomic
    def _fill(self) -> None:
        Office(
            name="Cedar & Main Realty",
            postal_address="Cedar & Main Realty, 210 SW Main Street, Portland, OR 97204",
            from_email="hello@cedarmain.example.com",
        ).save()
        zone = "America/Los_Angeles"
        ana = self._agent("ana@example.com", "Ana Morales", "(503) 555-0110", zone)
        ben = self._agent("ben@example.com", "Ben Osei", "(312) 555-0120", "America/Chicago")
        self.sources = [*Source.objects.filter(is_active=True), None]
        self.broker = self._agent("broker@example.com", "Carla Reyes", "(503) 555-0100", zone, is_broker=True)
        for agent, people in ((ana, ANA), (ben, BEN), (None, UNASSIGNED)):
            for person in people:
                self._client(agent, person)
        for name, subject, body in TEMPLATES:
            LetterTemplate.objects.create(name=name, subject=subject, body=body, updated_by=self.broker)
        self._office_mail("credentials_changed", ana, "Your password was changed", days=3, status="delivered")
        # Too old for Today to speak of it.
        self._office_mail("invitation", ben, "Carla Reyes invites you to RealtorOS", days=9, status="unconfirmed")
        demo_mail.add(self.now)

    def _agent(self, email: str, name: str, phone: str, zone: str, is_broker: bool = False) -> Agent:
        return Agent.objects.create_user(
            email, PASSWORD, name=name, phone=phone, timezone=zone, is_broker=is_broker, is_admin=is_broker
        )

    def _office_mail(self, kind: str, agent: Agent, subject: str, days: int, status: str) -> None:
        at, is_sent = self.now - timedelta(days=days), status == "delivered"
        OfficeMail.objects.create(
            kind=kind, agent=agent, to_email=agent.email, to_name=agent.name, subject=subject, status=status,
            body="" if is_sent else "Come in.", sent_at=at if is_sent else None, created_at=at,
            expires_at=at + timedelta(days=30), error_code="" if is_sent else ErrorCode.NO_ANSWER,
            error_message="" if is_sent else "SendGrid did not answer in time",
        )  # fmt: skip

    def _client(self, agent: Agent | None, person: Person) -> None:
        created = began(person, self.now, (agent or self.broker).tzinfo)
        client = Client.objects.create(
            agent=agent,
            name=person.name,
            email=person.email,
            phone=person.phone,
            property_address=person.address,
            property_type=person.property_type,
            stage=person.stage,
            notes=person.notes,
            custom_fields=person.custom,
            # One or the other, the same every time; a few have none.
            source=self.sources[len(person.name) % len(self.sources)],
            created_at=created,
            planned_at=created,
        )
        self._tell(client, Activity.Kind.CREATED, created, agent)
        for name, role, email in person.linked:
            Linked.objects.create(
                client=client, name=name, role=role, email=email, is_cc=True, created_at=created, created_by=agent
            )
        for tag in find_or_make(person.tags, by=agent or self.broker):
            ClientTag.objects.create(client=client, tag=tag, agent=agent, created_at=created)
        for email, label in person.emails:
            AdditionalEmail.objects.create(client=client, email=email, label=label)
        for phone, label in person.phones:
            AdditionalPhone.objects.create(client=client, phone=phone, label=label)
        for number, text in enumerate(person.said):
            at = created + timedelta(hours=1 + number)
            pinned_at = at if number == 0 and len(person.said) > 1 else None
            Note.objects.create(client=client, agent=agent, text=text, created_at=at, pinned_at=pinned_at)
        self._story(client, agent)
        if person.stage != "lead":
            moved = {"before": "lead", "after": person.stage}
            self._tell(client, Activity.Kind.STAGE, created + timedelta(hours=24.5), agent, data=moved)
        for index, step in enumerate(FOLLOWUP_SCHEDULE):
            outcome = person.past[index] if index < len(person.past) else ""
            self._followup(client, step, due(step, person, created, self.now), outcome)

    def _story(self, client: Client, agent: Agent | None) -> None:
        began = client.created_at
        for kind, hours, facts in STORY.get(client.name, ()):
            Conversation.log(client, kind, by=agent or self.broker, occurred_at=began + timedelta(hours=hours), **facts)
        if client.name in FILES:
            name, text = FILES[client.name]
            content, at = ContentFile(text.encode()), began + timedelta(hours=71)
            path, size = default_storage.save(f"client-files/{uuid4().hex}", content), content.size
            file = ClientFile.objects.create(
                client=client, agent=agent, name=name, size=size, content_type="text/plain", created_at=at, path=path,
                sha256=sha256(text.encode()).hexdigest(),
            )  # fmt: skip
            data = {"file": file.pk, "name": name, "size": size}
            self._tell(client, Activity.Kind.FILE, at, agent, data=data)

    def _followup(self, client: Client, step: Step, at: datetime, outcome: str) -> None:
        status = {"": "pending", "failed": "failed", "skipped": "skipped", "unconfirmed": "processing"}.get(
            outcome, "completed"
        )
        task = Task.objects.create(
            client=client, followup_type=step.followup_type, priority=step.priority, scheduled_for=at, status=status,
            created_at=client.created_at,
        )  # fmt: skip
        if outcome == "skipped":
            skipped = {"event": "skipped", "step": step.followup_type}
            self._tell(client, Activity.Kind.TASK, at, client.agent, task=task, data=skipped)
        elif outcome:
            self._email(task, at + timedelta(seconds=4), outcome)

    def _email(self, task: Task, at: datetime, outcome: str) -> None:
        subject, body = writer.template(brief_of(task))
        log = EmailLog.objects.create(
            task=task, client=task.client, to_email=task.client.email, subject=subject, body=body, created_at=at,
            status=outcome if outcome in ("failed", "unconfirmed") else "sent", written_by="template",
        )  # fmt: skip
        if outcome == "failed":
            log.error_code = ErrorCode.ADDRESS_REJECTED
            log.error_message = "SendGrid answered 400: The to email address is not accepted."
            self._say(log, Reason.ADDRESS_REFUSED, Activity.Kind.FAILED, at)
        elif outcome == "unconfirmed":
            log.error_code, log.error_message = ErrorCode.NO_ANSWER, "SendGrid did not answer in time"
            self._say(log, Reason.UNCONFIRMED, Activity.Kind.UNCONFIRMED, at)
        else:
            self._report(log, at, outcome)
            Task.objects.filter(pk=task.pk).update(email_sent=log, completed_at=at)
        log.save()
        if outcome in ("failed", "unconfirmed"):  # Today and the email's page say when: then, not now
            EmailLog.objects.filter(pk=log.pk).update(updated_at=at)
            Task.objects.filter(pk=task.pk).update(updated_at=at)

    def _say(self, log: EmailLog, code: Reason, kind: Activity.Kind, at: datetime) -> None:
        facts = {"error": log.error_message, "error_code": log.error_code}
        Task.objects.filter(email_log=log).update(**Why.of(code, **facts).columns)
        self._tell(log.client, kind, at, email=log, data={"subject": log.subject} | facts)

    def _report(self, log: EmailLog, at: datetime, outcome: str) -> None:
        log.sent_at, log.sendgrid_message_id = at, f"demo-{log.pk}"
        self._tell(log.client, Activity.Kind.SENT, at, email=log, data={"subject": log.subject})
        Client.objects.filter(pk=log.client_id).update(last_contacted=at)
        for name, minutes in REPORTS[outcome]:
            moment = at + timedelta(minutes=minutes, seconds=1)
            if moment > self.now:
                break
            log.status = name
            log.webhook_events.append(
                {
                    "event": name,
                    "email": log.to_email,
                    "timestamp": int(moment.timestamp()),
                    "email_log_id": str(log.pk),
                    "sg_event_id": f"demo-{log.pk}-{name}",
                    "sg_message_id": f"demo-{log.pk}.demo",
                }
            )
            if name == "open":
                log.opened_at = moment
            if name == "click":
                log.clicked_at = moment
            if name == "bounce":
                log.error_code = ErrorCode.NO_MAILBOX
                log.error_message = log.webhook_events[-1]["reason"] = "550 5.1.1 mailbox does not exist"
                Suppression.add(
                    log.to_email, Suppression.Reason.BOUNCED, f"SendGrid reported bounce for email {log.pk}"
                )
            if name in KINDS:
                data = {"event": name, "subject": log.subject}
                if name == "bounce":
                    data["error_code"] = log.error_code
                self._tell(log.client, KINDS[name], moment, email=log, task=log.task, data=data)

    def _tell(self, client: Client, kind: str, at: datetime, by: Agent | None = None, **about: Any) -> None:
        Activity.objects.create(client=client, kind=kind, occurred_at=at, agent=by, **about)
