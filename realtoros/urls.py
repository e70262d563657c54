from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from agents.views.office import office_settings
from agents.views.settings import next_send, settings_page
from agents.views.zones import zone_cities
from clients.views.office_lists import sources, tags
from emails.views import fallback_templates, letter_templates, office_mails
from emails.views import writer as writer_page
from emails.views.unsubscribe import unsubscribe
from emails.webhook import receive
from followups.views.bulk_undo import undo
from inbound.views.receive import inbound
from realtoros.operating import health, system, unsettled
from realtoros.palette import palette
from realtoros.reports import views as reports
from realtoros.styleguide import styleguide
from realtoros.today import actions, first_run, setup, views

# One door: the admin signs nobody in by itself.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

TEMPLATE = "settings/templates/<slug:step>/<slug:property_type>/"

urlpatterns = [
    # First, because Django looks in this order, and these are called most.
    # No trailing slash: SendGrid follows no redirect.
    path("webhook/sendgrid", receive.sendgrid, name="sendgrid_webhook"),
    # Both, because an address that was typed with a slash at its end must not lose any mail.
    path("webhook/inbound", inbound, name="inbound_webhook"),
    path("webhook/inbound/", inbound),
    path("", views.today, name="today"),
    path("today/live/", views.today_live, name="today_live"),
    path("today/system/", system.system, name="system"),
    path("today/pause/", system.pause, name="pause_all"),
    path("today/restored/", unsettled.unsettled, name="unsettled"),
    path("today/restored/settle/", unsettled.settle_all, name="unsettled_settle"),
    path("today/resume/", system.resume, name="resume_all"),
    path("today/clients/<int:pk>/", actions.row, name="today_row"),
    path("today/clients/<int:pk>/call/", actions.call, name="today_call"),
    path("today/clients/<int:pk>/call/undo/", actions.undo_call, name="today_undo_call"),
    path("today/clients/<int:pk>/aside/", actions.aside, name="today_aside"),
    path("today/clients/<int:pk>/aside/undo/", actions.undo_aside, name="today_undo_aside"),
    path("today/clients/<int:pk>/assign/", actions.assign, name="today_assign"),
    path("today/clients/<int:pk>/assign/undo/", actions.undo_assign, name="today_undo_assign"),
    path("today/followups/<int:pk>/<slug:verb>/", actions.followup, name="today_followup"),
    path("today/inbound/<int:pk>/<slug:verb>/", actions.inbound, name="today_inbound"),
    path("welcome/", first_run.welcome, name="welcome"),
    path("welcome/done/", first_run.dismiss, name="welcome_done"),
    path("welcome/live/", setup.welcome_live, name="welcome_live"),
    path("welcome/sender/", setup.sender, name="welcome_sender"),
    path("welcome/zone/", setup.zone, name="zone"),
    path("welcome/test/", first_run.send_test, name="welcome_test"),
    path("", include("realtoros.accounts.urls")),
    path("clients/", include("clients.urls")),
    path("pipeline/", include("clients.pipeline_urls")),
    path("followups/", include("followups.urls")),
    path("emails/", include("emails.urls")),
    path("inbound/", include("inbound.urls")),
    path("office-mails/", office_mails.office_mails, name="office_mails"),
    path("office-mails/<int:pk>/arrived/", office_mails.arrived, name="office_mail_arrived"),
    path("office-mails/<int:pk>/send-again/", office_mails.send_again, name="office_mail_send_again"),
    path("bulk/<int:pk>/undo/", undo, name="bulk_undo"),
    path("palette/", palette, name="palette"),
    path("reports/", reports.reports, name="reports"),
    path("settings/", settings_page, name="settings"),
    path("settings/next-send/", next_send, name="next_send"),
    path("settings/zones/", zone_cities, name="zone_cities"),
    path("settings/office/", office_settings, name="office_settings"),
    path("settings/templates/", letter_templates.index, name="letter_templates"),
    path("settings/templates/new/", letter_templates.new, name="letter_template_new"),
    path("settings/templates/preview/", letter_templates.preview, name="letter_template_preview"),
    path("settings/templates/fallback/", fallback_templates.templates, name="fallback_templates"),
    path("settings/templates/<int:pk>/", letter_templates.edit, name="letter_template"),
    path("settings/templates/<int:pk>/duplicate/", letter_templates.duplicate, name="letter_template_duplicate"),
    path("settings/templates/<int:pk>/retire/", letter_templates.retire, name="letter_template_retire"),
    path("settings/templates/<int:pk>/bring-back/", letter_templates.bring_back, name="letter_template_bring_back"),
    path(TEMPLATE, fallback_templates.template, name="fallback_template"),
    path(f"{TEMPLATE}preview/", fallback_templates.template_preview, name="fallback_template_preview"),
    path(f"{TEMPLATE}built-in/", fallback_templates.template_built_in, name="fallback_template_built_in"),
    path(f"{TEMPLATE}undo/", fallback_templates.template_undo, name="fallback_template_undo"),
    path("settings/sources/", sources.index, name="sources"),
    path("settings/sources/<int:pk>/rename/", sources.rename, name="source_rename"),
    path("settings/sources/<int:pk>/retire/", sources.retire, name="source_retire"),
    path("settings/sources/<int:pk>/bring-back/", sources.bring_back, name="source_bring_back"),
    path("settings/sources/<int:pk>/merge/", sources.merge, name="source_merge"),
    path("settings/tags/", tags.index, name="tags"),
    path("settings/tags/<int:pk>/rename/", tags.rename, name="tag_rename"),
    path("settings/tags/<int:pk>/merge/", tags.merge, name="tag_merge"),
    path("settings/tags/<int:pk>/delete/", tags.delete, name="tag_delete"),
    path("settings/writer/", writer_page.writer, name="writer"),
    path("settings/writer/test/", writer_page.test_writer, name="writer_test"),
    path("styleguide/", styleguide, name="styleguide"),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", admin.site.urls),
    # With and without the last slash, because a mailbox provider's POST follows no redirect. The long ones are in mails
    # that were sent until November 2026.
    path("u/<str:token>", unsubscribe, name="unsubscribe"),
    path("u/<str:token>/", unsubscribe),
    path("unsubscribe/<str:token>", unsubscribe),
    path("unsubscribe/<str:token>/", unsubscribe),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
]

handler429 = "realtoros.web.rates.too_many_tries"
handler500 = "realtoros.operating.errors.server_error"
