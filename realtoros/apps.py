from django.apps import AppConfig


class RealtorOSConfig(AppConfig):
    name = "realtoros"
    verbose_name = "RealtorOS"
