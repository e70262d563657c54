"""A database that is stopped, or behind a network that has gone silent: pages give up in time and say so."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client as Browser

from clients.models import Client
from realtoros.postgresql import deadline
from realtoros.postgresql.base import RECENTLY, DatabaseWrapper

SHORT, SOON = 0.2, 2


class Silent:
    """A network between us and PostgreSQL that carries everything, until it is told to carry nothing more."""

    def __init__(self, settings: dict) -> None:
        self._to = f"{settings['HOST']}/.s.PGSQL.{settings['PORT'] or 5432}", (settings["HOST"], settings["PORT"])
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.carries = threading.Event()
        self.carries.set()
        self._sockets: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def _server(self) -> socket.socket:
        path, address = self._to
        if not path.startswith("/"):
            return socket.create_connection(address)
        server = socket.socket(socket.AF_UNIX)
        server.connect(path)
        return server

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = self._server()
            self._sockets += [client, server]
            for source, target in ((client, server), (server, client)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with suppress(OSError):
            while data := source.recv(65536):
                self.carries.wait()
                target.sendall(data)
            target.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        self.carries.set()
        for each in [self._listener, *self._sockets]:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)  # closing alone wakes no thread that reads from it
            each.close()


@pytest.fixture
def network(monkeypatch) -> Iterator[Silent]:
    silent = Silent(connection.settings_dict)
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "HOST", "127.0.0.1")
    monkeypatch.setitem(connection.settings_dict, "PORT", silent.port)
    yield silent
    connection.close()
    silent.end()


@contextmanager
def short(page: float = SHORT) -> Iterator[None]:
    """Only while nothing answers: what answers may take its time on a busy machine."""
    with pytest.MonkeyPatch.context() as shorter:
        for name in ("PAGE", "READY", "PROBE"):
            shorter.setattr(deadline, name, page if name == "PAGE" else SHORT)
        yield


@pytest.fixture
def visitor(ana) -> Browser:
    visitor = Browser(raise_request_exception=False)
    visitor.force_login(ana)
    return visitor


def begins() -> None:
    """What Django does before each request, and the test's browser leaves out."""
    connection.close_if_unusable_or_obsolete()


@pytest.fixture
def stopped() -> Iterator[object]:
    """Stops the backend of this connection; it goes on after the test."""
    pids: list[int] = []

    def stop() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            pid = cursor.fetchone()[0]
        try:
            os.kill(pid, signal.SIGSTOP)
        except (PermissionError, ProcessLookupError):
            pytest.skip("PostgreSQL's processes are somebody else's here")
        pids.append(pid)

    yield stop
    for pid in pids:
        os.kill(pid, signal.SIGCONT)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("debug", [False, True])
def test_a_page_on_a_silent_network_gives_up_in_words_and_the_next_one_works(visitor, network, settings, debug):
    settings.DEBUG = debug
    assert visitor.get("/clients/").status_code == 200
    network.carries.clear()
    began = time.monotonic()
    with short():
        response = visitor.get("/clients/")
    assert time.monotonic() - began < SOON
    assert response.status_code == 503 and response.headers["Retry-After"] == "10"
    text = response.content.decode()
    assert "The database isn’t responding" in text and "Nothing you typed is lost" in text
    assert "no-store" in response.headers["Cache-Control"] and "Content-Security-Policy" in response.headers

    network.carries.set()
    begins()
    assert visitor.get("/clients/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_readiness_names_a_silent_database(client, network):
    assert client.get("/readyz").status_code == 200
    network.carries.clear()
    began = time.monotonic()
    with short(page=60):
        response = client.get("/readyz")
    assert time.monotonic() - began < SOON
    assert (response.status_code, response.json()["database"]) == (503, "does not answer")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_no_new_connection_is_waited_for_longer(visitor, network):
    connection.close()
    network.carries.clear()
    began = time.monotonic()
    with short():
        assert visitor.get("/clients/").status_code == 503
    assert time.monotonic() - began < 2 + SOON  # the driver waits for a new connection for two seconds at least


def test_where_nobody_could_be_reached_the_next_one_tries_shortly(monkeypatch):
    asked: list[int] = []

    def refuse(**params):
        asked.append(params["connect_timeout"])
        raise psycopg.OperationalError("nobody is there")

    wrapper = DatabaseWrapper({**connection.settings_dict, "HOST": "127.0.0.1"}, "other")
    monkeypatch.setattr(DatabaseWrapper, "unreachable_since", -RECENTLY)
    monkeypatch.setattr(DatabaseWrapper, "Database", SimpleNamespace(connect=refuse))
    for _ in range(2):
        with pytest.raises(psycopg.OperationalError), deadline.within(deadline.PAGE, together=True):
            wrapper.get_new_connection({"host": "127.0.0.1", "connect_timeout": 5})
    assert asked == [5, 2]

    monkeypatch.setattr(DatabaseWrapper, "Database", SimpleNamespace(connect=lambda **params: "connected"))
    with deadline.within(deadline.PAGE, together=True):
        assert wrapper.get_new_connection({"host": "127.0.0.1"}) == "connected"
    assert DatabaseWrapper.unreachable_since == -RECENTLY
    with pytest.raises(psycopg.OperationalError):  # what is no page waits as it is configured
        monkeypatch.setattr(DatabaseWrapper, "Database", SimpleNamespace(connect=refuse))
        wrapper.get_new_connection({"host": "127.0.0.1", "connect_timeout": 5})
    assert asked == [5, 2, 5]


@pytest.mark.django_db(transaction=True)
def test_a_kept_connection_that_is_stopped_costs_a_moment_and_no_page(visitor, stopped):
    assert visitor.get("/clients/").status_code == 200
    begins()
    stopped()
    connection.health_check_done = False
    began = time.monotonic()
    with short(page=5):
        assert visitor.get("/clients/").status_code == 200
    assert time.monotonic() - began < SOON


@pytest.mark.django_db(transaction=True)
def test_what_is_stopped_in_the_middle_of_a_change_is_given_up_once(visitor, stopped, ana):
    """In a transaction everything fails after the first silence: the rollback and what comes after it wait no more."""
    client = Client.objects.create(agent=ana, name="Jonah Whitlock", email="jonah@example.com")

    def stop_first(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and not stops:
            stops.append(sql)
            stopped()
        return execute(sql, params, many, context)

    stops: list[str] = []
    began = time.monotonic()
    with short(page=1), connection.execute_wrapper(stop_first):
        response = visitor.post(f"/clients/{client.pk}/pause/")
    assert stops and response.status_code == 503
    assert time.monotonic() - began < 1 + SOON
    client.refresh_from_db()
    assert client.paused_at is None


@pytest.mark.django_db(transaction=True)
def test_a_refused_connection_is_said_too(visitor, monkeypatch):
    connection.close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with monkeypatch.context() as nobody:
        nobody.setitem(connection.settings_dict, "HOST", "127.0.0.1")
        nobody.setitem(connection.settings_dict, "PORT", port)
        assert visitor.get("/clients/").status_code == 503
        assert visitor.get("/readyz").status_code == 503


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_what_is_no_page_waits_as_long_as_it_takes():
    with short(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [2 * SHORT])
    with deadline.within(2 * SHORT, together=False), connection.cursor() as cursor:
        for _ in range(3):  # each wait by itself
            cursor.execute("SELECT pg_sleep(%s)", [SHORT])
    with pytest.raises(OperationalError, match="in time"), deadline.within(SHORT, together=True):  # noqa: SIM117
        with connection.cursor() as cursor:
            for _ in range(4):
                cursor.execute("SELECT pg_sleep(%s)", [SHORT / 2])
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_an_export_waits_for_each_piece_alone(visitor, network, ana):
    Client.objects.create(agent=ana, name="Jonah Whitlock", email="jonah@example.com")
    response = visitor.get("/clients/export/")
    network.carries.clear()
    began = time.monotonic()
    with short(), pytest.raises(OperationalError):
        b"".join(response.streaming_content)
    assert time.monotonic() - began < SOON


@pytest.mark.django_db
def test_an_ordinary_error_stays_one(ana, monkeypatch):
    """Only a database that is lost makes an answer of 503 of it."""
    visitor = Browser(raise_request_exception=False)
    visitor.force_login(ana)

    def broken(*args, **kwargs):
        raise ValueError("a fault of ours")

    monkeypatch.setattr("clients.views.list.ClientFilter", broken)
    assert visitor.get("/clients/").status_code == 500
