"""`manage.py receive FILE.eml`: takes a message from a file as if it had come in, and says what it became."""

import io
import sys
from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from inbound.door.store import store
from inbound.models import InboundEmail, State
from inbound.tasks import understand
from inbound.views.receive import LARGEST

STDIN = "-"
SHOWN = 500
"""Characters of the text that are printed."""


class Command(BaseCommand):
    help = "Stores a message file as incoming mail, reads it at once, and prints what it became."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="a message with its headers, such as mail programs save it; - reads stdin")
        parser.add_argument("--from", dest="sender", type=_address, default="", help="the envelope's sender")
        parser.add_argument("--to", type=_address, default="", help="the envelope's recipient; else the header's To")

    def handle(self, *, file: str, sender: str, to: str, **options: Any) -> None:
        message = _read(file)
        stored = store(io.BytesIO(message), "message/rfc822", from_email=sender, to_email=to)
        if not stored.is_new:
            self.stdout.write("This mail was stored before: it has the same Message-ID and recipient.")
        if InboundEmail.objects.filter(pk=stored.pk, state=State.RECEIVED).exists():
            understand(stored.pk)
        mail = InboundEmail.objects.select_related("client").get(pk=stored.pk)
        self._show(mail)
        if mail.state == State.BROKEN:
            raise CommandError(f"It could not be read: {mail.error}")

    def _show(self, mail: InboundEmail) -> None:
        facts = {
            "Mail": f"{mail.pk}, {mail.get_state_display().lower()}",
            "Kind": mail.get_kind_display(),
            "Because of": ", ".join(f"{each['rule']}: {each['found']}" for each in mail.evidence),
            "Client": mail.client and f"{mail.client} ({mail.client_id})",
            "Found by": mail.get_matched_by_display(),
            "From": mail.from_email,
            "To": mail.to_email,
            "Subject": mail.subject,
            "Away until": mail.return_date,
            "Text": mail.text[:SHOWN],
        }
        for name, value in facts.items():
            if value:
                self.stdout.write(f"{name}: {value}")


def _read(name: str) -> bytes:
    try:
        message = sys.stdin.buffer.read(LARGEST + 1) if name == STDIN else _first(Path(name))
    except OSError as error:
        raise CommandError(f"{name} can't be read: {error.strerror}.") from error
    if not message.strip():
        raise CommandError(f"{'The input' if name == STDIN else name} is empty.")
    if len(message) > LARGEST:
        raise CommandError(f"{name} is larger than {LARGEST // 1024 // 1024} MB: no such mail comes in.")
    return message


def _first(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _address(text: str) -> str:
    """Empty stays empty: a delivery report has no sender."""
    try:
        if text:
            validate_email(text)
    except ValidationError as error:
        raise ArgumentTypeError(f"{text!r} is no email address") from error
    return text
