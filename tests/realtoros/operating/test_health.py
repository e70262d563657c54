import pytest
from django.db import OperationalError, connection

from realtoros.celery import app


@pytest.mark.django_db
def test_the_process_answers_without_login_or_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get("/healthz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_when_database_and_broker_answer(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json() == {"status": "ok", "database": "ok", "broker": "ok"}


@pytest.mark.django_db
def test_a_dead_broker_is_named(client, monkeypatch):
    monkeypatch.setattr(app.conf, "broker_url", "redis://127.0.0.1:9/0")
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "database": "ok", "broker": "does not answer"}


@pytest.mark.django_db
def test_a_dead_database_is_named(client, monkeypatch):
    def gone():
        raise OperationalError("gone")

    monkeypatch.setattr(connection, "cursor", gone)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json()["database"] == "does not answer"


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/healthz", "/readyz"])
def test_health_asks_nothing_of_the_session(ana_browser, monkeypatch, url):
    """A browser with a session must be told the same while the database, where sessions live, is down."""

    def gone(self):
        raise OperationalError("gone")

    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", gone)
    assert ana_browser.get(url).status_code == 200


@pytest.mark.django_db
def test_every_answer_has_the_strict_policy(client):
    for url in ("/healthz", "/login/", "/nowhere/", "/webhook/sendgrid"):
        policy = client.get(url).headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy and "unsafe" not in policy


@pytest.mark.django_db
@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/clients/",
        "/clients/new/",
        "/clients/1/",
        "/pipeline/",
        "/palette/",
        "/followups/",
        "/emails/",
        "/reports/",
        "/settings/",
        "/admin/",
    ],
)
def test_everything_else_needs_a_login(client, url):
    response = client.get(url)
    assert response.status_code == 302 and "/login/?next=" in response.url


@pytest.mark.django_db
@pytest.mark.parametrize("host", ["10.0.0.5:8000", "10.0.0.5", "[fd00::1]:8000", "no_such.host", "a b", ""])
def test_a_load_balancer_may_ask_by_any_address_and_without_https(client, settings, host):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["crm.example.com"], True
    for url in ("/healthz", "/readyz"):
        assert client.get(url, headers={"host": host}).status_code == 200
        assert client.head(url, headers={"host": host}).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/", "/login/", "/healthz/", "/readyz/", "/healthz/x", "//healthz", "/nowhere/"])
def test_everything_else_goes_by_the_names_of_the_site(client, settings, url):
    settings.ALLOWED_HOSTS = ["crm.example.com"]
    assert client.get(url, headers={"host": "10.0.0.5:8000"}).status_code == 400
