from django.apps import AppConfig


class OperatingConfig(AppConfig):
    name = "realtoros.operating"

    def ready(self) -> None:
        from agents.web import live
        from realtoros.operating.heartbeats import running

        live.frame_versions.append(running.version)
