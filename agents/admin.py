from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin

from agents.models import Agent, ClosedDay, Invitation, Office, RateLimit, SignInAttempt
from lists.admin_fields import KeptAdmin

# allauth's own pages change them; here somebody could become another one.
admin.site.unregister([EmailAddress, Authenticator, UserSession])


@admin.register(Agent)
class AgentAdmin(admin.ModelAdmin):
    """Nobody sets another one's password here: the Team page invites, and each chooses their own."""

    list_display = ("email", "name", "phone", "is_broker", "is_admin", "is_active", "last_login")
    list_filter = ("is_broker", "is_admin", "is_active", "reviews_first")
    search_fields = ("email", "name", "phone")
    ordering = ("name", "id")
    readonly_fields = ("email", "is_broker", "is_admin", "is_active", "last_login", "created_at", "paused_at")
    fieldsets = (
        (None, {"fields": ("email", "name", "phone")}),
        ("Writing", {"fields": ("signature", "instructions")}),
        ("Sending", {"fields": ("reviews_first", "timezone", "send_from", "send_until", "send_days", "paused_at")}),
        ("Role", {"fields": ("is_broker", "is_admin", "is_active", "last_login", "created_at")}),
    )

    def has_add_permission(self, request: object) -> bool:
        return False

    def has_delete_permission(self, request: object, obj: object = None) -> bool:
        return False


@admin.register(Invitation)
class InvitationAdmin(KeptAdmin):
    list_display = ("email", "name", "is_broker", "is_admin", "sent_at", "accepted_at", "withdrawn_at")
    list_filter = ("is_broker", "is_admin")
    search_fields = ("email", "name")
    exclude = ("token_hash",)


@admin.register(SignInAttempt)
class SignInAttemptAdmin(KeptAdmin):
    list_display = ("at", "outcome", "email", "address", "agent")
    list_filter = ("outcome",)
    search_fields = ("email", "address")


@admin.register(RateLimit)
class RateLimitAdmin(KeptAdmin):
    list_display = ("cache_key", "expires")
    list_filter = ("expires",)
    search_fields = ("cache_key",)


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
