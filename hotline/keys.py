"""The keys of the list of affected people (HOTLINE_KEYS): Fernet keys, the present one first, then older ones."""

import base64
import binascii
from pathlib import Path

from cryptography.fernet import Fernet

from hotline import environment as env
from hotline.machine import Unfit
from hotline.secret_key import secret_key

EXAMPLE = "python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"


def keys(made: Path) -> list[str]:
    """From HOTLINE_KEYS, or the file HOTLINE_KEYS_FILE; if neither is set, one key that is kept in the file `made`."""
    if said := env.words("HOTLINE_KEYS"):
        return [_fit(key, "HOTLINE_KEYS") for key in said]
    if file := env.text("HOTLINE_KEYS_FILE"):
        return _read(Path(file))
    return [_fit(secret_key(made, make=lambda: Fernet.generate_key().decode()), str(made))]


def _read(file: Path) -> list[str]:
    """One key a line; empty lines and those that begin with # are none."""
    try:
        lines = [line.strip() for line in file.read_text().splitlines()]
    except (OSError, UnicodeDecodeError):
        raise Unfit("HOTLINE_KEYS_FILE cannot be read. Set it to a file with one key a line.") from None
    found = [_fit(line, "HOTLINE_KEYS_FILE") for line in lines if line and not line.startswith("#")]
    if not found:
        raise Unfit(f"HOTLINE_KEYS_FILE holds no key. Make one: {EXAMPLE}")
    return found


def _fit(key: str, name: str) -> str:
    """The key; Unfit, which does not quote it, if it is none."""
    try:
        is_fit = len(base64.urlsafe_b64decode(key)) == 32
    except (ValueError, binascii.Error):
        is_fit = False
    if not is_fit:
        raise Unfit(f"{name} holds something that is no key. Make one: {EXAMPLE}")
    return key
