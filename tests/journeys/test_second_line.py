"""A day on which what cannot be answered from the notice comes in from every side, and nothing of it is lost.

Police, press and a card company telephone, a fee was charged in spite of the notice, somebody threatens because of
their data, and ¥50,000 are gone: each ends with an owner and a deadline, and stands before whoever answers.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from inquiries.mail.sending.outbox import run
from inquiries.models import Decision, Draft, Escalation, Inquiry, Message, Owner, Role, Staff, Topic
from inquiries.notice.versions.loading import load
from tests.makers import NOON, make_contact, make_inquiry, make_staff
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db
MASK, HOME, LIST = "/desk/calls/new/", "/desk/", "/desk/escalations/"
REFUND = "手数料のご請求は、当社からカード会社へ取り消しをお願いいたします。"
TO_POLICE = "警察からの照会には、本社の総務部長がこのあと直接お電話します。"


@pytest.fixture
def clock(settings: Settings) -> Iterator[time_machine.Traveller]:
    settings.HOTLINE_UNDO_SECONDS = 0
    with time_machine.travel(NOON, tick=False) as traveller:
        load(sample())
        yield traveller


@pytest.fixture
def parts(clock: object, operator: Staff, supervisor: Staff) -> dict[str, Client]:
    """A browser for each part of the staff."""
    staff = {
        "operator": operator,
        "supervisor": supervisor,
        "headquarters": make_staff("yamamoto", "山本", Role.HEADQUARTERS),
        "card_desk": make_staff("kobayashi", "小林", Role.CARD_DESK),
    }
    browsers = {name: Client() for name in staff}
    for name, client in browsers.items():
        client.force_login(staff[name])
    return browsers


@pytest.fixture
def day(parts: dict[str, Client]) -> dict[str, Escalation]:
    """All that came in by noon, as an operator handed it on."""
    desk = parts["operator"]
    return {
        "police": called(desk, "岡田", "警察の岡田さんより。記録の提出は可能か。", "press-partner", "headquarters"),
        "press": called(desk, "野口", "新聞社の取材。件数を知りたい。締切は17時。", "press-partner", "press_desk"),
        "issuer": called(desk, "あおばカード", "再発行を急いでよいか。", "reissue-procedure", "card_desk"),
        "fee": wrote(desk, "中村 由紀", "中村です。再発行の手数料1,100円を請求されました。", "reissue-fee"),
        "erasure": wrote(desk, "石田 健二", "今日中に消さなければ訴えます。", "erasure-withdrawal"),
        "fraud": wrote(desk, "村上 大地", "身に覚えのない50,000円の請求があります。", "check-statement"),
    }


def called(desk: Client, who: str, memo: str, topic: str, owner: str) -> Escalation:
    """A call is taken down and handed on with one save."""
    said = {"who": who, "memo": memo, "topics": [Topic.objects.get(key=topic).pk], "outcome": f"to:{owner}"}
    assert desk.post(MASK, said).status_code == 302
    return Escalation.objects.latest("pk")


def wrote(desk: Client, name: str, text: str, topic: str) -> Escalation:
    """A mail is given its topic, and handed on as the page proposes."""
    inquiry = make_inquiry(text, contact=make_contact(name, f"{topic}@example.jp"))
    page = f"/desk/inquiries/{inquiry.pk}/"
    desk.post(f"{page}topics/", {"topics": [topic]})
    form = desk.get(f"{page}escalations/").context["asked"].form
    proposed = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    said = {
        "owner": proposed["owner"],
        "due_at": f"{timezone.localtime(proposed['due_at']):%Y-%m-%dT%H:%M}",
        "topic": proposed["topic"].pk,
        "words": "どうお答えするか",
        "messages": [message.pk for message in proposed["messages"]],
    }
    assert desk.post(f"{page}escalations/", said).status_code == 302
    return Escalation.objects.latest("pk")


def told(desk: Client, inquiry: Inquiry, decision: Decision) -> None:
    """Inserted with a press, and sent."""
    page = f"/desk/inquiries/{inquiry.pk}/"
    composer = desk.get(page).context["composer"]
    known = {"seen": composer.seen, "regrouped": composer.shown, "contact": inquiry.contact_id}
    desk.post(f"{page}draft/insertions/", known | {"words-0": composer.draft.text, "decision": decision.pk})
    draft = Draft.objects.unsent().get(inquiry=inquiry).parts
    typed = {f"words-{place}": part["words"] for place, part in enumerate(draft)}
    assert desk.post(f"{page}replies/", known | typed).status_code == 302
    run()


def test_each_has_an_owner_and_a_deadline_and_stays_open(parts: dict[str, Client], day: dict[str, Escalation]) -> None:
    assert {name: one.owner for name, one in day.items()} == {
        "police": Owner.HEADQUARTERS,
        "press": Owner.PRESS_DESK,
        "issuer": Owner.CARD_DESK,
        "fee": Owner.HEADQUARTERS,
        "erasure": Owner.PRIVACY_OFFICER,
        "fraud": Owner.INCIDENT_TEAM,
    }
    minutes = {name: (one.due_at - NOON) // timedelta(minutes=1) for name, one in day.items()}
    assert (minutes["police"], minutes["press"], minutes["fraud"]) == (15, 15, 60)
    assert min(minutes.values()) > 0
    for one in day.values():
        closed = parts["operator"].post(f"/desk/inquiries/{one.inquiry_id}/closure/", {"outcome": "not_needed"})
        assert closed.status_code == 409


def test_each_stands_before_whoever_answers_and_once_it_is_late_before_the_supervisor(
    parts: dict[str, Client], day: dict[str, Escalation], clock: time_machine.Traveller
) -> None:
    def before(part: str) -> set[str]:
        page = parts[part].get(HOME).content.decode()
        return {name for name, one in day.items() if one.number in page}

    assert before("headquarters") == {"police", "fee"}
    assert before("card_desk") == {"issuer"}
    assert before("supervisor") == {"press", "erasure", "fraud"}

    clock.move_to(NOON + timedelta(days=4))
    for part in ("supervisor", "headquarters"):  # their sessions ended overnight
        parts[part].force_login(Staff.objects.get(role=part))

    late = parts["supervisor"].get(f"{LIST}?state=late").context["asked"].page
    assert {one.pk for one in late} == {day[name].pk for name in ("police", "fee", "issuer")}
    assert before("supervisor") == set(day)
    assert before("headquarters") == {"police", "fee"}


def test_headquarters_answers_two_of_them_without_learning_who_asked(
    parts: dict[str, Client], day: dict[str, Escalation], mailoutbox: list[EmailMessage]
) -> None:
    desk, headquarters, police, fee = parts["operator"], parts["headquarters"], day["police"], day["fee"]
    page = headquarters.get(f"{LIST}{fee.pk}/").content.decode()
    assert "●●です。再発行の手数料1,100円を請求されました。" in page
    assert "中村" not in page

    headquarters.post(f"{LIST}{police.pk}/decision/", {"words": TO_POLICE})
    headquarters.post(f"{LIST}{fee.pk}/decision/", {"words": REFUND, "is_quotable": "yes"})

    # One is a note; its inquiry closes once the desk has passed it on.
    assert Message.objects.get(kind=Message.Kind.NOTE, inquiry=police.inquiry).text == TO_POLICE
    desk.post(f"/desk/decisions/{Decision.objects.get(escalation=police).pk}/relay/")
    desk.post(f"/desk/inquiries/{police.inquiry_id}/closure/", {"outcome": "answered_freely"})
    assert Inquiry.objects.get(pk=police.inquiry_id).is_closed
    # The other goes out in a reply, and stays headquarters' words.
    page = f"/desk/inquiries/{fee.inquiry_id}/"
    assert "回答あり・未連絡" in desk.get(page).content.decode()
    decision = Decision.objects.get(escalation=fee)
    told(desk, fee.inquiry, decision)
    assert [mail.to for mail in mailoutbox if REFUND in str(mail.body)] == [["reissue-fee@example.jp"]]
    assert list(Message.objects.get(kind=Message.Kind.OUT, inquiry=fee.inquiry).decisions.all()) == [decision]
    assert "本部の回答を含みます(山本、" in desk.get(page).content.decode()
    assert not Decision.objects.to_relay(Inquiry.objects.open()).exists()


def test_for_those_without_an_account_a_supervisor_writes_down_who_said_what(
    parts: dict[str, Client], day: dict[str, Escalation]
) -> None:
    for name in ("press", "erasure", "fraud"):
        said = {"words": "担当より連絡します。", "given_by": "担当 長谷川"}
        assert parts["supervisor"].post(f"{LIST}{day[name].pk}/decision/", said).status_code == 302
    parts["card_desk"].post(f"{LIST}{day['issuer'].pk}/decision/", {"words": "お急ぎいただいて構いません。"})

    assert set(Escalation.objects.open()) == {day["police"], day["fee"]}
    assert Escalation.objects.count() == len(day)
    assert Decision.objects.filter(given_by="担当 長谷川").count() == 3


def test_the_clock_of_an_answer_stands_still_at_night(
    parts: dict[str, Client], operator: Staff, clock: time_machine.Traveller
) -> None:
    evening = datetime(2026, 11, 20, 17, 50, tzinfo=NOON.tzinfo)
    clock.move_to(evening)
    parts["operator"].force_login(operator)  # the sign-in of noon has ended

    asked = called(parts["operator"], "岡田", "警察より。", "press-partner", "headquarters")

    assert asked.due_at - evening > timedelta(hours=12)
