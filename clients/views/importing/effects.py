"""What an import does besides adding clients, in numbers: emails that will go, addresses that get no more."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from clients.importing.reading import FileRow
from emails.models import Suppression
from followups.engine.schedule import FOLLOWUP_SCHEDULE

STEPS = len(FOLLOWUP_SCHEDULE)
IN_WORDS = {
    Suppression.Reason.UNSUBSCRIBED: "unsubscribed",
    Suppression.Reason.BOUNCED: "bounced",
    Suppression.Reason.COMPLAINED: "marked as spam",
}


def addresses_not_to_email(rows: Iterable[FileRow]) -> set[str]:
    """The addresses of these rows that must not be emailed: by the ledger, or by what the file itself says."""
    addresses = {row.address for row in rows if row.address}
    return set(Suppression.by_address(addresses)) | {address for row in rows for address in row.closes}


def may_get_followups(row: FileRow, closed: set[str]) -> bool:
    return bool(row.address) and row.address not in closed and not _is_finished(row)


def _is_finished(row: FileRow) -> bool:
    return row.client is not None and row.client.is_finished


@dataclass(frozen=True)
class Followups:
    """How many rows of an import get the five follow-ups, and why the others do not."""

    people: int
    without_email: int
    closed: int  # must not be emailed
    finished: int

    @classmethod
    def of(cls, good: list[FileRow], closed: set[str]) -> "Followups":
        without_email = sum(not row.address for row in good)
        stopped = sum(row.address in closed for row in good if row.address)
        people = sum(may_get_followups(row, closed) for row in good)
        return cls(people, without_email, stopped, len(good) - people - without_email - stopped)

    @property
    def steps(self) -> int:
        return STEPS

    @property
    def emails(self) -> int:
        return self.people * STEPS

    @property
    def none_for(self) -> list[str]:
        """How many get none, and why, in words."""
        reasons = (
            (self.without_email, "without an email address"),
            (self.closed, "on the do-not-email list"),
            (self.finished, "closed or lost"),
        )
        return [f"{number:,} {why}" for number, why in reasons if number]


@dataclass(frozen=True)
class OptedOut:
    """The addresses that the file puts on the ledger, those of rows that are left out too."""

    number: int
    by_reason: list[str]
    without_answer: int  # rows that don't say whether they may be emailed, where the file has a column for that
    is_most: bool  # of more than half of the file: perhaps the wrong column
    has_others: bool  # addresses that are nobody's main one, too

    @classmethod
    def of(cls, rows: list[FileRow]) -> "OptedOut":
        # Each address by its strongest reason.
        worst = {address: said[0].reason for row in rows for address, said in row.closes.items()}
        counts = Counter(worst.values())
        said = [f"{counts[reason]:,} {words}" for reason, words in IN_WORDS.items() if counts[reason]]
        silent = sum(row.is_silent and not row.opt_outs for row in rows)
        is_most = sum(row.address in row.closes for row in rows) * 2 > len(rows)
        has_others = any(address != row.address for row in rows for address in row.closes)
        return cls(len(worst), said, silent, is_most, has_others)
