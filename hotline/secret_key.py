"""The key of an installation whose environment gives none: made once and kept, so that a restart signs nobody out."""

import os
import secrets
from pathlib import Path


def secret_key(file: Path) -> str:
    """Read it, or make it. Of two processes that make it at once, both get the one that was first."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as handle:
            handle.write(secrets.token_urlsafe(48))
        try:
            os.link(new, file)
        except FileExistsError:
            pass
        finally:
            new.unlink()
    return file.read_text()
