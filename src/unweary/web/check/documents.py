"""Files that leave the site with the person: the summary and the signed result."""

from __future__ import annotations

import base64
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from unweary.exchange.result_file import signed_result
from unweary.exchange.summary_pdf import Summary, summarise, typeset
from unweary.knowledge.base import Answers, Knowledge
from unweary.reasoning.base import Result


def summary(knowledge: Knowledge, answers: Answers, result: Result, *, at: datetime) -> Summary:
    """The page for the clinician, as text."""
    return summarise(knowledge, answers, result, at=at)


def summary_pdf(knowledge: Knowledge, answers: Answers, result: Result, *, at: datetime) -> bytes:
    """The page for the clinician, as a PDF."""
    return typeset(summarise(knowledge, answers, result, at=at), at=at)


def result_file(knowledge: Knowledge, answers: Answers, result: Result, *, at: datetime) -> bytes:
    """The result, signed with the site's own key."""
    key = Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.SIGNING_KEY))
    return signed_result(knowledge, answers, result, key=key, at=at)
