"""The baseline for the webhook: verifies the same request, then gets and saves one email per event by the ORM."""

import json
import time
from datetime import UTC, datetime

import django
from django.conf import settings

django.setup()

from django.http import HttpRequest, HttpResponse, JsonResponse  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402

from emails.models import EmailLog  # noqa: E402
from emails.webhook.receive import refusal  # noqa: E402
from emails.webhook.signature import SIGNATURE, TIMESTAMP  # noqa: E402


@csrf_exempt
def one_by_one(request: HttpRequest) -> HttpResponse:
    if refusal(request.body, request.headers.get(SIGNATURE, ""), request.headers.get(TIMESTAMP, ""), time.time()):
        return JsonResponse({}, status=401)
    events = json.loads(request.body)
    for event in events:
        log = EmailLog.objects.get(pk=event["email_log_id"])
        log.webhook_events.append(event)
        log.status = event["event"]
        if event["event"] == "open":
            log.opened_at = log.opened_at or datetime.fromtimestamp(event["timestamp"], UTC)
        log.save()
    return JsonResponse({"status": "success", "processed": len(events), "failed": 0, "total": len(events)})


urlpatterns = [path("webhook/sendgrid", one_by_one)]
settings.ROOT_URLCONF = __name__
settings.MIDDLEWARE = []

from django.core.wsgi import get_wsgi_application  # noqa: E402

application = get_wsgi_application()
