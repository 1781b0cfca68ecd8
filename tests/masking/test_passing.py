import pytest

from inquiries.masking import mask

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("よん、ぜろ、きゅう。これが裏の3桁です", "••••。これが裏の3桁です"),
        ("739。それがセキュリティコードになります", "••••。それがセキュリティコードになります"),
        ("にー、ろく、はち、です。こちらがCVVです", "••••、です。こちらがCVVです"),
        ("ゼロヨンニーゼロ。これが私の暗証番号です", "••••。これが私の暗証番号です"),
        ("739. That's the security code", "••••. That's the security code"),
        ("ATMで打つ番号、あれは7214のままです", "ATMで打つ番号、あれは••••のままです"),
        ("4桁の数字、ATMで押すあれ、0420なんです", "4桁の数字、ATMで押すあれ、••••なんです"),
        ("銀行の機械で入れる番号が7214なんですが", "銀行の機械で入れる番号が••••なんですが"),
        ("ATMで使っている番号を0420から7214に変えました", "ATMで使っている番号を••••から••••に変えました"),
        ("認証コードは 31 77 40 でした", "認証コードは •••• でした"),
        ("ワンタイムパスワードがいま届いて、48 29 15 です", "ワンタイムパスワードがいま届いて、•••• です"),
        ("認証コード 48の29の15です", "認証コード ••••です"),
        ("SMSに届いた番号、48、29、15です", "SMSに届いた番号、••••です"),
        (
            "My CVV, hold on, I have to find my glasses, it's 739.",
            "My CVV, hold on, I have to find my glasses, it's ••••.",
        ),
        (
            "The security code, the print is so small, I think it's 418",
            "The security code, the print is so small, I think it's ••••",
        ),
        (
            "The PIN, well, I never write it down, but it is 0420",
            "The PIN, well, I never write it down, but it is ••••",
        ),
        ("security code, where is it, ah here, it says 517", "security code, where is it, ah here, it says ••••"),
        (
            "セキュリティコードは128と打って、違ったので182と打ちました",
            "セキュリティコードは••••と打って、違ったので••••と打ちました",
        ),
        (
            "CVVに128を入れたらエラーになって、次に182を入れました",
            "CVVに••••を入れたらエラーになって、次に••••を入れました",
        ),
        ("裏の3桁は128で、はじかれたので182にしました", "裏の3桁は••••で、はじかれたので••••にしました"),
        ("My CVV was 128, no, that was wrong, 182", "My CVV was ••••, no, that was wrong, ••••"),
        ("4111111111111111です。期限が11/28で", "[カード番号 Visa ••••1111]です。期限が••••で"),
        ("4111111111111111で期限は11/28です", "[カード番号 Visa ••••1111]で期限は••••です"),
        ("4111111111111111、それで期限が2028年11月", "[カード番号 Visa ••••1111]、それで期限が••••"),
        ("4111111111111111でして、期限は11の28です", "[カード番号 Visa ••••1111]でして、期限は••••です"),
    ],
)
def test_a_secret_goes_that_is_told_in_passing(text: str, left: str) -> None:
    assert mask(text).text == left


@pytest.mark.parametrize(
    "text",
    [
        "ろく、さん、なな。これが私の部屋番号です",
        "739。それが注文の番号です",
        "739。これはセキュリティコードではありません",
        "2016年。これがセキュリティコードの始まりですか",
        "The security code, well, I never told anyone, it's been 2016 since I got the card",
        "The security code, I think, it's 3 digits on the back",
        "My PIN, I never told anyone; my extension is 4012",
        "The security code was leaked, and the order total, it's 906 yen",
        "ATMで使う番号は漏れましたか。受付は1015です",
        "ATMの管理番号は4012でした",
        "4桁の番号、ATMで使うやつは2016年から同じです",
        "ATMで9800円おろしました。番号は教えていません",
        "ワンタイムパスワードは 10、20、30分のどれで切れますか",
        "ワンタイムパスワードの件で、受付は 90 52 18 番でした",
        "認証コードは 16 時に届きました",
        "セキュリティコードは不要と聞き、だめだったので内線182にかけました",
    ],
)
def test_what_is_said_in_passing_and_is_no_secret_stays(text: str) -> None:
    assert mask(text).text == text
