from django.db import models


class Kind(models.TextChoices):
    PASSWORD_RESET = "password_reset"
    CONFIRM_EMAIL = "confirm_email"
    CREDENTIALS_CHANGED = "credentials_changed"
    INVITATION = "invitation"


SENT = []


def enqueue(kind, **kw):
    SENT.append((kind, kw))
