from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "unweary.web.guide"
    label = "guide"
    default_auto_field = "django.db.models.BigAutoField"
