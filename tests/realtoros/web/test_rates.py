"""Limits per address, and whose address a request has."""

import pytest
from django.test import RequestFactory

from realtoros.web import visitors
from realtoros.web.rates import MOST_REMEMBERED, Rates

FROM = {"REMOTE_ADDR": "203.0.113.7"}


@pytest.fixture(autouse=True)
def few_a_minute(settings, time_machine):
    settings.REQUESTS_A_MINUTE = {"sign-in": 3, "forms": 5, "api": 4}
    time_machine.move_to(1_795_000_000, tick=False)


def test_the_limits_leave_room_for_an_office_and_a_test_suite():
    from realtoros.settings import REQUESTS_A_MINUTE as real

    assert real["sign-in"] >= 120 and real["forms"] >= 1200 and real["api"] >= 600


@pytest.mark.django_db
def test_sign_in(client, ana, time_machine):
    wrong = {"login": "ana@example.com", "password": "no"}
    assert [client.post("/login/", wrong, **FROM).status_code for _ in range(4)] == [200, 200, 200, 429]
    page = client.post("/login/", wrong, **FROM)
    assert page.headers["Retry-After"] == "20" and "Content-Security-Policy" in page.headers
    assert "Wait 20 seconds" in page.content.decode() and "what you typed is still there" in page.content.decode()
    assert client.get("/login/", **FROM).status_code == 200
    assert client.post("/login/", wrong, REMOTE_ADDR="203.0.113.8").status_code == 200
    time_machine.shift(20)
    right = {"login": "ana@example.com", "password": "realtor-demo"}
    assert client.post("/login/", right, **FROM).status_code == 302
    assert client.post("/login/", right, **FROM).status_code == 429


@pytest.mark.django_db
def test_forms_of_whoever_is_signed_in(ana_browser):
    assert [ana_browser.post("/clients/new/", **FROM).status_code for _ in range(6)] == [422] * 5 + [429]
    assert ana_browser.post("/logout/", **FROM).status_code == 429, "one allowance for all forms"
    assert ana_browser.get("/clients/new/", **FROM).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/webhook/sendgrid", "/unsubscribe/x/", "/u/x", "/u/x/"])
def test_providers_may_post_as_often_as_they_like(client, path):
    assert 429 not in {client.post(path, **FROM).status_code for _ in range(9)}


@pytest.mark.django_db
def test_the_api_counts_every_method_and_answers_in_json(client):
    asked = [client.get("/api/v1/leads", **FROM) for _ in range(5)]
    assert [each.status_code == 429 for each in asked] == [False] * 4 + [True]
    assert "error" in asked[-1].json() and asked[-1].headers["Retry-After"] == "15"


def test_a_minute_of_rest_gives_a_minute_of_requests(time_machine):
    counted = Rates()
    assert [counted.wait(("forms", "a"), 2) for _ in range(3)] == [0, 0, 30]
    time_machine.shift(45)
    assert [counted.wait(("forms", "a"), 2) for _ in range(2)] == [0, 15]
    time_machine.shift(3600)
    assert [counted.wait(("forms", "a"), 2) for _ in range(3)] == [0, 0, 30]


def test_a_clock_that_is_put_back_locks_nobody_out(time_machine):
    counted = Rates()
    counted.wait(("forms", "a"), 2)
    time_machine.shift(-86400)
    assert counted.wait(("forms", "a"), 2) == 0


def test_what_is_long_over_is_forgotten(time_machine):
    counted = Rates()
    for number in range(MOST_REMEMBERED + 1):
        counted.wait(("forms", str(number)), 60)
    time_machine.shift(120)
    counted.wait(("forms", "one more"), 60)
    assert len(counted.used_until) == 1


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),  # anybody can send this header
        ("127.0.0.1", "", "127.0.0.1"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "127.0.0.1, 198.51.100.1", "198.51.100.1"),
        ("::1", "203.0.113.9, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "203.0.113.9, unknown", "unknown"),
        ("localhost", "198.51.100.1", "198.51.100.1"),  # a Unix socket
        ("", "", ""),
    ],
)
def test_the_address_is_the_nearest_that_is_no_proxy_of_ours(settings, remote, forwarded, address):
    settings.TRUSTED_PROXIES = "127.0.0.0/8, ::1, 10.0.0.0/8"
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})
    assert visitors.address_of(request) == address


def test_an_ipv6_visitor_has_64_bits_of_addresses():
    assert visitors.rate_limit_key("2001:db8:1:2::1") == visitors.rate_limit_key("2001:db8:1:2:ffff::9")
    assert visitors.rate_limit_key("2001:db8:1:2::1") != visitors.rate_limit_key("2001:db8:1:3::1")
    assert visitors.rate_limit_key("203.0.113.7") == visitors.rate_limit_key("::ffff:203.0.113.7") == "203.0.113.7"
    assert visitors.rate_limit_key("unknown") == "unknown"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("where", "told"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, True),
        ({"REMOTE_ADDR": "::1"}, True),
        ({"REMOTE_ADDR": "203.0.113.7"}, False),
        ({"REMOTE_ADDR": "192.168.1.20"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.7"}, False),
        ({"REMOTE_ADDR": "203.0.113.7", "HTTP_X_FORWARDED_FOR": "127.0.0.1"}, False),
    ],
)
def test_the_demo_password_is_told_to_this_machine_alone(client, ana, settings, where, told):
    settings.DEBUG = True
    assert ("realtor-demo" in client.get("/login/", **where).content.decode()) == told
