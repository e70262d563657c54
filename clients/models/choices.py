"""What a client's columns may hold."""

from django.db import models


class Stage(models.TextChoices):
    LEAD = "lead", "Lead"
    NEGOTIATING = "negotiating", "Negotiating"
    UNDER_CONTRACT = "under_contract", "Under contract"
    CLOSED = "closed", "Closed"
    LOST = "lost", "Lost"

    @property
    def is_finished(self) -> bool:
        return self in FINISHED_STAGES


# Follow-ups stop here: the deal is done, or there is none.
FINISHED_STAGES = (Stage.CLOSED, Stage.LOST)


class PropertyType(models.TextChoices):
    RESIDENTIAL = "residential", "Residential"
    COMMERCIAL = "commercial", "Commercial"
    LAND = "land", "Land"
    OTHER = "other", "Other"


class SendingMode(models.TextChoices):
    """Whether a client's follow-ups wait for somebody to read them."""

    AS_AGENT = "", "Same as the agent"
    AUTOMATIC = "automatic", "Automatic"
    REVIEW = "review", "Review first"


class Call(models.TextChoices):
    """How a call went."""

    REACHED = "reached", "Reached"
    VOICEMAIL = "voicemail", "Voicemail"
    NO_ANSWER = "no_answer", "No answer"
    BUSY = "busy", "Busy"
    WRONG_NUMBER = "wrong_number", "Wrong number"


# The client heard nothing of the agent.
NO_CONTACT = (Call.NO_ANSWER, Call.BUSY, Call.WRONG_NUMBER)


class Direction(models.TextChoices):
    """Who called or wrote."""

    OUTGOING = "outgoing", "Outgoing"
    INCOMING = "incoming", "Incoming"


class Meeting(models.TextChoices):
    IN_PERSON = "in_person", "In person"
    SHOWING = "showing", "Showing"
    OPEN_HOUSE = "open_house", "Open house"
    VIDEO = "video", "Video call"
