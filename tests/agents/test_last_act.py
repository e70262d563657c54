"""LastAct: what is remembered is counted anew as soon as the agent did something."""

from agents.web.middleware import ACTED
from clients.models import Client


def test_counts_follow_an_act_at_once(ana_browser, make_client):
    client = make_client(name="Jonah Whitlock", email="jonah@example.com")
    assert '<span class="count" id="total">1</span>' in ana_browser.get("/clients/").content.decode()
    ana_browser.post(f"/clients/{client.pk}/delete/")
    assert '<span class="count" id="total">0</span>' in ana_browser.get("/clients/").content.decode()


def test_what_others_do_shows_a_little_later(ana_browser, make_client, time_machine):
    time_machine.move_to("2026-11-25 09:00+00:00", tick=False)
    ana_browser.get("/clients/")
    make_client(name="Imported by somebody")
    page = ana_browser.get("/clients/").content.decode()
    assert "Imported by somebody" in page and '<span class="count" id="total">0</span>' in page
    time_machine.shift(31)
    assert '<span class="count" id="total">1</span>' in ana_browser.get("/clients/").content.decode()


def test_two_agents_in_one_browser_keep_their_own_counts(client, ana, broker, make_client):
    make_client(name="Ana's", agent=ana)
    make_client(name="Nobody's", agent=None)
    for agent, total in ((ana, 1), (broker, 2)):
        client.force_login(agent)
        assert f'<span class="count" id="total">{total}</span>' in client.get("/clients/").content.decode()


def test_only_who_is_logged_in_gets_the_cookie(client, ana_browser, db):
    assert ACTED not in client.post("/login/", {"username": "x", "password": "y"}).cookies
    assert ACTED not in client.post("/webhook/sendgrid").cookies
    assert ACTED not in ana_browser.get("/clients/").cookies
    cookie = ana_browser.post("/clients/new/", {"name": ""}).cookies[ACTED]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and not Client.objects.exists()
