from __future__ import annotations

from django.apps import AppConfig


class ShareConfig(AppConfig):
    name = "unweary.web.share"
    label = "share"
    default_auto_field = "django.db.models.BigAutoField"
