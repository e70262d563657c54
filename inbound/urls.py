from django.urls import path

from inbound.views import actions, detail, list, mail, who

urlpatterns = [
    path("", list.inbound_list, name="inbound_list"),
    path("<int:pk>/", detail.detail, name="inbound"),
    path("<int:pk>/mail/", mail.mail, name="inbound_mail"),
    path("<int:pk>/files/<int:number>/", mail.download, name="inbound_file"),
    path("<int:pk>/client/", who.who, name="inbound_who"),
    path("<int:pk>/client/find/", who.clients, name="inbound_who_clients"),
    path("<int:pk>/add-address/", actions.add_address, name="inbound_add_address"),
    path("<int:pk>/not-an-answer/", actions.not_an_answer, name="inbound_not_an_answer"),
    path("<int:pk>/answer/", actions.an_answer, name="inbound_an_answer"),
    path("<int:pk>/end-wait/", actions.end_wait, name="inbound_end_wait"),
    path("<int:pk>/dismiss/", actions.dismiss, name="inbound_dismiss"),
    path("<int:pk>/dismiss/undo/", actions.undo_dismiss, name="inbound_undo_dismiss"),
    path("<int:pk>/try-again/", actions.try_again, name="inbound_try_again"),
]
