from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm

from agents.models import Agent, ClosedDay, Office


class AgentCreationForm(AdminUserCreationForm):
    class Meta:
        model = Agent
        fields = ("email", "name")
        field_classes: dict[str, type[forms.Field]] = {}


class AgentChangeForm(UserChangeForm):
    class Meta:
        model = Agent
        fields = "__all__"
        field_classes: dict[str, type[forms.Field]] = {}


@admin.register(Agent)
class AgentAdmin(UserAdmin):
    form, add_form = AgentChangeForm, AgentCreationForm
    list_display = ("email", "name", "phone", "is_broker", "is_active", "last_login")
    list_filter = ("is_broker", "is_active", "reviews_first")
    search_fields = ("email", "name", "phone")
    ordering = ("name", "id")
    filter_horizontal = ()
    readonly_fields = ("last_login", "created_at", "paused_at")
    fieldsets = (
        (None, {"fields": ("email", "password", "name", "phone")}),
        ("Writing", {"fields": ("signature", "instructions")}),
        ("Sending", {"fields": ("reviews_first", "timezone", "send_from", "send_until", "send_days", "paused_at")}),
        ("Role", {"fields": ("is_broker", "is_active", "last_login", "created_at")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "name", "usable_password", "password1", "password2", "is_broker")}),)


@admin.register(Office)
class OfficeAdmin(admin.ModelAdmin):
    list_display = ("name", "postal_address", "from_name", "from_email", "daily_cap", "holiday_calendar", "paused_at")
    search_fields = ("name",)
    list_filter = ("from_email",)
    readonly_fields = ("paused_at", "paused_by")

    def has_add_permission(self, request: object) -> bool:
        return not Office.objects.exists()

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


@admin.register(ClosedDay)
class ClosedDayAdmin(admin.ModelAdmin):
    list_display = ("on", "name")
    list_filter = ("on",)
    search_fields = ("name",)
