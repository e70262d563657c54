"""`manage.py doctor`: what is wrong with this installation, and what to do about it."""

import json
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from realtoros.operating.doctor.examine import examine, in_line
from realtoros.operating.doctor.finding import AMBER, GREEN, RED, Finding

MARKS = {GREEN: "ok  ", AMBER: "look", RED: "BAD ", "": "    "}
COLORS = {GREEN: "32", AMBER: "33", RED: "31"}


class Command(BaseCommand):
    help = "Says what is wrong with this installation and what to do about it. Exit code 1 if anything is red."
    requires_system_checks = []  # what is wrong is what this command is there to say

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the same for programs")
        parser.add_argument("--live", action="store_true", help="ask SendGrid and OpenAI whether the keys work")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = examine(live=options["live"])
        if options["json"]:
            self.stdout.write(json.dumps([finding.as_json() for finding in findings], indent=2))
        else:
            self._write(findings, self.stdout.isatty() and "NO_COLOR" not in os.environ)
        if any(finding.tone == RED for finding in findings):
            self.stdout.flush()
            raise SystemExit(1)

    def _write(self, findings: list[Finding], in_color: bool) -> None:
        for finding in findings:
            self.stdout.write(f"{_mark(finding.tone, in_color)} {in_line(finding)}")
            if finding.to_do and finding.tone != GREEN:
                self.stdout.write(f"       {finding.to_do}")
            if finding.details and finding.tone != GREEN:
                self.stdout.write(f"       It said: {finding.details}")
        red, amber = (sum(finding.tone == tone for finding in findings) for tone in (RED, AMBER))
        self.stdout.write(f"{red} to put right, {amber} to look at, {len(findings)} asked.")


def _mark(tone: str, in_color: bool) -> str:
    color = COLORS.get(tone, "") if in_color else ""
    return f"\x1b[{color}m{MARKS[tone]}\x1b[0m" if color else MARKS[tone]
