from __future__ import annotations

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "unweary.web.clinic"
    label = "clinic"

    def ready(self) -> None:
        """Listen to what happens elsewhere."""
        from unweary.web.clinic import listening

        listening.begin()
