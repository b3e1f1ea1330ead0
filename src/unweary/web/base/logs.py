"""What may be written to a log: never an address, a form or an answer."""

from __future__ import annotations

import logging
import re

ADDRESS = re.compile(r"/check/[^\s'\"]*")


class NoAnswers(logging.Filter):
    """Takes addresses of interviews out of messages, and the request off the record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = ADDRESS.sub("/check/…", record.getMessage())
        record.args = ()
        record.__dict__.pop("request", None)
        return True
