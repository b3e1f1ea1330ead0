from __future__ import annotations

from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "unweary.web.care"
    label = "care"
