from __future__ import annotations

from django.apps import AppConfig

from unweary.knowledge.lint_pages import breaking_pages
from unweary.knowledge.pages import shipped_guide, shipped_languages
from unweary.knowledge.parse import BadKnowledge, shipped


class GuideConfig(AppConfig):
    name = "unweary.web.guide"
    label = "guide"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse to start with pages that cannot be shown. Raises BadKnowledge."""
        guides = [shipped_guide(language) for language in shipped_languages()]
        problems = [p for guide in guides for p in breaking_pages(guide, shipped())]
        if problems:
            raise BadKnowledge(tuple(map(str, problems)))
