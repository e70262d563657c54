"""What is deleted because its time is over."""

from datetime import timedelta

from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from agents.models import RateLimit, SignInAttempt

ATTEMPTS_KEPT_FOR = timedelta(days=90)


@shared_task
def clear_expired() -> None:
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    RateLimit.objects.filter(expires__lt=now).delete()
    SignInAttempt.objects.filter(at__lt=now - ATTEMPTS_KEPT_FOR).delete()
