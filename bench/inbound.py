"""What storing a mail through the webhook costs beside writing it raw, and how soon an answer stops its plan."""

import argparse
import base64
import http.client
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from subprocess import check_output

import psycopg
from cryptography.hazmat.primitives import serialization

from bench._stage import FUTURE, Stage, load, stage
from bench._table import show, verdict
from bench.webhook import KEY, signed
from devserver.environment import ROOT, var_dir
from devserver.valkey import free_port

KB, MB = 1024, 1024 * 1024
SIZES = {"20 kB": (20 * KB, 60), "2 MB": (2 * MB, 12), "25 MB": (25 * MB, 4)}
"""Bytes of a mail, and how many of it in a round."""
ROUNDS = 5
MOST = 2.0
"""Times the cost of writing it raw."""
DOMAIN = "inbound.example.com"
ANSWERS, AT_ONCE, SOON = 200, 4, 5.0
"""Answers that come in, how many at the same time, and within how many seconds 95 of 100 have stopped their plan."""
PATIENCE = 120
OPEN = "SELECT count(*) FROM tasks WHERE client_id = %s AND status NOT IN ('cancelled', 'completed', 'skipped')"
ADDRESSES = """
import django; django.setup()
from emails.threads import address_of_client
print("\\n".join(address_of_client(pk) for pk in range(1, {} + 1)))"""
HEAD = (
    "From: Client {n} <client{n}@example.com>\r\nTo: {to}\r\nSubject: Re: Hello\r\n"
    "Message-ID: <{n}@mail.example.com>\r\n"
)
# The envelope comes after the message, as SendGrid posts them: all of the message has to be looked through.
POST = (
    '--xYzZY\r\nContent-Disposition: form-data; name="email"\r\n\r\n{head}MIME-Version: 1.0\r\n'
    "Content-Type: text/plain; charset=utf-8\r\n\r\nYes, Friday at ten works for us.\r\n\r\n{more}\r\n"
    '--xYzZY\r\nContent-Disposition: form-data; name="envelope"\r\n\r\n{envelope}\r\n--xYzZY--\r\n'
)


def mail(number: int, to: str, size: int = 0) -> bytes:
    envelope = json.dumps({"to": [to], "from": f"client{number}@example.com"})
    head = HEAD.format(n=number, to=to)
    line = "> " + base64.b64encode(os.urandom(55)).decode() + "\r\n"
    more = line * (size // len(line))
    return POST.format(envelope=envelope, head=head, more=more).encode()


@contextmanager
def web(place: Stage, application: str) -> Iterator[str]:
    """Runs one worker with one thread, and yields its address."""
    address = f"127.0.0.1:{free_port(18200)}"
    options = ("--bind", address, "--no-control-socket", "--workers", "1", "--threads", "4", "--log-level", "error")
    with open(place.folder / "web.log", "a") as log:
        process = place.python("gunicorn", application, *options, stdout=log, stderr=log)
        try:
            _wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait(15)


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            connection = http.client.HTTPConnection(address, timeout=10)
            connection.request("GET", "/healthz")
            connection.getresponse().read()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the web worker did not start")


def post(address: str, body: bytes) -> float:
    """Milliseconds until it is answered. The signature is made before."""
    headers = {**signed(body), "Content-Type": "multipart/form-data; boundary=xYzZY"}
    connection = http.client.HTTPConnection(address, timeout=120)
    began = time.perf_counter()
    connection.request("POST", "/webhook/inbound", body, headers)
    response = connection.getresponse()
    answer = response.read()
    took = 1000 * (time.perf_counter() - began)
    connection.close()
    if response.status != 200:
        raise RuntimeError(f"{response.status}: {answer!r}")
    return took


def storing(place: Stage) -> list[tuple[str, ...]]:
    found: dict[tuple[str, str], list[float]] = {}
    number = 0
    with web(place, "bench.baselines.mail:application") as plain, web(place, "realtoros.wsgi") as ours:
        for turn in range(ROUNDS + 1):
            for size, (count, often) in SIZES.items():
                for _ in range(often):
                    number += 1
                    body = mail(number, f"x@{DOMAIN}", count)
                    for name, address in (("raw", plain), ("ours", ours)):
                        took = post(address, body)
                        if turn:  # the first round warms up
                            found.setdefault((size, name), []).append(took)
            _empty(place)
    rows: list[tuple[str, ...]] = []
    for size in SIZES:
        raw, took = median(found[size, "raw"]), median(found[size, "ours"])
        rows += [
            (f"a mail of {size}, written raw", f"{raw:.1f} ms", "", ""),
            ("  through the webhook", f"{took:.1f} ms, {took / raw:.2f}x", f"{MOST:.0f}x", verdict(took <= MOST * raw)),
        ]
    return rows


def _empty(place: Stage) -> None:
    place.rows("TRUNCATE inbound_emails CASCADE")
    for folder in (place.folder / "raw", place.folder / "media"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()


def stopping(place: Stage) -> list[tuple[str, ...]]:
    """A worker for what somebody waits for, as in production; nothing else for it to do."""
    place.fill(ANSWERS + 1, FUTURE)
    code = ADDRESSES.format(ANSWERS + 1)
    to = check_output([sys.executable, "-c", code], cwd=ROOT, env=place.environment, text=True).split()
    arguments = ("--queues", "interactive", "--concurrency", "1", "--without-gossip", "--without-mingle")
    with open(place.folder / "worker.log", "w") as log, web(place, "realtoros.wsgi") as address:
        worker = place.python("celery", "--quiet", "--app", "realtoros", "worker", *arguments, stdout=log, stderr=log)
        try:
            _until_stopped(place, address, ANSWERS + 1, to.pop())  # the worker starts
            with ThreadPoolExecutor(AT_ONCE) as threads:
                answers = enumerate(to, 1)
                seconds = list(threads.map(lambda each: _until_stopped(place, address, *each), answers))
        finally:
            worker.terminate()
            worker.wait(30)
    p95 = quantiles(seconds, n=20)[-1]
    return [
        (f"{ANSWERS} answers, {AT_ONCE} at a time: median", f"{median(seconds):.2f} s", "", ""),
        ("  95 of 100 within", f"{p95:.2f} s", f"{SOON:.0f} s", verdict(p95 < SOON)),
    ]


def _until_stopped(place: Stage, address: str, client: int, to: str) -> float:
    """Seconds from the beginning of the post until nothing of the client's plan is open any more."""
    body = mail(client, to)
    with psycopg.connect(place.postgres.url, autocommit=True) as connection:
        began = time.perf_counter()
        post(address, body)
        while connection.execute(OPEN, [client]).fetchone() != (0,):
            if time.perf_counter() - began > PATIENCE:
                raise RuntimeError(f"the plan of client {client} goes on: see {place.folder / 'worker.log'}")
            time.sleep(0.02)
        return time.perf_counter() - began


def prepare(place: Stage) -> None:
    key = KEY.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    place.environment |= {
        "SENDGRID_INBOUND_PUBLIC_KEY": base64.b64encode(key).decode(),
        "INBOUND_DOMAIN": DOMAIN,
        "MEDIA_ROOT": str(place.folder / "media"),
        "RAW_FOLDER": str(place.folder / "raw"),
        # Both servers and the temporary files of both are on the disk that is measured.
        "TMPDIR": str(_temporary(place.folder)),
    }
    _empty(place)


def _temporary(folder: Path) -> Path:
    (folder / "tmp").mkdir(exist_ok=True)
    return folder / "tmp"


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench inbound", description=__doc__)
    parser.add_argument("--only", choices=("storing", "stopping"), help="one of the two alone")
    only = parser.parse_args().only
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the processes it started are ended
    print(f"PostgreSQL with fsync on. {load()} before it began.")
    with stage(var_dir() / "bench") as place:
        prepare(place)
        title = f"Incoming mail, one web worker (median of {ROUNDS} interleaved rounds)"
        head = ("", "measured", "target", "")
        # First, because the other leaves mails behind that a worker would look for.
        if only != "storing":
            show("From the post to a stopped plan", head, stopping(place))
        if only != "stopping":
            show(title, head, storing(place))
    print(f"\n{load()} at the end.")


if __name__ == "__main__":
    main()
