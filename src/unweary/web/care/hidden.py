"""Clinicians who asked not to be listed, and whose wish was granted: hidden at once, everywhere."""

from __future__ import annotations

from unweary.web.care.models import LeftOut


def left_out() -> frozenset[str]:
    """Those who are hidden, each as "source.clinician"."""
    granted = LeftOut.objects.filter(granted_at__isnull=False)
    return frozenset(granted.values_list("clinician", flat=True))


def is_hidden(listing: str, hidden: frozenset[str]) -> bool:
    """Whether a listing, by its key, is of somebody who is hidden."""
    whole, dot, _ = listing.rpartition(".")
    while dot:
        if whole in hidden:
            return True
        whole, dot, _ = whole.rpartition(".")
    return False
