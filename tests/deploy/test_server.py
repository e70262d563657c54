"""The very commands of the units, with nginx in front: two web processes, workers, Beat."""

import gzip
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from threading import Event

import psutil
import pytest

from tests.conftest import wait_until
from tests.deploy import units
from tests.deploy.box import NAME, Box

pytestmark = pytest.mark.slow

YEAR = "public, max-age=31536000, immutable"
VISITS = (("GET", "/login/", 200), ("POST", "/webhook/sendgrid", 401))
"""The second is the post that has no limit; without a signature it is refused, by the application."""


def static_file(server: Box, ending: str) -> str:
    found = re.search(rf"/static/[^\"]+\.[0-9a-f]{{12}}\.{ending}", server.ask("/login/").body.decode())
    assert found
    return found[0]


def test_a_page_comes_by_https_and_says_nothing_of_versions(server: Box) -> None:
    answer = server.ask("/login/")
    assert answer.status == 200 and b"Sign in" in answer.body
    assert answer.headers["Server"] == "nginx"
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert "; Secure" in answer.headers["Set-Cookie"]
    assert server.ask("/readyz").status == 200


def test_static_files_are_compressed_and_kept_for_a_year(server: Box) -> None:
    for ending in ("css", "js"):
        path = static_file(server, ending)
        whole, small, smaller = (
            server.ask(path, headers={"Accept-Encoding": each}) for each in ("", "gzip", "gzip, br")
        )
        assert whole.headers["Cache-Control"] == small.headers["Cache-Control"] == YEAR
        assert small.headers["Content-Encoding"] == "gzip" and gzip.decompress(small.body) == whole.body
        assert smaller.headers["Content-Encoding"] == "br" and len(smaller.body) < len(whole.body) / 2
        assert small.headers["Vary"] == smaller.headers["Vary"] == "Accept-Encoding"
        named = re.sub(r"\.[0-9a-f]{12}\.", ".", path)
        assert server.ask(named).headers["Cache-Control"] == "public, max-age=60"
    assert "/static/" not in server.log("web1") + server.log("web2")
    page = server.ask("/login/", headers={"Accept-Encoding": "br"})
    assert page.headers["Content-Encoding"] == "br"


def test_nginx_may_read_the_static_files_as_another_user(server: Box) -> None:
    static = server.folder / "static"
    files = [each for each in static.rglob("*") if each.is_file()]
    assert len(files) > 100 and all(each.stat().st_mode & 0o777 == 0o644 for each in files)
    assert all(each.stat().st_mode & 0o777 == 0o755 for each in static.rglob("*") if each.is_dir())


def test_a_flood_of_sign_ins_is_refused_whatever_address_it_claims(server: Box) -> None:
    answers: Counter[str] = Counter()
    connection = server.connect("127.0.0.20")
    for number in range(500):
        headers = {"Host": NAME, "X-Forwarded-For": f"198.51.100.{number % 250}"}
        connection.request("POST", "/login/", b"login=ana%40example.com&password=guess", headers)
        got = connection.getresponse()
        body = got.read()
        answers[f"{got.status} {'nginx' if body.startswith(b'Too many') else 'application'}"] += 1
    connection.close()
    assert set(answers) <= {"403 application", "429 application", "429 nginx"}
    assert answers["403 application"] <= 2 * 120 + 60 and answers["429 nginx"] > 100
    assert server.ask("/login/", "POST", source="127.0.0.21").status == 403, "a neighbour is not refused"


def visit(server: Box, over: Event, source: str) -> Counter[str]:
    """What came of one request after the other, each on a connection of its own."""
    found: Counter[str] = Counter()
    while not over.is_set():
        for method, path, expected in VISITS:
            try:
                status = server.ask(path, method, source=source).status
                found["good" if status == expected else f"{method} {status}"] += 1
            except OSError as problem:
                found[repr(problem)] += 1
            time.sleep(0.02)
    return found


@contextmanager
def visitors(server: Box, how_many: int = 3) -> Iterator[Callable[[], Counter[str]]]:
    """Requests without a pause; the yielded function ends them and says what came of them."""
    over = Event()
    with ThreadPoolExecutor(how_many) as threads:
        started = [threads.submit(visit, server, over, f"127.0.1.{number + 1}") for number in range(how_many)]

        def end() -> Counter[str]:
            over.set()
            return sum((each.result() for each in started), Counter())

        try:
            yield end
        finally:
            over.set()


def test_web_processes_are_restarted_in_turn_and_no_request_fails(server: Box) -> None:
    with visitors(server) as end:
        for number in (1, 2):
            assert server.stop(f"web{number}") == 0
            server.start_web(number)
        found = end()
    assert set(found) == {"good"} and found["good"] > 10, found


def test_nginx_is_reloaded_under_load_and_no_request_fails(server: Box) -> None:
    with visitors(server) as end:
        for _ in range(3):
            assert server.nginx("-s", "reload").returncode == 0
            time.sleep(1)
        found = end()
    assert set(found) == {"good"} and found["good"] > 5, found


def another_worker(server: Box, than: psutil.Process) -> bool:
    return server.running["web1"].children() not in ([], [than])


def test_a_web_process_that_is_killed_is_replaced_and_pages_go_on(server: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it was working on is asked again where that is safe."""
    monkeypatch.setattr("tests.deploy.test_server.VISITS", VISITS[:1])
    with visitors(server) as end:
        for _ in range(3):
            (worker,) = server.running["web1"].children()
            worker.kill()
            wait_until(partial(another_worker, server, worker), 30, "another")
        found = end()
    assert set(found) == {"good"} and found["good"] > 5, found


@pytest.mark.parametrize("name", ["realtoros-worker", "realtoros-interactive"])
def test_workers_start_and_end_in_order(server: Box, name: str) -> None:
    (command,) = units.commands(name, server.places)
    process = server.run(name, command)
    wait_until(lambda: "ready." in server.log(name) or process.poll() is not None, 60, f"{name} is ready")
    assert server.stop(name, 60) == 0, server.log(name)
    assert "Traceback" not in server.log(name)


def test_beat_starts_and_ends_in_order(server: Box) -> None:
    (command,) = units.commands("realtoros-beat", server.places)
    process = server.run("realtoros-beat", command)
    wait_until(lambda: "Schedule changed" in server.log("realtoros-beat"), 60, "Beat has read its schedule")
    assert process.poll() is None
    server.stop("realtoros-beat", 15)
    assert "Traceback" not in server.log("realtoros-beat")
