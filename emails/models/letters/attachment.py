"""The files that go along with an email: files of its client, whose bytes stay where they are until it is sent."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import models
from django.db.models.functions import Now
from django.utils import timezone

from clients.models import ClientFile
from emails.models.email_log import EmailLog

LARGEST_TOGETHER = 20 * 1024 * 1024
"""Bytes. SendGrid takes 30 MB with everything, and base64 makes four bytes of three."""
MOST = 20
"""Files of one email."""


class EmailAttachment(models.Model):
    email_log = models.ForeignKey(EmailLog, models.CASCADE, related_name="attachments", db_index=False)
    # Protected: an email whose file was taken out of the table would go without it.
    client_file = models.ForeignKey(ClientFile, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    class Meta:
        db_table = "email_attachments"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["email_log", "client_file"], name="uq_email_attachments_file"),
        ]

    def __str__(self) -> str:
        return f"File {self.client_file_id} of email {self.email_log_id}"

    @classmethod
    def files_of(cls, logs: Iterable[int]) -> dict[int, list[ClientFile]]:
        """By the email's id, in the order in which they were attached: one statement, and none for no emails."""
        ids, found = list(logs), defaultdict[int, list[ClientFile]](list)
        if ids:
            for row in cls.objects.filter(email_log__in=ids).select_related("client_file").order_by("pk"):
                found[row.email_log_id].append(row.client_file)
        return found


def size_of(files: Sequence[ClientFile]) -> int:
    """Bytes of all of them."""
    return sum(file.size for file in files)
