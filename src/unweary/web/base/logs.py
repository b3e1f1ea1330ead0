"""What may be written to a log: never an address, a form or an answer."""

from __future__ import annotations

import logging
import re
import traceback

ADDRESS = re.compile(r"/(embed/check|share/check|check|care|request|clinic)/[^\s'\"]*")
SEARCH = re.compile(r"(/guide/search/)\?[^\s'\"]*")  # what somebody typed


class NoAnswers(logging.Filter):
    """Takes addresses and messages of errors out, and the request off the record."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = SEARCH.sub(r"\1?…", ADDRESS.sub(r"/\1/…", record.getMessage()))
        record.args = ()
        record.__dict__.pop("request", None)
        if record.exc_info and record.exc_info[0]:  # a database's message may hold the row
            kind, _, trace = record.exc_info
            record.exc_text = "".join(traceback.format_tb(trace)) + kind.__name__
        return True
