from __future__ import annotations

from django.apps import AppConfig

from unweary.knowledge.lint import breaking
from unweary.knowledge.parse import BadKnowledge, shipped


class BaseConfig(AppConfig):
    name = "unweary.web.base"
    label = "base"

    def ready(self) -> None:
        """Refuse to start with broken knowledge. Raises BadKnowledge with every problem."""
        problems = breaking(shipped())
        if problems:
            raise BadKnowledge(tuple(str(p) for p in problems))
