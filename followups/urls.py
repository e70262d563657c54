from django.urls import path

from followups import preview, views, why

urlpatterns = [
    path("", views.followup_list, name="followup_list"),
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
