from django.urls import path

from clients import calls, contact, page, pipeline, planning, views

urlpatterns = [
    path("", views.client_list, name="client_list"),
    path("new/", views.new, name="client_new"),
    path("duplicates/", views.duplicates, name="client_duplicates"),
    path("<int:pk>/", page.detail, name="client"),
    path("<int:pk>/plan/", page.plan, name="client_plan"),
    path("<int:pk>/timeline/", page.timeline, name="client_timeline"),
    path("<int:pk>/live/", page.live, name="client_live"),
    path("<int:pk>/call/", calls.call, name="client_call"),
    path("<int:pk>/call/undo/", calls.undo_call, name="client_undo_call"),
    path("<int:pk>/email/", planning.email, name="client_email"),
    path("<int:pk>/followups/new/", planning.add_followup, name="client_add_followup"),
    path("<int:pk>/edit/", views.edit, name="client_edit"),
    path("<int:pk>/delete/", views.delete, name="client_delete"),
    path("<int:pk>/restore/", views.restore, name="client_restore"),
    path("<int:pk>/pause/", contact.pause, name="client_pause"),
    path("<int:pk>/resume/", contact.resume, name="client_resume"),
    path("<int:pk>/reply/", contact.reply, name="client_reply"),
    path("<int:pk>/reply/undo/", contact.undo_reply, name="client_undo_reply"),
    path("<int:pk>/do-not-email/", contact.do_not_email, name="client_do_not_email"),
    path("<int:pk>/do-not-email/undo/", contact.undo_do_not_email, name="client_undo_do_not_email"),
    path("<int:pk>/allow-email/", contact.allow_email, name="client_allow_email"),
    path("<int:pk>/stage/", pipeline.move, name="client_move"),
    path("<int:pk>/stage/undo/", pipeline.undo_move, name="client_undo_move"),
]
