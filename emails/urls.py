from django.urls import path

from emails.views import detail, list

urlpatterns = [
    path("", list.email_list, name="email_list"),
    path("<int:pk>/", detail.detail, name="email"),
    path("<int:pk>/live/", detail.live, name="email_live"),
    path("<int:pk>/body/", detail.body, name="email_body"),
    path("<int:pk>/arrived/", detail.arrived, name="email_arrived"),
    path("<int:pk>/send-again/", detail.send_again, name="email_send_again"),
]
