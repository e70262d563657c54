"""Django's PostgreSQL backend, whose connections keep to the deadline of the request. See docs/decisions/0017."""

import socket
from datetime import UTC, datetime
from time import monotonic
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db.backends.postgresql import base, operations
from psycopg.abc import Buffer
from psycopg.pq import TransactionStatus
from psycopg.types.datetime import TimestamptzLoader

from realtoros.postgresql import deadline

SHORTEST = 2
"""Seconds: the driver takes no shorter time-out for connecting."""


RECENTLY = 30
"""Seconds in which nobody waits long for a server that could not be reached: each of them holds one of few threads."""


class Connection(psycopg.Connection[Any]):
    """Neither a time-out of the server's nor keepalives end a wait for a server that is stopped: only the client can.

    Then the connection is closed from this side, because what it answers later belongs to nobody's question.
    """

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        limit = deadline.current()
        if limit is None or timeout is not None:
            return super().wait(gen, interval, timeout)
        left = limit.left()
        if not left:
            self._give_up(limit)
        try:
            with limit.counted():
                return super().wait(gen, interval, left)
        except psycopg.OperationalError:
            if self.info.transaction_status == TransactionStatus.ACTIVE:  # still no answer
                self._give_up(limit)
            limit.lost = limit.lost or self.closed
            raise

    def _give_up(self, limit: deadline.Deadline) -> None:
        limit.lost = True
        self.close()
        raise psycopg.OperationalError("the database did not answer in time") from None


class TimeLoader(TimestamptzLoader):
    """Reads a time of our connections, which are in UTC. Django's loader takes a regular expression for each.

    A page reads up to 500 times, and that took a fifth of it.
    """

    timezone = UTC
    """Django compares it with the connection's."""

    def load(self, data: Buffer) -> datetime:
        try:
            return datetime.fromisoformat(bytes(data).decode())
        except ValueError:
            return super().load(data)  # which says what is wrong with it


class Operations(operations.DatabaseOperations):
    def last_executed_query(self, cursor: Any, sql: Any, params: Any) -> str:
        """Of a prepared statement the driver keeps no text, so it is put together here, for Django's log alone."""
        text: str | None = super().last_executed_query(cursor, sql, params)
        is_open = self.connection.connection is not None and not self.connection.connection.closed
        if text is None and is_open:
            text = self.compose_sql(sql, params)
        return text or str(sql)


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = Operations
    # The driver, with our connection in the place of its own.
    unreachable_since: float = -RECENTLY
    """When this process failed to connect last, if it didn't succeed since."""
    Database: Any = SimpleNamespace(**vars(psycopg) | {"connect": Connection.connect})

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if (limit := deadline.current()) is None:
            return super().get_new_connection(conn_params)
        # One that is asked for after the deadline would only be closed again.
        if not limit.left():
            limit.lost = True
            raise psycopg.OperationalError("the database did not answer in time")
        # Each address of the server has its own time-out, one after the other.
        share = limit.left() / _addresses(conn_params)
        seconds = max(SHORTEST, min(int(share), int(conn_params.get("connect_timeout") or share)))
        if monotonic() - DatabaseWrapper.unreachable_since < RECENTLY:
            seconds = SHORTEST
        try:
            with limit.counted():
                connection = super().get_new_connection(conn_params | {"connect_timeout": seconds})
        except psycopg.OperationalError:
            limit.lost = True
            DatabaseWrapper.unreachable_since = monotonic()
            raise
        DatabaseWrapper.unreachable_since = -RECENTLY
        return connection

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self.connection.adapters.register_loader("timestamptz", TimeLoader)

    def is_usable(self) -> bool:
        """A kept connection that is silent is given up soon: a new one may well work, within the same request."""
        with deadline.within(deadline.PROBE, together=True):
            return super().is_usable()


def _addresses(conn_params: dict[str, Any]) -> int:
    """How many the driver would try, in the worst case."""
    hosts = str(conn_params.get("hostaddr") or conn_params.get("host") or "").split(",")
    count = 0
    for host in hosts:
        try:
            found = [] if not host or host.startswith("/") else socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except OSError:
            found = []
        count += max(1, len(found))
    return count
