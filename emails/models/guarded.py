"""What the guard said of an email's words, and who let them go all the same."""

from typing import Any

from django.db import models

FoundWords = dict[str, Any]
"""A finding as it is kept: kind, text, why, part, start, what_to_do (see emails/writer/guard/finding.py)."""


class GuardState(models.TextChoices):
    UNCHECKED = "", "Not checked"
    CLEAR = "clear", "Passed"
    STOPPED = "stopped", "Held"
    BROKEN = "broken", "Could not be checked"


class Guarded(models.Model):
    """The guard reads every text before it may go: see docs/decisions/0024."""

    guard = models.CharField(max_length=10, choices=GuardState, blank=True, default="", db_default="", editable=False)
    findings = models.JSONField(default=list, blank=True, db_default=[], editable=False)
    # Who let which words go, when and why. It stays when the text changes: the same words are not asked about twice.
    confirmed = models.JSONField(default=list, blank=True, db_default=[], editable=False)
    # How it came to be written: each try of the writer with its outcome, tokens, cost and findings.
    attempts = models.JSONField(default=list, blank=True, db_default=[], editable=False)

    class Meta:
        abstract = True

    @property
    def is_stopped(self) -> bool:
        """Whether the guard keeps it from going. A text that was never checked is checked when it is due."""
        return self.guard in (GuardState.STOPPED, GuardState.BROKEN)

    @property
    def open_findings(self) -> list[FoundWords]:
        """Those that nobody has confirmed."""
        return self._not_confirmed(self.findings)

    def guard_columns(self, findings: list[FoundWords], *, is_broken: bool = False) -> dict[str, Any]:
        """What these findings mean for the columns, with what was confirmed before."""
        stops = bool(self._not_confirmed(findings))
        state = GuardState.BROKEN if is_broken else GuardState.STOPPED if stops else GuardState.CLEAR
        return {"findings": findings, "guard": state.value}

    def use_findings(self, findings: list[FoundWords], *, is_broken: bool = False) -> None:
        """The same on the row in hand, not yet saved."""
        for column, value in self.guard_columns(findings, is_broken=is_broken).items():
            setattr(self, column, value)

    def _not_confirmed(self, findings: list[FoundWords]) -> list[FoundWords]:
        let_go = {words_key(each) for each in self.confirmed}
        return [each for each in findings if words_key(each) not in let_go]


def words_key(found: FoundWords) -> tuple[str, str]:
    """The same words of the same kind, wherever they stand in the text."""
    return str(found.get("kind", "")), " ".join(str(found.get("text", "")).casefold().split())
