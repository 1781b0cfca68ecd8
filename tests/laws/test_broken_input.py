"""Whatever is sent to whichever address by whichever method: the answer is no fault of ours, and says something."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from http import HTTPStatus
from itertools import cycle, islice
from typing import NamedTuple
from urllib.parse import quote

import pytest

from tests.laws.addresses import PUBLIC, Address, every_address
from tests.laws.test_nothing_sensitive_lands import browser
from tests.served import Served, served
from tests.world import World

__all__ = ["served"]

pytestmark = [pytest.mark.once, pytest.mark.django_db]
METHODS = ["GET", "POST", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"]
TOKEN, VARIABLE = "x" * 32, re.compile("<[^>]+>")
FORM, FILES, JSON = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json"
NAMES = (
    "q page words text name who memo topics ids lesson message seen day at to next number key pk language login kind"
)
NOWHERE = Address("nowhere", "desk/nowhere/", ()), Address("nowhere", "nowhere/", ())
NOT_WELL = {"readyz"}
"""May say 503: that is what it is asked for."""


class Broken(NamedTuple):
    """What is wrong with a request."""

    query: str = ""
    body: bytes = b""
    kind: str = FORM
    headers: dict[str, str] = {}
    part: str = ""
    """Stands in the address for whatever varies there."""


def everywhere(value: str, kind: str = FORM) -> Broken:
    """One value under every name that a form or a page of ours may ask for."""
    said = "&".join(f"{name}={quote(value, safe='')}" for name in NAMES.split())
    return Broken(said, said.encode(), kind)


def part(disposition: str, words: bytes, *headers: str) -> bytes:
    """A form of one field."""
    head = "\r\n".join([f"Content-Disposition: form-data; {disposition}", *headers])
    return b"--x\r\n" + head.encode("latin-1") + b"\r\n\r\n" + words + b"\r\n--x--\r\n"


CHARSETS = "utf-16 utf-32 utf-7 hex zip rot13 base64 punycode idna undefined cp037 nobody \0 " + "x" * 4000
BOUNDARIES = ["", "; boundary=", "; boundary=\xff", f"; boundary={'x' * 300}"]
VALUES = [
    "9" * 6000,
    "9" * 30,
    "-1",
    "0",
    "\u0663",
    "1e9",
    "\0",
    "%",
    "²",
    "nan",
    "2016-13-45",
    "'\"<",
    "\U0001f600" * 300,
]
BROKEN = [
    *(Broken("a=%ff", b"a=%ff", f"{kind}; charset={name}") for kind in (FORM, FILES) for name in CHARSETS.split(" ")),
    *(Broken("", b"--x\r\na", f"multipart/form-data{rest}") for rest in BOUNDARIES),
    Broken("", b"--x\r\n", FILES),
    Broken("", part('name="file"; filename="\0../x"', b"abc", "Content-Type: text/plain; charset=hex"), FILES),
    Broken("", part('name="text"', b"abc#", "Content-Transfer-Encoding: base64"), FILES),
    Broken("", part('name="words"', b"\xff\xfe\0", "Content-Type: text/plain; charset=utf-16"), FILES),
    Broken("", b'{"a": "\\ud800", "n": ' + b"9" * 6000 + b"}", JSON),
    Broken("", b"[" * 100_000, JSON),
    Broken("&".join(f"a{number}=1" for number in range(3000)), b"&".join(b"a=1" for _ in range(3000))),
    *map(everywhere, VALUES),
    Broken("text=%ED%A0%80&words=%ED%A0%80", b"text=%ED%A0%80&words=%ED%A0%80"),
    *(Broken(part=part) for part in ["9" * 6000, "9" * 30, "0", "%00", "\xff", "x" * 3000, "..", "\xd9\xa3"]),
    *(Broken(headers={name: value}) for name, value in {
        "HTTP_ACCEPT_LANGUAGE": "x" * 5000 + ";q=z", "HTTP_REFERER": "http://[::1", "HTTP_ACCEPT": ";;;=,",
        "HTTP_IF_MODIFIED_SINCE": "Mon, 99 Foo 99999999999999 99:99:99 GMT", "HTTP_IF_NONE_MATCH": '"',
        "HTTP_COOKIE": "sessionid=\0\xff; csrftoken=%%%; django_language=../../x; messages=[[; a", "HTTP_HOST": "a b",
        "CONTENT_LENGTH": "abc", "HTTP_ORIGIN": "http://[", "HTTP_USER_AGENT": "\0\xff" * 1000, "REMOTE_ADDR": "",
        "HTTP_RANGE": "bytes=-9-9", "HTTP_X_FORWARDED_PROTO": "zz", "HTTP_X_FORWARDED_FOR": "z, ::%eth0",
        "CONTENT_TYPE": "x" * 20_000,
    }.items()),
    Broken(headers={"HTTP_HX_REQUEST": "true", "HTTP_HX_CURRENT_URL": "http://[", "HTTP_HX_TRIGGER": "%ff"}),
]  # fmt: skip


def sendings(world: World) -> Iterator[tuple[Address, str, str, Broken]]:
    """Every address by every method, each time with the next of what can be wrong."""
    wrong = cycle(BROKEN)
    for address in [*every_address(), *NOWHERE]:
        path = f"/{address.route}" if address in NOWHERE else world.path(address)
        for method, broken in zip(METHODS, islice(wrong, len(METHODS)), strict=True):
            varied = f"/{VARIABLE.sub(lambda _one: broken.part, address.route)}"  # noqa: B023 - is called at once
            yield address, method, varied if broken.part and address.variables else path, broken
        next(wrong)  # the next address meets another of them by each method


def cookies(world: World) -> Callable[[Address], str]:
    """Of a browser that is signed in, or came by a link; for each address as new, for a page may end it."""
    visit = browser(world, Address("status_show", "", ())).cookies

    @lru_cache(1)
    def of(address: Address) -> str:
        jar = visit if address.name in PUBLIC else browser(world, address).cookies
        return f"csrftoken={TOKEN}; sessionid={jar['sessionid'].value}"

    return of


def test_no_broken_request_is_a_fault_of_ours(world: World, served: Callable[..., Served]) -> None:
    wrong, count, cookie_of, todo = [], 0, cookies(world), list(sendings(world))

    for address, method, path, broken in todo:
        given = {"CONTENT_TYPE": broken.kind, "HTTP_COOKIE": cookie_of(address), "HTTP_X_CSRFTOKEN": TOKEN}
        try:
            answer = served(method, f"{path}?{broken.query}", broken.body, **given | broken.headers)
        except Exception as error:  # noqa: BLE001 - whatever it is, a server could only say 500
            answer = Served(500, repr(error), {})
        is_silent = answer.status >= HTTPStatus.BAD_REQUEST and method != "HEAD" and not answer.text.strip()
        if is_silent or (answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR and address.name not in NOT_WELL):
            wrong.append(f"{method} {path[:80]} {str(broken)[:200]}: {answer.status} {answer.text[-200:]}")
        count += 1

    assert wrong == []
    assert count > 1000
