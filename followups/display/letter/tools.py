"""What the page of an agent's own letter has beyond that of every draft."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.db.models.functions import Lower
from django.utils import timezone

from agents.models import Agent
from clients.models import ClientFile
from emails.models import EmailLog, LetterTemplate
from emails.models.letters.attachment import size_of
from followups.attachments import attached_to
from followups.display.letter.beside import Beside
from followups.display.rows import usual_times
from followups.models import OPEN, Task

MOST_FILES = 50


def is_letter(task: Task) -> bool:
    """One that a person planned or writes: the plan's steps have a text of their own."""
    return task.followup_type == Task.Type.CUSTOM


def may_be_kept(task: Task) -> bool:
    """Saved while one types. Only what waits for Send now: half a sentence must never be what goes when it is due.

    Not what is held since that was pressed: it goes as soon as it may.
    """
    return task.sent_by_hand and task.status == Task.Status.PENDING and not task.hurried_at


@dataclass(frozen=True)
class LetterTools:
    beside: Beside
    templates: Sequence[LetterTemplate]  # the agent's own first
    times: Sequence[tuple[str, datetime]]  # when it could go later
    others: Sequence[EmailLog]  # letters to the same client that nobody has sent
    attached: Sequence[ClientFile]
    files: Sequence[ClientFile]  # of the client, to be attached

    @classmethod
    def of(cls, task: Task, agent: Agent) -> "LetterTools | None":
        """None for what is no letter, or is over."""
        if not is_letter(task) or task.status not in OPEN:
            return None
        templates = LetterTemplate.objects.visible_to(agent).active().only("name", "subject", "owner")
        beside, attached = Beside.of(task.client), attached_to(task)
        files = ClientFile.of(task.client).exclude(pk__in=[file.pk for file in attached])
        return cls(
            beside,
            list(templates.order_by(F("owner").asc(nulls_last=True), Lower("name"), "pk")),
            usual_times(timezone.now()) if task.sent_by_hand else (),
            beside.drafts if task.pk is None else (),
            attached,
            list(files.only("client", "name", "size", "created_at")[:MOST_FILES]),
        )

    @property
    def size(self) -> int:
        """Bytes of what is attached."""
        return size_of(self.attached)
