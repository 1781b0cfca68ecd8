"""Which column is which: by its whole name for sure, by a part of it as a guess."""

import pytest

from inquiries.models.roster.field import Field
from inquiries.roster.fields import EXACT, guess, named
from tests.roster.files import HEAD


def guessed(*columns: str) -> dict[str, tuple[Field, bool]]:
    return {columns[one.column]: (one.field, one.is_sure) for one in guess(columns)}


def test_the_usual_names_leave_no_doubt() -> None:
    assert guessed(*HEAD) == {
        "会員ID": (Field.MEMBER, True),
        "メールアドレス": (Field.MAIL, True),
        "電話番号": (Field.PHONE, True),
        "会員登録日": (Field.REGISTERED, True),
        "最終更新日": (Field.CHANGED, True),
        "カード登録日": (Field.CARD_REGISTERED, True),
    }


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("ＭＡＩＬ＿ＡＤＤＲＥＳＳ", Field.MAIL),
        ("E-mail", Field.MAIL),
        ("メールアドレス（必須）", Field.MAIL),
        ("Member ID", Field.MEMBER),
    ],
)
def test_width_case_signs_and_brackets_do_not_matter(column: str, field: Field) -> None:
    assert guessed(column) == {column: (field, True)}


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("連絡用メール", Field.MAIL),
        ("クレジットカード情報登録日時", Field.CARD_REGISTERED),
        ("最後にカードを利用した日", Field.CARD_USED),
        ("ご登録日", Field.REGISTERED),
        ("お電話(昼間)", Field.PHONE),
        ("ネットシー会員番号", Field.MEMBER),
    ],
)
def test_a_part_of_a_name_is_a_guess(column: str, field: Field) -> None:
    assert guessed(column) == {column: (field, False)}


@pytest.mark.parametrize(
    "column", ["氏名", "カード番号", "カード名義", "登録番号", "登録者名", "備考", "カード有効期限", "登録IP"]
)
def test_other_columns_are_passed_over(column: str) -> None:
    assert guessed(column) == {}


def test_addresses_are_known_by_themselves() -> None:
    (one,) = guess(["A", "B"], [["1", "taro@example.jp"], ["2", ""]])

    assert (one.field, one.column, one.is_sure) == (Field.MAIL, 1, False)


def test_commands_name_every_field() -> None:
    assert all(named(field.value) == field for field in Field)
    assert named("E-MAIL") is None
    assert named("Registered-At") == Field.REGISTERED
    assert set(EXACT) == {field.value for field in Field}
