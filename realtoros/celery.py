import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "realtoros.settings")

app = Celery("realtoros")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
