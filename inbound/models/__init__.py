from inbound.models.attachment import InboundAttachment
from inbound.models.choices import Kind, MatchedBy, State
from inbound.models.inbound_email import InboundEmail
from inbound.models.refusal import InboundRefusal

__all__ = ["InboundAttachment", "InboundEmail", "InboundRefusal", "Kind", "MatchedBy", "State"]
