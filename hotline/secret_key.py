"""The secret key if the environment sets none: made once and kept in a file, so that a restart signs nobody out."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from hotline.machine import Unfit


def fifty_characters() -> str:
    return secrets.token_urlsafe(48)


def secret_key(file: Path, *, make: Callable[[], str] = fifty_characters) -> str:
    """Reads or makes the key. If two processes make one at once, both get the first."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        _keep(file, make())
    try:
        key = file.read_text().strip()
    except UnicodeDecodeError:
        key = ""
    if not key:
        raise Unfit(f"{file} holds no key. Remove it, so that a new one is made and everybody signs in anew.")
    return key


def _keep(file: Path, key: str) -> None:
    new = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(key)
        os.link(new, file)
    except FileExistsError:
        pass
    except OSError as error:
        error.filename = file  # for a full disk Python sets no name
        raise
    finally:
        new.unlink(missing_ok=True)
