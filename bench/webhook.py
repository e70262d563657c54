"""How many events a second one web worker takes from SendGrid's webhook, beside get and save per event."""

import argparse
import base64
import http.client
import json
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from statistics import median
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bench._stage import Stage, load, stage
from bench._table import show, verdict
from devserver.environment import var_dir
from devserver.valkey import free_port

SIGNATURE, TIMESTAMP = "X-Twilio-Email-Event-Webhook-Signature", "X-Twilio-Email-Event-Webhook-Timestamp"
ROUNDS = 3
BATCH, BATCHES = 1000, 10
SINGLES = 500
KEY = ec.generate_private_key(ec.SECP256R1())
LOGS = """
INSERT INTO email_logs (client_id, to_email, subject, status, sent_at, sendgrid_message_id)
SELECT id, email, 'Hello', 'sent', now(), 'message' || id || '-abc' FROM clients ORDER BY id"""
HISTORY = """
UPDATE email_logs SET webhook_events = (
    SELECT jsonb_agg(%s::jsonb || jsonb_build_object('sg_event_id', 'old-' || email_logs.id || '-' || n))
    FROM generate_series(1, %s) n)"""
NAMES = ("baseline", "batches", "singles", "2 alone", "2 together", "200 alone", "200 together")
KINDS = ("processed", "delivered", "open", "click")


def event(log: int, kind: str, number: int) -> dict[str, Any]:
    """An event of realistic size."""
    made = {
        "email": f"client{log}@example.com",
        "timestamp": int(time.time()) - 60 + KINDS.index(kind),
        "smtp-id": f"<message{log}@geopod-ismtpd-7>",
        "event": kind,
        "category": ["follow-up"],
        "sg_event_id": f"{kind}-{log}-{number}",
        "sg_message_id": f"message{log}-abc.filterdrecv-5f54b9dbd-4xqk2-20-6650F2C4-51.0",
        "email_log_id": str(log),
        "useragent": "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        "ip": "198.51.100.23",
    }
    return made | ({"url": f"https://example.com/listing/{number}"} if kind == "click" else {})


def batch(first: int, kind: str, number: int, size: int = BATCH) -> bytes:
    return json.dumps([event(first + index, kind, number) for index in range(size)]).encode()


def signed(body: bytes) -> dict[str, str]:
    timestamp = str(int(time.time()))
    signature = KEY.sign(timestamp.encode() + body, ec.ECDSA(hashes.SHA256()))
    return {SIGNATURE: base64.b64encode(signature).decode(), TIMESTAMP: timestamp, "Content-Type": "application/json"}


@contextmanager
def web(place: Stage, application: str) -> Iterator[str]:
    """Runs one worker with one thread, and yields its address."""
    address = f"127.0.0.1:{free_port(18200)}"
    command = (
        "gunicorn",
        application,
        "--bind",
        address,
        "--no-control-socket",
        "--workers",
        "1",
        "--threads",
        "1",
        "--log-level",
        "error",
    )
    with open(place.folder / "web.log", "a") as log:
        process = place.python(*command, stdout=log, stderr=log)
        try:
            wait_for(address)
            yield address
        finally:
            process.terminate()
            process.wait(15)


def wait_for(address: str) -> None:
    for _ in range(200):
        try:
            post(address, b"[]")
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the web worker did not start")


def post(address: str, body: bytes) -> dict[str, Any]:
    connection = http.client.HTTPConnection(address, timeout=60)
    connection.request("POST", "/webhook/sendgrid", body, signed(body))
    response = connection.getresponse()
    answer = json.loads(response.read())
    connection.close()
    if response.status != 200 or answer["failed"]:
        raise RuntimeError(f"{response.status}: {answer}")
    return dict(answer)


def batches(address: str, number: int, count: int) -> float:
    """Events per second. Each batch has events of one kind about a thousand emails."""
    bodies = [batch(1 + BATCH * (index % 5), KINDS[index // 5 % 4], number + index) for index in range(count)]
    began = time.perf_counter()
    for body in bodies:
        post(address, body)
    return count * BATCH / (time.perf_counter() - began)


def singles(address: str, number: int) -> float:
    bodies = [batch(1 + index, "open", number, 1) for index in range(SINGLES)]
    began = time.perf_counter()
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda body: post(address, body), bodies))
    return SINGLES / (time.perf_counter() - began)


def fill(place: Stage, clients: int = 5000) -> None:
    place.fill(clients, LOGS)


def appended(place: Stage, address: str, history: int) -> tuple[float, float]:
    """Milliseconds per event if its email has `history` events already: one per request, and in batches of 200."""
    fill(place, 1200)
    place.rows(HISTORY, [json.dumps(event(1, "open", 0)), history])
    place.rows("VACUUM FULL ANALYZE email_logs")
    alone = [batch(1 + index, "click", 1000 + history, 1) for index in range(200)]
    together = [batch(201 + 200 * index, "click", 1000 + history, 200) for index in range(5)]
    return milliseconds_for(address, alone) / 200, milliseconds_for(address, together) / 1000


def milliseconds_for(address: str, bodies: list[bytes]) -> float:
    began = time.perf_counter()
    for body in bodies:
        post(address, body)
    return 1000 * (time.perf_counter() - began)


def measure(place: Stage) -> None:
    found: dict[str, list[float]] = {name: [] for name in NAMES}
    with web(place, "bench.baselines.events:application") as slow, web(place, "realtoros.wsgi") as ours:
        for turn in range(ROUNDS):
            fill(place)
            found["baseline"].append(batches(slow, 100 * turn, BATCHES))
            fill(place)
            found["batches"].append(batches(ours, 100 * turn, BATCHES))
            found["singles"].append(singles(ours, 5000 + turn))
            for history in (2, 200):
                alone, together = appended(place, ours, history)
                found[f"{history} alone"].append(alone)
                found[f"{history} together"].append(together)
    rate = {name: median(rates) for name, rates in found.items()}
    ratio = rate["batches"] / rate["baseline"]
    rows = [
        ("get and save per event (baseline)", f"{rate['baseline']:.0f}/s", "", ""),
        (f"signed batches of {BATCH:,}", f"{rate['batches']:.0f}/s", "6000/s", verdict(rate["batches"] >= 6000)),
        ("  beside the baseline", f"{ratio:.1f}x", "12x", verdict(ratio >= 12)),
        ("posts of one event, four at a time", f"{rate['singles']:.0f}/s", "250/s", verdict(rate["singles"] >= 250)),
        *growth("one more event, a post of its own", rate["2 alone"], rate["200 alone"]),
        *growth("one more event, in a batch of 200", rate["2 together"], rate["200 together"]),
    ]
    show(f"Events, one web worker (median of {ROUNDS} interleaved runs)", ("", "measured", "target", ""), rows)


def growth(what: str, two: float, many: float) -> list[tuple[str, str, str, str]]:
    return [
        (f"{what}: email with 2", f"{two:.2f} ms", "", ""),
        ("  with 200", f"{many:.2f} ms, {many / two:.1f}x", "2x", verdict(many <= 2 * two)),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench webhook", description=__doc__)
    parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the processes it started are ended
    print(f"PostgreSQL with fsync on. {load()} before it began.")
    with stage(var_dir() / "bench") as place:
        key = KEY.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        place.environment["SENDGRID_WEBHOOK_PUBLIC_KEY"] = base64.b64encode(key).decode()
        measure(place)
    print(f"\n{load()} at the end.")


if __name__ == "__main__":
    main()
