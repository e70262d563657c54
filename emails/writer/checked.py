"""The guard on one text, with its own failure seen to: what could not be checked does not go."""

import logging
from dataclasses import dataclass

from emails.writer.guard import Finding, Record, Stated, check

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Checked:
    findings: tuple[Finding, ...] = ()
    stated: tuple[Stated, ...] = ()
    is_broken: bool = False

    @property
    def is_clear(self) -> bool:
        return not self.findings and not self.is_broken


def check_text(record: Record, subject: str, body: str) -> Checked:
    """What the guard says; never raises."""
    try:
        report = check(record, subject, body)
        return Checked(report.findings, report.stated)
    except Exception:
        logger.exception("the guard broke on an email")
        return Checked(is_broken=True)
