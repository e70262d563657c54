"""A list's address: search, filters, page. What can't be understood is left out and said."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from clients.models import Client
from emails.models import EmailLog
from lists import paging
from lists.addresses import address_of, query_of

MAX_LIMIT = 100
MAX_ID = 2**63 - 1  # what PostgreSQL's bigint holds


class ListFilter(forms.Form):
    """What the lists of emails and follow-ups share."""

    NUMBER = {"invalid": "“client_id” must be a number.", "min_value": "“client_id” must be a number above 0."}

    q = forms.CharField(required=False, max_length=200)
    client_id = forms.IntegerField(
        required=False, min_value=1, max_value=MAX_ID, error_messages=NUMBER, widget=forms.HiddenInput
    )
    page = forms.IntegerField(required=False, min_value=1, error_messages={"invalid": "“page” must be a number."})
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
    def asked(self) -> dict[str, Any]:
        self.is_valid()
        return self.cleaned_data

    def page_of(self, rows: paging.Stretch) -> tuple[paging.Page, list[str]]:
        """The page that the address asks for; the first, and a complaint, where there is no such page."""
        places = QueryDict(mutable=True)
        for name in ("after", "before"):
            if name in self.data:
                places[name] = str(self.data[name])
        places["page"] = str(self.asked.get("page") or 1)
        page: paging.Page | None
        try:
            page = paging.page_of([rows], places, self.per_page)
        except paging.Unreadable:
            page = None
        if page is None or (not page.rows and page.start > 1):
            return paging.page_of([rows], QueryDict(), self.per_page), ["There is no such page, so this is the first."]
        return page, []

    @property
    def complaints(self) -> list[str]:
        return [str(error) for errors in self.errors.values() for error in errors]


class EmailFilter(ListFilter):
    status = forms.MultipleChoiceField(
        required=False,
        choices=EmailLog.Status.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "“%(value)s” is not a status of an email: the filter was left out."},
    )

    @property
    def is_narrowed(self) -> bool:
        return any(self.asked.get(name) for name in ("q", "client_id", "status"))

    # --- the same as an address ---

    def query(self, *leave_out: str) -> str:
        return query_of(self.fields, self.asked, "page", *leave_out)

    @property
    def here(self) -> str:
        return address_of(reverse("email_list"), self.query())

    @property
    def without_client(self) -> str:
        return address_of(reverse("email_list"), self.query("client_id"))

    @property
    def narrowing(self) -> str:
        """What decides which emails the list holds."""
        return self.query("limit")

    def apply(self, logs: "QuerySet[EmailLog]") -> "QuerySet[EmailLog]":
        asked = self.asked
        if asked.get("client_id"):
            logs = logs.filter(client=asked["client_id"])
        if asked.get("status"):
            logs = logs.filter(status__in=asked["status"])
        if text := asked.get("q"):
            by_client = Q(client__in=Client.objects.search(text))
            logs = logs.filter(by_client | Q(subject__icontains=text) | Q(to_email__icontains=text))
        return logs
