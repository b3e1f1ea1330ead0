"""What a person agrees to: one box for each purpose, and the exact words beside it.

The words that are shown are the words whose SHA-256 is stored. A text that changes gets a new
version; a consent that was given keeps the version and digest of what its person saw.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from unweary.web.care.models import CareRequest, Consent
from unweary.web.care.stated import Agreed

SHARE = "share_with_clinic"
E_MAIL = "e_mail"
SUMMARY = "share_summary"
EMERGENCY = "share_emergency"
HAND_ON = "hand_on"


@dataclass(frozen=True)
class Asked:
    """A consent to ask for: the sentence beside its box."""

    version: str
    words: str  # %(clinic)s and %(days)s are filled in


TEXTS: Mapping[str, Asked] = {
    SHARE: Asked(
        "2026-11-1",
        gettext_noop(
            "Send what I wrote on this page to %(clinic)s, so that they can offer me a time. "
            "%(clinic)s reads it. It is erased %(days)s days after the request ends. "
            "I can take it back on my private page at any time."
        ),
    ),
    E_MAIL: Asked(
        "2026-11-1",
        gettext_noop(
            "Write to my e-mail address about this request. The letters hold my reference and a "
            "link, and nothing about my health. I can stop them on my private page."
        ),
    ),
    SUMMARY: Asked(
        "2026-11-1",
        gettext_noop(
            "Also send the summary of my check to %(clinic)s, as shown here. It holds my answers "
            "about my health and what they may mean. It is erased with the request. "
            "I can take it back on my private page at any time."
        ),
    ),
    EMERGENCY: Asked(
        "2026-11-1",
        gettext_noop(
            "Tell %(clinic)s that this check told me to get emergency help, with the name and "
            "number that I give here. It is erased %(days)s days after the request ends."
        ),
    ),
    HAND_ON: Asked(
        "2026-11-1",
        gettext_noop(
            "Pass my request on to %(clinic)s: what I wrote, what was written since, and the "
            "summary of my check if I attached it. %(clinic)s reads it. It is erased %(days)s "
            "days after the request ends. I can take it back on my private page at any time."
        ),
    ),
}


def consent_to(purpose: str, *, clinic: str, days: int) -> Agreed:
    """The consent for a purpose, in the reader's language, as it is shown and then hashed."""
    asked = TEXTS[purpose]
    text = _(asked.words) % {"clinic": clinic, "days": days}
    return Agreed(purpose, asked.version, text, get_language() or "en")


def write_consent(request: CareRequest, agreed: Agreed, *, at: datetime) -> None:
    """Keep that this was agreed to. One that stands already is kept as it was."""
    try:
        with transaction.atomic():
            Consent.objects.create(
                request=request,
                purpose=agreed.purpose,
                version=agreed.version,
                text_digest=hashlib.sha256(agreed.text.encode()).hexdigest(),
                locale=agreed.locale,
                method="ticked",
                at=at,
            )
    except IntegrityError:
        if not stands(request, agreed.purpose):
            raise


def stands(request: CareRequest, purpose: str) -> bool:
    """Whether this was agreed to and not taken back."""
    rows = Consent.objects.filter(request=request, purpose=purpose, withdrawn_at=None)
    return rows.exists()


def end_consent(request: CareRequest, purpose: str, *, at: datetime) -> bool:
    """Write down that it was taken back. False where it did not stand."""
    rows = Consent.objects.filter(request=request, purpose=purpose, withdrawn_at=None)
    for row in rows:
        row.withdrawn_at = max(at, row.at)
        row.save(update_fields=["withdrawn_at"])
    return len(rows) > 0
