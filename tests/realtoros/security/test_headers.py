"""What every answer tells the browser: a page, a fragment, the admin, an error, the public pages, a file."""

import pytest
from django.test import Client as Browser

from emails.models import EmailLog
from tests.html import find_all

pytestmark = pytest.mark.django_db

CONTENT = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; "
CONTENT += "object-src 'none'"
HEADERS = {
    "Content-Security-Policy": CONTENT,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
DENIED = ["camera", "microphone", "geolocation", "payment", "usb", "serial", "hid", "display-capture"]
PASSKEYS = ["publickey-credentials-get", "publickey-credentials-create"]

PAGES = [
    ("/", {}, 200),
    ("/clients/", {"HX-Request": "true", "HX-Target": "results"}, 200),
    ("/clients/export/", {}, 200),
    ("/today/live/", {}, 200),
    ("/settings/", {}, 200),
    ("/admin/", {}, 200),
    ("/admin/clients/client/add/", {}, 200),
    ("/nowhere/", {}, 404),
    ("/clients/999999/", {}, 404),
    ("/logout/", {}, 405),
    ("/pipeline/nowhere/", {}, 400),
]
PUBLIC = [
    ("/login/", 200),
    ("/admin/login/", 302),
    ("/", 302),
    ("/healthz", 200),
    ("/webhook/sendgrid", 405),
    ("/static/css/app.css", 200),
    ("/static/js/shell.js", 200),
    ("/static/admin/css/base.css", 200),
    ("/static/nowhere.js", 404),
]


def check(response, **but):
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS | but
    features = dict(part.strip().split("=") for part in response.headers["Permissions-Policy"].split(","))
    assert {features[name] for name in DENIED} == {"()"} and {features[name] for name in PASSKEYS} == {"(self)"}


@pytest.mark.parametrize(("url", "headers", "status"), PAGES)
def test_behind_the_login(broker_browser, url, headers, status):
    response = broker_browser.get(url, headers=headers)
    assert response.status_code == status
    check(response)


@pytest.mark.parametrize(("url", "status"), PUBLIC)
def test_in_front_of_it(client, url, status):
    response = client.get(url)
    assert response.status_code == status
    # A file has no X-Frame-Options; its policy says the same.
    check(response, **({"X-Frame-Options": None} if url.startswith("/static/") and status == 200 else {}))


def test_a_request_without_the_token_against_forgery(ana):
    browser = Browser(enforce_csrf_checks=True)
    browser.force_login(ana)
    response = browser.post("/today/pause/")
    assert response.status_code == 403
    check(response)


def test_an_error_of_ours(ana_browser, monkeypatch):
    monkeypatch.setattr("realtoros.today.views.AgentDay", None)
    ana_browser.raise_request_exception = False
    response = ana_browser.get("/")
    assert response.status_code == 500
    check(response)


def test_no_other_site_learns_the_address_of_an_unsubscribe_link(client, make_client, office):
    """Its form has no token against forgery. One that has needs the referrer or the origin: see docs/security.md."""
    log = EmailLog.objects.create(client=make_client(), to_email="x@example.com", status="sent")
    for response in (
        client.get(f"/u/{log.unsubscribe_token}"),
        client.post(f"/u/{log.unsubscribe_token}"),
        client.get("/u/nobodys"),
    ):
        check(response, **{"Referrer-Policy": "no-referrer"})


def test_only_the_frame_of_an_email_has_a_policy_of_its_own(ana_browser, make_client, office):
    log = EmailLog.objects.create(
        client=make_client(), subject="Hello", body="Hello.", status="sent", to_email="x@y.zz"
    )
    response = ana_browser.get(f"/emails/{log.pk}/body/")
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("sandbox ") and "default-src 'none'" in policy and "allow-scripts" not in policy
    check(response, **{"Content-Security-Policy": policy, "X-Frame-Options": "SAMEORIGIN"})


@pytest.mark.parametrize("url", ["/admin/", "/admin/clients/client/", "/admin/clients/client/add/", "/admin/login/"])
def test_the_admin_needs_nothing_looser(broker_browser, client, url):
    page = (client if "login" in url else broker_browser).get(url)
    assert not find_all(page, "[style]") and not find_all(page, "style")
    assert not [tag for tag in find_all(page, "script") if not tag.get("src") and tag.get("type") != "application/json"]


def test_over_https_browsers_keep_to_it_for_a_year_but_not_on_other_subdomains(client, settings):
    settings.SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    assert client.get("/login/", secure=True).headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in client.get("/login/").headers


def test_no_script_reads_a_cookie(client, ana):
    client.get("/login/")
    client.post("/login/", dict.fromkeys(("login", "username"), ana.email) | {"password": "realtor-demo"})
    client.post("/today/pause/")
    assert set(client.cookies) == {"realtoros_session", "realtoros_csrf", "realtoros_messages"}
    for cookie in client.cookies.values():
        assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/" and not cookie["domain"]


def test_over_https_a_cookie_is_what_its_prefix_asks(client, ana, settings):
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-realtoros_session", "__Host-realtoros_csrf"
    client.get("/login/", secure=True)
    client.post("/login/", dict.fromkeys(("login", "username"), ana.email) | {"password": "realtor-demo"}, secure=True)
    assert client.get("/settings/", secure=True).status_code == 200
    assert set(client.cookies) == {"__Host-realtoros_session", "__Host-realtoros_csrf"}
    for cookie in client.cookies.values():
        assert cookie["secure"] and cookie["path"] == "/" and not cookie["domain"]
