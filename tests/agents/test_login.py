"""/login/ and /logout/"""

import pytest

pytestmark = pytest.mark.django_db

RIGHT = {"login": "ana@example.com", "password": "realtor-demo"}


@pytest.mark.parametrize("email", ["ana@example.com", "ANA@Example.com", " ana@example.com "])
def test_an_agent_logs_in_by_email_whatever_its_case(client, ana, email):
    response = client.post("/login/", {**RIGHT, "login": email})
    assert (response.status_code, response.url) == (302, "/")
    assert client.get("/").status_code == 200


def test_it_goes_on_where_one_wanted_to_go_but_never_elsewhere(client, ana):
    assert client.post("/login/?next=/clients/", {**RIGHT, "next": "/clients/"}).url == "/clients/"
    client.logout()
    assert client.post("/login/", {**RIGHT, "next": "https://evil.example/"}).url == "/"


def test_stay_signed_in_is_a_choice(client, ana):
    client.post("/login/", RIGHT)
    assert client.session.get_expire_at_browser_close()
    client.logout()
    client.post("/login/", {**RIGHT, "remember": "on"})
    assert not client.session.get_expire_at_browser_close()


@pytest.mark.parametrize("wrong", [{"password": "no"}, {"login": "ben@example.com"}, {"password": ""}])
def test_what_does_not_match_is_said_and_the_email_is_kept(client, ana, wrong):
    response = client.post("/login/", {**RIGHT, **wrong})
    assert response.status_code == 200
    assert {**RIGHT, **wrong}["login"] in response.content.decode()
    assert client.get("/").status_code == 302


def test_an_agent_who_left_can_not_log_in(client, ana):
    ana.is_active = False
    ana.save()
    client.post("/login/", RIGHT)
    assert client.get("/").status_code == 302


def test_logging_out_is_a_post(ana_browser):
    assert ana_browser.get("/logout/").status_code == 405
    assert ana_browser.post("/logout/").url == "/login/"
    assert ana_browser.get("/").status_code == 302
