from django.contrib import admin
from django.urls import include, path

from agents.preferences import next_send, settings_page
from agents.views import change_password, login, logout
from emails import webhook
from emails.views import unsubscribe
from realtoros import views
from realtoros.palette import palette
from realtoros.styleguide import styleguide

urlpatterns = [
    path("", views.today, name="today"),
    path("today/live/", views.today_live, name="today_live"),
    path("login/", login, name="login"),
    path("logout/", logout, name="logout"),
    path("clients/", include("clients.urls")),
    path("pipeline/", include("clients.pipeline_urls")),
    path("followups/", include("followups.urls")),
    path("emails/", include("emails.urls")),
    path("palette/", palette, name="palette"),
    path("reports/", views.reports, name="reports"),
    path("settings/", settings_page, name="settings"),
    path("settings/next-send/", next_send, name="next_send"),
    path("settings/password/", change_password, name="change_password"),
    path("styleguide/", styleguide, name="styleguide"),
    path("admin/", admin.site.urls),
    # No trailing slash: SendGrid follows no redirect.
    path("webhook/sendgrid", webhook.sendgrid, name="sendgrid_webhook"),
    path("unsubscribe/<str:token>/", unsubscribe, name="unsubscribe"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
]
