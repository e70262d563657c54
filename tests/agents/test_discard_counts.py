"""DiscardCounts: what is remembered is counted anew as soon as the agent did something, wherever they did it."""

from django.test import Client as Browser

from tests.html import find, words


def total(browser):
    return words(find(browser.get("/clients/"), "#total"))


def test_counts_follow_an_act_at_once(ana_browser, make_client):
    client = make_client(name="Jonah Whitlock", email="jonah@example.com")
    assert total(ana_browser) == "1"
    ana_browser.post(f"/clients/{client.pk}/delete/")
    assert total(ana_browser) == "0"


def test_an_act_in_another_browser_counts_too(ana, ana_browser, make_client):
    client = make_client()
    assert total(ana_browser) == "1"
    phone = Browser()
    phone.force_login(ana)
    phone.post(f"/clients/{client.pk}/delete/")
    assert total(ana_browser) == "0"


def test_what_others_do_shows_a_little_later(ana_browser, make_client, time_machine):
    time_machine.move_to("2026-11-25 09:00+00:00", tick=False)
    ana_browser.get("/clients/")
    make_client(name="Imported by somebody")
    assert "Imported by somebody" in words(ana_browser.get("/clients/")) and total(ana_browser) == "0"
    time_machine.shift(31)
    assert total(ana_browser) == "1"


def test_another_agents_act_is_not_this_ones(ana_browser, ben, make_client):
    make_client()
    assert total(ana_browser) == "1"
    make_client()
    other = Browser()
    other.force_login(ben)
    other.post("/clients/new/", {"name": ""})
    assert total(ana_browser) == "1"


def test_two_agents_in_one_browser_keep_their_own_counts(client, ana, broker, make_client):
    make_client(name="Ana's", agent=ana)
    make_client(name="Nobody's", agent=None)
    for agent, count in ((ana, "1"), (broker, "2")):
        client.force_login(agent)
        assert total(client) == count


def test_a_new_role_sees_its_own_counts(ana, ana_browser, make_client):
    make_client(agent=None)
    assert total(ana_browser) == "0"
    ana.is_broker = True
    ana.save()
    assert total(ana_browser) == "1"
