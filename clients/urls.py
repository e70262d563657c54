from django.urls import path

from clients import pipeline, views

urlpatterns = [
    path("", views.client_list, name="client_list"),
    path("new/", views.new, name="client_new"),
    path("duplicates/", views.duplicates, name="client_duplicates"),
    path("<int:pk>/", views.detail, name="client"),
    path("<int:pk>/plan/", views.plan, name="client_plan"),
    path("<int:pk>/edit/", views.edit, name="client_edit"),
    path("<int:pk>/delete/", views.delete, name="client_delete"),
    path("<int:pk>/restore/", views.restore, name="client_restore"),
    path("<int:pk>/stage/", pipeline.move, name="client_move"),
    path("<int:pk>/stage/undo/", pipeline.undo_move, name="client_undo_move"),
]
