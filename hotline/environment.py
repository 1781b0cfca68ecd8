"""Settings from the environment. Unfit names a wrong one with an example; it quotes no address, which has passwords."""

import codecs
import logging
import os
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

import environ

from hotline import environment_file
from hotline.machine import Unfit

environment_file.read()

T = TypeVar("T")
YES, NO = {"1", "true", "yes", "y", "on", "ok"}, {"0", "false", "no", "n", "off"}
LARGEST = 1_000_000
DATABASES = {"postgres", "postgresql", "pgsql", "psql", "sqlite"}
QUEUES = {"redis", "rediss", "unix"}


def text(name: str, default: str = "") -> str:
    """The value as it is, or the default if it is empty."""
    return os.environ.get(name, "").strip() or default


def words(name: str, default: list[str] | None = None) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default or [])


def some_of(name: str, every: list[str]) -> list[str]:
    """Some of `every`, separated by commas; all if empty, none for "none"."""
    said = words(name, every)
    if said == ["none"]:
        return []
    if unknown := [word for word in said if word not in every]:
        raise Unfit(f"{name} names {unknown[0]}. Set it to some of {','.join(every)}, to none, or leave it out.")
    return said


def one_of(name: str, every: list[str]) -> str:
    """One of `every`; the first if it is empty."""
    said = text(name, every[0]).lower()
    if said not in every:
        raise Unfit(f"{name} is “{said}”. Set it to one of {', '.join(every)}, or leave it out.")
    return said


def number(name: str, default: int, *, at_least: int = 0) -> int:
    """A whole number from `at_least` to LARGEST."""
    said = text(name, str(default))
    if not (said.isdecimal() and at_least <= int(said) <= LARGEST):
        raise Unfit(
            f"{name} is “{said}”, which is no whole number from {at_least} to {LARGEST}."
            f" Set it to one, such as {default}, or leave it out."
        )
    return int(said)


def numbers(name: str, default: dict[str, int]) -> dict[str, int]:
    """Numbers of at least 1 by name, such as operator=150,supervisor=300; a name that is left out keeps its default."""
    found = dict(default)
    for said in words(name):
        one, _equals, figure = (part.strip() for part in said.partition("="))
        if one not in default or not (figure.isdecimal() and 1 <= int(figure) <= LARGEST):
            example = ",".join(f"{known}={value}" for known, value in default.items())
            raise Unfit(
                f"{name} has “{said}”. Set it to numbers from 1 to {LARGEST} such as {example}, or leave it out."
            )
        found[one] = int(figure)
    return found


def is_on(name: str, *, default: bool = False) -> bool:
    """On or off; any other word is Unfit."""
    said = text(name, "on" if default else "off").lower()
    if said not in YES | NO:
        raise Unfit(f"{name} is “{said}”. Set it to 1 or 0, or leave it out.")
    return said in YES


def site(name: str, default: str) -> str:
    """The URL of a site, without a slash at its end."""
    said = text(name, default).rstrip("/")
    url = _parts(name, said, "https://hotline.example.jp")
    if url.scheme not in {"http", "https"} or not url.hostname or url.query or url.fragment:
        raise Unfit(
            f"{name} is “{said}”, which is no address of a site. Set it to one such as https://hotline.example.jp."
        )
    return said


def charset(name: str, default: str) -> str:
    """A charset that Python knows."""
    said = text(name, default)
    try:
        codecs.lookup(said)
    except LookupError:
        raise Unfit(f"{name} is “{said}”, which nobody knows. Set it to utf-8 or iso-2022-jp.") from None
    return said


def level(name: str, default: str) -> str:
    """A level of logging."""
    said = text(name, default).upper()
    if said not in (known := logging.getLevelNamesMapping()):
        raise Unfit(f"{name} is “{said}”. Set it to one of {', '.join(known)}.")
    return said


def database(name: str, default: str) -> dict[str, Any]:
    """Django's settings for the database at a URL."""
    said, example = text(name, default), "postgres://user:password@host/name"
    if said.partition("://")[0] not in DATABASES:
        raise Unfit(_cannot_be_read(name, example))
    found: dict[str, Any] = _made(environ.Env.db_url_config, said, name=name, example=example)
    if not found["NAME"]:
        raise Unfit(f"{name} names no database. Set it to an address such as {example}.")
    return found


def mail_server(name: str, default: str) -> dict[str, Any]:
    """Django's settings for the mail server at a URL."""
    example = "smtp+tls://user:password@host:587"
    return _made(environ.Env.email_url_config, text(name, default), name=name, example=example)


def queue(name: str) -> str:
    """The URL of a Redis, or an empty string."""
    said, example = text(name), "redis://host:6379/0"
    if said and _parts(name, said, example).scheme not in QUEUES:
        raise Unfit(_cannot_be_read(name, example))
    return said


def _parts(name: str, said: str, example: str) -> Any:
    def split(address: str) -> Any:
        found = urlsplit(address)
        found.port  # noqa: B018 - raises here if the port is no number
        return found

    return _made(split, said, name=name, example=example)


def _made(make: Callable[[str], T], said: str, *, name: str, example: str) -> T:
    """Turns every error into Unfit without its words, which may quote a password."""
    try:
        return make(said)
    except Exception:  # noqa: BLE001 - the libraries raise many kinds of errors
        raise Unfit(_cannot_be_read(name, example)) from None


def _cannot_be_read(name: str, example: str) -> str:
    return f"{name} cannot be read. Set it to an address such as {example}; @, / and % are written %40, %2F, %25."
