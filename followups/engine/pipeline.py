"""Many follow-ups at once: threads wait for the providers, this thread alone talks to the database.

The rows decide what is whose; the pipeline only keeps enough of them going. It commits whatever has become ready in one
batch, so the busier it is the fewer statements each follow-up costs.
"""

import logging
import time
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import count
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from emails.models import AlreadyMoved as EmailMoved
from emails.models.provider import OPENAI, SENDGRID
from emails.sendgrid import FileGone, GatewayError, TooLate
from emails.writer import Brief
from followups.engine import delivery, failures
from followups.engine.calls import Accepted, Answer, Broken, Calls, Refused, Written
from followups.engine.database import keep_trying, keep_trying_or
from followups.engine.delivery import Step
from followups.engine.failures import Outcome
from followups.engine.provider_watch import Watch
from followups.models import LEASE, AlreadyMoved, Task, TaskQuerySet

logger = logging.getLogger(__name__)

Item = TypeVar("Item")
Result = TypeVar("Result")
RENEW_EVERY = LEASE / 4
ASK_AGAIN = 0.05  # seconds until a claim that found no place is tried again


@dataclass(frozen=True)
class Claim:
    """What a claim brought."""

    tasks: list[Task] = field(default_factory=list)
    ask_again: bool = False  # nothing now, but there may be more in a moment

    @property
    def is_last(self) -> bool:
        return not self.tasks and not self.ask_again


NOTHING_LEFT, ASK_AGAIN_SOON = Claim(), Claim(ask_again=True)
ClaimTasks = Callable[[uuid.UUID, int], Claim]
"""Takes tasks for this owner, up to that many."""


class Pipeline:
    def __init__(self, in_flight: int, on_progress: Callable[[int], None] | None = None) -> None:
        self.in_flight, self.on_progress = in_flight, on_progress
        self.owner = uuid.uuid4()
        self.counts: Counter[Outcome] = Counter()
        self.in_progress: Counter[int] = Counter()  # by the task's id
        self.watch = Watch()
        self._calls = Calls(in_flight)
        self._has_claimed = False  # or may have: a claim that failed is of unknown fate
        self._renewed = time.monotonic()
        self._next_claim = 0.0
        self._is_exhausted = False

    def run(self, claim: ClaimTasks) -> Counter[Outcome]:
        """Does what `claim` hands out until it hands out nothing more; what became of it, counted."""
        with self._calls:
            while not self._is_exhausted or self.in_progress:
                self._fill(claim)
                if self.in_progress:
                    self._take_answers()
                    self._renew_leases()
                elif not self._is_exhausted:
                    time.sleep(max(0.0, self._next_claim - time.monotonic()))
                self._save(self.watch.save_if_time)
            self._save(self.watch.save)
            self._give_back_the_rest()
        return self.counts

    # --- claiming ---

    def _fill(self, claim: ClaimTasks) -> None:
        """Claims for the places that are free, if it is worth it."""
        free = self.in_flight - self.in_progress.total()
        # A small claim costs as much as a large one; places left empty cost more.
        is_worth_it = free >= max(1, self.in_flight // 16)
        if self._is_exhausted or not is_worth_it or time.monotonic() < self._next_claim:
            return
        claimed = self._claim(claim, free)
        self._is_exhausted = claimed.is_last
        self._next_claim = time.monotonic() + ASK_AGAIN if claimed.ask_again else 0.0
        if claimed.tasks:
            self._start(claimed.tasks)

    def _claim(self, claim: ClaimTasks, free: int) -> Claim:
        tries = count()

        def job() -> Claim:
            # A claim of unknown fate may have been committed: then those are ours, and nobody else's to take.
            known = Task.objects.claimed_by(self.owner, exclude=list(self.in_progress)) if next(tries) else []
            return Claim(known) if known else claim(self.owner, free)

        def on_error() -> Claim:
            # What is in progress must be seen to its end all the same.
            logger.exception("no more could be claimed")
            self._has_claimed = True
            return NOTHING_LEFT

        return keep_trying_or(job, on_error)

    def _start(self, tasks: list[Task]) -> None:
        self._has_claimed = True
        self.in_progress.update(task.pk for task in tasks)
        for task in tasks:
            logger.info("follow-up claimed task=%s client=%s", task.pk, task.client_id)
        self._continue(self._batch(delivery.admit, tasks, tasks))

    def _give_back_the_rest(self) -> None:
        """A sweep that ends leaves nothing claimed, whatever went wrong with it on the way."""
        if not self._has_claimed:
            return
        for task in keep_trying(partial(Task.objects.claimed_by, self.owner)):
            logger.warning("follow-up given back task=%s client=%s", task.pk, task.client_id)
            self._try([task], partial(_settle, task), partial(_log_fault, "could not be given back", task))

    # --- step by step ---

    def _take_answers(self) -> None:
        written: list[Written] = []
        accepted: list[Accepted] = []
        for answer in self._calls.answers():
            self._note(answer)
            match answer:
                case Written():
                    written.append(answer)
                case Accepted():
                    accepted.append(answer)
                case Refused(task, error):
                    self._end(task, self._refuse(task, error))
                case Broken(task, fault):
                    logger.error("follow-up broke off task=%s client=%s", task.pk, task.client_id, exc_info=fault)
                    self._end(task, self._break_off(task))
        if accepted:
            tasks = [answer.task for answer in accepted]
            self._continue(self._batch(delivery.accept, [(each.task, each.message_id) for each in accepted], tasks))
        if written:
            self._begin([answer.task for answer in written], {answer.task.pk: answer.letter for answer in written})

    def _continue(self, step: Step) -> None:
        """Does what comes after a step with each of its tasks."""
        for task, outcome in step.ended:
            self._end(task, outcome)
        for task, brief in step.to_write:
            self._write(task, brief)
        if step.to_begin:
            self._begin(step.to_begin, {})
        for task, mail in step.to_send:
            self._calls.send(task, mail)

    def _write(self, task: Task, brief: Brief) -> None:
        if why_not := self._why_not_openai():
            self._calls.write_by_template(task, brief, why_not)
        else:
            self._calls.write(task, brief)

    def _begin(self, tasks: list[Task], letters: delivery.Letters) -> None:
        self._continue(self._batch(lambda some: delivery.begin(some, letters), tasks, tasks))

    def _batch(self, step: Callable[[list[Item]], Step], items: list[Item], tasks: list[Task]) -> Step:
        """The step for all of them at once; should one of them break it, for each alone, so that it harms no other."""

        def one_by_one() -> Step:
            if len(items) > 1:
                logger.warning("a batch of %s broke off and is done one by one", len(items))
            merged = Step()
            for task, item in zip(tasks, items, strict=True):
                merged.add(self._try([task], partial(step, [item]), partial(broken, task)))
            return merged

        def broken(task: Task) -> Step:
            return Step(ended=[(task, self._fail(task))])

        return self._try(tasks, partial(step, items), one_by_one)

    def _refuse(self, task: Task, error: GatewayError) -> Outcome:
        return self._try([task], partial(failures.refuse, task, error), partial(self._fail, task))

    def _fail(self, task: Task) -> Outcome:
        _log_fault("broke off", task)
        return self._break_off(task)

    def _break_off(self, task: Task) -> Outcome:
        def on_error() -> Outcome:
            # The end of this sweep, or of its lease, settles what not even this could.
            _log_fault("could not be broken off", task)
            return Outcome.LOST

        return self._try([task], partial(failures.break_off, task), on_error)

    def _end(self, task: Task, outcome: Outcome) -> None:
        self.in_progress -= Counter([task.pk])
        self.counts[outcome] += 1
        log = task.log
        logger.info("follow-up %s task=%s client=%s email=%s", outcome, task.pk, task.client_id, log and log.pk)
        if self.on_progress:
            self.on_progress(self.counts.total())

    def _try(self, tasks: list[Task], job: Callable[[], Result], on_error: Callable[[], Result]) -> Result:
        """The job; a try that was rolled back may have taken these tasks' owner off the rows in hand, so it is set."""

        def again() -> Result:
            for task in tasks:
                task.lease_owner = self.owner
            return job()

        return keep_trying_or(again, on_error)

    # --- providers and leases: not worth a sweep with emails on their way ---

    def _note(self, answer: Answer) -> None:
        """What the answer says of its provider. Any answer to this email alone shows that it works."""
        match answer:
            case Written(_, letter, by_openai=True):
                self.watch.note(OPENAI, letter.error if letter.outage else "")
            case Accepted():
                self.watch.note(SENDGRID)
            case Refused(_, error) if not isinstance(error, TooLate | FileGone):
                self.watch.note(SENDGRID, str(error) if error.outage else "", error.retry_after, error.code)

    def _save(self, save: Callable[[], None]) -> None:
        def on_error() -> None:
            self.watch.clear()
            logger.exception("what was noted of the providers could not be written down")

        keep_trying_or(save, on_error)

    def _why_not_openai(self) -> str:
        def on_error() -> str:
            logger.exception("nobody knows whether OpenAI is to be asked, so it is")
            return ""

        return keep_trying_or(self.watch.why_not_openai, on_error)

    def _renew_leases(self) -> None:
        if time.monotonic() - self._renewed <= RENEW_EVERY.total_seconds():
            return
        self._renewed = time.monotonic()
        # Only what is in progress: the lease of what it has lost sight of must run out.
        mine = Task.objects.filter(pk__in=list(self.in_progress), lease_owner=self.owner, status=Task.Status.PROCESSING)
        asked, until = time.monotonic(), timezone.now() + LEASE

        def renew() -> None:
            self._calls.renewed |= dict.fromkeys(_renew_all(mine, until), asked)

        keep_trying_or(renew, lambda: logger.exception("the leases could not be renewed"))


@transaction.atomic
def _renew_all(mine: TaskQuerySet, until: datetime) -> list[int]:
    """The ids of those that are still ours.

    Locked in the order of their ids, like every other step: who has lost some of them to us may still want them.
    """
    ids = list(mine.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))
    Task.objects.filter(pk__in=ids).update(lease_until=until)
    return ids


def _settle(task: Task) -> None:
    try:
        failures.settle(task)
    except (AlreadyMoved, EmailMoved):
        return


def _log_fault(what: str, task: Task) -> None:
    logger.exception("follow-up %s task=%s client=%s", what, task.pk, task.client_id)
