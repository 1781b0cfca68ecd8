"""Every place in which something can be left behind: the database, the folder, the cache, the logs."""

import json
import logging
import pickle
import re
import unicodedata
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import StringIO
from pathlib import Path
from urllib.parse import unquote_plus

from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import call_command

BETWEEN = re.compile(r"(?<=\d)(?:[\s\u200b.\-ー_]|\\[nrtu])+(?=\d)")
BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")


def bare(text: str) -> str:
    """Whatever the text says, in half-width, without escapes and without what can stand between two digits."""
    return BETWEEN.sub("", unicodedata.normalize("NFKC", unquote_plus(text)))


def holds(text: str, number: str) -> bool:
    """Whether a number stands in it, also in words of base64."""
    return number in bare(text) or any(number in bare(words) for words in _decoded(text))


def around(text: str, number: str) -> str:
    """What is written to both sides of it, to see where it came from."""
    before, found, after = bare(text).partition(number)
    return f"{before[-300:]}{found}{after[:100]}"


def database() -> str:
    """Every row of every table, sessions opened."""
    dump = StringIO()
    call_command("dumpdata", stdout=dump)
    rows = json.dumps(json.loads(dump.getvalue()), ensure_ascii=False)
    return rows + "".join(str(session.get_decoded()) for session in Session.objects.all())


def folder(path: Path) -> str:
    """Names and contents of all files."""
    return "".join(
        f"{file}\n{file.read_bytes().decode(errors='replace')}\n" for file in path.rglob("*") if file.is_file()
    )


def cached() -> str:
    """All that is in the memory of this process for others to find."""
    kept = getattr(cache, "_cache", {})
    return "".join(f"{key} {pickle.loads(value)}\n" for key, value in kept.items())  # noqa: S301 - our own


@contextmanager
def logged() -> Iterator[StringIO]:
    """What the handlers of the settings write meanwhile, from the smallest thing on."""
    written, root = StringIO(), logging.getLogger()
    handlers = [one for one in root.handlers if type(one) is logging.StreamHandler]
    streams, level = [one.setStream(written) for one in handlers], root.level
    root.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.setLevel(level)
        for one, stream in zip(handlers, streams, strict=True):
            if stream is not None:
                one.setStream(stream)


def _decoded(text: str) -> Iterator[str]:
    for words in BASE64.findall(text):
        with suppress(ValueError):
            yield b64decode(words + "=" * (-len(words) % 4)).decode()
