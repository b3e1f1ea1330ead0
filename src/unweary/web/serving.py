"""The site as a process: the database brought up to date, then requests answered."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from gunicorn.app.base import BaseApplication


def prepare() -> None:
    """Load the settings, create the data folder and bring the database up to date.

    Raises BadKnowledge and BadSettings at once, before anything listens.
    """
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)  # where tries to sign in are counted


def serve(*, host: str, port: int, workers: int, threads: int) -> None:
    """Answer requests until stopped. Workers share one loaded copy of all that never changes."""
    _Server(
        {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            "preload_app": True,
            "accesslog": None,  # addresses name questions, so none is written down
            "loglevel": "warning",
            "timeout": 60,
            "post_fork": _begin_work,
        }
    ).run()


def _begin_work(_server: Any, _worker: Any) -> None:
    """Letters are sent beside the answering, in every process; leases keep them apart."""
    gc.enable()
    from unweary.web.care.worker import start_worker

    start_worker()


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn, set from Python instead of from its own command line."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self) -> Any:
        from unweary.web.wsgi import application

        import_module(settings.ROOT_URLCONF)
        gc.freeze()  # what stands now is neither looked through nor, when a worker starts, copied
        return application
