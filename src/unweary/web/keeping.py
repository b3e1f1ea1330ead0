"""Secrets that the site makes for itself on its first start, and keeps in its data folder."""

from __future__ import annotations

import base64
import os
import secrets
from pathlib import Path

SIGNING_BYTES = 32  # an Ed25519 private key


def kept_secret(folder: Path, name: str) -> str:
    """The secret in this file, made at the first call. Readable by its owner only."""
    path = folder / name
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)  # answers lie in it too
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        secret = base64.b64encode(secrets.token_bytes(SIGNING_BYTES)).decode()
        file.write(secret + "\n")
    return secret
