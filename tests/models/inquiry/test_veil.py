"""Words for a reader who is not to know whose they are."""

import pytest

from inquiries.models import Bond, Merge, Staff
from inquiries.models.inquiry.veil import Veil
from tests.makers import make_contact, make_inquiry

NAMES = ["中村 由紀", "ナカムラ ユキ", "森 太郎", "佐々木健", "Emma Wilson", "有限会社すずらん"]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("中村 由紀です。", "●●です。"),
        ("中村由紀の明細", "●●の明細"),
        ("中村の妻で、由紀は不在", "●●の妻で、●●は不在"),
        ("なかむら　ゆき", "●●"),
        ("ﾅｶﾑﾗ ﾕｷ", "●●"),
        ("森です。森林組合の森とは別", "●●です。森林組合の●●とは別"),
        ("佐々木が払った。健が見た", "●●が払った。●●が見た"),
        ("I am emma, Mr Wilson's wife", "I am ●●, Mr ●●'s wife"),
        ("有限会社すずらんの名義", "●●の名義"),
    ],
)
def test_known_names_are_covered_in_whole_in_part_and_in_other_letters(words: str, read: str) -> None:
    assert Veil(NAMES).over(words) == read


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("石田と申します", "●●と申します"),
        ("担当の石田様へ", "担当の●●様へ"),
        ("返信はtaro@example.jpへお願いします", "返信は●●へお願いします"),
        ("電話は０９０－１２３４－５６７８です", "電話は●●です"),
        ("H-000123の件", "●●の件"),
        ("Ｈ－０００１２３の件！？", "●●の件！？"),
        ("見たのはhttps://example.jp/x?id=1です", "見たのは●●です"),
        ("〒100-0001", "●●"),
        ("東京都千代田区丸の内1-2-3に送って", "●●に送って"),
        ("横浜市中区本町2丁目に住む", "●●に住む"),
    ],
)
def test_whoever_names_themselves_and_wherever_they_are_reached_is_covered(words: str, read: str) -> None:
    assert Veil([]).over(words) == read


@pytest.mark.parametrize(
    "words",
    [
        "12月3日に11,000円の請求がありました。",
        "大阪府の警察に相談しました。",
        "お客様の森林カードは対象ですか。",
        "50,000円、3回払い、25日引き落とし",
        "知らない請求が来てる！！！　５０，０００円（３回払い）、ｶｰﾄﾞはﾎﾟｲﾝﾄ付き①㈱",
    ],
)
def test_what_happened_stays_legible(words: str) -> None:
    assert Veil(["中村 由紀"]).over(words) == words


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("090・1234・5678です", "●●です"),
        ("090の1234の5678です", "●●です"),
        ("nakamura_yukiのアドレス", "●●のアドレス"),
        ("NAKAMURA_YUKI@example.jp", "●●"),
        ("下4桁は5678です", "下4桁は5678です"),
    ],
)
def test_known_numbers_and_addresses_are_covered_however_they_are_written(words: str, read: str) -> None:
    assert Veil([], ["090-1234-5678", "nakamura_yuki@example.jp"]).over(words) == read


def test_a_card_number_is_kept_out_here_too() -> None:
    assert "4111" not in Veil([]).over("番号は4111 1111 1111 1111です")


@pytest.mark.django_db
def test_everybody_who_has_a_part_in_the_matter_is_known(operator: Staff) -> None:
    inquiry = make_inquiry(contact=make_contact("中村 由紀", company="すずらん商会", phone="090-1234-5678"))
    other = make_inquiry(contact=make_contact("石田 健二", "ishida@example.jp"), sender_name="イシダ")
    Merge.objects.join(other, into=inquiry, by=operator, bond=Bond.PARTY)

    read = Veil.of(inquiry).over("すずらん商会の中村が石田に言い、イシダが聞いた。090・1234・5678")

    assert read == "●●の●●が●●に言い、●●が聞いた。●●"
