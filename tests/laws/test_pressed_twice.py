"""A button that is pressed again, because the first answer was lost, answers as before and writes nothing twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import (
    Call,
    Callback,
    Channel,
    Contact,
    Escalation,
    FraudReport,
    Inquiry,
    Message,
    Reissue,
    Remedy,
    Split,
    Staff,
    Step,
)
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.link import Link
from tests.faults.typist import Page
from tests.goodwills import make_promise
from tests.makers import make_contact, make_inquiry, make_staff

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.every_case]
AT_ONCE = 3


@dataclass(frozen=True)
class Sending:
    """A form of a page, filled in, and how many rows there are of what it writes."""

    page: Callable[[Inquiry], str]
    action: Callable[[Inquiry], str]
    said: dict[str, str]
    rows: Callable[[], int]
    is_public: bool = False

    def filled(self, client: Client, inquiry: Inquiry) -> tuple[str, dict[str, str]]:
        """Where it goes, and what a browser sends."""
        page, action = self.page(inquiry), self.action(inquiry)
        forms = Page(client.get(page).text).forms
        fields = next(fields for at, method, fields in forms if method == "post" and (at or page) == action)
        said = {name: value for name, kind, value in fields if kind == "hidden" or (kind == "choice" and value)}
        messages = {"messages": str(inquiry.messages.latest("pk").pk)} if "messages" in self.said else {}
        return action, said | self.said | messages


def page_of(inquiry: Inquiry) -> str:
    return reverse("inquiry_show", args=[inquiry.pk])


def at(name: str) -> Callable[[Inquiry], str]:
    return lambda inquiry: reverse(name, args=[inquiry.pk])


def always(name: str) -> Callable[[Inquiry], str]:
    return lambda _inquiry: reverse(name)


TOMORROW = f"{timezone.localtime() + timedelta(days=1):%Y-%m-%dT12:00}"
YESTERDAY = f"{timezone.localdate() - timedelta(days=1)}"
ONE_CARD = {"issuer": ""} | {f"card{number}-{field}": "" for number in range(2, 6) for field in ("issuer", "brand")}
SENDINGS = {
    "note": Sending(page_of, at("note_create"), {"text": "確認中"}, Message.objects.filter(kind="note").count),
    "promise": Sending(
        at("callback_create"),
        at("callback_create"),
        {"callback_at_0": "tomorrow", "callback_at_1": "12:00", "phone": "090-1234-5678"},
        Callback.objects.count,
    ),
    "attempt": Sending(
        page_of,
        lambda inquiry: reverse("attempt_create", args=[inquiry.callbacks.get().pk]),
        {},
        lambda: sum(Callback.objects.values_list("attempts", flat=True)),
    ),
    "question": Sending(
        at("escalation_create"),
        at("escalation_create"),
        {"owner": "supervisor", "due_at": TOMORROW, "topic": "", "words": "判断をお願いします。"},
        Escalation.objects.count,
    ),
    "split": Sending(at("split_create"), at("split_create"), {"messages": ""}, Split.objects.count),
    "reissue": Sending(at("reissue_create"), at("reissue_create"), ONE_CARD, Reissue.objects.count),
    "unknown charge": Sending(
        at("fraud_report_create"),
        at("fraud_report_create"),
        {"charged_on": YESTERDAY, "yen": "5000", "issuer": "", "merchant": ""},
        FraudReport.objects.count,
    ),
    "remedy": Sending(at("remedy_create"), at("remedy_create"), {"reason": "対象の方です。"}, Remedy.objects.count),
    "call": Sending(
        always("call_create"),
        always("call_create"),
        {"memo": "連打", "who": "石田", "issuer": "", "outcome": ""},
        Call.objects.count,
    ),
    "public form": Sending(
        always("public_inquiry_create"),
        always("public_inquiry_create"),
        {"topic": "", "words": "二度押し", "reach": "mail", "address": "sakai@example.jp"},
        Inquiry.objects.filter(channel="form").count,
        is_public=True,
    ),
    "public question": Sending(
        always("status_show"),
        always("status_message_create"),
        {"words": "いつ届きますか。"},
        Message.objects.filter(channel="form").count,
        is_public=True,
    ),
    "fee of a card": Sending(
        always("status_show"),
        lambda inquiry: reverse("status_word_create", args=[inquiry.reissues.get().pk]),
        {"word": "charged", "yen": "1100"},
        Message.objects.filter(channel="form").count,
        is_public=True,
    ),
    "step of a card": Sending(
        always("status_show"),
        lambda inquiry: reverse("status_word_create", args=[inquiry.reissues.get().pk]),
        {"word": "contacted", "yen": ""},
        Step.objects.filter(by=None).count,
        is_public=True,
    ),
}
OF_A_CARD = ("fee of a card", "step of a card")


@pytest.fixture(params=list(SENDINGS.values()), ids=list(SENDINGS))
def sending(request: pytest.FixtureRequest) -> Sending:
    found: Sending = request.param
    return found


@pytest.fixture
def inquiry(sending: Sending) -> Inquiry:
    """Of two messages; where it is about an attempt, with a call promised; where about a card, with one."""
    operator = make_staff()
    contact = make_contact() if not sending.is_public else Contact.objects.find_or_make(address="aoki@example.jp")
    inquiry = make_inquiry(contact=contact)
    inquiry.append(Incoming(Channel.PHONE, "もう一つ、別の件です。"))
    if sending is SENDINGS["remedy"]:
        make_promise()
    if sending is SENDINGS["attempt"]:
        inquiry.promise_call(by=operator, due_at=timezone.now() + timedelta(hours=1))
    if sending in [SENDINGS[name] for name in OF_A_CARD]:
        Reissue.objects.open(inquiry, by=operator)
    return inquiry


@pytest.fixture
def browser(sending: Sending, inquiry: Inquiry) -> Client:
    """Somebody signed in, or a customer who opened their link."""
    client = Client()
    if sending.is_public:
        client.post(f"/status/{Link.objects.issue(inquiry).token}/")
    else:
        client.force_login(Staff.objects.earliest("pk"))
    return client


def where(answer: HttpResponseBase) -> tuple[int, str]:
    """The answer, as far as it matters to whoever waits for it."""
    return answer.status_code, answer.headers.get("Location", "").split("#")[0]


def test_one_after_the_other(sending: Sending, browser: Client, inquiry: Inquiry) -> None:
    action, said = sending.filled(browser, inquiry)
    before = sending.rows()

    first, second = (browser.post(action, said) for _ in range(2))

    assert first.status_code == 302, first.text
    assert where(second) == where(first)
    assert sending.rows() - before == 1


def test_at_the_same_time(sending: Sending, browser: Client, inquiry: Inquiry) -> None:
    action, said = sending.filled(browser, inquiry)
    before, start, answers = sending.rows(), Barrier(AT_ONCE), list[tuple[int, str]]()

    def press() -> None:
        other = Client()
        other.cookies = browser.cookies
        start.wait()
        answers.append(where(other.post(action, said)))
        connection.close()

    threads = [Thread(target=press) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(answers) == AT_ONCE
    assert len(set(answers)) == 1, answers
    assert sending.rows() - before == 1


@pytest.mark.parametrize("sending", [SENDINGS["note"]], ids=["note"])
def test_other_words_with_the_old_key_are_not_swallowed(sending: Sending, browser: Client, inquiry: Inquiry) -> None:
    action, said = sending.filled(browser, inquiry)

    browser.post(action, said)
    browser.post(action, said | {"text": "戻って書き直した別のメモ"})

    assert sending.rows() == 2
