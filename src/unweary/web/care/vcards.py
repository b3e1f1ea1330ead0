"""Listings to take along, as vCards for an address book."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse

from unweary.directory.base import Listing
from unweary.exchange.vcard import card_of as vcard_of
from unweary.web.care.cards import Card, source_text

KIND = "text/vcard; charset=utf-8"


def vcard_file(cards: Mapping[str, Card], listings: Mapping[str, Listing]) -> HttpResponse:
    """A file with a vCard for each card, by key. Each says where its facts are from and how old."""
    made = b"".join(
        vcard_of(
            listings[key],
            title=card.kinds,
            note=f"{source_text(listings[key].source)} {card.confirmed}",
        )
        for key, card in cards.items()
    )
    response = HttpResponse(made, content_type=KIND)
    name = "clinician" if len(cards) == 1 else "clinicians"
    response["Content-Disposition"] = f'attachment; filename="{name}.vcf"'
    return response
