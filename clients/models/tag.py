"""Tags: the office's own short words about clients, each with a colour. Any agent may make one."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from django.db import connection, models, transaction
from django.db.models.functions import Lower, Now
from django.utils import timezone

from agents.models import Agent
from clients.models.activity import Activity
from lists.one_line import OneLineField

if TYPE_CHECKING:
    from clients.models.client import Client

LONGEST_NAME = 50

MOST = 500
"""How many the office can keep."""

MOST_OF_A_CLIENT = 20


class TagColour(models.TextChoices):
    """The codes are classes of static/css/components/tag.css."""

    GRAY = "gray", "Gray"
    RED = "red", "Red"
    ORANGE = "orange", "Orange"
    GREEN = "green", "Green"
    TEAL = "teal", "Teal"
    BLUE = "blue", "Blue"
    PURPLE = "purple", "Purple"
    PINK = "pink", "Pink"


class Tag(models.Model):
    name = OneLineField(max_length=LONGEST_NAME)
    colour = models.CharField("color", max_length=10, choices=TagColour, default=TagColour.GRAY, db_default="gray")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", editable=False, db_index=False
    )

    class Meta:
        db_table = "tags"
        ordering = [Lower("name"), "id"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="uq_tags_name"),
            models.CheckConstraint(condition=models.Q(colour__in=TagColour.values), name="ck_tags_colour"),
        ]

    def __str__(self) -> str:
        return self.name


GIVE = f"""
INSERT INTO client_tags (client_id, tag_id, agent_id, created_at)
SELECT c.id, t.id, %(agent)s, %(at)s FROM unnest(%(clients)s::bigint[]) c(id),
    (SELECT id FROM tags WHERE id = %(tag)s FOR KEY SHARE) t
WHERE (SELECT COUNT(*) FROM client_tags o WHERE o.client_id = c.id) < {MOST_OF_A_CLIENT:d}
ON CONFLICT (client_id, tag_id) DO NOTHING RETURNING client_id"""  # noqa: S608  a number alone
"""The tag is locked, so that it is not deleted meanwhile; where it is gone already, nobody gets it."""


class ClientTag(models.Model):
    """That a client has a tag, who gave it, and when."""

    # No indexes by the columns alone: those below begin with them, and nobody asks by agent.
    client = models.ForeignKey("clients.Client", models.CASCADE, related_name="client_tags", db_index=False)
    tag = models.ForeignKey(Tag, models.PROTECT, related_name="client_tags", db_index=False)
    agent = models.ForeignKey(Agent, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False)
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        db_table = "client_tags"
        ordering = ["id"]
        indexes = [models.Index(fields=["tag", "client"], name="ix_client_tags_tag")]
        constraints = [models.UniqueConstraint(fields=["client", "tag"], name="uq_client_tags")]

    def __str__(self) -> str:
        return f"{self.client}: {self.tag}"

    @classmethod
    def give(cls, clients: Sequence[int], tag: int, *, agent: int | None, at: datetime | None = None) -> set[int]:
        """Who of these clients got the tag: not who has it already, nor who has as many as a client can have.

        The caller has locked the clients.
        """
        values: dict[str, Any] = {"clients": list(clients), "tag": tag, "agent": agent, "at": at or timezone.now()}
        with connection.cursor() as cursor:
            cursor.execute(GIVE, values)
            return {pk for (pk,) in cursor.fetchall()}


class Tagged(models.Model):
    """What a client can do with tags."""

    class Meta:
        abstract = True

    def add_tags(self, tags: Sequence[Tag], *, by: Agent) -> list[Tag]:
        """Those of them that the client did not have. Fewer where a client can't have so many."""
        return self._change_tags(tags, (), by)[0]

    def remove_tags(self, tags: Sequence[Tag], *, by: Agent) -> list[Tag]:
        """Those of them that the client had."""
        return self._change_tags((), tags, by)[1]

    def set_tags(self, tags: Sequence[Tag], *, by: Agent, shown: Sequence[Tag]) -> None:
        """What a form says that showed some tags: nobody else's are removed that it did not show."""
        wanted, seen = {tag.pk for tag in tags}, {tag.pk for tag in shown}
        self._change_tags(
            [tag for tag in tags if tag.pk not in seen], [tag for tag in shown if tag.pk not in wanted], by
        )

    def _change_tags(self, more: Sequence[Tag], fewer: Sequence[Tag], by: Agent) -> tuple[list[Tag], list[Tag]]:
        with transaction.atomic():
            client = cast("Client", self)
            type(client).objects.lock([self.pk])  # the limit holds, and each of two requests sees what the other did
            had = ClientTag.objects.filter(client=self.pk, tag__in=fewer)
            gone = set(had.values_list("tag", flat=True))
            had.delete()
            removed = [tag for tag in fewer if tag.pk in gone]
            added = [tag for tag in more if ClientTag.give([self.pk], tag.pk, agent=by.pk)]
            if added or removed:
                client.record(Activity.Kind.EDITED, by=by, **change_of_tags(added, removed))
        return added, removed


def change_of_tags(added: Sequence[Tag] = (), removed: Sequence[Tag] = ()) -> dict[str, Any]:
    """The facts of an event of the timeline. Names, because a tag may be deleted later."""
    return {"event": "tags", "added": [str(tag) for tag in added], "removed": [str(tag) for tag in removed]}
