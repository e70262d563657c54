"""Which files of a mail that came in go along with a mail that goes out."""

from emails.models.letters.attachment import LARGEST_TOGETHER
from inbound.models import InboundAttachment, InboundEmail


def that_fit(inbound: InboundEmail) -> tuple[list[InboundAttachment], list[InboundAttachment]]:
    """Those that go along, and those that stay on the client's page. SendGrid takes no empty file."""
    room, along, left = LARGEST_TOGETHER, [], []
    for file in inbound.attachments.all():
        if file.path and 0 < file.size <= room:
            along.append(file)
            room -= file.size
        else:
            left.append(file)
    return along, left
