"""Posts what is due, signed: batches of events, some twice and out of order, and mail of clients, until it is taken."""

import asyncio
import logging
import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor

import urllib3
from cryptography.hazmat.primitives.asymmetric import ec

from sandbox.faults import Faults, draw
from sandbox.sendgrid import keys
from sandbox.store import Store

BATCH = 1000
_IN_FLIGHT = 4
_GIVE_UP = 24 * 3600
_GIVE_UP_MAIL = 72 * 3600
_log = logging.getLogger("sandbox")


class Poster:
    def __init__(
        self, store: Store, faults: Faults, key: ec.EllipticCurvePrivateKey, url: str, inbound: str, speed: float
    ) -> None:
        self._store, self._faults, self._key, self._speed = store, faults, key, speed
        self._url, self._inbound = url, inbound
        # No redirects: the real service does not follow them either.
        self._http = urllib3.PoolManager(maxsize=_IN_FLIGHT, retries=False, timeout=urllib3.Timeout(connect=3, read=8))
        self._threads = ThreadPoolExecutor(_IN_FLIGHT, thread_name_prefix="webhook")
        self._posting: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        while True:
            try:
                self._pack_due()
                self._post_due()
            except Exception:
                _log.exception("A batch of events could not be made; trying again")
            await asyncio.sleep(max(0.5 / self._speed, 0.02))

    def close(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    @property
    def _paused(self) -> bool:
        return bool(self._faults.settings["webhook"]["paused"])

    def _pack_due(self) -> None:
        while not self._paused and (rows := self._store.events_due(time.time(), BATCH)):
            self._pack(rows)

    def _post_due(self) -> None:
        """Starts to post as many batches as may be under way at once."""
        for batch in self._store.batches_due(time.time(), _IN_FLIGHT * 2, with_events=not self._paused):
            if len(self._posting) < _IN_FLIGHT and batch["id"] not in self._posting:
                self._posting[batch["id"]] = asyncio.create_task(self._post(batch))

    def _pack(self, rows: list[sqlite3.Row]) -> None:
        settings, seed = self._faults.settings["webhook"], self._faults.settings["seed"]
        payloads, later = [row["payload"] for row in rows], []
        for row in rows:
            chance = draw(f"{seed}:{row['payload']}", "repeat")
            if row["repeat"] or chance >= settings["duplicate_rate"]:
                continue
            if chance < settings["duplicate_rate"] / 2:
                payloads.append(row["payload"])
            else:
                later.append((row["id"], time.time() + 0.7 / self._speed))
        if settings["shuffle"]:
            payloads.sort(key=lambda payload: draw(f"{seed}:{payload}", "order"))
        self._store.pack(rendered(payloads), len(payloads), [row["id"] for row in rows], later)

    async def _post(self, batch: sqlite3.Row) -> None:
        try:
            loop = asyncio.get_running_loop()
            status, answer = await loop.run_in_executor(self._threads, self._answer, batch)
            taken = 200 <= status < 300
            # A mail that is refused or sent elsewhere is lost: only errors of the server are tried again.
            is_lost = batch["mail_id"] is not None and 300 <= status < 500
            self._store.answered(batch["id"], answer, None if taken or is_lost else self._next_try(batch))
            if not taken:
                _log.info("The webhook did not take %s: %s", batch["id"], answer)
        finally:
            del self._posting[batch["id"]]
        self._post_due()

    def _next_try(self, batch: sqlite3.Row) -> float | None:
        wait = min(60, 2 ** min(batch["attempts"], 6)) / self._speed
        now = time.time()
        give_up = _GIVE_UP if batch["mail_id"] is None else _GIVE_UP_MAIL
        return now + wait if now + wait < batch["created_at"] + give_up else None

    def _answer(self, batch: sqlite3.Row) -> tuple[int, str]:
        """In a thread. The status, 0 for none. Signed at every try: one of yesterday would be refused as a replay."""
        is_mail = batch["mail_id"] is not None
        headers = {"Content-Type": batch["type"], "User-Agent": "Sendlib/1.0" if is_mail else "SendGrid Event API"}
        headers |= keys.signed_headers(self._key, batch["body"], int(time.time()))
        try:
            url = self._inbound if is_mail else self._url
            response = self._http.request("POST", url, body=batch["body"], headers=headers)
        except urllib3.exceptions.ReadTimeoutError:
            return 0, "no answer in time"
        except (urllib3.exceptions.HTTPError, OSError):
            return 0, "nobody answers"
        return response.status, f"{response.status} {response.data[:200].decode('utf-8', 'replace')}"


def rendered(payloads: list[str]) -> bytes:
    """The real service's bytes: elements end in CR LF, and a CR LF stands behind the array. They are signed so."""
    return ("[" + ",\r\n".join(payloads) + "]\r\n").encode()
