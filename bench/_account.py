"""The outcome of every follow-up of a chaos run: compares the application's rows with the sandbox's count."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from bench._stage import Stage
from bench._table import show

SENT = frozenset(
    ("sent", "processed", "deferred", "delivered", "open", "click", "bounce", "dropped", "unsubscribe", "spamreport")
)
FINAL = frozenset(("completed", "failed", "cancelled", "skipped"))
ROWS = """
SELECT tasks.id, tasks.status, coalesce(reason_facts ->> 'error', reason_code), email_logs.id,
    coalesce(email_logs.status, ''), clients.email,
    (SELECT count(*) FROM activities WHERE activities.email_id = email_logs.id AND kind = 'sent')
FROM tasks JOIN clients ON clients.id = client_id LEFT JOIN email_logs ON task_id = tasks.id ORDER BY tasks.id"""


@dataclass(frozen=True)
class Row:
    """A follow-up, its email, and the number of “sent” activities of that email."""

    task: int
    status: str
    reason: str
    log: int | None
    email: str
    address: str
    sent_count: int

    def __str__(self) -> str:
        return f"task {self.task} {self.status}, email {self.log} {self.email}: {self.reason}".rstrip(": ")


@dataclass
class Account:
    states: Counter[str] = field(default_factory=Counter)
    duplicates: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    unconfirmed: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        return not self.duplicates and not self.lost


def account(tasks: int, rows: list[Row], mails: list[dict[str, Any]], reported: bool = False) -> Account:
    """`mails` are the emails that the sandbox accepted; `reported`: whether the webhook took all of its events.

    Everything that can't be explained counts as a duplicate or as lost.
    """
    result = Account()
    accepted = Counter(int(mail["email_log_id"] or 0) for mail in mails)
    addresses = Counter(mail["recipient"] for mail in mails)
    if len(rows) != tasks:
        result.lost.append(f"{tasks} follow-ups were made, {len(rows)} are left")
    for log in accepted.keys() - {row.log for row in rows}:
        result.lost.append(f"the sandbox accepted email {log}, which no follow-up has")
    for row in rows:
        times = accepted[row.log or 0]
        _count(result, row, times, addresses[row.address])
        if row.email == "unconfirmed":
            answers = [mail["answer"] for mail in mails if int(mail["email_log_id"] or 0) == row.log]
            result.unconfirmed.append(f"{row}; the sandbox: {f'accepted, {answers[0]}' if answers else 'not accepted'}")
            if answers and reported:
                result.lost.append(f"{row}: its events came, and it is still unconfirmed")
    return result


def _count(result: Account, row: Row, times: int, to_address: int) -> None:
    is_open = row.status == "processing" and row.email == "unconfirmed"
    is_waiting = row.status == "pending" and bool(row.reason)
    result.states[f"{row.status}, email {row.email or 'none'}"] += 1
    if times > 1 or to_address > 1 or row.sent_count > 1:
        result.duplicates.append(f"{row}: accepted {times} times, said to be sent {row.sent_count} times")
    if (row.status == "completed") != (row.email in SENT) or (row.email in SENT) != (row.sent_count == 1):
        result.lost.append(f"{row}: task, email and timeline disagree")
    if row.email in SENT and not times:
        result.lost.append(f"{row}: counts as sent, but the sandbox never accepted it")
    if times and row.email not in SENT and not is_open:
        result.lost.append(f"{row}: the sandbox accepted it, and nobody knows")
    if row.status not in FINAL and not is_open and not is_waiting:
        result.lost.append(f"{row}: stuck")
    if is_waiting:
        result.waiting.append(str(row))


def read_account(place: Stage, tasks: int, reported: bool) -> Account:
    mails = place.call("GET", "/api/mails?limit=10000")
    return account(tasks, [Row(*row) for row in place.rows(ROWS)], mails, reported)


def print_account(result: Account) -> None:
    show("What became of them", ("state", "follow-ups"), sorted(result.states.items()))
    for name, lines in [("unconfirmed", result.unconfirmed), ("waiting", result.waiting)]:
        print(f"\n{len(lines)} {name}" + (", one by one:" if lines else "."))
        print("".join(f"  {line}\n" for line in lines), end="")
    for name, lines in [("sent twice", result.duplicates), ("lost", result.lost)]:
        print(f"\n{len(lines)} {name}" + (":" if lines else ": ok"))
        print("".join(f"  {line}\n" for line in lines), end="")
