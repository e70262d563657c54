from emails.models.email_log import EmailLog, EmailLogQuerySet
from emails.models.engagement import Engagement
from emails.models.fallback_template import FallbackTemplate
from emails.models.letters.attachment import EmailAttachment
from emails.models.letters.passed_on import PassedOnAnswer
from emails.models.letters.template import LetterTemplate
from emails.models.office_mail import ForwardedAnswer, OfficeMail, OfficeMailQuerySet
from emails.models.outgoing import AlreadyMoved, Outgoing
from emails.models.provider import Provider
from emails.models.suppression import Suppression
from emails.models.unmatched_event import UnmatchedEvent
from emails.models.webhook_refusal import WebhookRefusal
from emails.models.writer_profile import WriterProfile

__all__ = [
    "AlreadyMoved",
    "EmailAttachment",
    "EmailLog",
    "EmailLogQuerySet",
    "Engagement",
    "FallbackTemplate",
    "ForwardedAnswer",
    "LetterTemplate",
    "OfficeMail",
    "OfficeMailQuerySet",
    "Outgoing",
    "PassedOnAnswer",
    "Provider",
    "Suppression",
    "UnmatchedEvent",
    "WebhookRefusal",
    "WriterProfile",
]
