"""What becomes of each table that hangs on a client, when the client is deleted, merged or erased; who writes it; and
whether files carry it. One list for all who have to know.

A new table needs an Answer here: tests/clients/belongings/ fails without one, and says which.
"""

from dataclasses import dataclass
from enum import Enum


class OnDelete(Enum):
    """Deleting hides a client, and Undo brings them back."""

    STAYS = "stays as it is"
    STOPS = "what is still to come stops, and Undo brings it back"


class OnMerge(Enum):
    """Of two clients one stays."""

    MOVES = "becomes the other client's"
    MOVES_ONCE = "becomes the other client's, unless they have the same already"
    FOLLOWS = "stays with its row, which moves"


class OnErasure(Enum):
    """A person asked that nothing of them is kept."""

    GOES = "is deleted"
    IS_EMPTIED = "stays for the figures, without what it says of the person"
    STAYS = "stays, because the law asks for it"


@dataclass(frozen=True)
class Answer:
    delete: OnDelete
    merge: OnMerge
    erasure: OnErasure
    authors: tuple[str, ...] = ()
    """The columns that say which agent wrote it: every foreign key to agents."""
    timeline: tuple[str, ...] = ()
    """The kinds of events that tell of its changes."""
    no_author: str = ""
    """Why it has no such column."""
    not_on_timeline: str = ""
    """Why no event does."""
    not_in_files: str = ""
    """Why export and import don't carry it."""


@dataclass(frozen=True)
class SoftLink:
    """A column that leads to a client without a foreign key."""

    table: str
    column: str
    leads_by: str
    merge: str
    erasure: str


THE_TIMELINE_SAYS = "the timeline's row of the change says who"
HISTORY = "a file brings who a person is, not what happened here"

ANSWERS: dict[str, Answer] = {
    "clients.Activity": Answer(
        OnDelete.STAYS, OnMerge.MOVES, OnErasure.GOES, ("agent",),
        not_on_timeline="it is the timeline", not_in_files=HISTORY,
    ),
    "clients.Attention": Answer(
        OnDelete.STAYS, OnMerge.MOVES_ONCE, OnErasure.GOES, ("agent",),
        not_on_timeline="what an agent put aside on Today is about their own day", not_in_files=HISTORY,
    ),
    "clients.AdditionalEmail": Answer(
        OnDelete.STAYS, OnMerge.MOVES_ONCE, OnErasure.GOES, no_author=THE_TIMELINE_SAYS, timeline=("edited",),
    ),
    "clients.AdditionalPhone": Answer(
        OnDelete.STAYS, OnMerge.MOVES_ONCE, OnErasure.GOES, no_author=THE_TIMELINE_SAYS, timeline=("edited",),
    ),
    "clients.Person": Answer(OnDelete.STAYS, OnMerge.MOVES, OnErasure.GOES, ("created_by",), ("edited",)),
    "clients.ClientTag": Answer(OnDelete.STAYS, OnMerge.MOVES_ONCE, OnErasure.GOES, ("agent",), ("edited",)),
    "clients.Note": Answer(
        OnDelete.STAYS, OnMerge.MOVES, OnErasure.GOES, ("agent", "edited_by"),
        not_on_timeline="it stands on the timeline itself", not_in_files=HISTORY,
    ),
    "clients.Conversation": Answer(
        OnDelete.STAYS, OnMerge.MOVES, OnErasure.GOES, ("agent", "edited_by"), ("call", "text", "meeting"),
        not_in_files=HISTORY,
    ),
    "clients.ConversationVersion": Answer(
        OnDelete.STAYS, OnMerge.FOLLOWS, OnErasure.GOES, ("by",),
        not_on_timeline="the conversation on the timeline opens it", not_in_files=HISTORY,
    ),
    "clients.ClientFile": Answer(
        OnDelete.STAYS, OnMerge.MOVES, OnErasure.GOES, ("agent",), ("file",),
        not_in_files="a CSV file holds no other files",
    ),
    "clients.NoteVersion": Answer(
        OnDelete.STAYS, OnMerge.FOLLOWS, OnErasure.GOES, ("by",),
        not_on_timeline="the note on the timeline opens it", not_in_files=HISTORY,
    ),
    "followups.Task": Answer(
        OnDelete.STOPS, OnMerge.MOVES_ONCE, OnErasure.IS_EMPTIED, ("approved_by",),
        ("task", "plan", "approved", "held"), not_in_files=HISTORY,
    ),
    "emails.EmailLog": Answer(
        OnDelete.STOPS, OnMerge.MOVES, OnErasure.IS_EMPTIED, ("settled_by", "sender", "edited_by"),
        ("sent", "failed", "unconfirmed", "edited"), not_in_files=HISTORY,
    ),
    "emails.EmailAttachment": Answer(
        OnDelete.STAYS, OnMerge.FOLLOWS, OnErasure.GOES,
        no_author="the email that carries it says who", timeline=("sent",), not_in_files=HISTORY,
    ),
    "inbound.InboundEmail": Answer(
        OnDelete.STAYS, OnMerge.MOVES, OnErasure.GOES, ("agent", "settled_by"), ("reply",), not_in_files=HISTORY,
    ),
    "inbound.InboundAttachment": Answer(
        OnDelete.STAYS, OnMerge.FOLLOWS, OnErasure.GOES,
        no_author="the mail that it came with says who", timeline=("reply",), not_in_files=HISTORY,
    ),
    "emails.ForwardedAnswer": Answer(
        OnDelete.STAYS, OnMerge.FOLLOWS, OnErasure.GOES,
        no_author="a client wrote it", not_on_timeline="the answer itself stands there", not_in_files=HISTORY,
    ),
    "emails.PassedOnAnswer": Answer(
        OnDelete.STAYS, OnMerge.FOLLOWS, OnErasure.GOES,
        no_author="the mail that came in says who", timeline=("task", "sent"), not_in_files=HISTORY,
    ),
    "emails.Suppression": Answer(
        OnDelete.STAYS, OnMerge.MOVES, OnErasure.STAYS, ("agent",), ("edited", "unsubscribed", "bounced", "complained")
    ),
}  # fmt: skip
"""By the model's label."""

SOFT_LINKS = (
    SoftLink(
        "emails.Suppression", "address", "any address of theirs", "the address moves, and stays closed",
        "stays: whoever asked for silence must not be mailed by a later import",
    ),
    SoftLink(
        "clients.Activity", "data", "ids of notes, events and linked people", "ids stay the same",
        "goes with its row",
    ),
    SoftLink(
        "clients.BulkAction", "changes", "ids of clients or follow-ups", "Undo passes over who is gone",
        "ids say nothing of a person",
    ),
    SoftLink(
        "clients.BulkAction", "stopped", "ids of follow-ups", "ids stay the same", "ids say nothing of a person",
    ),
    SoftLink(
        "clients.ClientImport", "text", "the whole row of the uploaded file", "stays as it was uploaded",
        "old files are gone (KEEP_IMPORTS_DAYS); one that is there and names them is deleted",
    ),
    SoftLink(
        "clients.ClientImport", "left_out", "names of clients with the same address", "stays as it was said",
        "goes with its file",
    ),
    SoftLink(
        "clients.SmartList", "query", "words that an agent looked for", "stays as the agent wrote it",
        "stays: the words are the agent's, and find nobody",
    ),
    *(
        SoftLink(
            "emails.OfficeMail", column, "what an agent's mailbox got of a client's answer", "stays as it was sent",
            "mails that tell of an answer of theirs are deleted",
        )
        for column in ("subject", "from_name", "reply_to", "headers", "files")
    ),
    SoftLink(
        "emails.UnmatchedEvent", "raw", "an address in a report of SendGrid", "stays as it came",
        "those that hold an address of theirs are deleted",
    ),
)  # fmt: skip

NOT_ABOUT_CLIENTS = {
    "clients.ClientImport.columns": "names of columns",
    "emails.OfficeMail.webhook_events": "mails to agents",
    "emails.WriterProfile.tries": "figures of the AI",
    "operating.Examination.findings": "what the DNS says of the sender's domain",
}
"""JSON and binary columns of tables that don't hang on a client, and what they hold instead."""
