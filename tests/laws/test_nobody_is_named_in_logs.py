"""Whatever is written into whichever page, and whatever fails meanwhile: no log holds a name, an address or a word."""

import json
import logging
import smtplib
from collections.abc import Callable
from email.errors import HeaderParseError
from unittest import mock

import pytest
from django.core.exceptions import BadRequest, DisallowedHost, SuspiciousOperation, ValidationError
from django.db import DataError, IntegrityError, connection, transaction
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse

from inquiries.mail import intake
from inquiries.mail.sending import outbox
from inquiries.models import Contact, Dispatch, Staff
from tests.laws.addresses import PUBLIC, every_address
from tests.laws.forms import Forms
from tests.laws.places import bare, logged
from tests.makers import make_inquiry
from tests.often import some
from tests.world import World

pytestmark = pytest.mark.django_db
NAME, ADDRESS, CARD, WORDS, PHONE = (
    "瓜生野まゆみ",
    "uryuno.m@example.jp",
    "4012888888881881",
    "紛失したかもしれません",
    "08098761234",
)
MARKED = f"{NAME} {ADDRESS} {CARD} {WORDS} {PHONE}"
MARKS = [NAME, "uryuno", CARD, WORDS, PHONE, "%E7%93%9C%E7%94%9F", "\\u74dc"]


def left_in(log: str) -> list[str]:
    """The marks that it holds, and whatever line is no JSON."""
    for line in log.splitlines():
        json.loads(line)
    return [mark for mark in MARKS if mark in log or mark in bare(log)]


def test_what_is_typed_into_any_page(world: World) -> None:
    desk, stranger = Client(raise_request_exception=False), Client(raise_request_exception=False)
    desk.force_login(world.supervisor)
    stranger.post(reverse("link_open", kwargs={"token": world.link.token}))

    with logged() as log:
        for turn, address in enumerate(some(every_address(), of=4, turn=1)):
            path, client = world.path(address), stranger if address.name in PUBLIC else desk
            for form in Forms(client.get(path, {"words": MARKED}).content.decode(errors="replace"), path).forms[:3]:
                getattr(client, form.method)(form.path, form.filled(MARKED, "*"), headers={"X-Turn": str(turn)})
            client.post(f"{path}?who={NAME}", dict.fromkeys(("who", "words", "login", "text", "memo"), MARKED))
            client.get(
                f"/desk/{NAME}/{CARD}/", headers={"Referer": f"http://testserver/?q={NAME}", "Host": "testserver"}
            )

    assert log.getvalue()
    assert left_in(log.getvalue()) == []


def _twice() -> None:
    """PostgreSQL: DETAIL: Key (username)=(…) already exists."""
    for _ in range(2):
        Staff.objects.create(username=ADDRESS, name=NAME)


def _no_row() -> None:
    """PostgreSQL: DETAIL: Failing row contains (…)."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO inquiries_contact (name) VALUES (%s)", [MARKED])


def _too_long() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(%s AS bigint) + nowhere.column FROM nowhere", [MARKED])


def _raise(error: Exception) -> Callable[[], None]:
    def raising() -> None:
        words = error
        raise words

    return raising


FAILURES: dict[str, Callable[[], object]] = {
    "a row that is there": _twice,
    "a row that lacks something": _no_row,
    "a value in a statement": _too_long,
    "a number": lambda: int(MARKED),
    "a key": lambda: dict[str, str]()[MARKED],
    "a charset": lambda: MARKED.encode().decode("ascii"),
    "json": lambda: json.loads(f'{{"{MARKED}"'),
    "a form": _raise(ValidationError([MARKED, "x"])),
    "a header": _raise(HeaderParseError(MARKED)),
    "a recipient": _raise(smtplib.SMTPRecipientsRefused({ADDRESS: (550, NAME.encode())})),
    "a group": _raise(ExceptionGroup(MARKED, [ValueError(MARKED)])),
    "a file": lambda: open(f"/nowhere/{MARKED}"),  # noqa: SIM115, PTH123
    "a host": _raise(DisallowedHost(MARKED)),
    "what is suspicious": _raise(SuspiciousOperation(MARKED)),
    "what cannot be read": _raise(BadRequest(MARKED)),
}


@pytest.mark.every_case
@pytest.mark.parametrize("failure", sorted(FAILURES))
def test_what_an_exception_quotes(monkeypatch: pytest.MonkeyPatch, failure: str) -> None:
    def fails(*_: object) -> None:
        try:
            with transaction.atomic():
                FAILURES[failure]()
        except Exception as error:
            error.add_note(MARKED)
            raise

    monkeypatch.setattr("inquiries.watch.readiness.Kept.said", fails)
    with logged() as log:
        answer = Client(raise_request_exception=False).get("/readyz", {"who": MARKED})
        try:
            fails()
        except Exception:
            logging.getLogger("inquiries.test").exception("it failed", stack_info=True)

    assert answer.status_code in {400, 500}
    assert "it failed" in log.getvalue()
    assert left_in(log.getvalue()) == []
    assert NAME not in answer.content.decode()


@pytest.mark.every_case
def test_a_database_says_which_rule_was_broken_and_not_by_whom() -> None:
    with logged() as log:
        try:
            with transaction.atomic():
                _twice()
        except IntegrityError:
            logging.getLogger("inquiries.test").exception("it failed")

    rule = "23505, inquiries_staff, inquiries_staff_username" if connection.vendor == "postgresql" else "IntegrityError"
    assert rule in log.getvalue()


def test_a_mail_that_cannot_be_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Contact, "save", mock.Mock(side_effect=DataError(MARKED)))
    raw = f"From: {ADDRESS}\r\nSubject: =?utf-8?q?{NAME}?=\r\nMessage-ID: <{ADDRESS}>\r\n\r\n{MARKED}".encode()

    with logged() as log:
        intake.take_in(raw, source="box")

    assert left_in(log.getvalue()) == []


def test_a_mail_that_a_server_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    refusal = smtplib.SMTPRecipientsRefused({ADDRESS: (550, MARKED.encode())})
    monkeypatch.setattr("inquiries.mail.sending.mime.PlainMail.send", mock.Mock(side_effect=refusal))
    Dispatch.objects.send_link(make_inquiry())

    with logged() as log:
        outbox.run()

    assert "SMTPRecipientsRefused" in log.getvalue()
    assert left_in(log.getvalue()) == []


def test_a_request_that_django_refuses(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)

    with logged() as log:
        client.get("/", headers={"Host": f"{'uryuno'}.example.com"})
        strict.post("/ask/", {"text": MARKED}, headers={"Origin": "https://uryuno.example.com"})

    assert left_in(log.getvalue()) == []
    assert '"message": "400 GET no page"' in log.getvalue()
    assert '"message": "403 POST public_inquiry_create"' in log.getvalue()


def test_a_line_without_a_request_is_json_too() -> None:
    with logged() as log:
        logging.getLogger("inquiries.test").warning("mail %d: %s\n%s", 7, HttpRequest(), MARKED)

    (line,) = log.getvalue().splitlines()
    assert json.loads(line)["level"] == "WARNING"
    assert CARD not in line
