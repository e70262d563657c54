"""The team: who is invited, who may do what, and who has left."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.utils import timezone

from agents.hours import WORKING_HOURS
from agents.models import Agent, Invitation, Office
from agents.second_factor import note_who_needs_one
from emails.models import OfficeMail
from emails.tasks import enqueue
from realtoros.accounts.adapter import plain_text


class Refused(Exception):
    """A change that would leave the office without a broker or an admin, or that comes too late. Its text is shown."""


# --- invitations ---

INVITED_ALREADY = "This address was already invited. You can send a new link."


def invite(invitation: Invitation) -> None:
    """Saves a new invitation and has its mail sent. Refused if another broker was faster with the same address."""
    link = invitation.renew_link()
    try:
        with transaction.atomic():
            invitation.save()
            _mail(invitation, link)
    except IntegrityError as error:
        raise Refused(INVITED_ALREADY) from error


@transaction.atomic
def invite_again(pk: int) -> Invitation:
    """Sends a new link; the former one stops working."""
    invitation = _open(pk)
    link = invitation.renew_link()
    invitation.save()
    _mail(invitation, link)
    return invitation


@transaction.atomic
def withdraw(pk: int) -> Invitation:
    invitation = _open(pk)
    invitation.withdrawn_at = timezone.now()
    invitation.save()
    return invitation


@transaction.atomic
def accept(invitation: Invitation, name: str, password: str, zone: str) -> Agent:
    """The new agent. Refused when somebody was faster, with the same link or with the same address."""
    invitation = _open(invitation.pk)
    if Agent.objects.filter(email__iexact=invitation.email).exists():
        raise Refused("This address already has an account. Sign in with it.")
    agent = Agent.objects.create_user(
        invitation.email,
        password,
        name=name,
        timezone=zone,
        **WORKING_HOURS,
        is_broker=invitation.is_broker,
        is_admin=invitation.is_admin,
    )
    invitation.accepted_at = timezone.now()
    invitation.save()
    note_who_needs_one(Agent.objects.filter(pk=agent.pk))
    return agent


def _open(pk: int) -> Invitation:
    invitation = Invitation.objects.open().select_for_update().filter(pk=pk).first()
    if invitation is None:
        raise Refused("This invitation was already accepted or withdrawn.")
    return invitation


def _mail(invitation: Invitation, link: str) -> None:
    values = {"invitation": invitation, "link": link, "office_name": Office.current().name}
    enqueue(
        OfficeMail.Kind.INVITATION,
        to_email=invitation.email,
        to_name=invitation.name,
        subject=plain_text("team/email/invitation_subject.txt", values),
        body=plain_text("team/email/invitation_message.txt", values),
        expires_at=invitation.expires_at,
    )


# --- roles, leaving and coming back ---


@transaction.atomic
def change_roles(pk: int, *, is_broker: bool, is_admin: bool) -> Agent:
    agent = _locked(pk)
    _keep_one(agent, is_broker and agent.is_active, is_admin and agent.is_active)
    agent.is_broker, agent.is_admin = is_broker, is_admin
    agent.save(update_fields=["is_broker", "is_admin"])
    note_who_needs_one(Agent.objects.filter(pk=pk))
    return agent


@transaction.atomic
def deactivate(pk: int) -> Agent:
    """Ends their sessions at once. Their clients stay theirs; the follow-ups wait until somebody takes them over."""
    agent = _locked(pk)
    _keep_one(agent, False, False)
    agent.is_active = False
    agent.session_epoch += 1
    agent.save(update_fields=["is_active", "session_epoch"])
    sessions = UserSession.objects.filter(user=agent)
    Session.objects.filter(session_key__in=sessions.values("session_key")).delete()
    sessions.delete()
    return agent


@transaction.atomic
def reactivate(pk: int) -> Agent:
    agent = _locked(pk)
    agent.is_active = True
    agent.save(update_fields=["is_active"])
    return agent


@transaction.atomic
def reset_second_factor(pk: int, at: datetime) -> Agent:
    """For somebody who has lost phone and recovery codes. The password is needed still; a mail tells them."""
    agent = _locked(pk)
    Authenticator.objects.filter(user=agent).delete()
    note_who_needs_one(Agent.objects.filter(pk=pk))
    enqueue(
        OfficeMail.Kind.CREDENTIALS_CHANGED,
        to_email=agent.email,
        to_name=agent.name,
        agent=agent,
        subject="Your two-factor authentication was reset",
        body=plain_text("team/email/second_factor_reset.txt", {"agent": agent, "at": at}),
    )
    return agent


def _locked(pk: int) -> Agent:
    """Every change of roles locks the same rows first, so that two of them can't leave the office without a broker."""
    leaders = Agent.objects.filter(is_active=True, is_broker=True) | Agent.objects.filter(is_active=True, is_admin=True)
    list(leaders.order_by("pk").select_for_update(no_key=True).values_list("pk"))
    return Agent.objects.select_for_update(no_key=True).get(pk=pk)


def _keep_one(agent: Agent, stays_broker: bool, stays_admin: bool) -> None:
    others = Agent.objects.filter(is_active=True).exclude(pk=agent.pk)
    if agent.is_active and agent.is_broker and not stays_broker and not others.filter(is_broker=True).exists():
        raise Refused(f"{agent} is the only broker. Make someone else a broker first.")
    if agent.is_active and agent.is_admin and not stays_admin and not others.filter(is_admin=True).exists():
        raise Refused(f"{agent} is the only admin. Make someone else an admin first.")
