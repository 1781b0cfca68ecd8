import pytest

from inquiries.masking import mask

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("セキュリティコードは123です", "セキュリティコードは••••です"),
        ("セキュリティーコード：１２３４", "セキュリティーコード：••••"),
        ("ｾｷｭﾘﾃｨｰｺｰﾄﾞ 123", "ｾｷｭﾘﾃｨｰｺｰﾄﾞ ••••"),
        ("セキュリティコード（裏面3桁）：987", "セキュリティコード（裏面3桁）：••••"),
        ("裏面の3桁は987です", "裏面の3桁は••••です"),
        ("123がセキュリティコードです", "••••がセキュリティコードです"),
        ("CVV: 123", "CVV: ••••"),
        ("cvc2=1234", "cvc2=••••"),
        ("My security code is 123.", "My security code is ••••."),
        ("The 3 digits on the back are 123", "The 3 digits on the back are ••••"),
        ("CVV 1 2 3", "CVV ••••"),
    ],
)
def test_a_security_code_goes(text: str, left: str) -> None:
    masked = mask(text)

    assert masked.text == left
    assert [finding.kind for finding in masked.findings] == ["code"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("暗証番号は「0420」でした", "暗証番号は「••••」でした"),
        ("暗証は0420", "暗証は••••"),
        ("PIN: 9876, thanks", "PIN: ••••, thanks"),
        ("0420が暗証番号です", "••••が暗証番号です"),
        ("認証コード 482913 が届きました", "認証コード •••• が届きました"),
    ],
)
def test_a_pin_goes(text: str, left: str) -> None:
    masked = mask(text)

    assert masked.text == left
    assert [finding.kind for finding in masked.findings] == ["pin"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("パスワードは hunter2! です", "パスワードは •••• です"),
        ("パスワードはsakuraです", "パスワードは••••です"),
        ("ﾊﾟｽﾜｰﾄﾞ:abc123", "ﾊﾟｽﾜｰﾄﾞ:••••"),
        ("パスワード abc123xyz", "パスワード ••••"),
        ("パスワードは「sakura」", "パスワードは「••••」"),
        ("Password: sakura", "Password: ••••"),
        ("my password is Tr0ub4dor", "my password is ••••"),
        ("PW＝ｓａｋｕｒａ１", "PW＝••••"),
    ],
)
def test_a_password_goes(text: str, left: str) -> None:
    masked = mask(text)

    assert masked.text == left
    assert [finding.kind for finding in masked.findings] == ["password"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("有効期限 12/25", "有効期限 ••••"),
        ("有効期限：2025年12月", "有効期限：••••"),
        ("有効期限は12月25年", "有効期限は••••"),
        ("Expiration date (MM/YY): 04/27", "Expiration date (MM/YY): ••••"),
        ("exp 0427", "exp ••••"),
        ("VALID THRU 04-2027", "VALID THRU ••••"),
    ],
)
def test_an_expiry_date_goes(text: str, left: str) -> None:
    masked = mask(text)

    assert masked.text == left
    assert [finding.kind for finding in masked.findings] == ["expiry"]


def test_what_follows_a_card_number_as_on_the_card_goes_with_it() -> None:
    masked = mask("4111 1111 1111 1111 12/25 123")

    assert masked.text == "[カード番号 Visa ••••1111] •••• ••••"
    assert [finding.kind for finding in masked.findings] == ["pan", "expiry", "code"]


@pytest.mark.parametrize(
    "text",
    [
        "カード番号、有効期限、カード名義、セキュリティコード",
        "セキュリティコードも流出した7,386件",
        "セキュリティコード、暗証番号、4月18日、9:00",
        "暗証番号 1000円",
        "暗証番号を4回間違えました",
        "暗証番号の件で 0120-343-133 へ",
        "セキュリティコードは2016年から必要です",
        "パスワードを変更したい。2016年4月に登録しました。",
        "パスワードは2016/04/18に変更しました",
        "パスワードは0120-343-133へ電話して変えました",
        "パスワードは https://example.jp/reset1 から変えられますか",
        "パスワードは madoguchi1@example.jp に送られますか",
        "My password was reset yesterday.",
        "password is wrong!",
        "有効期限は2016年12月31日までです",
        "ポイントの有効期限は2016/12です",
        "有効期限の欄だけを3月に新しくしました",
        "Spinning 1234 pins",
    ],
)
def test_the_words_alone_change_nothing(text: str) -> None:
    assert mask(text).text == text
