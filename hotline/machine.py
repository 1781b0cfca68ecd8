"""Errors of the machine, as a sentence that says what to do."""

import errno
import shutil
from pathlib import Path


class Unfit(Exception):
    """Machine, files or settings are unfit; the sentence says what is wrong and what to do."""


FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
IN_THE_WAY = {errno.EEXIST, errno.EISDIR}
NOWHERE = {errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR}
NEEDED = 100_000_000
"""Bytes of free disk that the sample hotline needs for its database, queue and logs."""


def refusal(error: OSError) -> str | None:
    """The sentence for an error of disk, path or rights; None for others."""
    what = str(error.filename) if error.filename else "A file"
    if error.errno in FULL:
        return (
            f"{what} cannot be written, because the disk is full. Make room, or set HOTLINE_VAR to a folder elsewhere."
        )
    if error.errno in FORBIDDEN:
        return (
            f"{what} may not be read or written by this user ({error.strerror})."
            " Change its rights, or set HOTLINE_VAR to a folder of this user's."
        )
    if error.errno in IN_THE_WAY:
        return f"{what} is in the way ({error.strerror}). Move it, or set HOTLINE_VAR to another folder."
    if error.errno in NOWHERE:
        return f"{what} is not there and cannot be made ({error.strerror}). Correct its name, or HOTLINE_VAR."
    return None


def see_room(folder: Path) -> None:
    """Raises Unfit if the disk is nearly full, since later errors would not name the cause."""
    if (free := shutil.disk_usage(folder).free) < NEEDED:
        raise Unfit(
            f"{folder} has room for {free // 1_000_000} MB, and Hotline needs {NEEDED // 1_000_000}."
            " Make room, or set HOTLINE_VAR to a folder elsewhere."
        )
