"""What somebody sends who means harm, and how to see in an answer that it did any."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from sysconfig import get_path
from typing import NamedTuple
from urllib.parse import quote_plus, urlsplit

from tests.laws.forms import Form

MARK, SPOKEN, HEADER = "hx1mark", "hx7seven", "X-Hx1"
"""An attribute that no page of ours has; what a template would make of ours; a header that nobody sets."""
MARKUP = [
    f"<b {MARK}>x</b>",
    f'"><b {MARK}>',
    f"'><b {MARK}>",
    f"</textarea></title></script><b {MARK}>",
    f"--><b {MARK}>",
    f'x" {MARK}="1" autofocus onfocus="alert(1)',
    f"x' {MARK}='1",
    f"x {MARK}=1",
    f"<svg/onload=alert(1) {MARK}>",
    f"&lt;b {MARK}&gt;&#60;b {MARK}&#62;",
]
ELSEWHERE = [
    "//evil.example/",
    "https://evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "https:evil.example",
    "javascript:alert(1)//",
    "data:text/html,<script>alert(1)</script>",
]
WORDS = [
    *MARKUP,
    *ELSEWHERE,
    "\0",
    "中村\0由紀",
    "\ud800 x \udfff",
    "\u202e\u2066\u200b\ufeff\u2028中村",
    "あ" * 60_000,
    "{{ 'hx7'|add:'seven' }}{% now 'Y' %}${7*7}#{7*7}<%= 7 %>",
    "' OR '1'='1' --",
    "1); DROP TABLE inquiries_staff; --",
    "=HYPERLINK('http://evil.example','x')",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    f"x\r\n{HEADER}: 1\r\n\r\n<b {MARK}>",
    "9" * 400,
    "-1",
    "1e400",
    "NaN",
    "2147483648",
    "9223372036854775808",
    "99999999999999999999",
    "0000-00-00",
    "0001-01-01T00:00",
    "9999-12-31T23:59",
    "10000-01-01",
    "2026-02-30T25:61",
    "%s%n{0}{0.__class__}%(by)s",
    "../../../../etc/passwd",
    "e\u0301" * 3_000,
    "true",
    "[" * 2_000,
    '{"a": {"$gt": ""}}',
    "x@" + "a." * 400 + "jp",
    "a" * 300 + "@example.jp",
    "+81-" + "9" * 60,
]
BYTES = [b"%FF%FE%00", b"%83%65%83%58%83%67", b"%", b"%ZZ", b"%C0%AF", b"%F5%80%80%80"]
"""Values as they stand in a form, which no charset makes legible."""
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data; boundary=hx"
ROOT = Path(__file__).resolve().parents[2]
INSIDE = re.compile(
    r"Traceback|site-packages|\.py\b|django\.|OperationalError|\bSELECT \"|\bINSERT INTO|"
    + "|".join(map(re.escape, (f"{ROOT}/", get_path("stdlib"))))
)
"""What an error page must not tell."""
_turn = count()


class Sending(NamedTuple):
    """A request: where to, how, with what."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""
    kind: str = URLENCODED


def encoded(fields: dict[str, str | bytes]) -> bytes:
    """As a browser encodes a form; bytes stand as they are."""
    return b"&".join(
        quote_plus(name).encode() + b"=" + (said if isinstance(said, bytes) else quoted(said).encode())
        for name, said in fields.items()
    )


def quoted(said: str) -> str:
    """In an address, lone surrogates too."""
    return quote_plus(said.encode("utf-8", "surrogatepass"))


def into_fields(form: Form, *, values: int) -> Iterator[Sending]:
    """Each field of a form, each time with the next `values` of what is hostile, beside plausible others."""
    hostile: list[str | bytes] = [*WORDS, *BYTES]
    for name in form.fields:
        for _time in range(values):
            bad = hostile[(next(_turn) * 7) % len(hostile)]
            fields: dict[str, str | bytes] = {one: field.plausible for one, field in form.fields.items()}
            yield sending(form, fields | {name: bad})


def in_all_fields(form: Form) -> Iterator[Sending]:
    """Every field at once with markup."""
    bad = MARKUP[next(_turn) % len(MARKUP)]
    yield sending(form, {name: bad if field.kind != "hidden" else field.value for name, field in form.fields.items()})


def in_another_shape(form: Form) -> Iterator[Sending]:
    """The form without a field, with a field twice, as a list, as a file, as JSON, cut off, and in no known charset."""
    fields: dict[str, str | bytes] = {name: field.plausible for name, field in form.fields.items()}
    names = list(fields) or ["x"]
    one = names[next(_turn) % len(names)]
    without = {name: said for name, said in fields.items() if name != one}
    if form.method == "get":
        yield Sending("GET", form.path, f"{encoded(fields).decode()}&{one}=2&{one}[]=3&{one}[a]=4")
        return
    twice = encoded(fields) + f"&{one}=2&{one}=3&{one}[]=4&{one}[a][b]=5".encode()
    file = f'Content-Disposition: form-data; name="{one}"; filename="../<b {MARK}>.html"\r\nContent-Type: text/html'
    deep = json.dumps({name: [{"a": [None, 1e308]}] for name in names}).encode()
    shapes = [
        Sending("POST", form.path, "", encoded(without)),
        Sending("POST", form.path, "", twice),
        Sending("POST", form.path, "", f"--hx\r\n{file}\r\n\r\n<b {MARK}>\r\n--hx--\r\n".encode(), MULTIPART),
        Sending("POST", form.path, "", deep, "application/json"),
        Sending("POST", form.path, "", b'{"a":' * 5_000, "application/json"),
        Sending("POST", form.path, "", encoded(fields), "text/plain"),
        Sending("POST", form.path, "", encoded(fields), f"{URLENCODED}; charset=shift_jis"),
        Sending("POST", form.path, "", b"--hx\r\nContent-Disposition: form-data; name=", MULTIPART),
        Sending("POST", form.path, encoded(fields).decode(), b""),
    ]
    yield shapes[next(_turn) % len(shapes)]
    yield shapes[next(_turn) % len(shapes)]


def sending(form: Form, fields: dict[str, str | bytes]) -> Sending:
    """The form as the browser would send it."""
    if form.method == "get":
        return Sending("GET", form.path, encoded(fields).decode())
    return Sending("POST", form.path, "", encoded(fields))


class Injected(HTMLParser):
    """Whether a page has markup, a script or an address that somebody else put there."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            told = (value or "").strip().lower()
            if name == MARK or (name.startswith("on") and "alert(" in told):
                self.found.append(f"<{tag} {name}>")
            if name in {"href", "src", "action", "formaction", "hx-get", "hx-post"} and is_elsewhere(told):
                self.found.append(f"<{tag} {name}={told[:60]}>")


def is_elsewhere(address: str) -> bool:
    """Whether it leads to another site, or is a script."""
    address = address.replace("\\", "/")
    return address.startswith(("javascript:", "data:text", "//")) or "evil.example" in urlsplit(address).netloc


def harm(status: int, headers: dict[str, str], page: str) -> list[str]:
    """What an answer has that it must not have."""
    found = []
    if status >= 400 and (told := INSIDE.search(page)):
        found.append(f"tells {told[0]}")
    if HEADER in headers:
        found.append("a header")
    if is_elsewhere(headers.get("Location", "")):
        found.append(f"leads to {headers['Location'][:80]}")
    if SPOKEN in page:
        found.append("a template was carried out")
    is_there = any(one in page for one in (MARK, "alert(1)", "evil.example"))
    if is_there and headers.get("Content-Type", "").startswith("text/html"):
        found += Injected(page).found
    return found
