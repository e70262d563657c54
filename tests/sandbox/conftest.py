"""The sandbox as a real process, twenty times faster than life, and a webhook that checks what it posts."""

import base64
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import urllib3
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_public_key

from tests.conftest import ROOT, SandboxApi, free_port, wait_until

SPEED = 20
KEY = {"Authorization": "Bearer test", "Content-Type": "application/json"}


class Receiver:
    """A webhook of our own: keeps verified batches, and refuses as often as it is told to."""

    def __init__(self) -> None:
        self.port = free_port()
        self.public_key = ""
        self.refusals: list[int] = []
        self.start()

    def start(self) -> None:
        self.bodies: list[bytes] = []
        self.stamps: list[int] = []
        self.mails: list[tuple[str, bytes]] = []
        self.forged = 0
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(receiver.take(body, self.headers, self.path))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def take(self, body: bytes, headers: Any, path: str) -> int:
        stamp = headers["X-Twilio-Email-Event-Webhook-Timestamp"]
        signature = base64.b64decode(headers["X-Twilio-Email-Event-Webhook-Signature"])
        key = load_der_public_key(base64.b64decode(self.public_key))
        assert isinstance(key, ec.EllipticCurvePublicKey)
        try:
            key.verify(signature, stamp.encode() + body, ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            self.forged += 1
            return 401
        self.stamps.append(int(stamp))
        if self.refusals:
            return self.refusals.pop(0)
        if path == "/inbound":
            self.mails.append((headers["Content-Type"], body))
        else:
            self.bodies.append(body)
        return 200

    @property
    def events(self) -> list[dict[str, Any]]:
        return [event for body in self.bodies for event in json.loads(body)]

    def names(self, to: str) -> list[str]:
        """What was said about a mail to this address, each once, in the order in which it happened."""
        mine = {event["sg_event_id"]: event for event in self.events if event["email"] == to}
        return [event["event"] for event in sorted(mine.values(), key=lambda event: _number(event))]


def _number(event: dict[str, Any]) -> int:
    padded = event["sg_event_id"] + "=" * (-len(event["sg_event_id"]) % 4)
    return int(base64.urlsafe_b64decode(padded).split(b"-")[1])


class Running(SandboxApi):
    """A started sandbox, with both providers' doors."""

    def __init__(self, directory: Path, receiver: Receiver) -> None:
        super().__init__(f"http://127.0.0.1:{free_port()}")
        self.directory, self.receiver = directory, receiver
        self.http = urllib3.PoolManager(retries=False, timeout=5)
        receiver.public_key = command("public-key", "--dir", str(directory)).stdout.strip()
        self.start()

    def start(self) -> None:
        arguments = ["serve", "--port", self.url.rpartition(":")[2], "--dir", str(self.directory)]
        arguments += ["--webhook", f"http://127.0.0.1:{self.receiver.port}/hook", "--speed", str(SPEED)]
        arguments += ["--inbound", f"http://127.0.0.1:{self.receiver.port}/inbound"]
        self.process = subprocess.Popen([sys.executable, "-m", "sandbox", *arguments], cwd=ROOT, stdout=subprocess.PIPE)
        assert self.process.stdout and self.process.stdout.readline()  # it says so once it listens
        wait_until(lambda: self._healthy(), 10, "the sandbox answers")

    def _healthy(self) -> bool:
        try:
            return self.http.request("GET", self.url + "/healthz").status == 200
        except urllib3.exceptions.HTTPError:
            return False

    def stop(self, sent: int = signal.SIGTERM) -> None:
        os.kill(self.process.pid, sent)
        self.process.communicate(timeout=10)

    def get(self, path: str) -> urllib3.BaseHTTPResponse:
        return self.http.request("GET", self.url + path)

    def send(self, **changes: Any) -> urllib3.BaseHTTPResponse:
        """Posts a good mail, with some of it replaced."""
        return self.http.request("POST", self.url + "/v3/mail/send", body=json.dumps(mail(**changes)), headers=KEY)

    def complete(self, prompt: str = "Step: Day 1", **changes: Any) -> urllib3.BaseHTTPResponse:
        asked = {"model": "gpt-6-luna", "messages": [{"role": "user", "content": prompt}], **changes}
        return self.http.request("POST", self.url + "/v1/chat/completions", body=json.dumps(asked), headers=KEY)


def mail(to: str = "jonah@example.com", log_id: str = "1", **changes: Any) -> dict[str, Any]:
    """A mail that SendGrid would take; None takes a field out."""
    fields = {
        "from": {"email": "ana@example.com", "name": "Ana Morales"},
        "personalizations": [{"to": [{"email": to, "name": "Jonah"}], "custom_args": {"email_log_id": log_id}}],
        "subject": "A closer look at Alder Court",
        "content": [
            {"type": "text/plain", "value": "See https://example.com/418"},
            {
                "type": "text/html",
                "value": '<p style="color: navy">See <a href="https://example.com/418?a=1&amp;b=2">pictures</a>'
                ' or <a href="https://example.com/unsubscribe/x/">leave</a></p>',
            },
        ],
        **changes,
    }
    return {name: value for name, value in fields.items() if value is not None}


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sandbox", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=20
    )


@pytest.fixture(scope="session")
def _running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    receiver = Receiver()
    running = Running(tmp_path_factory.mktemp("sandbox"), receiver)
    yield running
    running.stop()
    receiver.stop()


@pytest.fixture
def running(_running: Running) -> Running:
    """The one process of these tests, empty and healthy."""
    _running.call("DELETE", "/api/mails")
    _running.call("DELETE", "/api/faults")
    _running.receiver.bodies.clear()
    _running.receiver.mails.clear()
    _running.receiver.stamps.clear()
    _running.receiver.refusals.clear()
    return _running


@pytest.fixture
def hear(running: Running) -> Callable[[str, str], list[str]]:
    """Waits until `last` was reported about a mail to the address; returns everything that was."""

    def wait(to: str, last: str) -> list[str]:
        wait_until(lambda: last in running.receiver.names(to), 5, f"{last} for {to}")
        return running.receiver.names(to)

    return wait


@pytest.fixture
def settled(running: Running) -> Callable[[], None]:
    """Waits until nothing is left to post."""

    def wait() -> None:
        nothing = {"events": 0, "batches": 0}
        wait_until(lambda: running.call("GET", "/api/count")["waiting"] == nothing, 5, "every event is posted")

    return wait
