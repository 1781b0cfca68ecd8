from collections.abc import Iterator

import pytest

from inquiries.masking import identity, mask
from inquiries.masking.identity import is_my_number

pytestmark = pytest.mark.once


@pytest.fixture
def nothing_chosen() -> Iterator[None]:
    identity.choose([])
    yield
    identity.choose(identity.EVERY)


@pytest.mark.parametrize(
    ("text", "left", "kind"),
    [
        ("マイナンバーは123456789018です", "マイナンバーは••••です", "my_number"),
        ("個人番号 1234 5678 9018 世帯主", "個人番号 •••• 世帯主", "my_number"),
        ("マイナンバー：１２３４－５６７８－９０１８", "マイナンバー：••••", "my_number"),
        ("マイナンバーカードの番号は1234え、5678え、9018です", "マイナンバーカードの番号は••••です", "my_number"),
        ("my number is 1234-5678-9018", "my number is ••••", "my_number"),
        ("123456789018が私のマイナンバーです", "••••が私のマイナンバーです", "my_number"),
        (
            "マイナンバーを聞かれたので窓口で123456789018と伝えました",
            "マイナンバーを聞かれたので窓口で••••と伝えました",
            "my_number",
        ),
        ("個人番号カードの12桁は123456789018", "個人番号カードの12桁は••••", "my_number"),
        ("口座番号が七桁で1234567です", "口座番号が七桁で••••です", "account"),
        ("免許証番号は305012345670です", "免許証番号は••••です", "licence"),
        ("運転免許証の番号 第305012345670号", "運転免許証の番号 第••••号", "licence"),
        ("口座番号は1234567です", "口座番号は••••です", "account"),
        ("口座番号はいちにさんよんごろくななです", "口座番号は••••です", "account"),
        ("みどり銀行 中央支店 普通 7654321 ナカムラユキ", "みどり銀行 中央支店 普通 •••• ナカムラユキ", "account"),
        ("ゆうちょ 記号10140 番号12345671", "ゆうちょ 記号••••", "account"),
        ("返金先は あおば信用金庫 本店 （普）0123456 です", "返金先は あおば信用金庫 本店 （普）•••• です", "account"),
        ("ゆうちょ銀行 10140-12345671", "ゆうちょ銀行 ••••", "account"),
        ("口座はあおばの上野支店、7654321です", "口座はあおばの上野支店、••••です", "account"),
        ("○○銀行△△支店(店番123)普通7654321", "○○銀行△△支店(店番123)普通••••", "account"),
        ("当座預金 0098765", "当座預金 ••••", "account"),
        ("普通1234567 名義ヤマダタロウ", "普通•••• 名義ヤマダタロウ", "account"),
        ("みどり銀行（0001）中央支店（123）1234567 ヤマダ", "みどり銀行（0001）中央支店（123）•••• ヤマダ", "account"),
        ("みどり銀行本店 山田太郎 1234567", "みどり銀行本店 山田太郎 ••••", "account"),
        ("みどり銀行／中央支店／普通／1234567／ヤマダ", "みどり銀行／中央支店／普通／••••／ヤマダ", "account"),
        ("口座名義はヤマダタロウ、番号は1234567です", "口座名義はヤマダタロウ、番号は••••です", "account"),
        ("1234567 口座名義 ヤマダタロウ", "•••• 口座名義 ヤマダタロウ", "account"),
        ("Midori Bank, Chuo branch, acct 1234567, Yamada", "Midori Bank, Chuo branch, acct ••••, Yamada", "account"),
        ("account 1234567, name Yamada, Midori Bank", "account ••••, name Yamada, Midori Bank", "account"),
        ("123456789018 is my number", "•••• is my number", "my_number"),
    ],
)
def test_a_number_that_says_who_somebody_is_goes_by_the_words_beside_it(text: str, left: str, kind: str) -> None:
    masked = mask(text)

    assert masked.text == left
    assert [finding.kind for finding in masked.findings] == [kind]


@pytest.mark.usefixtures("nothing_chosen")
@pytest.mark.parametrize(
    "text", ["マイナンバーは123456789018です", "免許証番号は305012345670です", "口座番号は1234567です"]
)
def test_an_installation_may_choose_to_keep_them(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "123456789018",
        "マイナンバーは漏れましたか。受付番号は123456789012です",
        "マイナンバーの窓口で聞いた伝票は123456789012です",
        "免許証の写しは必要ですか。電話09012345678",
        "口座の引き落としは4月27日、12,800円でした",
        "普通郵便で7月1日に届きました。郵便番号100-0001",
        "口座番号は漏れましたか。お客様番号1234567890",
        "口座番号はお伝えしていません。",
        "みどり銀行 中央支店 〒123-4567",
        "みどり銀行 中央支店 様 受付番号1234567",
        "みどり銀行の中央支店に0120-343-133で聞きました",
        "口座名義はヤマダタロウ、会員番号は1234567です",
        "口座名義はヤマダタロウです。電話は03-1234-5678",
        "普通 1234567円 ヤマダタロウ",
        "お客様番号 1234567 山田太郎",
        "Midori Bank, Chuo branch, phone 0312345678",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "+81 90-3530-1113 my number",
        "my number is 090-3530-1113",
        "my number at work is 03-1234-5678",
        "This is my number: +81-80-1234-5678",
        "Call my number 080 1234 5678 please",
        "my number is 0120-343-133",
        "my number is 2016-0427-1234",
        "my number for the parcel is 123456789018",
        "Is my number 1234-5678-9018 the tracking number?",
        "my numbers: 123456789018",
        "My number is on the list since 2016",
    ],
)
def test_my_number_in_running_english_is_another_number(text: str) -> None:
    assert mask(text).text == text


def test_the_check_digit_of_my_number() -> None:
    assert is_my_number("123456789018")
    assert not is_my_number("123456789012")
    assert not is_my_number("12345678901")
