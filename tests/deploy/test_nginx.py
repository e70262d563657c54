"""What deploy/nginx/realtoros.conf lets through, and how."""

import http.client
from pathlib import Path

import pytest

from tests.conftest import wait_until
from tests.deploy.box import NAME, Box
from tests.deploy.fake_app import FakeApp

pytestmark = pytest.mark.slow

TOKEN = "Zm9sbG93LXVwLTQyOmFiY2RlZg"


def plain(front: Box, path: str, method: str = "GET") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", front.plain, timeout=10)
    connection.request(method, path, headers={"Host": NAME})
    return connection.getresponse()


def change(front: Box, there: str, here: str) -> None:
    site = front.folder / "site.conf"
    assert there in site.read_text()
    site.write_text(site.read_text().replace(there, here))


def test_the_configuration_is_right_and_warns_of_nothing(front: Box) -> None:
    said = front.nginx("-t")
    assert said.returncode == 0 and "warn" not in said.stderr, said.stderr


def test_plain_http_leads_to_https_except_what_follows_no_redirect(front: Box, app: FakeApp) -> None:
    answer = plain(front, "/clients/?q=jonah")
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/clients/?q=jonah")
    assert plain(front, "/healthz").status == plain(front, "/readyz").status == 200
    assert plain(front, "/webhook/inbound", "POST").status == plain(front, "/webhook/sendgrid", "POST").status == 200
    challenge = front.folder / "acme/.well-known/acme-challenge/abc"
    challenge.parent.mkdir(parents=True)
    challenge.write_text("proof")
    assert plain(front, "/.well-known/acme-challenge/abc").read() == b"proof"


def test_what_a_visitor_claims_about_where_it_comes_from_is_dropped(front: Box, app: FakeApp) -> None:
    claims = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "http", "X-Forwarded-Host": "evil.example"}
    claims |= {"Forwarded": "for=203.0.113.9", "X_Forwarded_For": "203.0.113.9"}
    said = front.ask("/", headers=claims, source="127.0.0.5").body.decode().lower()
    assert "x-forwarded-for: 127.0.0.5\r\n" in said and "x-forwarded-proto: https\r\n" in said
    assert f"host: {NAME}\r\n" in said
    assert "203.0.113.9" not in said and "evil.example" not in said
    # nginx writes it down after it has answered.
    wait_until(lambda: "127.0.0.5 [" in front.log("nginx-access"), 30, "nginx has logged the request")
    assert "203.0.113.9" not in front.log("nginx-access")


def test_the_logs_have_no_links_that_somebody_could_use(front: Box, app: FakeApp) -> None:
    long = b"x" * 17_000_000
    for path in ("u", "unsubscribe", "invitation", "account/password/reset/key"):
        front.ask(f"/{path}/{TOKEN}?next={TOKEN}", headers={"Referer": f"https://{NAME}/u/{TOKEN}"})
        assert front.ask(f"/{path}/{TOKEN}/", "POST", long).status == 413
        plain(front, f"/{path}/{TOKEN}/")
    front.ask(f"/clients/?q={TOKEN}")
    wait_until(lambda: '"GET /clients/" 200' in front.log("nginx-access"), 30, "nginx has logged the last request")
    access, errors = front.log("nginx-access"), front.log("nginx-error")
    assert '"GET /u/Zm9s..." 200' in access
    assert TOKEN not in access + errors and TOKEN[5:] not in access + errors


def test_bodies_are_as_large_as_the_application_allows(front: Box, app: FakeApp) -> None:
    def status(path: str, megabytes: int) -> int:
        return front.ask(path, "POST", b"x" * megabytes * 1024 * 1024).status

    assert (status("/clients/import/", 15), status("/clients/import/", 17)) == (200, 413)
    assert (status("/clients/5/files/", 31), status("/clients/5/files/", 33)) == (200, 413)
    # 4xx would lose the mail, so what is too large for nginx gets the same answer as what is too large for us.
    assert (status("/webhook/inbound", 33), status("/webhook/inbound", 41)) == (200, 503)


def test_a_post_that_was_sent_is_never_repeated_and_a_get_is(front: Box, app: FakeApp) -> None:
    assert front.ask("/hangs-up/", "POST", b"a=1").status == 503
    assert len(app.asked) == 1
    assert front.ask("/hangs-up/").status == 503
    assert len(app.asked) == 3
    for method in ("PUT", "DELETE", "PATCH", "TRACE"):
        assert front.ask("/hangs-up/", method).status == 405
    assert len(app.asked) == 3


def test_a_refused_connection_is_tried_again_whatever_the_method(front: Box) -> None:
    """One of the two lines leads nowhere: every second request is refused there at first."""
    change(front, f"server unix:{front.folder}/web.sock max_fails=0;\n    server", "server unix:/nowhere;\n    server")
    assert front.nginx().returncode == 0
    FakeApp(front.held)
    assert [front.ask("/", "POST", b"a=1").status for _ in range(6)] == [200] * 6


def test_nobody_there_is_said_and_a_mail_shall_come_again(front: Box) -> None:
    front.held.close()
    assert front.nginx().returncode == 0
    answer = front.ask("/")
    assert (answer.status, answer.headers["Retry-After"]) == (503, "10")
    assert front.ask("/webhook/inbound", "POST", b"x").status == plain(front, "/webhook/inbound", "POST").status == 503


def test_limits_are_for_posts_and_the_api_and_for_each_address(front: Box) -> None:
    for rate in ("240", "2400", "1200"):
        change(front, f"burst={rate} ", "burst=3 ")
    change(front, "240r/m", "1r/m")
    change(front, "rate=2400r/m", "rate=1r/m")
    change(front, "1200r/m", "1r/m")
    assert front.nginx().returncode == 0
    FakeApp(front.held)

    def answers(path: str, method: str, source: str = "127.0.0.1") -> list[int]:
        return [front.ask(path, method, b"", source=source).status for _ in range(6)]

    limited, free = [200] * 4 + [429] * 2, [200] * 6
    for path in ("/login/", "/clients/new/", "/api/v1/leads"):
        assert answers(path, "POST") == limited
        assert answers(path, "POST", source="127.0.0.2") == limited, "another address has its own"
    assert answers("/login/", "GET") == answers("/clients/", "GET") == free
    assert answers("/api/v1/leads", "GET", source="127.0.0.3") == limited
    for path in ("/webhook/sendgrid", "/webhook/inbound", f"/u/{TOKEN}", f"/unsubscribe/{TOKEN}/"):
        assert answers(path, "POST") == free
    refused = front.ask("/login/", "POST")
    assert (refused.status, refused.headers["Retry-After"]) == (429, "60") and b"Wait a minute" in refused.body


def test_an_ipv6_network_is_one_visitor(front: Box) -> None:
    change(front, "burst=240 ", "burst=1 ")
    change(front, "240r/m", "1r/m")
    change(front, "limit_req_status 429;", "limit_req_status 429; set_real_ip_from 127.0.0.1; real_ip_header X-Test;")
    assert front.nginx().returncode == 0
    FakeApp(front.held)

    def sign_in(address: str) -> int:
        return front.ask("/login/", "POST", headers={"X-Test": address}).status

    # With zeros and a line break among the bytes of the network.
    assert [sign_in(f"2001:db8:a:0::{number}") for number in (1, 2, 3)] == [200, 200, 429]
    assert [sign_in(address) for address in ("2001:db8:a:1::1", "2001:db8:b::1", "2001:db9:a::1")] == [200] * 3
    assert [sign_in("198.51.100.7") for _ in range(3)] == [200, 200, 429]
    assert sign_in("198.51.100.8") == 200


def test_no_file_is_served_but_static_ones(front: Box, app: FakeApp) -> None:
    for name in ("media/secret.pdf", "static/css/app.css", "env"):
        Path(front.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (front.folder / name).write_text("secret")
    assert front.ask("/static/css/app.css").body == b"secret"
    for path in (
        "/static/../media/secret.pdf",
        "/static../media/secret.pdf",
        "/static/%2e%2e/media/secret.pdf",
        "/env",
    ):
        answer = front.ask(path)
        assert answer.status in (400, 404) or answer.body.startswith(b"GET"), "refused, or the application's to answer"
    assert front.ask("/static/").status == 403
