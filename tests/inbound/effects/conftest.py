"""A stored mail, and what reading it finds: the modules that read have tests of their own."""

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from emails.models import EmailLog
from inbound.kinds.verdict import Evidence, Reported, Verdict
from inbound.match import Match
from inbound.models import InboundEmail, Kind, MatchedBy
from inbound.reading.message import Message, Part
from inbound.understand import understand_mail
from tests.inbound.stored import stored
from tests.letters import TEXT


@pytest.fixture
def make_mail(db, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    return stored


@pytest.fixture
def reading(monkeypatch):
    """Makes reading find this, whatever the mail holds."""

    def finds(
        kind: Kind,
        client=None,
        *,
        log=None,
        agent=None,
        text="Saturday is fine.",
        sender="jonah.whitlock@example.com",
        subject="Re: Alder Court",
        return_date=None,
        reported: tuple[Reported, ...] = (),
        parts: tuple[Part, ...] = (),
        date: datetime | None = None,
        to: tuple[str, ...] = (),
        dkim="{@example.com : pass}",
        rule="a_rule",
    ) -> None:
        message = Message(
            from_email=sender,
            subject=subject,
            text=text,
            parts=parts,
            date=date,
            to=to,
            envelope_to=("reply@in.example.com",),
            dkim=dkim,
        )
        verdict = Verdict(kind, (Evidence(rule, "what it found"),), return_date=return_date, reported=reported)
        found = Match(
            matched_by=MatchedBy.TOKEN if log else MatchedBy.ADDRESS if client else MatchedBy.NONE,
            client_id=client.pk if client else log.client_id if log else None,
            email_log_id=log.pk if log else None,
            agent_id=agent.pk if agent else None,
        )
        monkeypatch.setattr("inbound.understand.read", lambda raw, raw_type, **envelope: message)
        monkeypatch.setattr("inbound.understand.kind_of", lambda message, **more: verdict)
        monkeypatch.setattr("inbound.understand.match", lambda message, also=(): found)
        monkeypatch.setattr("inbound.understand.new_text", lambda message, ours: text)

    return finds


@pytest.fixture
def receive(make_mail, reading):
    """A mail that a worker has read."""

    def received(kind: Kind, client=None, *, fields: dict[str, Any] | None = None, **found: Any) -> InboundEmail:
        reading(kind, client, **found)
        mail = make_mail(**fields or {})
        assert understand_mail(mail.pk) is not None
        mail.refresh_from_db()
        return mail

    return received


@pytest.fixture
def make_log(make_task):
    """An email that was sent."""

    def make(client, **fields: Any) -> EmailLog:
        task = make_task(client, followup_type="Custom", status="completed")
        defaults = {"to_email": client.email, "subject": "Alder Court", "body": TEXT, "status": "sent"}
        with transaction.atomic():
            return EmailLog.objects.create(task=task, client=client, **defaults | fields)

    return make
