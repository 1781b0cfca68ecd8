"""What the desk has to mind about an answer is read at the desk, and by nobody outside."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from inquiries.mail.sending.composing import compose
from inquiries.models import Answer, Call, Dispatch, Draft, Inquiry, Link, Message, Staff
from inquiries.models.arrival.call import CallEntry
from tests.makers import make_answer, make_inquiry, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.once]
NOTE = "聞くのは日付と金額とカード会社だけ"
OUTSIDE = ("templates/inquiries/public", "templates/inquiries/mail")
SENT = (
    "inquiry/letter.py",
    "inquiry/message.py",
    "reply/arrangement.py",
    "reply/draft.py",
    "reply/insertion.py",
    "reply/referral.py",
    "reply/substance.py",
    "correction/posting.py",
)


@pytest.fixture
def answer() -> Answer:
    return make_answer(make_topic("reissue-fee", is_public=True, digit=7), handling_note=NOTE)


@pytest.fixture
def inquiry(answer: Answer, operator: Staff) -> Inquiry:
    inquiry = make_inquiry()
    inquiry.set_topics([answer.topic], by=operator)
    return inquiry


def replied(inquiry: Inquiry, answer: Answer, by: Staff) -> Dispatch:
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(answer)
    return draft.send(by=by, seen=inquiry.messages.latest("pk").pk)


def test_it_is_in_no_mail_and_no_message(inquiry: Inquiry, answer: Answer, operator: Staff) -> None:
    dispatch = replied(inquiry, answer, operator)
    Call.objects.log(CallEntry(topics=[answer.topic], told=[answer]), by=operator)

    assert answer.clauses[0].text in compose(dispatch).body
    assert NOTE not in compose(dispatch).body
    assert not Message.objects.filter(text__contains=NOTE).exists()


def test_it_is_on_no_page_of_the_public(client: Client, inquiry: Inquiry, answer: Answer, operator: Staff) -> None:
    replied(inquiry, answer, operator).mark_sent(at=timezone.now())
    asked = {"topic": "", "words": "再発行の手数料は", "reach": "mail", "address": "nakamura@example.jp"}

    pages = [
        client.get("/"),
        client.get("/questions/", {"q": "再発行の手数料"}),
        client.post("/questions/offer/", {"words": "再発行の手数料"}),
        client.post("/ask/", asked, follow=True),
        client.post(f"/status/{Link.objects.issue(inquiry).token}/", follow=True),
    ]

    assert answer.clauses[0].text in "".join(page.text for page in pages)
    assert [page.request["PATH_INFO"] for page in pages if NOTE in page.text] == []


def test_nothing_that_builds_what_leaves_knows_of_it() -> None:
    root = Path(settings.BASE_DIR)
    files = [path for folder in OUTSIDE for path in (root / folder).rglob("*.*")]
    files += [root / "inquiries" / "models" / name for name in SENT]
    files += list((root / "inquiries" / "mail").rglob("*.py"))

    assert [path.name for path in files if re.search("handling", path.read_text())] == []


def test_it_stands_beside_the_answer_at_the_desk(desk: Client, inquiry: Inquiry, answer: Answer) -> None:
    for page in (f"/desk/inquiries/{inquiry.pk}/", f"/desk/answers/{answer.pk}/"):
        assert f"<p>{NOTE}</p>" in desk.get(page).text
    assert f"<p>{NOTE}</p>" in desk.get("/desk/calls/sayings/", {"topics": answer.topic.pk}).text


def test_it_is_written_and_revised_with_the_answer(desk: Client, answer: Answer) -> None:
    words = {
        "opening": "改めます。",
        "silence": "",
        "next_step": "",
        "handling_note": "4111 1111 1111 1111 は聞かない。",
    }

    desk.post(f"/desk/answers/{answer.pk}/edit/", words)

    note = Answer.objects.latest("pk").handling_note
    assert note.endswith("は聞かない。")
    assert "4111" not in note
