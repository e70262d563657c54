"""Health checks for load balancers and monitoring: this process (/healthz) and its dependencies (/readyz)."""

from concurrent.futures import ThreadPoolExecutor

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from realtoros.celery import app as celery_app
from realtoros.postgresql import deadline


@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    return JsonResponse({"status": "ok"})


@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """200 if the database and the broker answer, else 503 with the one that doesn't, within 5 seconds.

    Both are checked at the same time, so that the waits don't add up.
    """
    with ThreadPoolExecutor(1) as executor:
        broker = executor.submit(_broker_answers)
        parts = {"database": _database_answers(), "broker": broker.result()}
    ready = all(parts.values())
    answer = {name: "ok" if works else "does not answer" for name, works in parts.items()}
    return JsonResponse({"status": "ok" if ready else "unavailable", **answer}, status=200 if ready else 503)


def _database_answers() -> bool:
    try:
        with deadline.within(deadline.READY, together=True), connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return False
    return True


def _broker_answers() -> bool:
    try:
        with celery_app.connection_for_write(connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=2)
    except Exception:  # each transport raises its own exceptions; here they all mean the same
        return False
    return True
