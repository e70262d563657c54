from django.urls import path

from emails import views

urlpatterns = [
    path("", views.email_list, name="email_list"),
    path("<int:pk>/", views.detail, name="email"),
    path("<int:pk>/live/", views.live, name="email_live"),
    path("<int:pk>/body/", views.body, name="email_body"),
    path("<int:pk>/arrived/", views.arrived, name="email_arrived"),
    path("<int:pk>/send-again/", views.send_again, name="email_send_again"),
]
