from __future__ import annotations

from django.apps import AppConfig


class ClinicConfig(AppConfig):
    name = "unweary.web.clinic"
    label = "clinic"
