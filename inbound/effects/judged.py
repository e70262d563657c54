"""What a person decides about a mail after it was read: whose it is, and whether it is an answer."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from agents.models import Agent
from clients.models import Client
from followups import answers
from followups.models import Reason, Task
from inbound.effects.apply import apply, bring_about
from inbound.effects.away import away_until
from inbound.effects.reply import apply_reply
from inbound.models import InboundEmail, Kind, State

BY_HAND = "by_hand"
"""The rule that names a person as what decided."""

NO_ANSWERS = Q(kind__in=(Kind.AUTO_REPLY, Kind.OTHER)) | Q(kind=Kind.REPLY, undone_at__isnull=False)
MAY_BECOME_ANSWER = Q(NO_ANSWERS, state=State.READ, agent=None, client__isnull=False)
"""What a person may still call an answer. Who opted out is not asked again, whatever anybody presses."""


def may_become_answer(mail: InboundEmail) -> bool:
    return InboundEmail.objects.filter(MAY_BECOME_ANSWER, pk=mail.pk).exists()


def an_answer(mail: InboundEmail, *, by: Agent) -> bool:
    """A person wrote it: their follow-ups stop, and Today says so. False where it is one already, or nobody's."""
    if mail.client_id is None:
        return False
    with transaction.atomic():
        Client.objects.lock([mail.client_id])  # first, as when it is read
        rows = InboundEmail.objects.filter(MAY_BECOME_ANSWER, pk=mail.pk, client=mail.client_id)
        row = rows.select_for_update(no_key=True, of=("self",)).select_related("client").first()
        if row is None or row.client is None:
            return False
        if row.kind == Kind.AUTO_REPLY:
            row.client.come_back(by=by)  # from whatever they said: a person wrote it
        evidence = row.evidence if isinstance(row.evidence, list) else []
        row.kind, row.undone_at = Kind.REPLY, None
        row.evidence = [{"rule": BY_HAND, "found": str(by)}, *evidence]
        row.save(update_fields=["kind", "undone_at", "evidence"])
        touched = apply_reply(row)
    bring_about(touched)
    return True


def attach(mail: InboundEmail, client: Client, *, by: Agent) -> bool:
    """A person says whose it is: it counts from now on. False when it is somebody's already, or not read yet."""
    with transaction.atomic():
        rows = InboundEmail.objects.filter(pk=mail.pk, client=None, state=State.READ)
        row = rows.select_for_update(no_key=True, of=("self",)).first()
        if row is None:
            return False
        row.client, row.settled_by, row.settled_at = client, by, timezone.now()
        row.save(update_fields=["client", "settled_by", "settled_at"])
        touched = apply(row)
    bring_about(touched)
    return True


def take_back(mail: InboundEmail, *, by: Agent) -> answers.TakenBack | None:
    """It is no answer: what it stopped is planned again, unless one that counts stopped it. None if it is undone."""
    with transaction.atomic():
        if mail.client is None:
            return None
        Client.objects.lock([mail.client.pk])  # first, as when one is read
        if not _undo(mail, Kind.REPLY):
            return None
        done = answers.take_back(mail.client, lambda row: row.data.get("inbound") == mail.pk, by=by, inbound=mail.pk)
    # It stopped nothing that the timeline knows of: an agent's own answer, or a row that plain SQL took away.
    return done or answers.TakenBack(0, is_answered=False)


def end_wait(mail: InboundEmail, *, by: Agent) -> bool:
    """This one is no reason to wait: what no other one holds goes as soon as it is due. False if it is undone."""
    with transaction.atomic():
        if mail.client is None:
            return False
        Client.objects.lock([mail.client.pk])  # first, as when one is read: another one may come in
        if not _undo(mail, Kind.AUTO_REPLY):
            return False
        mail.client.come_back(by=by, until=away_until(mail.client))
        # They may wait until another day now: the gate says until when.
        held = Task.objects.filter(client=mail.client, reason_code=Reason.CLIENT_AWAY, status=Task.Status.PENDING)
        held.look_again()
    bring_about([mail.client.pk])
    return True


def _undo(mail: InboundEmail, kind: Kind) -> bool:
    done = InboundEmail.objects.filter(pk=mail.pk, kind=kind, state=State.READ, undone_at=None)
    return bool(done.update(undone_at=timezone.now()))


def dismiss(mail: InboundEmail, *, by: Agent) -> bool:
    """Nobody has to do anything more about it. What waited for it is looked at again by the next sweep."""
    if not mail.settle(by=by):
        return False
    if mail.client_id:
        held = Task.objects.filter(client=mail.client_id, reason_code=Reason.ANSWER_UNREAD, status=Task.Status.PENDING)
        held.look_again()
    return True


def reopen(mail: InboundEmail, *, by: Agent) -> bool:
    """Undo of dismiss: it needs a person again. False where it does already, or has a client by now."""
    settled = InboundEmail.objects.unclear().filter(pk=mail.pk, settled_at__isnull=False)
    return bool(settled.update(settled_by=None, settled_at=None))
