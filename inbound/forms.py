"""The filters of the list of incoming mail, and the search for the client whom a mail is from."""

from typing import ClassVar

from django import forms
from django.db.models import F, Q

from clients.models import Client, ClientQuerySet
from inbound.models import Kind, State
from inbound.models.queryset import InboundEmailQuerySet
from lists.filter_form import ChoicesField, DayField, FilterForm

KINDS = [
    (Kind.REPLY.value, "Answer"),
    (Kind.AUTO_REPLY.value, "Automatic answer"),
    (Kind.OPT_OUT.value, "Opt-out"),
    (Kind.BOUNCE.value, "Delivery report"),
    (Kind.LEAD.value, "Lead"),
    (Kind.OTHER.value, "Other mail"),
]
STATES = [
    (State.RECEIVED.value, "Not read yet"),
    (State.READ.value, "Read"),
    (State.BROKEN.value, "Can’t be read"),
]
WHOSE = [("client", "A client’s"), ("nobody", "Not on file")]


class InboundFilter(FilterForm):
    url_name = "inbound_list"
    in_words = ("kind", "state", "whose", "received")
    days: ClassVar[dict[str, str]] = {"received": "Received"}

    kind = ChoicesField(KINDS, unknown="a kind of mail")
    state = ChoicesField(STATES, label="Status", unknown="a status of mail")
    whose = ChoicesField(WHOSE, label="From", unknown="a sender to filter by")
    received_from, received_to = DayField("Received from"), DayField("Received to")

    def apply(self, mails: InboundEmailQuerySet) -> InboundEmailQuerySet:
        asked = self.asked
        if asked.get("kind"):
            mails = mails.filter(kind__in=asked["kind"])
        if asked.get("state"):
            mails = mails.filter(state__in=asked["state"])
        if len(asked.get("whose", ())) == 1:
            mails = mails.filter(client__isnull=asked["whose"] == ["nobody"])
        if received := self.within("received", "received_at"):
            mails = mails.filter(received)
        if text := asked.get("q"):
            in_mail = Q(from_email__icontains=text) | Q(from_name__icontains=text) | Q(subject__icontains=text)
            by_client = Q(client__in=Client.objects.search(text))
            # What the sender wrote, which no code knows.
            mails = mails.alias(written=F("text")).filter(in_mail | by_client | Q(written__icontains=text))
        return mails


class WhoForm(forms.Form):
    """Which client a mail is from: one of those whom the typed words find."""

    who = forms.CharField(required=False, max_length=200)
    client = forms.ModelChoiceField(
        queryset=Client.objects.none(),
        required=True,
        error_messages={
            "required": "Choose the client who wrote it.",
            "invalid_choice": "Choose the client who wrote it.",
        },
    )

    def __init__(self, *args: object, clients: ClientQuerySet, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.clients = clients
        self.fields["client"].queryset = clients  # type: ignore[attr-defined]

    def found(self, most: int) -> list[Client]:
        """Those whom the typed words find, one more than `most` where there are more."""
        text = str(self["who"].value() or "").replace("\x00", " ").strip()[:200]
        return list(self.clients.search(text)[: most + 1]) if text else []
