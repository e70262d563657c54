"""Many follow-ups at once: threads wait for the providers, this thread alone talks to the database.

The rows decide what is whose; the pipeline only keeps enough of them going. It commits whatever has become ready in one
batch, so the busier it is the fewer statements each follow-up costs.
"""

import logging
import time
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from itertools import count
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from emails import sendgrid, writer
from emails.models import AlreadyMoved as EmailMoved
from emails.models.provider import OPENAI, SENDGRID
from followups.engine import delivery, failures
from followups.engine.database import DatabaseGone, surely
from followups.engine.delivery import Step
from followups.engine.failures import Outcome
from followups.engine.provider_watch import Watch
from followups.models import LEASE, AlreadyMoved, Task, TaskQuerySet

logger = logging.getLogger(__name__)

Result = TypeVar("Result")
Claim = Callable[[uuid.UUID, int], list[Task] | None]
RENEW_EVERY = LEASE / 4
ASK_AGAIN = 0.05  # seconds until a claim that said "in a moment" is tried again
GATHER = 0.004  # seconds: what finishes meanwhile is committed in the same batch


class TooLate(sendgrid.GatewayError):
    """Not sent, and through no fault of SendGrid's."""


def _send_in_time(mail: sendgrid.Mail, begun: float) -> str:
    """Sends it, unless this process was frozen for so long that others may have taken it for dead."""
    if time.monotonic() - begun > (LEASE / 2).total_seconds():
        raise TooLate("this worker stood still for too long before it could be sent")
    return sendgrid.send(mail)


class Pipeline:
    def __init__(self, in_flight: int, on_progress: Callable[[int], None] | None = None) -> None:
        self.in_flight, self.on_progress = in_flight, on_progress
        self.owner = uuid.uuid4()
        self.counts: Counter[Outcome] = Counter()
        self.going: Counter[int] = Counter()  # what is on its way, by the task's id
        self._is_unsure = False
        self._answers: SimpleQueue[tuple[str, Task, Any]] = SimpleQueue()
        self._threads = ThreadPoolExecutor(in_flight, thread_name_prefix="provider")
        self._renewed = time.monotonic()
        self.watch = Watch()

    def run(self, claim: "Claim") -> Counter[Outcome]:
        """Does what `claim(owner, limit)` hands out until it hands out nothing more; what became of it, counted.

        None from it means that there may be more in a moment.
        """
        exhausted, ask_again = False, 0.0
        with self._threads:
            while True:
                free = self.in_flight - self.going.total()
                # A small claim costs as much as a large one; places left empty cost more.
                if not exhausted and free >= max(1, self.in_flight // 16) and time.monotonic() >= ask_again:
                    tasks = self._claim(claim, free)
                    exhausted = tasks == []
                    ask_again = time.monotonic() + ASK_AGAIN if tasks is None else 0.0
                    self._start(tasks or [])
                if self.going:
                    self._take_answers()
                    self._renew()
                elif exhausted:
                    self._tell(self.watch.tell_all)
                    self._let_go_of_the_rest()
                    return self.counts
                elif ask_again:
                    time.sleep(ASK_AGAIN)
                self._tell(self.watch.tell)

    def _claim(self, claim: Claim, free: int) -> list[Task] | None:
        tries = count()

        def job() -> list[Task] | None:
            # A claim of unknown fate may have been committed: then those are ours, and nobody else's to take.
            known = Task.objects.claimed_by(self.owner, but=list(self.going)) if next(tries) else []
            return known or claim(self.owner, free)

        try:
            return surely(job)
        except DatabaseGone:
            raise
        except Exception:
            # What is on its way must be seen to its end all the same.
            logger.exception("no more could be claimed")
            self._is_unsure = True
            return []

    def _let_go_of_the_rest(self) -> None:
        """A sweep that ends leaves nothing claimed, whatever went wrong with it on the way."""
        if not self.counts and not self._is_unsure:
            return
        for task in surely(partial(Task.objects.claimed_by, self.owner)):
            logger.warning("follow-up let go task=%s client=%s", task.pk, task.client_id)
            try:
                self._surely_with([task], partial(failures.settle, task))
            except (AlreadyMoved, EmailMoved):
                continue
            except DatabaseGone:
                raise
            except Exception:
                logger.exception("follow-up could not be let go task=%s client=%s", task.pk, task.client_id)

    def _start(self, tasks: list[Task]) -> None:
        self.going.update(task.pk for task in tasks)
        for task in tasks:
            logger.info("follow-up claimed task=%s client=%s", task.pk, task.client_id)
        if tasks:
            self._go_on(self._batch(delivery.admit, tasks))

    def _take_answers(self) -> None:
        written: list[Task] = []
        letters: dict[int, writer.Letter] = {}
        accepted: list[tuple[Task, str]] = []
        for kind, task, answer in self._ready():
            self._hear(kind, answer)
            if isinstance(answer, sendgrid.GatewayError):
                self._end(task, self._alone(task, partial(failures.refuse, task, answer)))
            elif isinstance(answer, Exception):
                logger.error("follow-up broke off task=%s client=%s", task.pk, task.client_id, exc_info=answer)
                self._end(task, self._break_off(task))
            elif kind in ("written", "templated"):
                letters[task.pk] = answer
                written.append(task)
            else:
                accepted.append((task, answer))
        if accepted:
            self._go_on(self._batch(delivery.accept, accepted, task_of=lambda item: item[0]))
        if written:
            self._go_on(self._batch(lambda tasks: delivery.begin(tasks, letters), written))

    def _hear(self, kind: str, answer: Any) -> None:
        """What the answer says of its provider. Any answer to this email alone shows that it works."""
        if kind == "written" and isinstance(answer, writer.Letter):
            self.watch.hear(OPENAI, answer.error if answer.outage else "")
        elif kind == "sent" and isinstance(answer, sendgrid.GatewayError):
            if not isinstance(answer, TooLate):
                self.watch.hear(SENDGRID, str(answer) if answer.outage else "", answer.retry_after)
        elif kind == "sent" and isinstance(answer, str):
            self.watch.hear(SENDGRID)

    def _tell(self, tell: Callable[[], None]) -> None:
        """What is heard of providers is not worth a sweep with emails on their way."""
        try:
            surely(tell)
        except DatabaseGone:
            raise
        except Exception:
            self.watch.forget()
            logger.exception("what was heard of the providers could not be written down")

    def _ready(self) -> list[tuple[str, Task, Any]]:
        with suppress(Empty):
            ready = [self._answers.get(timeout=1)]
            time.sleep(GATHER)
            with suppress(Empty):
                while True:
                    ready.append(self._answers.get_nowait())
            return ready
        return []

    def _go_on(self, step: Step) -> None:
        for task, outcome in step.ended:
            self._end(task, outcome)
        for task in step.to_write:
            brief, reason = delivery.brief(task), self._why_not_write()
            if reason:
                self._threads.submit(self._work, "templated", task, partial(writer.write_by_template, brief, reason))
            else:
                self._threads.submit(self._work, "written", task, partial(writer.write, brief))
        if step.to_begin:
            self._go_on(self._batch(lambda tasks: delivery.begin(tasks, {}), step.to_begin))
        for task, mail in step.to_send:
            self._threads.submit(self._work, "sent", task, partial(_send_in_time, mail, time.monotonic()))

    def _why_not_write(self) -> str:
        try:
            return surely(self.watch.why_not_write)
        except DatabaseGone:
            raise
        except Exception:
            logger.exception("nobody knows whether OpenAI is to be asked, so it is")
            return ""

    def _work(self, kind: str, task: Task, call: Callable[[], Any]) -> None:
        """On a thread: nothing but a provider's call."""
        try:
            answer: Any = call()
        except Exception as error:
            answer = error
        self._answers.put((kind, task, answer))

    def _end(self, task: Task, outcome: Outcome) -> None:
        self.going -= Counter([task.pk])
        self.counts[outcome] += 1
        log = task.log
        logger.info("follow-up %s task=%s client=%s email=%s", outcome, task.pk, task.client_id, log and log.pk)
        if self.on_progress:
            self.on_progress(self.counts.total())

    def _batch(self, step: Callable[[list[Any]], Step], items: list[Any], task_of: Any = None) -> Step:
        """The step for all of them at once; should one of them break it, for each alone, so that it harms no other."""
        tasks = [task_of(item) if task_of else item for item in items]
        try:
            return self._surely_with(tasks, partial(step, items))
        except DatabaseGone:
            raise
        except Exception:
            if len(items) > 1:
                logger.warning("a batch of %s broke off and is done one by one", len(items))
        merged = Step()
        for task, item in zip(tasks, items, strict=True):
            try:
                one = self._surely_with([task], partial(step, [item]))
            except DatabaseGone:
                raise
            except Exception:
                logger.exception("follow-up broke off task=%s client=%s", task.pk, task.client_id)
                one = Step(ended=[(task, self._break_off(task))])
            merged.ended += one.ended
            merged.to_write += one.to_write
            merged.to_begin += one.to_begin
            merged.to_send += one.to_send
        return merged

    def _alone(self, task: Task, job: Callable[[], Outcome]) -> Outcome:
        try:
            return self._surely_with([task], job)
        except DatabaseGone:
            raise
        except Exception:
            logger.exception("follow-up broke off task=%s client=%s", task.pk, task.client_id)
            return self._break_off(task)

    def _break_off(self, task: Task) -> Outcome:
        try:
            return self._surely_with([task], partial(failures.break_off, task))
        except DatabaseGone:
            raise
        except Exception:
            # The end of this sweep, or of its lease, settles what not even this could.
            logger.exception("follow-up could not be broken off task=%s client=%s", task.pk, task.client_id)
            return Outcome.LOST

    def _surely_with(self, tasks: list[Task], job: Callable[[], Result]) -> Result:
        """The job, whose tries may each leave on the rows in hand what was then rolled back: whose claim it is."""

        def again() -> Result:
            for task in tasks:
                task.lease_owner = self.owner
            return job()

        return surely(again)

    def _renew(self) -> None:
        if time.monotonic() - self._renewed > RENEW_EVERY.total_seconds():
            self._renewed = time.monotonic()
            # What it has lost sight of must run out.
            mine = Task.objects.filter(pk__in=list(self.going), lease_owner=self.owner, status=Task.Status.PROCESSING)
            try:
                surely(partial(_renew_all, mine, timezone.now() + LEASE))
            except DatabaseGone:
                raise
            except Exception:
                logger.exception("the leases could not be renewed")


@transaction.atomic
def _renew_all(mine: TaskQuerySet, until: datetime) -> None:
    """Locked in the order of their ids, like every other step: who has lost some of them to us may still want them."""
    ids = list(mine.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
    Task.objects.filter(pk__in=ids).update(lease_until=until)
