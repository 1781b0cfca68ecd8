"""One desk: an operator at work in a browser without pictures, who acts every few seconds."""

import html
import http.client
import random
import re
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit
from uuid import uuid4

from inquiries.web.presses import KEY
from tests.faults.typist import Page

DAY = {"list": 20, "open": 28, "next": 12, "note": 12, "reply": 12, "search": 10, "home": 6}
"""What an operator does in a day, in parts."""
WORDS = ("再発行", "カード", "田中", "ヤマダ", "手数料", "届", "明細")
SCRIPTED = {"HX-Request": "true"}
MOVED, TROUBLE = 302, 500
INQUIRY = re.compile(r"/desk/inquiries/(\d+)/")
INSISTED = re.compile(r'name="insisted" value="(\w+)"')
TRIES = 30
"""How often an operator tries again what was answered with "try again", once a second."""


@dataclass(frozen=True)
class Act:
    """One act: what, since when (monotonic), how long it took in seconds, and how often it was tried again."""

    name: str
    at: float
    seconds: float
    again: int


@dataclass
class Record:
    """What all desks did, for the judgement."""

    acts: list[Act] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    claimed: list[tuple[str, int]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    """What was accepted."""


class Gone(Exception):
    """No page came: the server was away, or had an error of its own."""


class Desk:
    """One signed-in operator. `hosts` are web servers (address, port); a desk goes to the next one if one is away."""

    def __init__(self, name: str, hosts: Sequence[tuple[str, int]], record: Record, *, pause: float) -> None:
        self.name, self.hosts, self.record, self.pause = name, list(hosts), record, pause
        self.random = random.Random(name)  # noqa: S311 - the same day each time
        self.cookies: dict[str, str] = {}
        self.proxied = {"X-Forwarded-For": f"10.0.0.{int(name.removeprefix('load'))}"}
        self.page, self.where, self.mine, self.said, self.again = "", "/desk/", list[str](), 0, 0

    def sign_in(self, password: str) -> None:
        self._timed("sign in", lambda: self._sign_in(password))

    def work(self, until: float) -> None:
        """Acts until that moment of the monotonic clock."""
        time.sleep(self.random.random() * self.pause)
        while (started := time.monotonic()) < until:
            [name] = self.random.choices(list(DAY), weights=list(DAY.values()))
            self._timed(name, getattr(self, f"_{name}"))
            time.sleep(max(0, started + self.pause * (0.5 + self.random.random()) - time.monotonic()))

    def _timed(self, name: str, act: Callable[[], object]) -> None:
        started, self.again = time.monotonic(), 0
        try:
            act()
        except Exception as error:  # noqa: BLE001 - an act that fails is counted, and the day goes on
            self.record.errors.append(f"{name}: {error!r}"[:300])
        self.record.acts.append(Act(name, started, time.monotonic() - started, self.again))

    def _sign_in(self, password: str) -> None:
        self._get("/accounts/login/")
        fields = {"login": self.name, "password": password, "next": "/desk/"}
        self._post("/accounts/login/", fields)
        assert "sessionid" in self.cookies, "cannot sign in"

    def _home(self) -> None:
        self._get("/desk/")

    def _list(self) -> None:
        self._get("/desk/inquiries/")

    def _open(self) -> None:
        """One of the list, as somebody who looks around; the first time the list itself."""
        there = sorted(set(INQUIRY.findall(self.page)))
        self._get(f"/desk/inquiries/{self.random.choice(there)}/" if there else "/desk/inquiries/")

    def _next(self) -> None:
        self._get(self._post("/desk/inquiries/next/", {}) or "/desk/")
        if found := INQUIRY.match(self.where):
            self.mine.append(found[1])
            self.record.claimed.append((self.name, int(found[1])))

    def _search(self) -> None:
        """From the page that is open; where only a piece of one came last, from the list."""
        if (form := self._search_form()) is None:
            self._get("/desk/inquiries/")
            form = self._search_form()
        assert form, "no page has a search"
        if (found := self._post(form, {"q": self.random.choice(WORDS)})) is not None:
            self._get(found)

    def _search_form(self) -> str | None:
        """Where the search of the page goes."""
        forms = Page(self.page).forms
        return next((at for at, method, fields in forms if method == "post" and any(f[0] == "q" for f in fields)), None)

    def _note(self) -> None:
        """Into the inquiry last claimed."""
        if not self.mine:
            return self._next()
        said = self._words()
        self._post(f"/desk/inquiries/{self.mine[-1]}/notes/", {"text": said, KEY: uuid4().hex}, headers=SCRIPTED)
        self.record.notes.append(said)
        return None

    def _reply(self) -> None:
        """To the inquiry last claimed, with the answer that is suggested first and a sentence of one's own."""
        if not self.mine:
            return self._next()
        pk = self.mine.pop()
        self._get(f"/desk/inquiries/{pk}/")
        answer = re.search(r'name="answer" value="(\d+)"', self.page)
        if not (fields := self._form(f"/desk/inquiries/{pk}/replies/")):
            return None  # by telephone: there is nothing to send
        if answer:
            self._post(f"/desk/inquiries/{pk}/draft/insertions/", fields | {"answer": answer[1]}, headers=SCRIPTED)
            self._get(f"/desk/inquiries/{pk}/")
            fields = self._form(f"/desk/inquiries/{pk}/replies/")
        said = self._words()
        last = max(name for name in fields if name.startswith("words-"))
        fields[last] += f"\n{said}"
        self._post(f"/desk/inquiries/{pk}/replies/", fields, headers=SCRIPTED, allowed=(409, 422))
        if found := INSISTED.search(self.page):
            self._post(f"/desk/inquiries/{pk}/replies/", fields | {"insisted": found[1]}, headers=SCRIPTED)
        self.record.replies.append(said)
        return None

    def _words(self) -> str:
        """A sentence that nobody else says."""
        self.said += 1
        return f"確認いたしました。整理番号は{self.name}の{self.said:04}番です。"

    def _form(self, action: str) -> dict[str, str]:
        fields = next((fields for at, _method, fields in Page(self.page).forms if at == action), [])
        texts = dict(re.findall(r'<textarea[^>]*name="([\w-]+)"[^>]*>\n?(.*?)</textarea>', self.page, re.DOTALL))
        kept = {name: value for name, kind, value in fields if kind in {"hidden", "textarea"}}
        return kept | {name: html.unescape(texts[name]) for name in kept if name in texts}

    def _get(self, path: str) -> None:
        while (to := self._request("GET", path)) is not None:
            path = urljoin(path, to)
        self.where = urlsplit(path).path

    def _post(
        self, path: str, fields: dict[str, str], *, headers: dict[str, str] | None = None, allowed: Sequence[int] = ()
    ) -> str | None:
        """Returns where it leads."""
        said = fields | {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        typed = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._request("POST", path, urlencode(said), typed | (headers or {}), allowed)

    def _request(
        self,
        method: str,
        path: str,
        body: str | None = None,
        headers: dict[str, str] | None = None,
        allowed: Sequence[int] = (),
    ) -> str | None:
        """One page, asked for again from the next host while there is none; returns where it redirects to."""
        for again in range(TRIES):
            self.again += bool(again)
            with suppress(OSError, http.client.HTTPException, Gone):
                return self._once(method, path, body, headers or {}, allowed)
            self.hosts.append(self.hosts.pop(0))
            time.sleep(1)
        raise Gone(f"{method} {INQUIRY.sub('/desk/inquiries/0/', path)}")

    def _once(
        self, method: str, path: str, body: str | None, headers: dict[str, str], allowed: Sequence[int]
    ) -> str | None:
        address, port = self.hosts[0]
        line = http.client.HTTPConnection(address, port, timeout=60)
        cookies = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        try:
            line.request(
                method, path, body, headers | cookies | self.proxied | {"Referer": f"http://{address}:{port}/"}
            )
            answer = line.getresponse()
            words = answer.read().decode()
        finally:
            line.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(cookie).items()}
        if answer.status >= TROUBLE:
            raise Gone(answer.status)
        if answer.status >= 400 and answer.status not in allowed:
            raise AssertionError(f"{method} {path}: {answer.status}")
        to = answer.headers.get("Location") if answer.status == MOVED else None
        self.page = words if to is None else self.page
        return to


def staffed(desks: Sequence[Desk], password: str, seconds: float) -> None:
    """All desks sign in, then work side by side for so long."""
    _together(lambda desk: desk.sign_in(password), desks)
    until = time.monotonic() + seconds
    _together(lambda desk: desk.work(until), desks)


def _together(do: Callable[[Desk], None], desks: Sequence[Desk]) -> None:
    threads = [threading.Thread(target=do, args=[desk], daemon=True) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
