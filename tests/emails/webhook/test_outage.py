"""PostgreSQL is stopped under the webhook and started again: no event is lost."""

import http.client
import json
import urllib.request

import pytest

from bench._stage import Stage, stage
from tests.conftest import wait_until

MAIL = {
    "personalizations": [{"to": [{"email": "jonah@example.com"}], "custom_args": {"email_log_id": "1"}}],
    "from": {"email": "hello@example.com"},
    "subject": "Hello",
    "content": [{"type": "text/plain", "value": "Hello Jonah"}],
}
EVENTS = "SELECT jsonb_array_length(webhook_events), status FROM email_logs"


def send(place: Stage) -> None:
    headers = {"Content-Type": "application/json", "Authorization": "Bearer bench"}
    request = urllib.request.Request(place.sandbox + "/v3/mail/send", json.dumps(MAIL).encode(), headers)
    with urllib.request.urlopen(request, timeout=10) as response:
        assert response.status == 202


def ready(place: Stage) -> int:
    connection = http.client.HTTPConnection(place.web, timeout=10)
    try:
        connection.request("GET", "/healthz", headers={"Host": "127.0.0.1", "X-Forwarded-Proto": "https"})
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


@pytest.mark.slow
def test_the_sandbox_repeats_what_was_answered_503(tmp_path):
    with stage(tmp_path) as place, place.webhook():
        place.fill(
            1,
            "INSERT INTO email_logs (client_id, to_email, status) SELECT id, 'jonah@example.com', 'sent' FROM clients",
        )
        wait_until(lambda: ready(place) == 200, 20, "the web process answers")
        place.postgres.stop()
        place.faults(events=True)
        send(place)
        log = place.folder / "sandbox"

        def refused() -> bool:
            return any(b'503 {"status": "error"' in file.read_bytes() for file in log.iterdir() if file.is_file())

        def waiting() -> dict[str, int]:
            return place.call("GET", "/api/count")["waiting"]

        wait_until(lambda: refused() and waiting()["events"] == 0, 15, "a batch is answered 503")
        assert waiting()["batches"] > 0
        place.postgres.start()
        wait_until(lambda: waiting() == {"events": 0, "batches": 0}, 30, "every batch is taken")
        ((number, status),) = place.rows(EVENTS)
        assert number >= 3 and status in ("open", "click")
