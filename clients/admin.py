from typing import Any, cast

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest

from agents.models import Agent
from clients.models import (
    Activity,
    AdditionalEmail,
    AdditionalPhone,
    Attention,
    BulkAction,
    Client,
    ClientFile,
    ClientImport,
    ClientTag,
    Conversation,
    ConversationVersion,
    Note,
    NoteVersion,
    Person,
    SmartList,
    Source,
    Tag,
)
from followups.display.activity_words import in_words
from lists.admin_fields import KeptAdmin, ObjectField, ReadOnlyAdmin


@admin.register(Client)
class ClientAdmin(admin.ModelAdmin):
    list_display = ("name", "email", "phone", "stage", "property_type", "agent", "last_contacted", "is_deleted")
    list_filter = ("stage", "property_type", "is_deleted", "sending_mode", "agent")
    list_select_related = ("agent",)
    search_fields = ("name", "email", "phone", "property_address")
    autocomplete_fields = ("agent",)
    readonly_fields = ("created_at", "updated_at", "planned_at", "plan_offered_at", "stopped_at")
    show_full_result_count = False
    actions = ("delete_softly",)
    formfield_overrides = {models.JSONField: {"form_class": ObjectField}}

    @admin.action(description="Delete (follow-ups stop, history is kept)")
    def delete_softly(self, request: HttpRequest, queryset: QuerySet[Client]) -> None:
        by = cast(Agent, request.user)
        count = sum(client.delete_softly(by=by) for client in queryset)
        self.message_user(request, f"{count} clients deleted. Their follow-ups stop within a minute.")

    def save_model(self, request: HttpRequest, obj: Client, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        kind = Activity.Kind.EDITED if change else Activity.Kind.CREATED
        obj.record(kind, by=cast(Agent, request.user), event="in_admin", fields=form.changed_data if change else [])

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # the email history must outlive a client: delete is the soft one above


@admin.register(Activity)
class ActivityAdmin(KeptAdmin):
    # A timeline that could be edited would prove nothing.
    list_display = ("occurred_at", "kind", "client", "words", "agent")
    list_filter = ("kind", "occurred_at")
    list_select_related = ("client", "agent")
    search_fields = ("client__name", "client__email")
    date_hierarchy = "occurred_at"
    show_full_result_count = False

    @admin.display(description="What happened")
    def words(self, activity: Activity) -> str:
        return in_words(activity)


@admin.register(Note)
class NoteAdmin(KeptAdmin):
    # Changed on the client's page alone, which keeps what was there before.
    list_display = ("created_at", "client", "__str__", "agent", "is_kept_from_ai", "edited_at", "deleted_at")
    list_filter = ("created_at", "is_kept_from_ai")
    list_select_related = ("client", "agent")
    search_fields = ("text", "client__name")
    exclude = ("search_text",)
    show_full_result_count = False


@admin.register(NoteVersion)
class NoteVersionAdmin(KeptAdmin):
    list_display = ("at", "note", "__str__", "by")
    list_filter = ("at",)
    list_select_related = ("note", "by")
    search_fields = ("text", "note__client__name")
    show_full_result_count = False


@admin.register(Conversation)
class ConversationAdmin(KeptAdmin):
    list_display = ("occurred_at", "kind", "client", "__str__", "agent", "is_kept_from_ai", "edited_at", "deleted_at")
    list_filter = ("kind", "occurred_at", "is_kept_from_ai")
    list_select_related = ("client", "agent")
    search_fields = ("text", "client__name")
    exclude = ("search_text",)
    show_full_result_count = False


@admin.register(ConversationVersion)
class ConversationVersionAdmin(KeptAdmin):
    list_display = ("at", "conversation", "__str__", "by")
    list_filter = ("at",)
    list_select_related = ("conversation", "by")
    search_fields = ("conversation__text", "conversation__client__name")
    show_full_result_count = False


@admin.register(ClientFile)
class ClientFileAdmin(KeptAdmin):
    # Downloaded on the client's page alone, which asks whose client it is.
    list_display = ("created_at", "name", "client", "size", "agent", "deleted_at")
    list_filter = ("created_at",)
    list_select_related = ("client", "agent")
    search_fields = ("name", "client__name")
    show_full_result_count = False


@admin.register(Person)
class PersonAdmin(KeptAdmin):
    # Changed on the client's page alone, which records who did it.
    list_display = ("name", "role", "client", "email", "phone", "is_cc")
    list_filter = ("role", "is_cc")
    list_select_related = ("client",)
    search_fields = ("name", "email", "client__name")
    show_full_result_count = False


@admin.register(AdditionalEmail)
class AdditionalEmailAdmin(KeptAdmin):
    list_display = ("email", "label", "client", "person")
    list_filter = ("created_at",)
    list_select_related = ("client", "person")
    search_fields = ("email", "client__name")
    show_full_result_count = False


@admin.register(AdditionalPhone)
class AdditionalPhoneAdmin(KeptAdmin):
    list_display = ("phone", "label", "client", "person")
    list_filter = ("created_at",)
    list_select_related = ("client", "person")
    search_fields = ("phone", "client__name")
    show_full_result_count = False


@admin.register(SmartList)
class SmartListAdmin(admin.ModelAdmin):
    list_display = ("name", "agent", "query", "created_at", "deleted_at")
    list_filter = ("agent",)
    list_select_related = ("agent",)
    search_fields = ("name", "query", "agent__name")


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    list_display = ("name", "is_active", "created_at")
    list_filter = ("is_active",)
    search_fields = ("name",)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):
    list_display = ("name", "colour", "created_at", "created_by")
    list_filter = ("colour", "created_at")
    list_select_related = ("created_by",)
    search_fields = ("name",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # a tag of many clients is deleted in slices: /settings/tags/


@admin.register(ClientTag)
class ClientTagAdmin(KeptAdmin):
    # Changed on the client's page and in the list, which record it on the timeline.
    list_display = ("created_at", "client", "tag", "agent")
    list_filter = ("created_at",)
    list_select_related = ("client", "tag", "agent")
    search_fields = ("client__name", "tag__name")
    show_full_result_count = False


@admin.register(BulkAction)
class BulkActionAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "verb", "agent", "undone_at")
    list_filter = ("verb", "created_at")
    list_select_related = ("agent",)
    search_fields = ("agent__name",)


@admin.register(Attention)
class AttentionAdmin(ReadOnlyAdmin):
    list_display = ("put_aside_at", "kind", "client", "agent", "until", "reason")
    list_filter = ("kind", "put_aside_at")
    list_select_related = ("client", "agent")
    search_fields = ("client__name", "reason")


@admin.register(ClientImport)
class ClientImportAdmin(ReadOnlyAdmin):
    list_display = ("created_at", "name", "agent", "imported", "silenced", "done_at")
    list_filter = ("created_at",)
    list_select_related = ("agent",)
    search_fields = ("name", "agent__name")
    exclude = ("text",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ClientImport]:
        return super().get_queryset(request).defer("text")
