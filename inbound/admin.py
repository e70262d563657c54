from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse

from inbound.models import InboundAttachment, InboundEmail, InboundRefusal
from inbound.views.receive import refusals
from lists.admin_fields import KeptAdmin


@admin.register(InboundEmail)
class InboundEmailAdmin(KeptAdmin):
    list_display = ("received_at", "kind", "state", "from_email", "subject", "client", "matched_by")
    list_filter = ("kind", "state", "matched_by")
    list_select_related = ("client",)
    search_fields = ("from_email", "to_email", "subject", "message_id")
    raw_id_fields = ("client", "email_log", "agent")
    date_hierarchy = "received_at"


@admin.register(InboundAttachment)
class InboundAttachmentAdmin(KeptAdmin):
    list_display = ("name", "size", "content_type", "inbound_email")
    list_select_related = ("inbound_email",)
    list_filter = ("inbound_email__kind",)
    search_fields = ("name", "inbound_email__from_email")
    raw_id_fields = ("inbound_email",)


@admin.register(InboundRefusal)
class InboundRefusalAdmin(KeptAdmin):
    list_display = ("day", "reason", "count", "last_at")
    list_filter = ("day", "reason")
    search_fields = ("reason",)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        refusals.write_down()
        return super().changelist_view(request, extra_context)
