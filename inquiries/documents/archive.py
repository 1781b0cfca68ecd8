"""Zips: the names in them, and each file inside, read like a document of its own."""

from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from .charset import decode
from .document import Fault, Unread
from .pieces import Enclosed, Missing, Pages, Piece

MOST_FILES = 200
MOST_UNPACKED = 100_000_000
"""Bytes of all files that are unpacked."""
UTF8_NAME, ENCRYPTED = 0x800, 0x1


def read(package: ZipFile) -> Iterator[Piece]:
    """All names first, since some files may not open; then the files."""
    files = [one for one in package.infolist() if not one.is_dir()]
    yield Pages(len(files))
    yield from map(_name, files[: 10 * MOST_FILES])
    room = MOST_UNPACKED
    for file in files[:MOST_FILES]:
        room -= file.file_size
        yield _enclosed(package, file) if room >= 0 else Missing()
    if len(files) > MOST_FILES:
        yield Missing()
    if files and all(file.flag_bits & ENCRYPTED for file in files):
        raise Unread(Fault.LOCKED)


def _enclosed(package: ZipFile, file: ZipInfo) -> Piece:
    if file.flag_bits & ENCRYPTED:
        return Missing()
    try:
        return Enclosed(_name(file), package.read(file))
    except (OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return Missing()


def _name(file: ZipInfo) -> str:
    """The name: without the UTF-8 flag Japanese programs write Shift_JIS, which Python reads as CP437."""
    if file.flag_bits & UTF8_NAME:
        return file.filename
    return decode(file.filename.encode("cp437", "replace"), "cp932")
