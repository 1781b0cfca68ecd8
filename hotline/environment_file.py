"""The file of settings that systemd units and compose read, for commands that a person types: HOTLINE_ENV_FILE."""

import os
import re
from pathlib import Path

from hotline.machine import Unfit

NAME = "HOTLINE_ENV_FILE"
LINE = re.compile(r"\s*(?P<name>[A-Za-z_][A-Za-z0-9_]*)=(?P<value>.*?)\s*")


def read() -> None:
    """Takes each setting of the file that the environment does not have. Unfit where it cannot be read."""
    if not (path := os.environ.get(NAME, "").strip()):
        return
    try:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Unfit(f"{NAME} names {path}, which cannot be read here ({type(error).__name__}).") from None
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith(("#", ";")):
            os.environ.setdefault(*_setting(line, f"{path}, line {number}"))


def _setting(line: str, where: str) -> tuple[str, str]:
    """Name and value, which stands as it is. The error quotes nothing: it is secret.

    systemd takes a backslash away, joins a line that ends in one with the next, and takes away quotation marks with
    which a value begins (systemd.exec(5), EnvironmentFile=); compose's `raw` keeps all. So units, compose and we
    would differ.
    """
    if not (found := LINE.fullmatch(line)):
        raise Unfit(f"{where}: this is no setting. Write NAME=value.")
    if "\\" in found["value"] or found["value"].startswith(("'", '"')):
        raise Unfit(
            f"{where}: no value may hold a backslash or begin with a quotation mark, because systemd and compose read"
            " them differently. Leave quotation marks around it out; in an address write %5C, %27 or %22."
        )
    return found["name"], found["value"]
