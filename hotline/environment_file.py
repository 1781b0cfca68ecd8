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
    """Name and value; a value stands as it is, or between two equal quotes. The error quotes nothing: it is secret."""
    if not (found := LINE.fullmatch(line)):
        raise Unfit(f"{where}: this is no setting. Write NAME=value.")
    value = found["value"]
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return found["name"], value[1:-1] if is_quoted else value
