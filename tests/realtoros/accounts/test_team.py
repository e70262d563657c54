"""/team/: inviting, roles, leaving and coming back."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client as Browser

from agents.models import Agent, Invitation
from clients.models import Client
from emails.models import OfficeMail
from followups.engine.sweep import sweep
from tests.html import find, find_all, words

NOON = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
DANA = {"name": "Dana Fox", "email": "dana@example.com"}
ACCEPTED = {"name": "Dana Fox", "password": "alder-court-418", "timezone": "America/Denver"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON) as travel:
        yield travel


@pytest.fixture
def team(broker_browser):
    """The broker's browser, a moment after signing in: nobody is asked for the password again."""
    return broker_browser


def invite(browser, **typed):
    return browser.post("/team/invite/", {**DANA, **typed}, follow=True)


def link():
    mail = OfficeMail.objects.filter(kind="invitation").latest("pk")
    return re.search(r"https?://[^/\s]+(/\S+)", mail.body).group(1)


# --- invitations ---


def test_who_is_invited_chooses_a_password_and_signs_in(team, client, broker, settings):
    assert "An invitation is on its way to dana@example.com." in invite(team).content.decode()
    mail = OfficeMail.objects.get()
    assert (mail.kind, mail.to_email, mail.to_name) == ("invitation", "dana@example.com", "Dana Fox")
    assert mail.subject.startswith("Carla Reyes invited you to ")
    assert mail.expires_at == Invitation.objects.get().expires_at
    assert "Dana Fox" in client.get(link()).content.decode()
    response = client.post(link(), ACCEPTED)
    assert (response.status_code, response.url) == (302, "/login/")
    dana = Agent.objects.get(email="dana@example.com")
    assert (dana.name, dana.timezone, dana.is_broker, dana.is_admin) == ("Dana Fox", "America/Denver", False, False)
    assert client.post("/login/", {"login": "dana@example.com", "password": "alder-court-418"}).status_code == 302
    assert client.get("/clients/").status_code == 200 and client.get("/team/").status_code == 404


def test_who_joins_sends_on_working_days_in_their_zone(team, client, broker):
    """Whoever was made in another way keeps sending at any hour."""
    invite(team)
    page = client.get(link()).content.decode()
    # The inviting broker's, for a browser without scripts; with them js/zone.js asks the browser.
    assert find(page, "[name=timezone] option[selected]")["value"] == "America/New_York"
    assert "data-browsers-zone" in page and "Your emails are sent 8:00 AM to 7:00 PM, Mon to Fri" in words(page)
    client.post(link(), ACCEPTED | {"timezone_typed": "Tokyo"})
    dana = Agent.objects.get(email="dana@example.com")
    assert (dana.timezone, dana.send_from, dana.send_until, dana.send_days) == (
        "Asia/Tokyo",
        time(8),
        time(19),
        "12345",
    )
    assert (broker.send_from, broker.send_until, broker.send_days) == (None, None, "1234567")


def test_a_zone_that_was_typed_wrong_stays_typed(team, client):
    invite(team)
    answer = client.post(link(), ACCEPTED | {"timezone_typed": "Port"})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Which one? " in page and "Port of Spain, Trinidad &amp; Tobago" in page
    assert find(page, "[name=timezone_typed]")["value"] == "Port" and "data-browsers-zone" not in page


def test_the_link_works_once_and_for_seven_days(team, client, clock):
    invite(team)
    address = link()
    clock.shift(timedelta(days=7, minutes=1))
    assert client.get(address).status_code == 410
    assert client.post(address, ACCEPTED).status_code == 410
    clock.shift(-timedelta(days=7, minutes=1))
    client.post(address, ACCEPTED)
    assert client.post(address, ACCEPTED).status_code == 410
    assert Agent.objects.filter(email="dana@example.com").count() == 1


@pytest.mark.parametrize("token", ["x", "0" * 43, "é", "a" * 3000])
def test_a_made_up_link_opens_nothing(client, db, token):
    assert client.get(f"/invitation/{token}/").status_code == 410


def test_a_new_link_ends_the_former_one_and_a_withdrawn_one_ends_all(team, client):
    invite(team)
    first, invitation = link(), Invitation.objects.get()
    team.post(f"/team/invitations/{invitation.pk}/again/")
    assert client.get(first).status_code == 410 and client.get(link()).status_code == 200
    team.post(f"/team/invitations/{invitation.pk}/withdraw/")
    assert client.get(link()).status_code == 410
    page = team.post(f"/team/invitations/{invitation.pk}/again/", follow=True).content.decode()
    assert "already accepted or withdrawn" in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"email": "ANA@example.com"}, "Ana Morales has an account with this address."),
        ({"email": "nobody"}, "Enter a valid email address."),
        ({"name": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(team, ana, typed, says):
    response = team.post("/team/invite/", {**DANA, **typed})
    page = response.content.decode()
    assert response.status_code == 422 and says in page and {**DANA, **typed}["email"] in page
    assert not OfficeMail.objects.exists()


def test_nobody_is_invited_twice(team):
    invite(team)
    assert "already invited" in team.post("/team/invite/", {**DANA, "email": "Dana@Example.com"}).content.decode()


def test_a_weak_password_is_refused_with_the_reason(team, client):
    invite(team)
    page = client.post(link(), {**ACCEPTED, "password": "danafox"})
    assert page.status_code == 422 and "too similar to" in page.content.decode()
    assert not Agent.objects.filter(email="dana@example.com").exists()


def test_no_link_is_in_any_page(team):
    invite(team)
    token = link().split("/")[2]
    for path in ("/team/", "/office-mails/", "/admin/emails/officemail/", "/admin/agents/invitation/"):
        assert token not in team.get(path).content.decode()
    assert not Invitation.objects.filter(token_hash=token).exists()


# --- roles ---


def test_only_a_broker_has_a_team_page(ana_browser, broker):
    for path in ("/team/", f"/team/{broker.pk}/"):
        assert ana_browser.get(path).status_code == 404
    for path in ("invite/", f"{broker.pk}/roles/", f"{broker.pk}/deactivate/", f"{broker.pk}/reassign/"):
        assert ana_browser.post(f"/team/{path}", DANA).status_code == 404
    broker.refresh_from_db()
    assert broker.is_active and not Invitation.objects.exists()


def test_a_broker_may_not_enter_the_admin_unless_an_admin(team, ana, ana_browser):
    assert "Broker" in team.post(f"/team/{ana.pk}/roles/", {"is_broker": "on"}, follow=True).content.decode()
    assert ana_browser.get("/team/").status_code == 200
    assert ana_browser.get("/admin/", follow=True).status_code == 403
    # Nothing leads her where she may not go.
    for path in ("/", "/palette/", "/today/system/"):
        page = ana_browser.get(path).content.decode()
        assert "/admin/" not in page and ("/team/" in page or path == "/today/system/"), path
    team.post(f"/team/{ana.pk}/roles/", {"is_broker": "on", "is_admin": "on"})
    assert ana_browser.get("/admin/").status_code == 200


def test_nobody_is_the_last_brokers_undoing(team, broker, ana):
    for path in ("roles/", "deactivate/"):
        page = team.post(f"/team/{broker.pk}/{path}", {"is_admin": "on"}, follow=True).content.decode()
        assert "Carla Reyes is the only broker" in page
    page = team.post(f"/team/{broker.pk}/roles/", {"is_broker": "on"}, follow=True).content.decode()
    assert "Carla Reyes is the only admin" in page
    broker.refresh_from_db()
    assert broker.is_active and broker.is_broker and broker.is_admin
    # One who was switched off is none.
    Agent.objects.filter(pk=ana.pk).update(is_broker=True, is_admin=True, is_active=False)
    assert "the only broker" in team.post(f"/team/{broker.pk}/deactivate/", follow=True).content.decode()


def test_what_is_sensitive_asks_for_the_password_again(broker_browser, ana, clock):
    clock.shift(timedelta(minutes=6))
    for path in ("invite/", f"{ana.pk}/roles/", f"{ana.pk}/deactivate/"):
        response = broker_browser.post(f"/team/{path}", {**DANA, "is_broker": "on"})
        assert response.url.startswith("/account/reauthenticate/"), path
    ana.refresh_from_db()
    assert ana.is_active and not ana.is_broker and not Invitation.objects.exists()


def test_once_it_is_typed_what_was_asked_for_is_done(broker_browser, clock):
    clock.shift(timedelta(minutes=6))
    response = broker_browser.post("/team/invite/", DANA)
    page = broker_browser.post(response.url, {"password": "realtor-demo", "next": "/team/invite/"}, follow=True)
    assert "An invitation is on its way to dana@example.com." in page.content.decode()
    assert Invitation.objects.get().email == "dana@example.com"


# --- leaving and coming back ---


def test_who_leaves_is_out_at_once_and_no_session_revives(team, ana, client):
    client.post("/login/", {"login": "ana@example.com", "password": "realtor-demo"})
    other = Browser()
    other.force_login(ana)
    assert client.get("/").status_code == other.get("/").status_code == 200
    keys = {client.session.session_key}
    team.post(f"/team/{ana.pk}/deactivate/")
    assert client.get("/").status_code == other.get("/").status_code == 302
    assert not Session.objects.filter(session_key__in=keys).exists()
    wrong = client.post("/login/", {"login": "ana@example.com", "password": "realtor-demo"}, follow=True)
    assert "deactivated" in wrong.content.decode()
    team.post(f"/team/{ana.pk}/reactivate/")
    assert client.get("/").status_code == other.get("/").status_code == 302
    assert client.post("/login/", {"login": "ana@example.com", "password": "realtor-demo"}).status_code == 302
    assert client.get("/").status_code == 200


def test_followups_wait_until_the_clients_have_another_agent(team, ana, ben, make_client, make_task, sandbox, office):
    task = make_task(make_client(name="Jonah Whitlock"), scheduled_for=NOON)
    team.post(f"/team/{ana.pk}/deactivate/")
    sweep()
    task.refresh_from_db()
    assert (task.status, task.reason_code) == ("pending", "agent_left") and not sandbox.mails()
    today = words(team.get("/"))
    assert "Ana Morales" in today and "1 client" in today
    page = team.post(f"/team/{ana.pk}/reassign/", {"agent": ben.pk}, follow=True).content.decode()
    assert "Reassigned 1 client to Ben Osei." in page
    assert Client.objects.get().agent == ben
    assert "Ana Morales" not in words(team.get("/"))
    with time_machine.travel(NOON + timedelta(hours=1)):
        sweep()
    task.refresh_from_db()
    assert task.status == "completed"


def test_giving_all_clients_away_can_be_undone(team, ana, ben, make_client):
    for _ in range(3):
        make_client()
    page = team.post(f"/team/{ana.pk}/reassign/", {"agent": ben.pk}, follow=True)
    undo = find(page, ".toast form")["action"]
    team.post(undo)
    assert Client.objects.filter(agent=ana).count() == 3


def test_the_undo_gives_none_to_an_agent_who_was_deactivated(team, ana, ben, make_client):
    make_client()
    page = team.post(f"/team/{ana.pk}/reassign/", {"agent": ben.pk}, follow=True)
    Agent.objects.filter(pk=ana.pk).update(is_active=False)
    page = team.post(find(page, ".toast form")["action"], follow=True).content.decode()
    assert "1 client skipped because of newer changes, or because the agent was deactivated." in page
    assert Client.objects.get().agent == ben


def test_whom_the_office_asks_for_a_second_factor(team, broker, ana):
    for chosen, asked in (("everybody", {broker.pk, ana.pk}), ("brokers", {broker.pk}), ("", set())):
        team.post("/team/second-factor/", {"second_factor_for": chosen})
        assert set(Agent.objects.filter(needs_second_factor=True).values_list("pk", flat=True)) == asked
        Agent.objects.update(needs_second_factor=False)


def test_who_is_switched_off_is_offered_nowhere(team, ana, ben):
    Agent.objects.filter(pk=ben.pk).update(is_active=False)
    offered = [option["value"] for option in find_all(team.get(f"/team/{ana.pk}/"), "#id_agent option")]
    assert str(ben.pk) not in offered


def test_a_lost_phone_and_lost_codes(team, ana):
    Authenticator.objects.create(user=ana, type="totp", data={})
    Authenticator.objects.create(user=ana, type="recovery_codes", data={})
    team.post(f"/team/{ana.pk}/second-factor/")
    assert not Authenticator.objects.exists()
    mail = OfficeMail.objects.get()
    assert mail.to_email == "ana@example.com" and "turned off two-factor authentication for your account" in mail.body
