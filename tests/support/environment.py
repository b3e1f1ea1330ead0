"""Settings of the tests, in place before Django reads them: a data folder of their own."""

from __future__ import annotations

import os
import tempfile

os.environ.setdefault("UNWEARY_DATA", tempfile.mkdtemp(prefix="unweary-tests-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unweary.web.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright runs a loop in the same thread
