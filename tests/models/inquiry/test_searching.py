"""A search finds the inquiries in which all of its words are found, each in whatever place."""

import pytest

from inquiries.models import Bond, Channel, Contact, Inquiry, Merge, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.search import Query
from tests.makers import make_contact, make_inquiry, make_topic

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]


def saying(typed: str) -> list[Inquiry]:
    """The inquiries found, the best first."""
    found = Inquiry.objects.saying(Query.of(typed), most=100)
    rows = Inquiry.objects.in_bulk(found)
    return [rows[key] for key in found]


@pytest.fixture
def kikuchi() -> Contact:
    return make_contact(
        "菊地 大輔", "daisuke1985@example.jp", kana="キクチ ダイスケ", company="すずらん文具", phone="03-0000-7714"
    )


@pytest.fixture
def wanted(kikuchi: Contact, operator: Staff) -> Inquiry:
    """What is looked for, beside one of another person on another matter."""
    make_inquiry("別の件です。", contact=make_contact("石田 健二", "ishida@example.jp"), subject="別件")
    inquiry = make_inquiry(
        "手数料として１，１００円を引かれました。注文番号はQX7714Zです。",
        subject="ｶｰﾄﾞの件",
        contact=kikuchi,
        topics=[make_topic(name_ja="再発行の手数料", name_en="Reissue fee")],
    )
    inquiry.append(Incoming(Channel.MAIL, "サンシャインコーヒーの菊地です。", subject="追伸"))
    inquiry.note(by=operator, text="確認中")
    return inquiry


@pytest.mark.parametrize(
    "typed",
    [
        "菊地 すずらん",
        "スズラン　きくち",
        "菊地 1,100円",
        "１１００ サンシャインコ-ヒ-",
        "QX7714Z",
        "qx7714z 菊地",
        "カード 追伸",
        "reissue 菊地",
        "再発行の手数料 引かれました",
        "確認中",
        "03-0000-7714",
        "０３ ００００ ７７１４",
        "+81 3 0000 7714",
        "daisuke1985@example.jp",
        "ＤＡＩＳＵＫＥ１９８５＠ｅｘａｍｐｌｅ．ｊｐ 菊地",
    ],
)
def test_all_words_are_found_each_in_whatever_place(wanted: Inquiry, typed: str) -> None:
    assert saying(typed) == [wanted]


@pytest.mark.parametrize(
    "typed",
    [
        "菊地 別件",
        "石田 すずらん",
        "QX7714Y",
        "100円",
        "菊地 090",
        "7715",
        "%",
        "菊地 _",
        "03-0000-77140",
        "0000 菊地",
        "daisuke1985",
        "@example.jp",
        "0000-7714",
    ],
)
def test_what_no_inquiry_says_in_full_is_not_found(wanted: Inquiry, typed: str) -> None:
    assert wanted not in saying(typed)


def test_figures_are_found_in_words_and_not_within_a_telephone_number(wanted: Inquiry) -> None:
    make_inquiry(contact=make_contact("平野 修", "hirano@example.jp", phone="090-1230-4577"))
    lives = make_inquiry(
        "桜町1-2-3045です。", contact=make_contact("石田 一", "hajime@example.jp", phone="090-7714-0000")
    )

    found = {word: sorted(saying(word), key=lambda one: one.pk) for word in ("QX7714Z", "7714", "桜町1-2-3045", "3045")}

    assert found == {"QX7714Z": [wanted], "7714": [wanted], "桜町1-2-3045": [lives], "3045": [lives]}


def test_a_mail_address_made_of_a_telephone_number_is_found_by_itself() -> None:
    address = "x09012345678@example.jp"
    inquiry = make_inquiry(contact=make_contact("平野 修", address))

    assert saying(address) == [inquiry]
    assert [*Contact.objects.matching(address)] == [inquiry.contact]


def test_a_number_with_noughts_is_found_among_words_and_by_itself(wanted: Inquiry) -> None:
    for typed in (f"{wanted.pk:06}", f"{wanted.number} 菊地"):
        assert saying(typed) == [wanted]


def test_what_is_said_in_parts_of_one_matter_is_found_in_its_survivor(wanted: Inquiry, operator: Staff) -> None:
    merged = make_inquiry("ひまわりの件です。", contact=make_contact("山本", "yamamoto@example.jp"))
    Merge.objects.join(merged, into=wanted, by=operator, bond=Bond.PARTY)

    assert saying("ひまわり 菊地") == saying("山本 QX7714Z") == [wanted]
