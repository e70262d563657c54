"""PostgreSQL: whether it answers, fits, is up to date, and lets everybody work."""

from collections.abc import Iterator
from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from django.db.migrations.executor import MigrationExecutor

from lists.words import counted
from realtoros.operating.doctor.finding import Finding, bad, fair, good

NAME = "Database"
OLDEST, NEWEST = 15, 18
NEEDED = {"pg_trgm", "unaccent"}
LOCK_WAIT, IDLE = 60, 300
"""Seconds for which somebody may wait for a lock, and for which a transaction may be left open."""


def answers() -> Finding:
    """The first question: without it nothing else is asked of the database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError) as error:
        lines = str(error).strip().splitlines() or [""]
        return bad(
            "database.reachable",
            NAME,
            f"PostgreSQL does not answer: {lines[0]} What else is in the database was not asked.",
            "Look whether the PostgreSQL service runs (systemctl status postgresql) and start it. If it runs, compare "
            "host, port, user and password in DATABASE_URL with what the server has. Nothing is lost until then.",
        )
    return good("database.reachable", NAME, "PostgreSQL answers.")


def database() -> Iterator[Finding]:
    yield version(int(_rows("SHOW server_version_num")[0][0]))
    yield _extensions()
    yield _migrations()
    yield _waits()
    yield _letters()


def version(number: int) -> Finding:
    """`number` as libpq counts: 150004 is 15.4."""
    major = number // 10000
    if OLDEST <= major <= NEWEST:
        return good("database.version", NAME, f"PostgreSQL {major}.")
    to_do = f"Move the database to a server of version {OLDEST} to {NEWEST}: back it up, then restore it there."
    return bad("database.version", NAME, f"This is PostgreSQL {major}. We know {OLDEST} to {NEWEST}.", to_do)


def _extensions() -> Finding:
    found = {row[0] for row in _rows("SELECT extname FROM pg_extension")}
    if not (missing := sorted(NEEDED - found)):
        return good("database.extensions", NAME, "The extensions for search are there.")
    commands = " ".join(f"CREATE EXTENSION {name};" for name in missing)
    says = f"Search does not work: {counted(len(missing), 'extension')} missing ({', '.join(missing)})."
    to_do = f"Ask whoever looks after PostgreSQL to run in this database, as its superuser: {commands}"
    return bad("database.extensions", NAME, says, to_do)


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        return good("database.migrations", NAME, "Its tables are those of this version.")
    migrations = [migration for migration, _ in plan]
    says = f"{counted(len(migrations), 'change')} of this version not made yet; the first is {migrations[0]}."
    to_do = "Run: manage.py migrate. Then restart the web servers, the workers and Beat."
    return bad("database.migrations", NAME, says, to_do)


LOCKS = """
WITH others AS (
    SELECT pid, wait_event_type = 'Lock' AND clock_timestamp() - query_start > make_interval(secs => %s) AS waits,
        state LIKE 'idle in transaction%%' AND clock_timestamp() - state_change > make_interval(secs => %s) AS idles
    FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
)
SELECT count(*) FILTER (WHERE waits), count(*) FILTER (WHERE idles), string_agg(pid::text, ', ') FILTER (WHERE idles)
FROM others"""


def _waits() -> Finding:
    waiting, idle, pids = _rows(LOCKS, [LOCK_WAIT, IDLE])[0]
    if not waiting and not idle:
        return good("database.waits", NAME, "Nobody waits long for anybody else.")
    says, to_do = [], "Wait a few minutes and look again. If it stays so, restart the workers."
    if waiting:
        says.append(f"{counted(waiting, 'connection')} for more than a minute waiting for a lock.")
    if idle:
        says.append(f"{counted(idle, 'transaction')} left open for more than five minutes (process {pids}).")
        to_do = "Someone may have left psql or another program open in the middle of a change: close it. Else "
        to_do += f"have PostgreSQL end it: SELECT pg_terminate_backend({pids.split(', ')[0]});"
    return fair("database.waits", NAME, " ".join(says), to_do)


LETTERS = """
SELECT pg_encoding_to_char(encoding), datcollversion, pg_database_collation_actual_version(oid)
FROM pg_database WHERE datname = current_database()"""


def _letters() -> Finding:
    encoding, made_with, now = _rows(LETTERS)[0]
    if encoding != "UTF8":
        says = f"It stores text as {encoding}: names with other letters can't be saved."
        to_do = "Back it up, make a database with ENCODING 'UTF8', and restore into that."
        return bad("database.encoding", NAME, says, to_do)
    if made_with and now and made_with != now:
        says = f"The system's rules for sorting changed ({made_with} to {now}): indexes may miss rows."
        to_do = "At night run, in psql: REINDEX DATABASE CONCURRENTLY; then ALTER DATABASE … REFRESH COLLATION VERSION;"
        return fair("database.encoding", NAME, says, to_do)
    return good("database.encoding", NAME, "It stores text as UTF8.")


def _rows(sql: str, values: list[Any] | None = None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
