from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from emails.models import (
    EmailAttachment,
    EmailLog,
    FallbackTemplate,
    ForwardedAnswer,
    LetterTemplate,
    OfficeMail,
    PassedOnAnswer,
    Provider,
    Suppression,
    UnmatchedEvent,
    WebhookRefusal,
    WriterProfile,
)
from emails.webhook.apply import retry
from emails.webhook.refusals import refusals
from lists.admin_fields import KeptAdmin


@admin.register(EmailLog)
class EmailLogAdmin(KeptAdmin):
    # What was sent is history, and its status moves by guarded transitions only.
    list_display = (
        "id",
        "to_email",
        "subject",
        "status",
        "client",
        "sent_at",
        "opened_at",
        "clicked_at",
        "retry_count",
    )
    list_filter = ("status", "written_by", "sent_at")
    list_select_related = ("client",)
    search_fields = ("to_email", "subject", "sendgrid_message_id", "client__name")
    show_full_result_count = False


@admin.register(OfficeMail)
class OfficeMailAdmin(KeptAdmin):
    """Without the body, which may hold somebody's link to sign in, and without the events, which may name it."""

    list_display = ("id", "created_at", "kind", "to_email", "subject", "status", "sent_at", "retry_count")
    list_filter = ("kind", "status", "created_at")
    search_fields = ("to_email", "to_name", "subject", "sendgrid_message_id")
    exclude = ("body", "webhook_events", "files", "headers")


@admin.register(ForwardedAnswer)
class ForwardedAnswerAdmin(KeptAdmin):
    list_display = ("id", "inbound_email", "office_mail")
    list_filter = ("office_mail__status",)
    search_fields = ("office_mail__to_email", "office_mail__subject")
    list_select_related = ("inbound_email", "office_mail")
    raw_id_fields = ("inbound_email", "office_mail")


@admin.register(PassedOnAnswer)
class PassedOnAnswerAdmin(KeptAdmin):
    list_display = ("created_at", "inbound_email", "email_log")
    list_filter = ("created_at",)
    search_fields = ("email_log__to_email", "email_log__subject")
    list_select_related = ("inbound_email", "email_log")
    raw_id_fields = ("inbound_email", "email_log")


@admin.register(FallbackTemplate)
class FallbackTemplateAdmin(KeptAdmin):
    """Written on the page in Settings alone, which fills and checks each text before it is saved."""

    list_display = ("followup_type", "property_type", "subject", "updated_at", "updated_by")
    list_filter = ("followup_type", "property_type")
    list_select_related = ("updated_by",)
    search_fields = ("subject", "body")


@admin.register(EmailAttachment)
class EmailAttachmentAdmin(KeptAdmin):
    list_display = ("id", "email_log", "client_file", "created_at")
    list_filter = ("created_at",)
    list_select_related = ("email_log", "client_file")
    search_fields = ("client_file__name",)


@admin.register(LetterTemplate)
class LetterTemplateAdmin(KeptAdmin):
    """Written on its page in Settings alone, as these are."""

    list_display = ("name", "owner", "subject", "is_active", "updated_at", "updated_by")
    list_filter = ("is_active",)
    list_select_related = ("owner", "updated_by")
    search_fields = ("name", "subject", "body")


@admin.register(Suppression)
class SuppressionAdmin(admin.ModelAdmin):
    """Read, and added to. Lifting asks for a reason or for consent, on the client's page: see emails/ledger.py."""

    list_display = ("address", "reason", "source", "created_at")
    list_filter = ("reason", "created_at")
    search_fields = ("address", "source")
    readonly_fields = ("created_at", "applied_at")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Provider)
class ProviderAdmin(KeptAdmin):
    """How the workers last met them. Written by the engine alone."""

    list_display = ("name", "failures", "paused_until", "last_success_at", "last_error_at", "last_error")
    list_filter = ("name",)
    search_fields = ("name",)


@admin.register(WriterProfile)
class WriterProfileAdmin(KeptAdmin):
    """What the tests of the writer found. Prices and tests are on the broker's page under Settings."""

    list_display = ("model", "base_url", "works", "answer_form", "token_limit", "effort", "tested_at", "shutdown_on")
    list_filter = ("works", "answer_form")
    search_fields = ("model", "base_url")


@admin.register(WebhookRefusal)
class WebhookRefusalAdmin(KeptAdmin):
    list_display = ("day", "reason", "count", "last_at")
    list_filter = ("day", "reason")
    search_fields = ("reason",)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        refusals.write_down()
        return super().changelist_view(request, extra_context)


@admin.register(UnmatchedEvent)
class UnmatchedEventAdmin(admin.ModelAdmin):
    list_display = ("id", "received_at", "reason", "excerpt", "applied_at")
    list_filter = ("reason", "received_at", ("applied_at", admin.EmptyFieldListFilter))
    search_fields = ("error",)
    fields = readonly_fields = ("received_at", "reason", "error", "text", "applied_at")
    actions = ("try_again",)

    @admin.display(description="event")
    def excerpt(self, event: UnmatchedEvent) -> str:
        return event.text[:120]

    @admin.action(description="Try again")
    def try_again(self, request: HttpRequest, queryset: QuerySet[UnmatchedEvent]) -> None:
        applied = sum(retry(event) for event in queryset.filter(applied_at=None))
        self.message_user(request, f"{applied} of {queryset.count()} events now found their email.")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
