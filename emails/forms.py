"""The filters of the list of emails, what they share with those of the follow-ups, a template, and prices."""

from collections.abc import Sequence
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Any, ClassVar

from django import forms
from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.text import Truncator

from agents.filters import ByAgentFilter
from agents.forms.stale_check import StaleCheck
from agents.models import Agent
from clients.models import Client
from emails.models import EmailLogQuerySet, Engagement, OfficeMail, WriterProfile
from emails.models.engagement import WITH
from emails.models.fallback_template import MAX_BODY, MAX_SUBJECT
from emails.models.letters.template import MAX_NAME
from emails.models.states import SHOWN_AS, Status
from emails.writer.fallback import Text, mistakes
from emails.writer.fallback.examples import NEVER_SAVED, Example, Preview, letter_preview, preview
from emails.writer.guard import Finding
from lists.filter_form import ChoicesField, DayField, FilterForm
from lists.one_line import LinesInput, OneLineInput, check_one_line

MAX_LIMIT = 100
MAX_ID = 2**63 - 1  # what PostgreSQL's bigint holds


class ByClientFilter(FilterForm):
    """A list in which each row is about a client: it can show one client's alone, and as many rows as one likes."""

    arrangement: ClassVar[tuple[str, ...]] = ("limit",)
    NUMBER = {"invalid": "“client_id” must be a number.", "min_value": "“client_id” must be a number above 0."}

    client_id = forms.IntegerField(
        required=False, min_value=1, max_value=MAX_ID, error_messages=NUMBER, widget=forms.HiddenInput
    )
    limit = forms.IntegerField(required=False, min_value=1, error_messages={"invalid": "“limit” must be a number."})
    per_page = 10

    def clean_limit(self) -> int | None:
        limit: int | None = self.cleaned_data["limit"]
        if limit and limit > MAX_LIMIT:
            self.per_page = MAX_LIMIT
            raise forms.ValidationError(f"A page shows at most {MAX_LIMIT} at a time.")
        self.per_page = limit or self.per_page
        return limit

    @property
    def fits(self) -> str:
        return "" if self.data.get("limit") else super().fits

    @property
    def without_client(self) -> str:
        return self.address("client_id")


class EmailFilter(ByAgentFilter, ByClientFilter):
    url_name = "email_list"
    in_words = ("status", "engagement", "sent", "agent")
    days: ClassVar[dict[str, str]] = {"sent": "Sent"}
    keeps = ("client_id", "limit")

    status = ChoicesField(
        [(status, label) for status, label in Status.choices if status not in SHOWN_AS], unknown="an email status"
    )
    engagement = ChoicesField(Engagement.choices, unknown="a kind of engagement")
    sent_from, sent_to = DayField("Sent from"), DayField("Sent to")

    def __init__(self, data: QueryDict, viewer: Agent) -> None:
        # An address may name any status, from before the filter offered one for both.
        data = data.copy()
        data.setlist("status", list(dict.fromkeys(SHOWN_AS.get(value, value) for value in data.getlist("status"))))
        super().__init__(data, viewer)

    def apply(self, logs: EmailLogQuerySet) -> EmailLogQuerySet:
        asked = self.asked
        if asked.get("client_id"):
            logs = logs.filter(client=asked["client_id"])
        if asked.get("agent"):
            logs = logs.filter(client__agent__in=asked["agent"])
        if asked.get("status"):
            also = [status for status, shown_as in SHOWN_AS.items() if shown_as in asked["status"]]
            logs = logs.filter(status__in=[*asked["status"], *also])
        if asked.get("engagement"):
            logs = logs.filter(reduce(or_, (WITH[name] for name in asked["engagement"])))
        if sent := self.within("sent", "sent_at"):
            logs = logs.accepted().filter(sent)
        if text := asked.get("q"):
            by_client = Q(client__in=Client.objects.search(text))
            logs = logs.filter(by_client | Q(subject__icontains=text) | Q(to_email__icontains=text))
        return logs

    @property
    def newest_first(self) -> F:
        """What the list is ordered by: the emails of some days by when they were sent, and so read from an index."""
        return F("sent_at" if "sent" in self.sentences else "created_at")


class OfficeMailFilter(FilterForm):
    url_name = "office_mails"

    def apply(self, mails: QuerySet[OfficeMail]) -> QuerySet[OfficeMail]:
        if text := self.asked.get("q"):
            in_name = Q(to_name__icontains=text) | Q(to_email__icontains=text) | Q(from_name__icontains=text)
            mails = mails.filter(in_name | Q(subject__icontains=text))
        return mails


class FallbackTemplateForm(forms.Form):
    """One template. It is filled for the examples, and what the guard finds there has to go or to be confirmed."""

    subject = forms.CharField(
        max_length=MAX_SUBJECT,
        widget=OneLineInput(attrs={"data-takes-fields": ""}),
        help_text="The client sees it in their inbox.",
        error_messages={"required": "Enter a subject."},
    )
    body = forms.CharField(
        label="Text",
        max_length=MAX_BODY,
        widget=LinesInput(attrs={"data-takes-fields": "", "rows": 12}),
        error_messages={"required": "Enter the text."},
        help_text="We add the greeting above and the agent’s signature below. A blank line starts a new paragraph.",
    )
    confirmed = forms.CharField(required=False)

    def __init__(self, *args: Any, examples: tuple[Example, ...], step: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples, self.step = examples, step
        self.previews: list[Preview] = []
        self.notes: list[Finding] = []

    @property
    def template(self) -> Text:
        return Text(self.cleaned_data["subject"], self.cleaned_data["body"])

    @property
    def confirmation(self) -> str:
        """What the box says when it is ticked: yes to these notes, and to no others."""
        said = "\n".join(f"{note.kind} {note.part} {note.text}" for note in self.notes)
        return sha256(said.encode()).hexdigest()[:16] if self.notes else ""

    def clean(self) -> dict[str, Any]:
        if "subject" in self.cleaned_data and "body" in self.cleaned_data:
            for part, said in self.mistakes().items():
                for each in said:
                    self.add_error(part, each)
        if not self.errors.keys() & {"subject", "body"}:
            self._look()
        return self.cleaned_data

    def mistakes(self) -> dict[str, list[str]]:
        return mistakes(*self.template)

    def preview(self, example: Example) -> Preview:
        return preview(self.template, example, self.step, timezone.localdate())

    def _look(self) -> None:
        self.previews = [self.preview(example) for example in self.examples]
        longest = [each for seen in self.previews for each in _longest(seen.findings)]
        found = {(each.kind, each.part, each.text): each for each in longest}
        self.notes = [each for each in found.values() if each.kind not in NEVER_SAVED]
        for each in found.values():
            if each.kind in NEVER_SAVED:
                self.add_error(
                    each.part, f"{each.label}: “{Truncator(each.text).chars(80)}”. {each.why} {each.what_to_do}"
                )
        if self.notes and not self.errors and self.cleaned_data.get("confirmed") != self.confirmation:
            self.add_error("confirmed", "Change the text, or check the box to save it anyway.")


def _longest(findings: Sequence[Finding]) -> list[Finding]:
    """Without those that lie within another of their kind."""
    return [each for each in findings if not any(_holds(other, each) for other in findings if other is not each)]


def _holds(outer: Finding, inner: Finding) -> bool:
    same = (outer.kind, outer.part) == (inner.kind, inner.part)
    return same and outer.start <= inner.start and inner.end <= outer.end


class LetterTemplateForm(StaleCheck, FallbackTemplateForm):
    """One that agents begin a letter with: they read it and fill in what is not known."""

    name = forms.CharField(
        max_length=MAX_NAME,
        widget=OneLineInput(attrs={"autocomplete": "off", "dir": "auto"}),
        validators=[check_one_line],
        error_messages={"required": "Enter a name. You find the template by it."},
    )
    field_order = ["name", "subject", "body"]

    def mistakes(self) -> dict[str, list[str]]:
        return mistakes(*self.template, has_gaps=True)

    def preview(self, example: Example) -> Preview:
        return letter_preview(self.template, example, self.step, timezone.localdate())


class PricesForm(forms.ModelForm):
    """What the writer's model costs."""

    class Meta:
        model = WriterProfile
        fields = ["input_price", "output_price"]
        labels = {
            "input_price": "Dollars per million input tokens",
            "output_price": "Dollars per million output tokens",
        }
        help_texts = {
            "input_price": "What the AI reads. If blank, emails show no cost. Enter 0 for your own server.",
            "output_price": "What the AI writes. If blank, emails show no cost.",
        }
        widgets = {
            name: forms.NumberInput(attrs={"min": 0, "step": "any", "inputmode": "decimal"})
            for name in ("input_price", "output_price")
        }
        error_messages = {name: {"invalid": "Enter a price, like 0.50."} for name in ("input_price", "output_price")}
