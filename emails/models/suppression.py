"""The ledger: which addresses must not be written to, and why."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection, models
from django.db.models.functions import Lower, Now
from django.utils import timezone

from agents.models import Agent
from clients.models import address_key, address_variants
from lists.ids import is_any_of


class Suppression(models.Model):
    """An entry on the ledger: an address that must not be written to, whichever clients have it, and why.

    An address has one entry for each reason. So a spam report is kept though the address was unsubscribed before, and
    whoever takes back their own entry opens nothing that another one closed.
    """

    class Reason(models.TextChoices):
        """The mildest first: where there are several, the last one speaks for the address."""

        BY_HAND = "by_hand", "marked as do not email by an agent"
        BOUNCED = "bounced", "the address bounced"
        UNSUBSCRIBED = "unsubscribed", "unsubscribed or opted out"
        COMPLAINED = "complained", "marked an email as spam"

    OPT_OUTS = (Reason.UNSUBSCRIBED, Reason.COMPLAINED)
    """The client\'s own requests. A bounce or an agent\'s mark may be lifted later."""

    address = models.CharField(max_length=255, help_text="In lower case.")
    reason = models.CharField(max_length=20, choices=Reason)
    source = models.CharField(
        max_length=200, blank=True, default="", db_default="", help_text="Link, event or person, in words."
    )
    # Of a mark by hand: who put it there, for which client. They alone can take it back.
    agent = models.ForeignKey(
        Agent, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, editable=False
    )
    client = models.ForeignKey(
        "clients.Client", models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)
    # When the pending follow-ups of everybody with this address were stopped; null: still to be done.
    applied_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        db_table = "suppressions"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["id"], name="ix_suppressions_unapplied", condition=models.Q(applied_at=None))]
        constraints = [
            models.CheckConstraint(condition=models.Q(address=Lower("address")), name="ck_suppressions_lower_case"),
            models.UniqueConstraint(fields=["address", "reason"], name="uq_suppressions_address_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.get_reason_display()}"

    def clean(self) -> None:
        self.address = address_key(self.address)

    @property
    def rank(self) -> int:
        return self.Reason.values.index(self.reason) if self.reason in self.Reason.values else -1

    @property
    def is_final(self) -> bool:
        """A spam report: mailbox providers judge the whole office by them, so nobody here lifts one."""
        return self.reason == self.Reason.COMPLAINED

    @classmethod
    def _at(cls, addresses: Iterable[str]) -> "models.QuerySet[Suppression]":
        return cls.objects.filter(is_any_of("address", addresses, models.TextField()))

    @classmethod
    def all_of(cls, address: str) -> "list[Suppression]":
        """The address's entries, the worst first."""
        wanted = address_variants([address])
        return sorted(cls._at(wanted), key=lambda entry: -entry.rank) if wanted else []

    @classmethod
    def all_by_address(cls, addresses: Iterable[str]) -> "dict[str, list[Suppression]]":
        """The entries of each of these addresses that has any, the worst first, by its address_key, in one query."""
        keys = address_variants(addresses)
        found: dict[str, list[Suppression]] = {}
        for entry in sorted(cls._at(keys), key=lambda entry: -entry.rank) if keys else ():
            found.setdefault(keys[entry.address], []).append(entry)
        return found

    @classmethod
    def of(cls, address: str) -> "Suppression | None":
        """The worst entry of the address."""
        return next(iter(cls.all_of(address)), None)

    @classmethod
    def by_address(cls, addresses: Iterable[str]) -> "dict[str, Suppression]":
        """The worst entry of each of these addresses that has one, by its address_key, in one query."""
        keys = address_variants(addresses)
        found = sorted(cls._at(keys), key=lambda entry: entry.rank) if keys else []
        return {keys[entry.address]: entry for entry in found}

    @classmethod
    def add(cls, address: str, reason: str, source: str, **whose: Any) -> bool:
        """Puts the address on the ledger; False when it was there for that reason already, whose source then stays."""
        entry = cls(address=address, reason=reason, source=source, **whose)
        return bool(cls.add_many([entry]))

    @classmethod
    def add_many(cls, entries: "Iterable[Suppression]") -> "list[Suppression]":
        """Puts them there, in one statement, and answers those that were not there yet for their reason.

        The sources of the others stay. In one order, so that two who add the same addresses wait in line. What is there
        already is passed over without an error: PostgreSQL would log that with the address.
        """
        wanted: dict[tuple[str, str], Suppression] = {}
        for entry in entries:
            entry.address, entry.source = address_key(entry.address), entry.source[:200]
            if entry.address:
                wanted.setdefault((entry.address, entry.reason), entry)
        if not wanted:
            return []
        rows = [{name: getattr(wanted[key], name) for name in ADDED} for key in sorted(wanted)]
        with connection.cursor() as cursor:
            cursor.execute(ADD, [json.dumps(rows, default=str)])
            return [wanted[address, reason] for address, reason in cursor.fetchall()]


ADDED = ("address", "reason", "source", "agent_id", "client_id", "created_at", "applied_at")
ADD = """
INSERT INTO suppressions (address, reason, source, agent_id, client_id, created_at, applied_at)
SELECT * FROM jsonb_to_recordset(%s::jsonb) AS new(address text, reason text, source text, agent_id bigint,
    client_id bigint, created_at timestamptz, applied_at timestamptz)
ON CONFLICT (address, reason) DO NOTHING RETURNING address, reason"""
