"""The page of a fault of ours, with a number that is in the log too."""

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token

logger = logging.getLogger(__name__)


@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    """Asks neither the session nor the database: either may be what is broken. Django logs the traceback after this."""
    error_id = secrets.token_hex(4)
    logger.error("Error %s: %s %s", error_id, request.method, request.path)
    response = HttpResponse(render_to_string("500.html", {"error_id": error_id}), status=500)
    response.headers["X-Error-Id"] = error_id  # for a message beside the button: static/js/network.js
    return response
