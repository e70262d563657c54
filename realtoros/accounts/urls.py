"""Accounts: allauth's own pages, and the team."""

from allauth.account.urls import urlpatterns as account_pages
from allauth.account.views import email, login, logout, password_change
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from realtoros.accounts import views

HERE = ("account_login", "account_logout", "account_change_password", "account_email")
"""Pages of allauth's that have another address here."""
NOT_USED = (
    "account_confirm_login_code",
    "account_request_reauthentication_code",
    "account_confirm_reauthentication_code",
    "account_email_verification_sent",
)
"""Of ways to sign in that are switched off. allauth asks for their addresses all the same."""


def not_used(request: HttpRequest) -> HttpResponse:
    raise Http404


urlpatterns = [
    path("login/", login, name="account_login"),
    # allauth's own asks by GET whether one means it: a button of ours is meant.
    path("logout/", require_POST(logout), name="account_logout"),
    path("login/again/", views.sign_in_again, name="sign_in_again"),
    path("session/", views.session_state, name="session_state"),
    path("settings/password/", password_change, name="account_change_password"),
    path("settings/email/", email, name="account_email"),
    path("account/", include([page for page in account_pages if page.name not in (*HERE, *NOT_USED)])),
    *[path(f"account/{page.pattern}", not_used, name=page.name) for page in account_pages if page.name in NOT_USED],
    path("account/second-factor/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
    path("team/", views.team_page, name="team"),
    path("team/invite/", views.invite, name="team_invite"),
    path("team/second-factor/", views.second_factor, name="team_second_factor"),
    path("team/invitations/<int:pk>/again/", views.invite_again, name="invitation_again"),
    path("team/invitations/<int:pk>/withdraw/", views.withdraw, name="invitation_withdraw"),
    path("team/<int:pk>/", views.member, name="team_member"),
    path("team/<int:pk>/roles/", views.roles, name="team_roles"),
    path("team/<int:pk>/deactivate/", views.deactivate, name="team_deactivate"),
    path("team/<int:pk>/reactivate/", views.reactivate, name="team_reactivate"),
    path("team/<int:pk>/reassign/", views.reassign, name="team_reassign"),
    path("team/<int:pk>/second-factor/", views.reset_second_factor, name="team_reset_second_factor"),
    path("invitation/<str:token>/", views.invitation, name="invitation"),
]
