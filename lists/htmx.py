from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class HtmxRequest(HttpRequest):
    """A request with what django-htmx's middleware puts on it."""

    htmx: HtmxDetails
