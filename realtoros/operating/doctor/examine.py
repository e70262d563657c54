"""Asks all questions. None may keep the others waiting: each has a deadline, and what is too late is a finding."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from queue import Empty, SimpleQueue

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.utils import timezone

from agents.models import Office
from lists.words import at_time
from realtoros.operating.doctor.address import address
from realtoros.operating.doctor.broker import broker
from realtoros.operating.doctor.clock import clock
from realtoros.operating.doctor.database import answers, database
from realtoros.operating.doctor.disk import disk
from realtoros.operating.doctor.finding import RED, Finding, bad, fair
from realtoros.operating.doctor.keys import keys
from realtoros.operating.doctor.live import live_certificate, live_openai, live_sendgrid
from realtoros.operating.doctor.processes import processes
from realtoros.operating.doctor.reports import reports
from realtoros.operating.doctor.sender import sender
from realtoros.operating.doctor.sending import sending
from realtoros.operating.doctor.work import backups, work
from realtoros.operating.models import Examination
from realtoros.postgresql import deadline

logger = logging.getLogger(__name__)

Topic = Callable[[], Iterable[Finding]]

DATABASE_WITHIN, OTHERS_WITHIN, PAGE_WITHIN = 4.0, 9.0, 3.0
"""Seconds for all questions to the database, and since the beginning for all others. A page waits less for those."""
OF_DATABASE: tuple[Topic, ...] = (database, processes, clock, sending, reports, work, backups)
OF_MACHINE: tuple[Topic, ...] = (broker, disk, address, keys)
OF_PROVIDERS: tuple[Topic, ...] = (live_sendgrid, live_openai, live_certificate)
SENDER = "sender"
ORDER = (
    *("database", "broker", "processes", "clock", "disk", "address", "keys", "live", "sending", "sender"),
    *("reports", "inbound", "work", "backups"),
)


def examine(*, live: bool = False) -> list[Finding]:
    """For the command. What the DNS says is kept for the page."""
    began = time.monotonic()
    asked = OF_MACHINE + (OF_PROVIDERS if live else ())
    others = Asked({topic.__name__: topic for topic in asked})
    reachable, from_email = _begin()
    others.add(SENDER, partial(sender, from_email))
    found = [reachable, *([] if reachable.tone == RED else _of_database())]
    rest = others.wait(began + OTHERS_WITHIN)
    if reachable.tone != RED:
        _keep(rest[SENDER])
    return _in_order([*found, *(finding for findings in rest.values() for finding in findings)])


def for_page() -> list[Finding]:
    """The same without what others' servers have to be asked: of that the page shows what was found last."""
    others = Asked({topic.__name__: topic for topic in OF_MACHINE})
    found = [answers(), *_of_database()]
    rest = others.wait(time.monotonic() + PAGE_WITHIN)
    shown = [finding for finding in found if not finding.code.startswith("sending.")]
    return _in_order([*shown, *(finding for findings in rest.values() for finding in findings), *kept()])


def examine_sender() -> list[Finding]:
    """The job behind the page."""
    found = list(sender(Office.current().from_email))
    _keep(found)
    return found


def kept() -> list[Finding]:
    row = Examination.objects.filter(topic=SENDER).first()
    if row is None:
        says = "The DNS has not been asked about the sender's domain yet."
        return [fair("sender.kept", "Sender", says, "Wait an hour, or run: manage.py doctor")]
    return [Finding.of_json(values | {"at": values["at"] or row.examined_at.isoformat()}) for values in row.findings]


def _keep(found: list[Finding]) -> None:
    row = Examination(topic=SENDER, examined_at=timezone.now(), findings=[finding.as_json() for finding in found])
    try:
        Examination.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["topic"], update_fields=["examined_at", "findings"]
        )
    except (DatabaseError, InterfaceError):
        logger.warning("what the doctor found was not kept")


def _begin() -> tuple[Finding, str]:
    """Whether the database answers, and the sender that it knows."""
    with deadline.within(DATABASE_WITHIN, together=True):
        reachable = answers()
        if reachable.tone != RED:
            try:
                return reachable, Office.current().from_email
            except (DatabaseError, InterfaceError):
                pass  # its tables are not there yet, which `database` says
    return reachable, settings.FROM_EMAIL


def _of_database() -> list[Finding]:
    with deadline.within(DATABASE_WITHIN, together=True):
        return [finding for topic in OF_DATABASE for finding in found_by(topic.__name__, topic)]


def found_by(name: str, topic: Topic) -> list[Finding]:
    """A fault of one topic is a finding, and no end of the examination."""
    try:
        return list(topic())
    except (DatabaseError, InterfaceError) as error:
        lines = str(error).strip().splitlines() or [""]
        to_do = "See what is said of the database above; after an update run: manage.py migrate."
        return [bad(f"{name}.failed", "Database", f"It can't be asked about {name}: {lines[0]}", to_do)]
    except Exception as error:
        logger.debug("the question about %s failed", name, exc_info=True)
        to_do = "This is a fault of the doctor's. Everything else was asked."
        return [fair(f"{name}.failed", name.capitalize(), f"The question failed: {error!r}", to_do)]


class Asked:
    """Topics that are asked at the same time, on threads that nobody has to wait for: a disk may hang for ever."""

    def __init__(self, topics: dict[str, Topic]) -> None:
        self._names: list[str] = []
        self._answers: SimpleQueue[tuple[str, list[Finding]]] = SimpleQueue()
        for name, topic in topics.items():
            self.add(name, topic)

    def add(self, name: str, topic: Topic) -> None:
        self._names.append(name)
        threading.Thread(target=self._ask, args=(name, topic), daemon=True).start()

    def _ask(self, name: str, topic: Topic) -> None:
        self._answers.put((name, found_by(name, topic)))

    def wait(self, until: float) -> dict[str, list[Finding]]:
        found: dict[str, list[Finding]] = {}
        while len(found) < len(self._names):
            try:
                name, findings = self._answers.get(timeout=max(until - time.monotonic(), 0.01))
            except Empty:
                break
            found[name] = findings
        late = "It did not answer in time."
        to_do = "Look again. If it stays so, the disk or the network of this machine hangs."
        missing = {name: [bad(f"{name}.late", name.capitalize(), late, to_do)] for name in self._names}
        return missing | found


def _in_order(findings: list[Finding]) -> list[Finding]:
    def place(finding: Finding) -> int:
        topic = finding.code.partition(".")[0]
        return ORDER.index(topic) if topic in ORDER else len(ORDER)

    return sorted(findings, key=place)


def in_line(finding: Finding) -> str:
    """“Worker: Not checking. It has stopped (today at 10:42 AM).”"""
    says = f"{finding.word}. {finding.says}" if finding.word else finding.says
    if finding.at:
        says = f"{says.rstrip('.:')} ({at_time(finding.at)})."
    return f"{finding.name}: {says}"
