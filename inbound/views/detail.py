"""The page of one incoming mail: what it says, what it was taken for and why, and what a person can do about it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from agents.web.requests import AgentRequest
from inbound.display.words import badge_of, evidence_of, matched, sender_of, taken_for
from inbound.effects.judged import may_become_answer
from inbound.models import InboundEmail, Kind, State


@require_safe
def detail(request: AgentRequest, pk: int) -> HttpResponse:
    mine = InboundEmail.objects.visible_to(request.agent)
    mail = get_object_or_404(mine.select_related("client", "email_log", "agent", "settled_by"), pk=pk)
    is_of_client = mail.client is not None and not mail.client.is_deleted
    is_read = mail.state == State.READ
    context = {
        "mail": mail,
        "badge": badge_of(mail),
        "sender": sender_of(mail),
        "taken_for": taken_for(mail),
        "evidence": evidence_of(mail),
        "matched": matched(mail),
        "files": list(mail.attachments.all()),
        "is_broken": mail.state == State.BROKEN,
        "is_nobodys": is_read and mail.client is None and mail.settled_at is None and mail.kind != Kind.BOUNCE,
        "is_answer": is_read and mail.kind == Kind.REPLY and mail.agent is None,
        "may_be_no_answer": _is_persons(mail) and is_of_client and mail.undone_at is None,
        "may_be_answer": is_of_client and may_become_answer(mail),
        "is_waiting": is_of_client and _is_waiting(mail),
        "has_images": "images" in request.GET,
    }
    return render(request, "inbound/mail.html", context)


def _is_persons(mail: InboundEmail) -> bool:
    return mail.state == State.READ and mail.kind == Kind.REPLY and mail.agent is None


def _is_waiting(mail: InboundEmail) -> bool:
    """Whether the client's follow-ups wait for what this automatic answer says."""
    until = mail.client.away_until if mail.client else None
    is_away = until is not None and until > timezone.now()
    return is_away and mail.kind == Kind.AUTO_REPLY and mail.undone_at is None
