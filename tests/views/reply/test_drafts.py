"""A reply is saved while it is typed."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Channel, Draft, Inquiry, Staff
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import make_answer, make_contact, make_inquiry, make_version

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def path(inquiry: Inquiry) -> str:
    return reverse("draft_edit", args=[inquiry.pk])


def typed(inquiry: Inquiry, *words: str, **more: object) -> dict[str, object]:
    """What the page sends: words in their fields, and what it knew when it was loaded."""
    newest = inquiry.messages.latest("pk").pk
    fields = {f"words-{place}": text for place, text in enumerate(words)}
    return {"seen": newest, "contact": inquiry.contact_id} | fields | more


def test_what_was_typed_is_saved(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), typed(inquiry, "お問合せありがとうございます。"))

    draft = Draft.objects.get()
    assert answer["Location"] == reverse("inquiry_show", args=[inquiry.pk]) + "#reply"
    assert (draft.inquiry, draft.staff) == (inquiry, operator)
    assert draft.parts == [{"words": "お問合せありがとうございます。"}]


def test_while_one_types_only_the_checks_come_back(desk: Client) -> None:
    make_version()
    inquiry = make_inquiry()

    page = desk.post(path(inquiry), typed(inquiry, "書きかけ"), headers=HTMX).content.decode()

    assert "<textarea" not in page
    for words in ("宛先", "引用は第1版", "新着なし", "下書き保存"):
        assert words in page


def test_the_checks_say_that_something_new_has_arrived(desk: Client) -> None:
    inquiry = make_inquiry()
    fields = typed(inquiry, "書きかけ")
    inquiry.append(Incoming(Channel.MAIL, "追伸です。"))

    page = desk.post(path(inquiry), fields, headers=HTMX).content.decode()

    assert "新着あり" in page


def test_one_s_own_note_is_nothing_new(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    fields = typed(inquiry, "書きかけ")
    inquiry.note(by=operator, text="メモ")

    page = desk.post(path(inquiry), fields, headers=HTMX).content.decode()

    assert "新着なし" in page


def test_words_and_clauses_keep_their_order(desk: Client, operator: Staff) -> None:
    answer, inquiry = make_answer(), make_inquiry()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.insert(answer)
    clause = answer.clauses[0]

    fields = typed(inquiry) | {"words-0": "前", "clause-1": f"{answer.pk}:{clause.pk}", "words-2": "後"}
    desk.post(path(inquiry), fields)

    draft.refresh_from_db()
    assert draft.parts == [{"words": "前"}, {"answer": answer.pk, "clause": clause.pk}, {"words": "後"}]


def test_ten_parts_come_back_in_the_order_of_the_page(desk: Client) -> None:
    inquiry = make_inquiry()

    desk.post(path(inquiry), typed(inquiry, *(str(number) for number in range(11))))

    assert Draft.objects.get().parts == [{"words": "\n\n".join(str(number) for number in range(11))}]


@pytest.mark.parametrize("forged", ["1:1", "x", "99:99", f"{10**18}:1"])
def test_a_quotation_that_was_never_inserted_is_not_believed(desk: Client, forged: str) -> None:
    inquiry = make_inquiry()

    desk.post(path(inquiry), typed(inquiry, "前") | {"clause-1": forged})

    assert Draft.objects.get().parts == [{"words": "前"}]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_more_than_a_mail_should_hold_is_said_and_kept(desk: Client, headers: dict[str, str]) -> None:
    inquiry = make_inquiry()
    words = "あ" * 20_001

    answer = desk.post(path(inquiry), typed(inquiry, words), headers=headers)

    assert answer.status_code == 422
    assert "20000文字まで" in answer.content.decode()
    assert headers or words in answer.content.decode()
    assert not Draft.objects.exists()


@pytest.mark.parametrize("fields", [{}, {"seen": "x", "contact": "y"}, {"seen": "-1", "contact": "1"}])
def test_what_no_page_of_ours_sends_is_refused(desk: Client, fields: dict[str, str]) -> None:
    answer = desk.post(path(make_inquiry()), fields | {"words-0": "書いたもの"})

    assert answer.status_code == 422
    assert "書いたもの" in answer.content.decode()


def test_a_card_number_is_saved_nowhere(desk: Client) -> None:
    inquiry = make_inquiry()

    desk.post(path(inquiry), typed(inquiry, "番号 4111 1111 1111 1111"))

    assert "4111 1111" not in str(Draft.objects.get().parts)


@pytest.mark.parametrize("name", ["draft_edit", "insertion_create"])
def test_a_page_that_was_loaded_for_another_contact_saves_nothing_for_the_new_one(desk: Client, name: str) -> None:
    answer_of_ours = make_answer()
    inquiry = make_inquiry()
    loaded = typed(inquiry, "中村 由紀様", answer=answer_of_ours.pk)
    Inquiry.objects.filter(pk=inquiry.pk).update(contact=make_contact("田中 一郎", "tanaka@example.jp"))

    answer = desk.post(reverse(name, args=[inquiry.pk]), loaded)

    assert answer.status_code == 422
    assert "別の方に宛てたものです" in answer.content.decode()
    assert not Draft.objects.exists()
