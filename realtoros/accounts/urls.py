"""Accounts: allauth's own pages, and the team."""

from allauth.account.views import logout
from django.urls import include, path
from django.views.decorators.http import require_POST

urlpatterns = [
    # allauth's own asks by GET whether one means it: a button of ours is meant.
    path("logout/", require_POST(logout), name="account_logout"),
    path("", include("allauth.account.urls")),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
