from clients.models.activity import Activity
from clients.models.attention import Attention
from clients.models.bulk_action import BulkAction
from clients.models.choices import (
    FINISHED_STAGES,
    NO_CONTACT,
    Call,
    Direction,
    Meeting,
    PropertyType,
    SendingMode,
    Stage,
)
from clients.models.client import Client
from clients.models.client_import import ClientImport
from clients.models.client_queryset import (
    DELETED_OR_FINISHED,
    FINISHED,
    PLAN_OWED,
    REVIEWED_FIRST,
    ClientQuerySet,
    finished_sql,
    reviewed_first_sql,
)
from clients.models.contact.additional import AdditionalEmail, AdditionalPhone
from clients.models.contact.address import (
    ADDRESS,
    address_in_sql,
    address_key,
    address_to_send,
    address_variants,
    check_email,
    is_email,
    mended,
)
from clients.models.contact.person import Person, Role
from clients.models.contact.phone import (
    PHONE_TAIL,
    phone_key,
    phone_shown,
    phone_stored,
    phone_to_dial,
    phone_to_text,
    read_phone,
)
from clients.models.note import Note, NoteVersion
from clients.models.smart_list import SmartList
from clients.models.source import Source
from clients.models.story.conversation import Conversation, ConversationVersion
from clients.models.story.file import ClientFile
from clients.models.tag import ClientTag, Tag, TagColour

__all__ = [
    "ADDRESS",
    "DELETED_OR_FINISHED",
    "FINISHED",
    "FINISHED_STAGES",
    "NO_CONTACT",
    "PHONE_TAIL",
    "PLAN_OWED",
    "REVIEWED_FIRST",
    "Activity",
    "AdditionalEmail",
    "AdditionalPhone",
    "Attention",
    "BulkAction",
    "Call",
    "Client",
    "ClientFile",
    "ClientImport",
    "ClientQuerySet",
    "ClientTag",
    "Conversation",
    "ConversationVersion",
    "Direction",
    "Meeting",
    "Note",
    "NoteVersion",
    "Person",
    "PropertyType",
    "Role",
    "SendingMode",
    "SmartList",
    "Source",
    "Stage",
    "Tag",
    "TagColour",
    "address_in_sql",
    "address_key",
    "address_to_send",
    "address_variants",
    "check_email",
    "finished_sql",
    "is_email",
    "mended",
    "phone_key",
    "phone_shown",
    "phone_stored",
    "phone_to_dial",
    "phone_to_text",
    "read_phone",
    "reviewed_first_sql",
]
