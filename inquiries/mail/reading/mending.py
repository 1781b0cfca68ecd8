"""Mends damaged headers before a mail is parsed."""

import re

FIELD = re.compile(rb"[!-9;-~]+[ \t]*:")
SPACED = re.compile(rb"([!-9;-~]+)[ \t]+:")
KNOWN = re.compile(rb"(?:From|To|Subject|Date|Message-ID|MIME-Version|Content-[A-Za-z-]+)[ \t]*:", re.IGNORECASE)
END = re.compile(rb"\r\n\r\n|\n\n|\r\r(?!\n)")
LARGEST_HEADER = 500_000
JUNK = b"\xef\xbb\xbf\r\n\t \0"


def mended(raw: bytes) -> bytes:
    """The mail without junk before it; each line of its header then begins a field or continues one."""
    bare = raw.lstrip(JUNK)
    end = END.search(bare)
    header, rest = (bare[: end.start()], bare[end.start() :]) if end else (bare, b"")
    if len(header) > LARGEST_HEADER:
        header = header[:LARGEST_HEADER].rpartition(b"\n")[0]
    lines = re.split(rb"\r\n|\n|\r", header)
    if all(_is_sound(line) for line in lines):
        return header + rest
    last = max((at for at, line in enumerate(lines) if KNOWN.match(line)), default=0)
    return b"\r\n".join([_mended(line) if at <= last else line for at, line in enumerate(lines)]) + rest


def _is_sound(line: bytes) -> bool:
    return bool(line[:1] in {b" ", b"\t"} or (FIELD.match(line) and not SPACED.match(line)))


def _mended(line: bytes) -> bytes:
    """A line that begins no field continues the one above: some programs fold without the blank."""
    if FIELD.match(line):
        return SPACED.sub(rb"\1:", line, count=1)
    return line if line[:1] in {b" ", b"\t"} or line.startswith(b"From ") else b" " + line
