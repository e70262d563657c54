"""30 MB through the real server: taken, and without 30 MB of memory. In a process of its own."""

import base64
import os
import subprocess
import sys

import psutil
import pytest
import urllib3

from inbound.models import InboundEmail
from tests.conftest import ROOT, free_port, wait_until
from tests.emails.webhook.signed import KEY, headers, public
from tests.inbound.door.posts import BOUNDARY, MIME, form, parsed, raw

MB = 1024 * 1024
MOST = 64 * MB


@pytest.fixture
def served(door, transactional_db, tmp_path):
    from django.db import connection

    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "realtoros.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--no-control-socket", "--workers", "1", "--threads", "1", "--log-level", "error"]
    database = connection.settings_dict
    url = f"host={database['HOST']} port={database['PORT']} user={database['USER']} dbname={database['NAME']}"
    environment = {**os.environ, "DEBUG": "1", "DATABASE_URL": url, "MEDIA_ROOT": str(door)}
    environment["SENDGRID_INBOUND_PUBLIC_KEY"] = public(KEY)
    with open(tmp_path / "log", "wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
    http = urllib3.PoolManager(retries=False, timeout=60)

    def is_healthy():
        try:
            return http.request("GET", f"http://127.0.0.1:{port}/healthz").status == 200
        except urllib3.exceptions.HTTPError:
            return False

    try:
        wait_until(is_healthy, 30, "the web server answers")
        yield process, http, f"http://127.0.0.1:{port}/webhook/inbound"
    finally:
        process.terminate()
        process.wait(20)


def post(http, url, body, **options):
    type_ = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    return http.request("POST", url, body=body, headers={**headers(body), **type_}, **options)


def peak(process):
    """Bytes of memory that the worker had at most, since it began."""
    (worker,) = psutil.Process(process.pid).children()
    with open(f"/proc/{worker.pid}/status") as lines:
        return next(1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


@pytest.mark.skipif(not os.path.exists("/proc/self/status"), reason="the peak of memory is read from /proc")
def test_30_mb_are_taken_and_memory_stays_small(served):
    process, http, url = served
    assert post(http, url, form(parsed())).status == 200  # what only the first request loads
    before = peak(process)
    picture = os.urandom(22 * MB)
    encoded = base64.encodebytes(picture)
    message = MIME.replace(b"CAF7", b"large") + encoded
    for fields in (
        parsed(attachments="1", attachment1=("house.jpg", os.urandom(30 * MB - 5000)), headers="Subject: no id\n"),
        raw(message[: 30 * MB - 5000]),
    ):
        answer = post(http, url, form(fields))
        assert answer.status == 200 and answer.json()["new"]
    assert peak(process) - before < MOST
    assert sorted(InboundEmail.objects.values_list("raw_size", flat=True))[1] > 29 * MB
    assert post(http, url, form(raw(b"x" * 33 * MB))).status == 503


def test_a_body_in_chunks(served):
    _, http, url = served
    body = form(raw())
    type_ = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    pieces = (body[at : at + 100] for at in range(0, len(body), 100))
    answer = http.request("POST", url, body=pieces, headers={**headers(body), **type_}, chunked=True)
    assert answer.status == 200 and InboundEmail.objects.get().raw_size == len(body)
