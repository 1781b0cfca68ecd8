import pytest

from inquiries.masking import mask

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("パスワードは前半がsakura、後半が7392です", "パスワードは前半が••••、後半が••••です"),
        ("パスワードの前半はneko、後半は0222です", "パスワードの前半は••••、後半は••••です"),
        ("パスワードは最初がさくらで、後ろが0415です", "パスワードは最初が••••で、後ろが••••です"),
        (
            "パスワードは、最初の4文字がtaro、残りが0415!です",
            "パスワードは、最初の4文字が••••、残りが••••です",
        ),
        ("パスワードの頭がSak、続きがura7392", "パスワードの頭が••••、続きが••••"),
        ("パスワード、前半neko、後半0222", "パスワード、前半••••、後半••••"),
        ("パスワード前半：sakura 後半：7392", "パスワード前半：•••• 後半：••••"),
        (
            "パスワードは二つに分けて言います。前半がsakura、後半が7392です",
            "パスワードは二つに分けて言います。前半が••••、後半が••••です",
        ),
        ("パスワードはsakuraと7392をつなげたものです", "パスワードは••••と••••をつなげたものです"),
        ("パスワードはさくらに7392をつけたものです", "パスワードは••••に••••をつけたものです"),
        (
            "password: first half is sakura, second half is 7392",
            "password: first half is ••••, second half is ••••",
        ),
        ("My password starts with sakura and ends with 7392", "My password starts with •••• and ends with ••••"),
        (
            "the first part of my password is sakura and the second part is 7392",
            "the first part of my password is •••• and the second part is ••••",
        ),
        (
            "パスワードは tori までが大文字で、続けて 88kz と入れます",
            "パスワードは •••• までが大文字で、続けて •••• と入れます",
        ),
        (
            "パスワードは Kita が頭だけ大文字で、そのあとに 77mm です",
            "パスワードは •••• が頭だけ大文字で、そのあとに •••• です",
        ),
        (
            "パスワード、yuki は小文字、それから 0415! がつきます",
            "パスワード、•••• は小文字、それから •••• がつきます",
        ),
        (
            "パスワードですが、sora までが英字、そのあとが 7392 です",
            "パスワードですが、•••• までが英字、そのあとが •••• です",
        ),
        ("My password is tori in lower case, then 88KZ", "My password is •••• in lower case, then ••••"),
    ],
)
def test_both_parts_of_a_password_go(text: str, left: str) -> None:
    masked = mask(text)

    assert masked.text == left
    assert {finding.kind for finding in masked.findings} == {"password"}


@pytest.mark.parametrize(
    "text",
    [
        "パスワードは前半が英字、後半が数字です",
        "パスワードの前半は覚えていますが後半は忘れました",
        "パスワードを前半だけ変えました",
        "パスワードは前半がわかりません、後半もわかりません",
        "パスワードの前半が4文字、後半が4桁です",
        "パスワードは最初はiPhone、次はAndroidで変えました",
        "パスワードを変えたのは、最初は4月、次は5月です",
        "パスワードは2つあります。最初が会社、次が家のものです",
        "パスワードは hana までが小文字かどうか分かりません",
        "パスワードは英字までが小文字で、そのあと数字と続きますか",
        "パスワードは8文字以上が必要で、そのあと Windows11 を再起動しました",
        "パスワードは8文字までが小文字で、そのあと4桁の数字です",
        "会員番号は前半が4012、後半が8888です",
        "お知らせの前半は読みました、後半は4月です",
    ],
)
def test_what_is_said_about_the_parts_stays(text: str) -> None:
    assert mask(text).text == text
