from django.urls import path

from followups import adding, browse, bulk_actions, preview, views, why

urlpatterns = [
    path("", browse.followup_list, name="followup_list"),
    path("now/", browse.now, name="followups_now"),
    path("new/", adding.new, name="followup_new"),
    path("new/clients/", adding.clients, name="followup_new_clients"),
    path("bulk/skip/", bulk_actions.skip, name="followups_skip"),
    path("bulk/cancel/", bulk_actions.cancel, name="followups_cancel"),
    path("bulk/complete/", bulk_actions.complete, name="followups_complete"),
    path("bulk/retry/", bulk_actions.retry, name="followups_retry"),
    path("bulk/send/", bulk_actions.send, name="followups_send"),
    path("bulk/approve/", bulk_actions.approve, name="followups_approve"),
    path("bulk/reschedule/", bulk_actions.reschedule, name="followups_reschedule"),
    path("bulk/<int:pk>/undo/", bulk_actions.undo, name="followups_undo"),
    path("<int:pk>/skip/", views.skip, name="followup_skip"),
    path("<int:pk>/cancel/", views.cancel, name="followup_cancel"),
    path("<int:pk>/complete/", views.complete, name="followup_complete"),
    path("<int:pk>/restore/", views.restore, name="followup_restore"),
    path("<int:pk>/retry/", views.retry, name="followup_retry"),
    path("<int:pk>/send/", views.send, name="followup_send"),
    path("<int:pk>/reschedule/", views.reschedule, name="followup_reschedule"),
    path("<int:pk>/approve/", views.approve, name="followup_approve"),
    path("<int:pk>/unapprove/", views.unapprove, name="followup_unapprove"),
    path("<int:pk>/preview/", preview.preview, name="followup_preview"),
    path("<int:pk>/preview/mail/", preview.mail, name="followup_mail"),
    path("<int:pk>/why/", why.why, name="followup_why"),
]
