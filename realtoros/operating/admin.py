from django.contrib import admin

from lists.admin_fields import ReadOnlyAdmin
from realtoros.operating.models import BackupRun, Examination, Heartbeat


@admin.register(Heartbeat)
class HeartbeatAdmin(ReadOnlyAdmin):
    list_display = ("kind", "node", "queues", "seen_at", "problem", "busy_since", "ended_at")
    list_filter = ("kind",)
    search_fields = ("node", "queues")


@admin.register(Examination)
class ExaminationAdmin(ReadOnlyAdmin):
    list_display = ("topic", "examined_at")
    list_filter = ("examined_at",)
    search_fields = ("topic",)


@admin.register(BackupRun)
class BackupRunAdmin(ReadOnlyAdmin):
    list_display = ("kind", "started_at", "finished_at", "destination", "size", "error")
    list_filter = ("kind", "started_at")
    search_fields = ("destination", "error")
