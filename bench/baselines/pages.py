"""The baseline for pages: a bare Django page with session, login and 25 rows of the same clients."""

import django
from django.conf import settings

django.setup()

from django.contrib.auth.decorators import login_required  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.template import engines  # noqa: E402
from django.urls import path  # noqa: E402

from clients.models import Client  # noqa: E402

PAGE = engines["django"].from_string(
    "<!doctype html><title>Clients</title><h1>{{ user.name }}</h1><table>{% for client in clients %}<tr><td>"
    "{{ client.name }}<td>{{ client.email }}<td>{{ client.stage }}<td>{{ client.created_at }}{% endfor %}</table>"
)


@login_required
def bare(request: HttpRequest) -> HttpResponse:
    mine = Client.objects.filter(agent=request.user.pk, is_deleted=False)[:25]
    return HttpResponse(PAGE.render({"clients": mine}, request))


urlpatterns = [path("", bare)]
settings.ROOT_URLCONF = __name__
settings.MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
