from django.urls import path

from followups.views import actions, bulk, draft, list, new, sending, why
from followups.views.letter import later

urlpatterns = [
    path("", list.followup_list, name="followup_list"),
    path("now/", list.now, name="followups_now"),
    path("new/", new.new, name="followup_new"),
    path("new/clients/", new.clients, name="followup_new_clients"),
    path("bulk/skip/", bulk.skip, name="followups_skip"),
    path("bulk/cancel/", bulk.cancel, name="followups_cancel"),
    path("bulk/complete/", bulk.complete, name="followups_complete"),
    path("bulk/retry/", bulk.retry, name="followups_retry"),
    path("bulk/send/", bulk.send, name="followups_send"),
    path("bulk/approve/", bulk.approve, name="followups_approve"),
    path("bulk/reschedule/", bulk.reschedule, name="followups_reschedule"),
    path("<int:pk>/skip/", actions.skip, name="followup_skip"),
    path("<int:pk>/cancel/", actions.cancel, name="followup_cancel"),
    path("<int:pk>/complete/", actions.complete, name="followup_complete"),
    path("<int:pk>/restore/", actions.restore, name="followup_restore"),
    path("<int:pk>/retry/", actions.retry, name="followup_retry"),
    path("<int:pk>/send/", sending.send, name="followup_send"),
    path("<int:pk>/sending/", sending.sending, name="followup_sending"),
    path("<int:pk>/sending/undo/", sending.undo_send, name="followup_undo_send"),
    path("<int:pk>/reschedule/", actions.reschedule, name="followup_reschedule"),
    path("<int:pk>/approve/", actions.approve, name="followup_approve"),
    path("<int:pk>/unapprove/", actions.unapprove, name="followup_unapprove"),
    path("<int:pk>/preview/", draft.preview, name="followup_preview"),
    path("<int:pk>/not-later/", later.undo, name="followup_not_later"),
    path("<int:pk>/preview/mail/", draft.mail, name="followup_mail"),
    path("<int:pk>/why/", why.why, name="followup_why"),
]
