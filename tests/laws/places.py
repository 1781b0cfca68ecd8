"""All places in which data can be left behind: the database, the folder, the cache, the logs."""

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

from django.core.cache import cache
from django.core.management import call_command

from inquiries.models import Session
from inquiries.web.sessions import SessionStore

BETWEEN = re.compile(r"(?<=\d)(?:[\s\u200b.\-ー_]|\\[nrtu])+(?=\d)")
BASE64 = re.compile(r"[A-Za-z0-9+/]{16,}={0,2}")


def bare(text: str) -> str:
    """The text in half-width, without escapes and without anything that can stand between two digits."""
    return BETWEEN.sub("", unicodedata.normalize("NFKC", unquote_plus(text)))


def holds(text: str, number: str) -> bool:
    """Whether the text holds the number, also inside base64."""
    return number in bare(text) or any(number in bare(words) for words in _decoded(text))


def around(text: str, number: str) -> str:
    """The text on both sides of the number, to show where it came from."""
    before, found, after = bare(text).partition(number)
    return f"{before[-300:]}{found}{after[:100]}"


def database() -> str:
    """Every row of every table, with sessions decoded."""
    dump = StringIO()
    call_command("dumpdata", stdout=dump)
    rows = json.dumps(json.loads(dump.getvalue()), ensure_ascii=False)
    return rows + "".join(str(SessionStore().decode(session.sealed)) for session in Session.objects.all())


def folder(path: Path) -> str:
    """The names and contents of all files below a folder."""
    return "".join(
        f"{file}\n{file.read_bytes().decode(errors='replace')}\n" for file in path.rglob("*") if file.is_file()
    )


def cached() -> str:
    """All entries of the cache."""
    kept = getattr(cache, "_cache", {})
    return "".join(f"{key} {pickle.loads(value)}\n" for key, value in kept.items())  # noqa: S301 - our own


@contextmanager
def logged() -> Iterator[StringIO]:
    """What the log handlers of the settings write meanwhile, from DEBUG on."""
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
