from django.urls import path

from clients import adding, contact, editing, pipeline, views

urlpatterns = [
    path("", views.client_list, name="client_list"),
    path("new/", adding.new, name="client_new"),
    path("new/plan/", adding.plan, name="client_new_plan"),
    path("duplicates/", adding.duplicates, name="client_duplicates"),
    path("<int:pk>/", views.detail, name="client"),
    path("<int:pk>/plan/", views.plan, name="client_plan"),
    path("<int:pk>/live/", views.live, name="client_live"),
    path("<int:pk>/edit/", editing.edit, name="client_edit"),
    path("<int:pk>/edit/undo/<int:activity>/", editing.undo, name="client_undo_edit"),
    path("<int:pk>/edit/custom/", editing.custom_field, name="client_edit_custom"),
    path("<int:pk>/edit/<slug:field>/", editing.field, name="client_edit_field"),
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
