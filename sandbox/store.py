"""Everything the sandbox must still know after a kill -9: mails, the events that follow them, and settings."""

import json
import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_VERSION = 4
# AUTOINCREMENT, because an answer still on its way must not settle a later batch that was given the same id.
_SCHEMA = """
CREATE TABLE mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT, message_id TEXT NOT NULL,
    recipient TEXT NOT NULL, recipient_name TEXT NOT NULL,
    sender TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, html TEXT NOT NULL, headers TEXT NOT NULL,
    categories TEXT NOT NULL, custom_args TEXT NOT NULL, email_log_id TEXT, accepted_at REAL NOT NULL,
    attachments TEXT NOT NULL, answer TEXT NOT NULL);
CREATE INDEX mails_message ON mails (message_id);
CREATE TABLE batches (
    id INTEGER PRIMARY KEY AUTOINCREMENT, body BLOB NOT NULL, size INTEGER NOT NULL, created_at REAL NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, next_at REAL, answer TEXT NOT NULL DEFAULT '',
    mail_id INTEGER, what TEXT NOT NULL DEFAULT '', type TEXT NOT NULL DEFAULT 'application/json');
CREATE INDEX batches_mail ON batches (mail_id) WHERE mail_id IS NOT NULL;
CREATE INDEX batches_waiting ON batches (next_at) WHERE next_at IS NOT NULL;
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT, mail_id INTEGER NOT NULL, due_at REAL NOT NULL, name TEXT NOT NULL,
    payload TEXT NOT NULL, repeat INTEGER NOT NULL DEFAULT 0, batch_id INTEGER);
CREATE INDEX events_waiting ON events (due_at) WHERE batch_id IS NULL;
CREATE INDEX events_mail ON events (mail_id);
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_TABLES = ("mails", "batches", "events", "settings")


class Mail(NamedTuple):
    """One accepted mail to one recipient."""

    message_id: str
    recipient: str
    recipient_name: str
    sender: str
    subject: str
    text: str
    html: str
    headers: dict[str, str]
    categories: list[str]
    custom_args: dict[str, str]
    accepted_at: float
    attachments: Sequence[dict[str, Any]] = ()


class Event(NamedTuple):
    """Something that happens to a mail. `due_at` is when it may be posted; the payload tells when it happened."""

    due_at: float
    name: str
    payload: str


class Store:
    """Belongs to the event loop's thread. Each method commits before it returns."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(directory / "sandbox.sqlite3", isolation_level=None, timeout=1)
        self._db.row_factory = sqlite3.Row
        # Exclusive: a second sandbox in the same place would post every event twice.
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        # WAL without fsync: a killed process loses nothing, only a power cut could, and mails here are make-believe.
        self._db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;")
        if self._db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            drops = "".join(f"DROP TABLE IF EXISTS {table};" for table in _TABLES)
            self._db.executescript(f"BEGIN; {drops} {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")

    def close(self) -> None:
        self._db.close()

    # What came in

    def accept(self, mails: Iterable[tuple[Mail, Sequence[Event]]], answer: str) -> None:
        """Keeps mails with what will follow each. UnicodeEncodeError for text that is no Unicode (lone surrogates)."""
        with _Transaction(self._db):
            for mail, events in mails:
                row: list[Any] = [_column(value) for value in mail]
                row += [mail.custom_args.get("email_log_id"), answer]
                mail_id = self._db.execute(_INSERT_MAIL, row).lastrowid
                if events:
                    self._db.executemany(
                        "INSERT INTO events (mail_id, due_at, name, payload) VALUES (?, ?, ?, ?)",
                        [(mail_id, *event) for event in events],
                    )

    def empty(self) -> None:
        with _Transaction(self._db):
            for table in ("mails", "batches", "events"):
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - the names are the three above

    # What goes out

    def events_due(self, now: float, limit: int) -> list[sqlite3.Row]:
        query = "SELECT * FROM events WHERE batch_id IS NULL AND due_at <= ? ORDER BY due_at, id LIMIT ?"
        return self._db.execute(query, (now, limit)).fetchall()

    def pack(self, body: bytes, size: int, event_ids: list[int], repeats: list[tuple[int, float]]) -> None:
        """Puts events into a batch that is ready to post; `repeats` (event id, due) come again in a later one."""
        now = time.time()
        with _Transaction(self._db):
            batch = self._db.execute(
                "INSERT INTO batches (body, size, created_at, next_at) VALUES (?, ?, ?, ?)", (body, size, now, now)
            ).lastrowid
            self._db.executemany("UPDATE events SET batch_id = ? WHERE id = ?", [(batch, id_) for id_ in event_ids])
            self._db.executemany(
                "INSERT INTO events (mail_id, due_at, name, payload, repeat)"
                " SELECT mail_id, ?, name, payload, 1 FROM events WHERE id = ?",
                [(due, id_) for id_, due in repeats],
            )

    def post_inbound(self, mail_id: int, what: str, type_: str, body: bytes) -> int:
        """A mail that answers this one, ready to post. Its id."""
        now = time.time()
        query = (
            "INSERT INTO batches (body, size, created_at, next_at, mail_id, what, type) VALUES (?, 1, ?, ?, ?, ?, ?)"
        )
        return int(self._db.execute(query, (body, now, now, mail_id, what, type_)).lastrowid or 0)

    def batches_due(self, now: float, limit: int, with_events: bool = True) -> list[sqlite3.Row]:
        return self._db.execute(
            "SELECT id, body, created_at, attempts, mail_id, type FROM batches WHERE next_at <= ?"
            " AND (? OR mail_id IS NOT NULL) ORDER BY next_at LIMIT ?",
            (now, with_events, limit),
        ).fetchall()

    def inbound_posts(self, mail_id: int | None = None) -> list[sqlite3.Row]:
        """Answers to mails, the newest first."""
        return self._db.execute(
            "SELECT id, mail_id, what, attempts, answer, next_at, created_at FROM batches"
            " WHERE mail_id IS NOT NULL AND (? IS NULL OR mail_id = ?) ORDER BY id DESC LIMIT 1000",
            (mail_id, mail_id),
        ).fetchall()

    def answered(self, batch_id: int, answer: str, next_at: float | None) -> None:
        self._db.execute(
            "UPDATE batches SET attempts = attempts + 1, answer = ?, next_at = ? WHERE id = ?",
            (answer, next_at, batch_id),
        )

    # What the pages and the API ask

    def mails(self, q: str = "", to: str = "", limit: int = 50, offset: int = 0) -> list[sqlite3.Row]:
        """Newest first. `q` is looked for in recipient and subject; `to` is the whole address."""
        where, values = _where(q, to)
        query = f"SELECT * FROM mails WHERE {where} ORDER BY id DESC LIMIT ? OFFSET ?"  # noqa: S608 - values are bound
        return self._db.execute(query, [*values, limit, offset]).fetchall()

    def mails_total(self, q: str = "", to: str = "") -> int:
        where, values = _where(q, to)
        row = self._db.execute(f"SELECT count(*) FROM mails WHERE {where}", values).fetchone()  # noqa: S608 - as above
        return int(row[0])

    def mail(self, id_: int) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._db.execute("SELECT * FROM mails WHERE id = ?", (id_,)).fetchone()
        return row

    def mails_of_message(self, message_id: str) -> list[sqlite3.Row]:
        return self._db.execute("SELECT * FROM mails WHERE message_id = ? ORDER BY id", (message_id,)).fetchall()

    def events_of(self, mail_id: int) -> list[sqlite3.Row]:
        return self._db.execute(
            "SELECT events.*, attempts, answer, next_at FROM events LEFT JOIN batches ON batches.id = batch_id"
            " WHERE events.mail_id = ? ORDER BY repeat, events.id",
            (mail_id,),
        ).fetchall()

    def latest_events(self, mail_ids: list[int]) -> dict[int, str]:
        """The furthest that each mail is reported to have come, whatever the order of the reports."""
        marks = ",".join("?" * len(mail_ids))
        rows = self._db.execute(
            f"SELECT mail_id, name FROM events WHERE batch_id IS NOT NULL AND NOT repeat"  # noqa: S608 - question marks
            f" AND mail_id IN ({marks}) ORDER BY id",
            mail_ids,
        )
        return {row["mail_id"]: row["name"] for row in rows}

    def count(self) -> dict[str, Any]:
        """Accepted mails, counted by us and not by the application that sent them."""
        accepted = self._db.execute("SELECT count(DISTINCT message_id) FROM mails").fetchone()[0]
        unique = self._db.execute("SELECT count(DISTINCT email_log_id) FROM mails").fetchone()[0]
        repeated = self._db.execute(
            "SELECT email_log_id, count(DISTINCT message_id) AS times FROM mails"
            " WHERE email_log_id IS NOT NULL GROUP BY 1 HAVING times > 1"
        )
        return {"accepted": accepted, "unique_email_log_ids": unique, "by_email_log_id": dict(repeated.fetchall())}

    def waiting(self) -> dict[str, int]:
        """Events whose time has not come, and batches that the webhook has not taken yet."""
        events = self._db.execute("SELECT count(*) FROM events WHERE batch_id IS NULL").fetchone()[0]
        batches = self._db.execute("SELECT count(*) FROM batches WHERE next_at IS NOT NULL").fetchone()[0]
        return {"events": events, "batches": batches}

    def setting(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return row and str(row["value"])

    def set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))


_INSERT_MAIL = f"INSERT INTO mails ({', '.join(Mail._fields)}, email_log_id, answer) VALUES ({', '.join('?' * 14)})"  # noqa: S608


def _column(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list | tuple) else value


def _where(q: str, to: str) -> tuple[str, list[str]]:
    conditions, values = ["1"], []
    if q:
        pattern = "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        conditions.append(
            "(recipient LIKE ? ESCAPE '\\' OR recipient_name LIKE ? ESCAPE '\\' OR subject LIKE ? ESCAPE '\\')"
        )
        values += [pattern] * 3
    if to:
        conditions.append("recipient = ? COLLATE NOCASE")
        values.append(to)
    return " AND ".join(conditions), values


class _Transaction:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._db.execute("ROLLBACK" if kind else "COMMIT")
