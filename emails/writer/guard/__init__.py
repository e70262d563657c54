"""The guard: what an email says is checked against the record, after every answer, every edit and every template."""

from emails.writer.guard.check import Report, check
from emails.writer.guard.finding import CONFIRMED_BY_A_BROKER, NEVER_CONFIRMED, Finding, Kind, Stated
from emails.writer.guard.record import Record, record_of
from emails.writer.guard.wording.steering import steering

__all__ = [
    "CONFIRMED_BY_A_BROKER",
    "NEVER_CONFIRMED",
    "Finding",
    "Kind",
    "Record",
    "Report",
    "Stated",
    "check",
    "record_of",
    "steering",
]
