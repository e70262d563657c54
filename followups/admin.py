from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from followups.models import Restore, SweepRun, Task
from lists.admin_fields import ReadOnlyAdmin, RowSelect


@admin.register(Task)
class TaskAdmin(admin.ModelAdmin):
    list_display = ("id", "client", "followup_type", "scheduled_for", "status", "priority", "reason_code")
    list_filter = ("status", "followup_type", "priority", "scheduled_for")
    list_select_related = ("client",)
    search_fields = ("client__name", "client__email", "notes")
    autocomplete_fields = ("client",)
    show_full_result_count = False
    # Statuses move by guarded transitions only: the follow-ups page has the verbs.
    readonly_fields = (
        "status",
        "reason_code",
        "reason_facts",
        "gates",
        "planned_at",
        "hurried_at",
        "send_after",
        "approved_at",
        "approved_by",
        "email_sent",
        "not_before",
        "lease_until",
        "completed_at",
        "created_at",
        "updated_at",
    )

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "client":
            kwargs["widget"] = RowSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {}  # Django would take an address's words for a time, and fail

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.readonly_fields, "client", "followup_type") if obj else self.readonly_fields

    def save_model(self, request: HttpRequest, obj: Task, form: Any, change: bool) -> None:
        # Only what was edited: saving the whole row would undo a status that moved since the page was opened.
        obj.save(update_fields=[*form.changed_data, "updated_at"] if change else None)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(SweepRun)
class SweepRunAdmin(ReadOnlyAdmin):
    list_display = ("started_at", "finished_at", "processed", "sent", "failed", "held")
    list_filter = ("started_at",)
    search_fields = ("id",)
    date_hierarchy = "started_at"


@admin.register(Restore)
class RestoreAdmin(ReadOnlyAdmin):
    list_display = ("restored_at", "backup_at", "file", "is_copy")
    list_filter = ("is_copy",)
    search_fields = ("file",)
