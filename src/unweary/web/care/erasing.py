"""Erasure of a request, and the signed proof of it, which holds nothing of the person."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings
from django.db import transaction

from unweary.web.care.letters import write_to_clinic
from unweary.web.care.models import OPEN, OVER, By, CareRequest, Erasure, State
from unweary.web.care.request_states import locked, note

FORM = "unweary-erasure-1"
FIELDS = ("contact", "story", "summary", "level", "messages", "times", "letters")


class BadProof(ValueError):
    """This is no proof of erasure of this site, or it was changed; the message says which."""


@transaction.atomic
def erase(*, request: CareRequest, by: By, at: datetime) -> Erasure:
    """Empty everything that the person wrote or that tells who they are. It cannot be undone.

    The consents stay, as digests of the words that were agreed to. An open request is withdrawn.
    Twice gives the first proof again.
    """
    row = locked(request)
    if row.erased_at is not None:
        return Erasure.objects.get(reference=row.reference)
    if row.state not in OVER:
        heard = row.state in OPEN
        row.state, row.over_at = State.CANCELLED, at
        note(row, State.CANCELLED, by, at=at)
        if heard:
            write_to_clinic(row, "request_changed", at=at)
    row.contact = row.story = row.summary = {}
    row.level = row.person = ""
    row.handing_to = None
    row.erased_at = at
    row.save()
    row.events.exclude(message="", detail="").update(message="", detail={})
    row.proposals.all().delete()
    row.letters.filter(sent_at=None, failed_at=None).exclude(kind="request_changed").delete()
    row.letters.exclude(sent_at=None, failed_at=None).update(to="", content={})
    note(row, "erased", by, at=at)
    proof = Erasure(
        reference=row.reference,
        clinic_name=row.clinic.name,
        fields=list(FIELDS),
        asked_by=by,
        at=at,
    )
    proof.signature = _base64(_key().sign(_bytes(_body(proof))))
    proof.save()
    return proof


def proof_file(proof: Erasure) -> bytes:
    """The proof as a file: UTF-8 JSON, sorted, with the public key that it is checked by."""
    signed = {**_body(proof), "signature": proof.signature}
    return json.dumps(signed, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def check_proof(file: bytes) -> Mapping[str, Any]:
    """What a proof says, once its signature is found to be this site's. Raises BadProof."""
    try:
        signed = json.loads(file)
    except (ValueError, RecursionError) as error:
        raise BadProof("This is not a proof of erasure: it is not JSON.") from error
    if not isinstance(signed, dict) or signed.get("form") != FORM:
        raise BadProof("This is not a proof of erasure of this site.")
    body = {key: value for key, value in signed.items() if key != "signature"}
    if body.get("public_key") != public_key():
        raise BadProof("This proof was signed by another site.")
    try:
        signature = base64.b64decode(signed["signature"], validate=True)
        _key().public_key().verify(signature, _bytes(body))
    except (InvalidSignature, KeyError, TypeError, binascii.Error) as error:
        raise BadProof("The proof was changed after it was made, or is damaged.") from error
    return body


def public_key() -> str:
    """The key by which proofs of this site are checked, in base64."""
    raw = _key().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return _base64(raw)


def _key() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(settings.SIGNING_KEY))


def _body(proof: Erasure) -> dict[str, Any]:
    return {
        "form": FORM,
        "reference": proof.reference,
        "clinic": proof.clinic_name,
        "erased": list(proof.fields),
        "asked_by": str(proof.asked_by),
        "at": proof.at.astimezone(UTC).isoformat(timespec="seconds"),
        "public_key": public_key(),
    }


def _bytes(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
