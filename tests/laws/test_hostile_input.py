"""Whoever sends whatever into any field or address, in whichever role: no fault, no script, no way off the site.

A sample of the pages in every run; with HOTLINE_TEST_WHOLE=1 all of them, as every role, and each field more often.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.core.cache import cache as kept_cache
from django.db import transaction
from django.test import Client
from django.urls import reverse

from inquiries.models import Link, Role, Staff
from tests.laws.addresses import PUBLIC, Address, every_address
from tests.laws.forms import Form, Forms
from tests.laws.hostile import (
    ELSEWHERE,
    MARKUP,
    WORDS,
    Injected,
    Sending,
    harm,
    in_all_fields,
    in_another_shape,
    into_fields,
    quoted,
)
from tests.makers import make_staff
from tests.often import often, some
from tests.served import Served, served
from tests.world import World

__all__ = ["served"]

pytestmark = [pytest.mark.once, pytest.mark.django_db]
ROOT = Path(__file__).resolve().parent.parent.parent
TOKEN, VARIABLE = "x" * 32, re.compile("<[^>]+>")
ADDRESSES = [address for address in every_address() if not address.route.startswith("webhooks/")]
NOT_WELL = {"/readyz"}
ENDS_ITSELF = re.compile(r"/(logout|sessions|language)/|/end/$|/take-back/$|status/now/end")
"""Kept for nobody: the browser or the row would be gone for all that comes after."""
BAD_COOKIES = [
    "sessionid=\0", "sessionid=" + "x" * 9_000, "sessionid=../../x; django_language=<b hx1mark>", "csrftoken=",
    'sessionid=x; sessionid=y; messages=[["__json_message",0,40,"<b hx1mark>"]]',
]  # fmt: skip


@cache
def asked_names() -> list[str]:
    """Every name that a page of ours looks up in its address."""
    found = {"next", "q", "page"}
    for path in sorted((ROOT / "inquiries").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and re.search(r"request\.GET\.get(list)?$", ast.unparse(node.func)):
                found |= {str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    return sorted(found)


class Crawler:
    """Sends as one role, sees what comes back, and takes most of it back."""

    def __init__(self, world: World, ask: Callable[..., Served]) -> None:
        self.world, self.ask, self.wrong, self.count = world, ask, list[str](), 0

    def browser(self, role: Role | None) -> str:
        """The cookies of one who has signed in, or who came by the link in a mail."""
        client = Client()
        if role:
            client.force_login(Staff.objects.filter(role=role).first() or make_staff(f"as-{role}", "高橋", role))
        else:
            client.post(reverse("link_open", kwargs={"token": Link.objects.issue(self.world.inquiry).token}))
        return f"csrftoken={TOKEN}; sessionid={client.cookies['sessionid'].value}"

    def send(self, one: Sending, cookies: str, *, is_kept: bool = False) -> Served:
        """The answer, after a look at it."""
        self.count += 1
        kept_cache.clear()  # nobody is slowed down here
        given = {"CONTENT_TYPE": one.kind, "HTTP_COOKIE": cookies, "HTTP_X_CSRFTOKEN": TOKEN}
        with transaction.atomic():
            try:
                answer = self.ask(one.method, f"{one.path}?{one.query}", one.body, **given)
            except Exception as error:  # noqa: BLE001 - whatever it is, a server could only say 500
                answer = Served(500, repr(error), {})
            if not is_kept or answer.status >= 500 or ENDS_ITSELF.search(one.path):
                transaction.set_rollback(True)
        found = harm(answer.status, answer.headers, answer.text)
        if answer.status >= 500 and one.path not in NOT_WELL:
            found.append(f"{answer.status} {answer.text[-300:]}")
        if found:
            told = (one.query.encode() + b" " + one.body)[-300:]
            self.wrong.append(f"{one.method} {one.path[:90]} {told!r}: {found}")
        return answer

    def forms(self, role: Role | None, known: set[object]) -> Iterator[Form]:
        """Every form of every page that this role opens and no role before it."""
        cookies = self.browser(role)
        public = [address for address in ADDRESSES if (address.name in PUBLIC) is (role is None)]
        for address in some(public, of=10, turn=list(Role).index(role) if role else 0):
            if address.name in {"account_logout", "status_end"}:
                continue
            path = self.world.path(address)
            page = self.send(Sending("GET", path), cookies).text
            for form in Forms(page, path).forms:
                if (form.method, form.path, *form.fields) not in known:
                    known.add((form.method, form.path, *form.fields))
                    yield form


@pytest.fixture
def crawler(world: World, served: Callable[..., Served]) -> Crawler:
    return Crawler(world, served)


def test_no_field_of_any_form_does_harm(crawler: Crawler) -> None:
    known = set[object]()

    for role in [Role.SUPERVISOR, None, *some([role for role in Role if role != Role.SUPERVISOR], of=4)]:
        cookies = crawler.browser(role)
        for form in list(crawler.forms(role, known)):
            todo = [*into_fields(form, values=often(1, whole=4)), *in_another_shape(form), *in_all_fields(form)]
            for place, one in enumerate(some(todo, of=4, turn=len(known))):
                crawler.send(one, cookies, is_kept=place % 3 == 0)

    assert crawler.wrong == []
    assert len(known) > 10
    look_everywhere(crawler)


def look_everywhere(crawler: Crawler) -> None:
    """Whatever was kept does no harm where it is read, by the desk and by the customer."""
    for role in [Role.SUPERVISOR, None]:
        cookies = crawler.browser(role)
        for address in some(ADDRESSES, of=9, turn=3):
            crawler.send(Sending("GET", crawler.world.path(address)), cookies)

    assert crawler.wrong == []


def test_no_variable_of_any_address_does_harm(crawler: Crawler) -> None:
    varied = [address for address in ADDRESSES if address.variables]
    cookies = {role: crawler.browser(role) for role in [*Role, None]}

    for place, address in enumerate(varied):
        for role in some(cookies, of=7, turn=place):
            for bad in some(WORDS[place % 7 :: 7], of=6, turn=place):
                method = "POST" if (place + len(bad)) % 2 else "GET"
                crawler.send(Sending(method, put_into(address, bad[:3_000])), cookies[role])

    assert crawler.wrong == []


def put_into(address: Address, bad: str) -> str:
    """The path with this in the place of every variable, as a server hands it on."""
    raw = bad.encode("utf-8", "surrogatepass").decode("latin-1")
    return "/" + VARIABLE.sub(lambda _one: raw, address.route)


def test_nothing_asked_for_in_an_address_does_harm(crawler: Crawler) -> None:
    names, values = asked_names(), [*ELSEWHERE, *MARKUP, *WORDS]
    assert {"next", "act", "page"} <= {*names}

    for role in some([Role.SUPERVISOR, None, *(role for role in Role if role != Role.SUPERVISOR)], of=6):
        cookies = crawler.browser(role)
        for place, address in enumerate(some(ADDRESSES, of=5, turn=1)):
            for turn in range(often(1, whole=2)):
                bad = quoted(values[(place * 5 + turn * 11) % len(values)][:4_000])
                query = "&".join(f"{name}={bad}" for name in names)
                crawler.send(Sending("GET", crawler.world.path(address), query), cookies)

    assert crawler.wrong == []


def test_no_page_leads_off_the_site(crawler: Crawler) -> None:
    places = [quoted(place) for place in ELSEWHERE]
    told = [f"next={place}&back={place}&to={place}&login=abe&password=x" for place in places]

    for name in ("account_login", "set_language", "account_logout", "mfa_authenticate", "account_reauthenticate"):
        for said in told:
            crawler.send(Sending("POST", reverse(name), said, said.encode()), crawler.browser(Role.OPERATOR))
            crawler.send(Sending("GET", reverse(name), said), "")

    assert crawler.wrong == []


def test_no_cookie_does_harm(crawler: Crawler) -> None:
    for place, cookies in enumerate(BAD_COOKIES):
        for address in some(ADDRESSES, of=30, turn=place):
            crawler.send(Sending("GET", crawler.world.path(address)), cookies)

    assert crawler.wrong == []


def test_harm_would_be_seen() -> None:
    html = {"Content-Type": "text/html; charset=utf-8"}

    assert harm(200, html, "<p><b hx1mark>x</b></p>") == ["<b hx1mark>"]
    assert harm(200, html, "<p>&lt;b hx1mark&gt;</p>") == []
    assert harm(200, html, '<a href="javascript:alert(1)//">x</a>')
    assert harm(302, {"Location": "/\\evil.example/"}, "")
    assert harm(302, {"Location": "/desk/?next=//evil.example/"}, "") == []
    assert harm(500, html, "Traceback (most recent call last)")
    assert harm(200, html, "hx7seven")
    assert Injected('<input value="x" onfocus="alert(1)">').found
