"""How long pages take for an agent with 5,000 clients in a large office, beside a bare Django page."""

import argparse
import http.client
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles

import psutil

from bench._office import AGENTS, MUCH, NOTHING, fill
from bench._stage import Stage, load, stage
from bench._table import show, verdict
from devserver.environment import ROOT, var_dir
from devserver.valkey import free_port

ROUNDS, CONNECTIONS, WORKERS = 5, 8, 2
REQUESTS = 160
"""Per page and round."""
PATIENCE = 20
"""Seconds after which a round sends no more requests for a page, even if there were few."""


@dataclass
class Page:
    name: str
    path: str
    limit: float = 0  # the target for its p95, as a multiple of the bare page's
    broker: bool = False
    is_bare: bool = False
    is_poll: bool = False  # a poll from a page that is up to date
    held: str = ""  # the version of that page
    p95: list[float] = field(default_factory=list)  # milliseconds, one per round
    cpu: list[float] = field(default_factory=list)  # milliseconds of the web workers' CPU per request


def pages(place: Stage) -> list[Page]:
    client = place.rows("SELECT id FROM clients WHERE agent_id = 1 ORDER BY created_at DESC OFFSET 9 LIMIT 1")[0][0]
    much, nothing = (place.rows("SELECT id FROM clients WHERE name = %s", [name])[0][0] for name in (MUCH, NOTHING))
    return [
        Page("bare page (baseline)", "/", is_bare=True),
        Page("clients", "/clients/", 2),
        Page("clients, search", "/clients/?q=whitlock", 2.5),
        Page("clients, search, work address", "/clients/?q=work1998", 2.5),
        Page("client", f"/clients/{client}/", 2),
        Page("client with much", f"/clients/{much}/", 2),
        Page("client with nothing", f"/clients/{nothing}/", 2),
        Page("pipeline", "/pipeline/", 3),
        Page("clients, broker", "/clients/", 2.5, broker=True),
        Page("clients, broker, search", "/clients/?q=larch+9998", 2.5, broker=True),
        Page("today", "/", 2),
        Page("today, broker", "/", 3, broker=True),
        Page("today, nothing new", "/today/live/", is_poll=True),
        Page("follow-ups", "/followups/?tab=upcoming", 2.5),
        Page("follow-ups, month", "/followups/?view=month", 3),
    ]


@contextmanager
def web(place: Stage, application: str) -> Iterator[tuple[str, psutil.Process]]:
    address = f"127.0.0.1:{free_port(18300)}"
    command = f"{application} --bind {address} --no-control-socket --workers {WORKERS} --log-level error".split()
    with open(place.folder / "web.log", "a") as log:
        process = place.python("gunicorn", *command, stdout=log, stderr=log)
        try:
            for _ in range(200):
                if answers(address):
                    break
                time.sleep(0.05)
            yield address, psutil.Process(process.pid)
        finally:
            process.terminate()
            process.wait(15)


def answers(address: str) -> bool:
    try:
        get(address, "/", "")
    except OSError:
        return False
    return True


def get(address: str, path: str, cookie: str, held: str = "") -> tuple[float, str]:
    """Milliseconds until the whole response has arrived, and its ETag; `held` is sent as If-None-Match."""
    connection = http.client.HTTPConnection(address, timeout=120)
    # https, as a proxy would report it; otherwise the server redirects.
    headers = {"Cookie": cookie, "X-Forwarded-Proto": "https", "Host": "bench.example.com"}
    headers |= {"If-None-Match": held} if held else {}
    began = time.perf_counter()
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    taken = 1000 * (time.perf_counter() - began)
    connection.close()
    if cookie and response.status != (304 if held else 200):
        raise RuntimeError(f"{path}: {response.status}")
    return taken, response.headers.get("ETag", "")


def used(parent: psutil.Process) -> float:
    """Milliseconds of CPU that the workers have used so far."""
    return 1000 * sum(sum(child.cpu_times()[:2]) for child in parent.children())


def ask(page: Page, address: str, parent: psutil.Process, cookie: str) -> None:
    if page.is_poll:
        page.held = get(address, page.path, cookie)[1]
    before, until = used(parent), time.monotonic() + PATIENCE

    def one(number: int) -> float | None:
        late = number >= CONNECTIONS and time.monotonic() > until
        return None if late else get(address, page.path, cookie, page.held)[0]

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        times = [taken for taken in threads.map(one, range(REQUESTS)) if taken is not None]
    page.cpu.append((used(parent) - before) / len(times))
    page.p95.append(quantiles(times, n=20)[-1])


def measure(place: Stage, clients: int) -> list[Page]:
    fill(place, clients)
    asked = pages(place)
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(collect, cwd=ROOT, env=place.environment, check=True)
    command = [sys.executable, "-m", "bench._sign_in", "1", str(AGENTS)]
    words = subprocess.run(command, cwd=ROOT, env=place.environment, check=True, capture_output=True, text=True).stdout
    agent, broker = words.split()
    with web(place, "bench.baselines.pages:application") as bare, web(place, "realtoros.wsgi") as ours:
        for turn in range(ROUNDS + 1):
            for page in asked:
                ask(page, *(bare if page.is_bare else ours), broker if page.broker else agent)
                if turn == 0:  # warms up
                    page.p95.clear()
                    page.cpu.clear()
    return asked


def table(found: list[Page], small: list[Page]) -> None:
    base = median(found[0].p95)
    rows = []
    for page, before in zip(found, small or found, strict=True):
        p95, cpu = median(page.p95), median(page.cpu)
        ratio, growth = p95 / base, cpu / median(before.cpu)
        limit = f"{page.limit}x" if page.limit else ""
        rows.append(
            (
                page.name,
                f"{p95:.0f} ms",
                f"{ratio:.1f}x",
                limit,
                verdict(ratio <= page.limit) if page.limit else "",
                f"{cpu:.1f} ms",
                f"{growth:.2f}x" if small else "",
                # Not for a broker, whose list also grows by the number of clients.
                verdict(growth <= 1.3) if small and page.limit and not page.broker else "",
            )
        )
    head = ("", "p95", "beside bare", "target", "", "CPU", "beside 10,000", "")
    show(f"Pages, {WORKERS} web workers, {CONNECTIONS} connections (median of {ROUNDS} interleaved runs)", head, rows)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench pages", description=__doc__)
    parser.add_argument("--clients", type=int, default=1_000_000, help="in the whole office (1,000,000)")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the processes it started are ended
    print(f"{asked.clients:,} clients. {load()} before it began.")
    with stage(var_dir() / "bench") as place:
        small = measure(place, 10_000) if asked.clients > 10_000 else []
        table(measure(place, asked.clients), small)
    print(f"\n{load()} at the end.")


if __name__ == "__main__":
    main()
