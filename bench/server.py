"""Pages by our web server beside gunicorn's own threads (gthread), by turns; slow senders at both."""

import argparse
import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from statistics import median, quantiles

from bench._office import fill
from bench._stage import Stage, load, stage
from bench._table import show, verdict
from devserver.environment import ROOT, var_dir
from devserver.valkey import free_port

CONNECTIONS, ROUNDS = 8, 7
KINDS = {"gthread (baseline)": ("--worker-class", "gthread", "--keep-alive", "75"), "ours": ()}
PATHS = {"sign-in": "/login/", "today": "/", "clients": "/clients/"}
SLOW = 12


@contextmanager
def web(place: Stage, options: tuple[str, ...]) -> Iterator[str]:
    address = f"127.0.0.1:{free_port(18400)}"
    command = f"realtoros.wsgi --bind {address} --no-control-socket --workers 2 --threads 4 --log-level error".split()
    with open(place.folder / "web.log", "a") as log:
        process = place.python("gunicorn", *command, *options, stdout=log, stderr=log)
        try:
            while not answers(address, 1):
                time.sleep(0.1)
            yield address
        finally:
            process.terminate()
            process.wait(40)


def answers(address: str, patience: float) -> bool:
    connection = http.client.HTTPConnection(address, timeout=patience)
    try:
        connection.request("GET", "/healthz", headers={"Host": "bench.example.com"})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def ask(address: str, path: str, cookie: str, until: float, keeps: bool) -> list[float]:
    """Milliseconds of each response, all on one connection (`keeps`) or each on a new one."""
    headers = {"Cookie": cookie, "X-Forwarded-Proto": "https", "Host": "bench.example.com"}
    connection, times = http.client.HTTPConnection(address, timeout=60), []
    while (began := time.monotonic()) < until:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status}")
        times.append(1000 * (time.monotonic() - began))
        if not keeps:
            connection.close()
    connection.close()
    return times


def measure(addresses: dict[str, str], cookie: str, seconds: float) -> None:
    rows = []
    for name, path in PATHS.items():
        for keeps in (True, False):
            found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in addresses}
            for turn in range(ROUNDS + 1):
                for kind, address in addresses.items():
                    until = time.monotonic() + seconds
                    with ThreadPoolExecutor(CONNECTIONS) as threads:
                        asked = [
                            threads.submit(ask, address, path, "" if path == "/login/" else cookie, until, keeps)
                            for _ in range(CONNECTIONS)
                        ]
                    times = [taken for each in asked for taken in each.result()]
                    if turn:  # the first round is a warm-up
                        found[kind].append((len(times) / seconds, quantiles(times, n=20)[-1]))
            base, ours = ([median(figures) for figures in zip(*found[kind], strict=True)] for kind in KINDS)
            ratio, later = ours[0] / base[0], ours[1] / base[1]
            kept = "kept" if keeps else "new"
            rows.append(
                (
                    name,
                    kept,
                    f"{base[0]:.0f}",
                    f"{ours[0]:.0f}",
                    f"{ratio:.2f}x",
                    f"{later:.2f}x",
                    verdict(ratio > 0.95),
                )
            )
    head = ("page", "connections", "gthread/s", "ours/s", "ratio", "p95", "at least 0.95x")
    show(f"2 processes of 4 threads, {CONNECTIONS} connections (median of {ROUNDS} rounds by turns)", head, rows)


def attack(addresses: dict[str, str]) -> None:
    rows = []
    for kind, address in addresses.items():
        host, port = address.split(":")
        with ExitStack() as stack:
            slow = [stack.enter_context(socket.create_connection((host, int(port)))) for _ in range(2 * SLOW)]
            for index, each in enumerate(slow):
                body = index % 2
                each.sendall(b"POST /login/ HTTP/1.1\r\nHost: a\r\nContent-Length: 99999\r\n\r\n" if body else b"GET /")
            times = []
            for _ in range(5):
                for each in slow:
                    with suppress(OSError):
                        each.send(b"a")
                began = time.monotonic()
                fine = answers(address, 5)
                times.append(1000 * (time.monotonic() - began) if fine else 5000)
        rows.append((kind, f"{max(times):.0f} ms", verdict(max(times) < 3000)))
    show(f"/healthz while {SLOW} heads and {SLOW} bodies come slowly", ("", "slowest of 5", "within 3 s"), rows)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench server", description=__doc__)
    parser.add_argument("--seconds", type=float, default=2, help="of each round (2)")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the processes it started are ended
    print(f"{load()} before it began.")
    with stage(var_dir() / "bench") as place, ExitStack() as stack:
        fill(place, 10_000)
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
        subprocess.run(collect, cwd=ROOT, env=place.environment, check=True)
        command = [sys.executable, "-m", "bench._sign_in", "1"]
        done = subprocess.run(command, cwd=ROOT, env=place.environment, check=True, capture_output=True, text=True)
        addresses = {kind: stack.enter_context(web(place, options)) for kind, options in KINDS.items()}
        measure(addresses, done.stdout.strip(), asked.seconds)
        attack(addresses)
    print(f"\n{load()} at the end.")


if __name__ == "__main__":
    main()
