"""An owner answers what was put to them, and the desk passes it on."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Decision, Draft, Escalation, Inquiry, Owner, Role, Staff
from tests.makers import make_inquiry, make_staff, make_version

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def headquarters() -> Client:
    client = Client()
    client.force_login(make_staff("yamamoto", "山本", Role.HEADQUARTERS))
    return client


@pytest.fixture
def asked(headquarters: Client, operator: Staff) -> Escalation:
    make_version()
    return make_inquiry().escalate(by=operator, owner=Owner.HEADQUARTERS, words="返金の可否")


def path(escalation: Escalation) -> str:
    return reverse("decision_create", args=[escalation.pk])


def page_of(desk: Client, inquiry: Inquiry) -> str:
    return desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()


def press(desk: Client, name: str, inquiry: Inquiry, **fields: object) -> str:
    said = {"seen": "9", "contact": inquiry.contact_id, "words-0": "拝啓", **fields}
    return desk.post(reverse(name, args=[inquiry.pk]), said, headers=HTMX).content.decode()


def test_headquarters_answers_and_goes_on_with_what_else_it_is_asked(headquarters: Client, asked: Escalation) -> None:
    answer = headquarters.post(path(asked), {"words": "取り消します。", "is_quotable": "yes"})

    decision = Decision.objects.get()
    assert answer["Location"] == reverse("escalation_list")
    assert (decision.words, decision.is_quotable, decision.who) == ("取り消します。", True, "山本")


def test_without_words_nothing_is_answered(headquarters: Client, asked: Escalation) -> None:
    answer = headquarters.post(path(asked), {"words": " ", "is_quotable": "yes"})

    assert answer.status_code == 422
    assert "回答を入力してください。" in answer.content.decode()


def test_a_second_answer_is_refused_and_not_lost(headquarters: Client, asked: Escalation) -> None:
    headquarters.post(path(asked), {"words": "取り消します。"})

    answer = headquarters.post(path(asked), {"words": "やはり取り消しません。"})

    assert answer.status_code == 409
    assert "すでに回答済み" in answer.content.decode()
    assert "やはり取り消しません。" in answer.content.decode()


def test_a_card_number_in_an_answer_is_blacked_out_where_it_is_refused_too(
    headquarters: Client, asked: Escalation
) -> None:
    for _time in range(2):
        page = headquarters.post(path(asked), {"words": "番号 4111 1111 1111 1111"}).content.decode()

    assert "4111 1111" not in page
    assert "4111 1111" not in Decision.objects.get().words


def test_what_is_put_to_others_headquarters_does_not_answer(headquarters: Client, operator: Staff) -> None:
    other = make_inquiry().escalate(by=operator, owner=Owner.LEGAL, words="返金")

    assert headquarters.post(path(other), {"words": "取り消します。"}).status_code == 404


def test_an_operator_answers_nothing(desk: Client, asked: Escalation) -> None:
    answer = desk.post(path(asked), {"words": "取り消します。"})

    assert answer.status_code == 409
    assert not Decision.objects.exists()


def test_a_supervisor_writes_down_who_answered_and_is_led_to_the_inquiry(
    supervisor_desk: Client, operator: Staff
) -> None:
    asked = make_inquiry().escalate(by=operator, owner=Owner.LEGAL, words="返金")

    nameless = supervisor_desk.post(path(asked), {"words": "お答えできません。"})
    answer = supervisor_desk.post(path(asked), {"words": "お答えできません。", "given_by": "法務 長谷川"})

    assert nameless.status_code == 409
    assert "どなたの回答か" in nameless.content.decode()
    assert answer["Location"] == reverse("inquiry_show", args=[asked.inquiry_id])
    assert Decision.objects.get().given_by == "法務 長谷川"


# --- back at the desk -------------------------------------------------------------------------------------------------
def test_the_desk_sees_it_as_a_note_and_that_it_is_to_be_passed_on(
    desk: Client, headquarters: Client, asked: Escalation
) -> None:
    headquarters.post(path(asked), {"words": "取り消します。"})

    page = page_of(desk, asked.inquiry)

    assert "回答あり・未連絡" in page
    assert "取り消します。" in page
    assert "窓口内のみ" in page
    assert 'name="decision"' not in page


def test_one_press_puts_it_into_the_reply_and_another_takes_it_out(
    desk: Client, headquarters: Client, asked: Escalation
) -> None:
    headquarters.post(path(asked), {"words": "取り消します。", "is_quotable": "yes"})
    decision = Decision.objects.get()
    assert 'data-key="0"' in page_of(desk, asked.inquiry)

    page = press(desk, "insertion_create", asked.inquiry, decision=decision.pk)
    assert "取り消します。" in Draft.objects.get().text
    assert "差し込み済み" in page

    said = {f"words-{place}": part["words"] for place, part in enumerate(Draft.objects.get().parts)}
    press(desk, "insertion_delete", asked.inquiry, decision=decision.pk, **said)
    assert Draft.objects.get().text == "拝啓"


@pytest.mark.parametrize("quotable", ["", "yes"])
def test_only_what_may_be_told_of_this_matter_goes_into_the_reply(
    desk: Client, headquarters: Client, asked: Escalation, quotable: str
) -> None:
    headquarters.post(path(asked), {"words": "取り消します。", "is_quotable": quotable})
    inquiry = make_inquiry("別の方です。") if quotable else asked.inquiry

    answer = desk.post(
        reverse("insertion_create", args=[inquiry.pk]),
        {"seen": "9", "contact": inquiry.contact_id, "words-0": "", "decision": Decision.objects.get().pk},
    )

    assert answer.status_code == 404
    assert not Draft.objects.filter(parts__icontains="取り消します").exists()


def test_somebody_says_that_the_customer_knows_and_once_is_enough(
    desk: Client, headquarters: Client, asked: Escalation
) -> None:
    headquarters.post(path(asked), {"words": "取り消します。"})
    relay = reverse("relay_create", args=[Decision.objects.get().pk])

    statuses = [desk.post(relay).status_code, desk.post(relay).status_code]

    assert statuses == [302, 409]
    assert "連絡済みとしました" in page_of(desk, asked.inquiry)
    assert headquarters.post(relay).status_code == 404


def test_whoever_asked_answers_with_a_note_and_is_told_so(supervisor_desk: Client, supervisor: Staff) -> None:
    own = make_inquiry().escalate(by=supervisor, owner=Owner.SUPERVISOR, words="返金")

    page = supervisor_desk.get(reverse("escalation_show", args=[own.pk])).content.decode()
    supervisor_desk.post(path(own), {"words": "いたしません。", "is_quotable": "yes"})

    assert "あなた自身が尋ねたことです。回答はメモとして残り、お客様には引用されません。" in page
    assert 'name="is_quotable"' not in page
    assert not Decision.objects.get().is_quotable
