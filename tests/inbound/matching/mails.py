"""Mails as they were read, and how what they find is written."""

from emails.threads import message_id_of
from inbound.models import MatchedBy
from inbound.reading.message import Message

JONAH, ZOE = "jonah.whitlock@example.com", "zoe@example.com"
BY_TOKEN, BY_REFERENCES, BY_ADDRESS = MatchedBy.TOKEN, MatchedBy.REFERENCES, MatchedBy.ADDRESS


def mail(sender=JONAH, **fields):
    return Message(from_email=sender, **fields)


def own(log):
    return message_id_of(log.pk).strip("<>")
