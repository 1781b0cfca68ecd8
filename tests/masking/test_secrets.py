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
        ("CVV123", "CVV••••"),
        ("カード裏の数字は123でした", "カード裏の数字は••••でした"),
        ("3桁の番号：\n　１２３", "3桁の番号：\n　••••"),
        ("「123」というセキュリティコード", "「••••」というセキュリティコード"),
        ("セキュリティコードを聞かれて123と答えました", "セキュリティコードを聞かれて••••と答えました"),
        ('"セキュリティコード","123"', '"セキュリティコード","••••"'),
        ("> CVV\n> 123", "> CVV\n> ••••"),
        ("セキュリティコード\u200b1\u200b2\u200b3", "セキュリティコード\u200b••••"),
        ("123 is my CVV", "•••• is my CVV"),
        ("セキュリテイコード：739", "セキュリテイコード：••••"),
        ("セキュリティコ一ド 739", "セキュリティコ一ド ••••"),
        ("セキュリティコードは七三九です", "セキュリティコードは••••です"),
        ("セキュリティコードはナナサンキュウです", "セキュリティコードは••••です"),
        ("CVVは7・3・9です", "CVVは••••です"),
        ("C.V.V. 739", "C.V.V. ••••"),
        ("security_code=739", "security_code=••••"),
        ("末尾3桁（裏面）739", "末尾3桁（裏面）••••"),
        ("サインパネルの数字は739", "サインパネルの数字は••••"),
        ("セキュリティコードは以下です\n739", "セキュリティコードは以下です\n••••"),
        ("セキュリティコードをお伝えします：739", "セキュリティコードをお伝えします：••••"),
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
        ("暗証番号は4桁で0420です", "暗証番号は4桁で••••です"),
        ("暗証番号は誕生日の0420です", "暗証番号は誕生日の••••です"),
        ("電話で暗証番号を聞かれ、0420と伝えました", "電話で暗証番号を聞かれ、••••と伝えました"),
        ("0420という暗証番号", "••••という暗証番号"),
        ("パスコード\n042016", "パスコード\n••••"),
        ("I gave them my PIN, 0420", "I gave them my PIN, ••••"),
        ("暗証番号は四八二七です", "暗証番号は••••です"),
        ("暗証番号は4・8・2・7です", "暗証番号は••••です"),
        ("アンショウバンゴウ 4827", "アンショウバンゴウ ••••"),
        ("the pin for the card is 4827", "the pin for the card is ••••"),
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
        ("パスワードをsakura1に変更しました", "パスワードを••••に変更しました"),
        ("sakura1がパスワードです", "••••がパスワードです"),
        ("パスワードは「さくら123」です", "パスワードは「••••」です"),
        ('{"password": "sakura1"}', '{"password": "••••"}'),
        ("パスワードは20160427です", "パスワードは••••です"),
        ("パスワ一ド：sakura1", "パスワ一ド：••••"),
        ("パスワード(旧)：sakura1", "パスワード(旧)：••••"),
        ("パスはsakura1", "パスは••••"),
        ("秘密の質問の答えはsakura1", "秘密の質問の答えは••••"),
        ("【パスワード】sakura1", "【パスワード】••••"),
        ("the password I used there is sakura1", "the password I used there is ••••"),
        ("合言葉は「ひまわり」", "合言葉は「••••」"),
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
        ("12/25が有効期限です", "••••が有効期限です"),
        ("有効期間（月/年）：12/25", "有効期間（月/年）：••••"),
        ("有効期限は令和7年12月", "有効期限は••••"),
        ("Expires Dec 2025", "Expires ••••"),
        ("有効年月：2025/12", "有効年月：••••"),
        ("有効期限は一二/二五", "有効期限は••••"),
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
    ("text", "left"),
    [
        ("4111111111111111 123", "[カード番号 Visa ••••1111] ••••"),
        ("4111111111111111,12/25", "[カード番号 Visa ••••1111],••••"),
        (";4111111111111111=25121010000?", ";[カード番号 Visa ••••1111]=••••?"),
        ("4111111111111111|12|2026|739", "[カード番号 Visa ••••1111]|••••|••••"),
        ("4111111111111111/1226/739", "[カード番号 Visa ••••1111]/••••/••••"),
        ("4111111111111111 期限12/26 裏739", "[カード番号 Visa ••••1111] 期限•••• 裏••••"),
        ("4111111111111111,0120-343-133", "[カード番号 Visa ••••1111],0120-343-133"),
        ("4111111111111111 123円", "[カード番号 Visa ••••1111] 123円"),
        ("4111111111111111 090-1234-5678", "[カード番号 Visa ••••1111] 090-1234-5678"),
        ("4111111111111111 2016/04/27", "[カード番号 Visa ••••1111] 2016/04/27"),
    ],
)
def test_after_a_card_number_only_what_belongs_to_it_goes(text: str, left: str) -> None:
    assert mask(text).text == left


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
        "暗証番号は漏れましたか",
        "セキュリティコードの3桁も漏れたのですか",
        "裏面の3桁とは何ですか。4月18日までに回答を",
        "暗証番号は2016年4月以前から使っています",
        "PINについて 2016-04-27",
        "パスワードは英数字8桁以上ですか",
        "パスワードは「8文字以上」ですか",
        "パスワード：********",
        "パスワードはH-000123の件で聞きました",
        "your password must be 8 characters",
        "有効期限：2016/12/31",
        "有効期限が近いです。4/18に登録。",
        "I expect 12/25",
        "合わせて123件",
        "パスを間違えました",
        "合言葉は必要ですか",
        "返品期限は4/30です",
        "裏面の3桁を聞かれましたが答えていません",
        "813c61cac646ad8816c06f480ad396ce",
    ],
)
def test_the_words_alone_change_nothing(text: str) -> None:
    assert mask(text).text == text
