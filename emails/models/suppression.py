"""The ledger: which addresses must not be written to, and why."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models.functions import Lower, Now
from django.utils import timezone

from agents.models import Agent


class Suppression(models.Model):
    """An entry on the ledger: an address that must not be written to, whichever clients have it, and why.

    An address has one entry for each reason. So a spam report is kept though the address was unsubscribed before, and
    whoever takes back their own entry opens nothing that another one closed.
    """

    class Reason(models.TextChoices):
        """The mildest first: where there are several, the last one speaks for the address."""

        BY_HAND = "by_hand", "an agent marked it as do not email"
        BOUNCED = "bounced", "the address does not accept email"
        UNSUBSCRIBED = "unsubscribed", "asked not to get emails"
        COMPLAINED = "complained", "marked an email as spam"

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

    @property
    def rank(self) -> int:
        return self.Reason.values.index(self.reason) if self.reason in self.Reason.values else -1

    @property
    def is_final(self) -> bool:
        """A spam report: mailbox providers judge the whole office by them, so nobody here lifts one."""
        return self.reason == self.Reason.COMPLAINED

    @classmethod
    def all_of(cls, address: str) -> "list[Suppression]":
        """The address's entries, the worst first."""
        address = address.strip().lower()
        return sorted(cls.objects.filter(address=address), key=lambda entry: -entry.rank) if address else []

    @classmethod
    def of(cls, address: str) -> "Suppression | None":
        """The worst entry of the address."""
        return next(iter(cls.all_of(address)), None)

    @classmethod
    def by_address(cls, addresses: Iterable[str]) -> "dict[str, Suppression]":
        """The worst entry of each of these addresses (in lower case) that has one, in one query."""
        found = sorted(cls.objects.filter(address__in=set(addresses)), key=lambda entry: entry.rank)
        return {entry.address: entry for entry in found}

    @classmethod
    def add(cls, address: str, reason: str, source: str, **whose: Any) -> bool:
        """Puts the address on the ledger; False when it was there for that reason already, whose source then stays."""
        if not address.strip():
            return False
        _entry, created = cls.objects.get_or_create(
            address=address.strip().lower()[:255], reason=reason, defaults={"source": source[:200], **whose}
        )
        return created

    @classmethod
    def add_many(cls, entries: "Iterable[Suppression]") -> "list[Suppression]":
        """Adds those that are not there yet for their reason, and answers them; the sources of the others stay."""
        wanted: dict[tuple[str, str], Suppression] = {}
        for entry in entries:
            entry.address, entry.source = entry.address.strip().lower()[:255], entry.source[:200]
            if entry.address:
                wanted.setdefault((entry.address, entry.reason), entry)
        there = set(cls.objects.filter(address__in={each for each, _ in wanted}).values_list("address", "reason"))
        # In one order: two who insert the same addresses would wait for each other.
        new = [wanted[key] for key in sorted(wanted.keys() - there)]
        Suppression.objects.bulk_create(new, batch_size=1000, ignore_conflicts=True)
        return new
