"""What a careful colleague would ask before a reply leaves."""

import pytest
from django.utils import timezone

from inquiries.models import Answer, Channel, Dispatch, Draft, Inquiry, Staff, WarningKind
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.reply.not_sent import Warned
from inquiries.models.reply.send_warning import fingerprint, is_unfilled, repeated, warnings
from tests.makers import make_answer, make_contact, make_inquiry, make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry() -> Inquiry:
    return make_inquiry(contact=make_contact("佐藤 花子"))


def send(answer: Answer, inquiry: Inquiry, *, by: Staff, insisted: str = "") -> Dispatch:
    """A reply that holds this answer, from a page that shows everything."""
    draft = Draft.objects.begin(inquiry, by=by)
    draft.insert(answer)
    return draft.send(by=by, seen=inquiry.messages.latest("pk").pk, insisted=insisted)


def doubts(words: str, inquiry: Inquiry) -> list[WarningKind]:
    return [warning.kind for warning in warnings(words, inquiry)]


@pytest.mark.parametrize(
    "greeting",
    ["田中様", "田中 様\n\nお世話になります。", "　田中一郎さま、お世話になります。", "田中さん", "Dear Mr. Tanaka,"],
)
def test_a_greeting_of_somebody_else_is_doubted(greeting: str) -> None:
    name = "Hanako Sato" if greeting.isascii() else "佐藤 花子"

    assert doubts(greeting, make_inquiry(contact=make_contact(name))) == [WarningKind.NAME]


@pytest.mark.parametrize(
    "greeting",
    [
        "佐藤様",
        "佐藤 花子 様",
        "佐藤花子様",
        "お客様",
        "皆様",
        "ご担当者様",
        "Dear customer,",
        "Dear Hanako Sato,",
        "田中様の件について",
        "株主様へのご案内はこちらです。",
        "取材や株主様、お取引先様からのお問合せは別の窓口で承ります。",
        "ご利用のお客様",
    ],
)
def test_the_customer_s_own_name_nobody_s_and_a_name_in_passing_are_not(greeting: str, inquiry: Inquiry) -> None:
    assert doubts(f"{greeting}\n\nお世話になります。", inquiry) == []


def test_of_a_nameless_customer_no_greeting_is_doubted() -> None:
    assert doubts("田中様", make_inquiry(contact=make_contact(""))) == []


def test_the_number_of_another_customer_s_inquiry_is_doubted_in_any_width(inquiry: Inquiry) -> None:
    other = make_inquiry(contact=make_contact("田中", "tanaka@example.jp"))

    found = warnings(f"受付番号は {other.number.replace('H', 'Ｈ')} です。", inquiry)

    assert [warning.kind for warning in found] == [WarningKind.NUMBER]
    assert other.number in found[0].sentence


def test_a_number_that_nobody_has_is_doubted(inquiry: Inquiry) -> None:
    assert doubts("受付番号は H-999999 です。", inquiry) == [WarningKind.NUMBER]


def test_the_customer_s_own_numbers_are_not_doubted(inquiry: Inquiry) -> None:
    earlier = make_inquiry(contact=inquiry.contact)

    assert doubts(f"{inquiry.number} と {earlier.number} の件です。", inquiry) == []


@pytest.mark.parametrize(
    "words",
    [
        "書類を添付いたします。",
        "添付のとおりです。",
        "資料を同封しました。",
        "Please see the attached form.",
        "The form is enclosed.",
    ],
)
def test_an_attachment_that_cannot_be_there_is_doubted(words: str, inquiry: Inquiry) -> None:
    assert doubts(words, inquiry) == [WarningKind.ATTACHMENT]


@pytest.mark.parametrize(
    "words",
    [
        "写真を添付していただけますか。",
        "添付はお控えください。",
        "ご添付の書類を拝見しました。",
        "不審なメールに添付されたファイルは開かないでください。",
    ],
)
def test_what_the_customer_attaches_is_not(words: str, inquiry: Inquiry) -> None:
    assert doubts(words, inquiry) == []


def test_each_sentence_says_what_is_doubtful_and_what_to_do(inquiry: Inquiry) -> None:
    (warning,) = warnings("田中様", inquiry)

    assert warning.sentence == "宛名は「田中」ですが、この返信の宛先は佐藤 花子様です。名前を直してください。"


def test_a_fingerprint_holds_for_exactly_these_words(inquiry: Inquiry) -> None:
    found = warnings("田中様", inquiry)

    assert fingerprint("田中様", found) == fingerprint("田中様", found)
    assert fingerprint("田中様", found) != fingerprint("田中様 ", found)


@pytest.mark.parametrize("words", ["手数料は二〇〇〇円です。", "1〇〇", "佐藤様", "A○B"])
def test_a_figure_in_japanese_numerals_is_nothing_to_fill_in(words: str) -> None:
    assert not is_unfilled(words)


def test_the_same_answer_twice_to_the_same_words_is_doubted_and_one_may_insist(
    inquiry: Inquiry, operator: Staff
) -> None:
    answer = make_answer()
    send(answer, inquiry, by=make_staff("ito", "伊藤"))

    with pytest.raises(Warned) as refusal:
        send(answer, inquiry, by=operator)

    (warning,) = refusal.value.warnings
    assert warning.kind == WarningKind.TWICE
    assert f"伊藤が同じ定型回答（{answer.topic}）を返信しています" in warning.sentence
    assert send(answer, inquiry, by=operator, insisted=refusal.value.fingerprint).pk


def test_an_answer_is_given_again_where_the_first_never_arrived_or_the_customer_wrote_again(
    inquiry: Inquiry, operator: Staff
) -> None:
    answer = make_answer()
    dispatch = send(answer, inquiry, by=operator)
    assert repeated(inquiry, [answer])
    assert not repeated(inquiry, [make_answer()])

    dispatch.mark_failed(at=timezone.now(), error="550 5.1.1", for_good=True)
    assert not repeated(inquiry, [answer])

    Dispatch.objects.filter(pk=dispatch.pk).update(failed_at=None)
    inquiry.append(Incoming(Channel.MAIL, "もう一度教えてください。"))
    assert not repeated(inquiry, [answer])
