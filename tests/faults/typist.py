"""Typist: types a card number into every field of every reachable page, and sends every form."""

import http.cookiejar
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import quote, urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.faults.hotlines import PATIENCE

TYPED = {"text", "search", "email", "tel", "url", "number", "textarea"}
KEPT = {"csrfmiddlewaretoken", "website", "next", "seen", "contact", "language"}
"""Fields that keep their value, since a form would be refused without it."""
LEFT_ALONE = ("logout", "language", "static")
IN_ADDRESSES = "/?&=%:+"
Field = tuple[str, str, str]


def kind_of(path: str) -> str:
    """The path with all numbers replaced by 0: pages of one kind have the same."""
    return re.sub(r"\d+", "0", urlsplit(path).path)


class Page(HTMLParser):
    """The links of a page and its forms: address, method, fields (name, kind, value)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.forms: list[tuple[str, str, list[Field]]] = []
        self.also: list[str] = []
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attributes}
        if tag == "a" and "href" in has:
            self.links.append(has["href"])
        elif tag == "form":
            self.forms.append((has.get("action", ""), has.get("method", "get").lower(), []))
        elif tag == "select":
            self._select = has.get("name", "")
        elif tag == "option" and self._select and has.get("value"):
            self._field(self._select, "choice", has["value"])
            self._select = ""
        elif tag in {"input", "textarea", "button"} and has.get("name"):
            self._field(has["name"], tag if tag == "textarea" else has.get("type", "text"), has.get("value", ""))
        self.also += [has[name] for name in ("hx-post",) if tag != "form" and has.get(name)]

    def _field(self, name: str, kind: str, value: str) -> None:
        if self.forms:
            self.forms[-1][2].append((name, kind, value))


class Typist:
    """A browser without scripts, so that only the server protects the data."""

    def __init__(self, address: str, number: Callable[[str], str]) -> None:
        self.address, self.number = address, number
        self.jar = http.cookiejar.CookieJar()
        self.opener = build_opener(HTTPCookieProcessor(self.jar))
        self.sent: set[tuple[str, ...]] = set()

    def sign_in(self, username: str, password: str) -> None:
        page = self.get("/accounts/login/")
        action, _method, fields = next(form for form in page.forms if any(name == "login" for name, *_ in form[2]))
        said = {name: value for name, _kind, value in fields} | {"login": username, "password": password}
        self._send(urljoin("/accounts/login/", action), said)
        assert any(cookie.name == "sessionid" for cookie in self.jar), f"{username} cannot sign in"

    def get(self, path: str) -> Page:
        return Page(self._open(Request(urljoin(self.address, quote(path, safe=IN_ADDRESSES)))))  # noqa: S310 - our own address

    def walk(self, *beginnings: str, most: int) -> int:
        """Follows links, visits one page of each kind and types into it; returns the number of pages."""
        waiting, seen = list(beginnings), set[str]()
        while waiting and len(seen) < most:
            path = waiting.pop(0)
            kind = kind_of(path)
            if kind in seen or any(name in kind for name in LEFT_ALONE):
                continue
            seen.add(kind)
            page = self.get(path)
            waiting += [urljoin(path, link) for link in page.links if urljoin(path, link).startswith("/")]
            self.type_into(page, path)
        return len(seen)

    def type_into(self, page: Page, path: str) -> None:
        """Sends each new form twice; the second time with numbers also in hidden and other special fields."""
        for action, method, fields in page.forms:
            form = (kind_of(urljoin(path, action)), *(name for name, *_rest in fields))
            if form not in self.sent and not any(name in action for name in LEFT_ALONE):
                self.sent.add(form)
                for kinds in (TYPED, TYPED | {"hidden", "date", "time", "datetime-local", "password", "checkbox"}):
                    said = dict(self._typed(fields, kinds, path))
                    for target in (action or path, *(page.also if kinds == TYPED else ())):
                        self._send(urljoin(path, target), said, method)

    def _typed(self, fields: list[Field], kinds: set[str], path: str) -> Iterator[tuple[str, str]]:
        for name, kind, value in fields:
            is_typed = kind in kinds and name not in KEPT
            yield name, self.number(f"{path} {name}") if is_typed else value

    def _send(self, path: str, said: dict[str, str], method: str = "post") -> None:
        body = urlencode(said)
        if method == "get":
            self._open(Request(urljoin(self.address, f"{path}?{body}")))  # noqa: S310 - our own address
            return
        said |= {"csrfmiddlewaretoken": next((c.value or "" for c in self.jar if c.name == "csrftoken"), "")}
        headers = {"Referer": self.address}
        self._open(Request(urljoin(self.address, path), urlencode(said).encode(), headers))  # noqa: S310 - the same

    def _open(self, request: Request) -> str:
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return str(answer.read().decode(errors="replace"))
        except HTTPError as refused:  # a refusal is a page too
            return refused.read().decode(errors="replace")
