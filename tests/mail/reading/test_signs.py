"""What telephones write below is no word of the person."""

import pytest

from inquiries.mail.history.quoting import part
from inquiries.mail.reading.signs import is_sign

pytestmark = pytest.mark.once

SIGNS = [
    "Von meinem iPhone gesendet",
    "Envoyé de mon iPhone",
    "Enviado desde mi iPhone",
    "Inviato da iPhone",
    "Enviado do meu iPhone",
    "Verstuurd vanaf mijn iPhone",
    "Sendt fra min iPhone",
    "Skickat från min iPhone",
    "Wysłane z iPhone’a",
    "Отправлено с iPhone",
    "发自我的 iPhone",
    "從我的 iPhone 傳送",
    "나의 iPhone에서 보냄",
    "Đã gửi từ iPhone của tôi",
    "Lähetetty iPhonesta",
    "Von meinem Samsung Galaxy Smartphone gesendet.",
    "Galaxy에서 보냄",
    "Galaxyから送信",
    "Télécharger Outlook pour Android",
    "Obtener Outlook para iOS",
    "获取 Outlook for iOS",
    "Holen Sie sich Outlook für iOS",
    "发自我的华为手机",
    "Gesendet von Outlook für Android",
    "Odesláno z iPhonu",
    "Sent from my Galaxy",
    "Gesendet mit der GMX Mail App",
    "Enviado desde mi Galaxy",
    "从我的 Galaxy 发送",
]


@pytest.mark.parametrize("sign", SIGNS)
def test_it_is_left_out(sign: str) -> None:
    assert part(f"ありがとうございます。\n\n{sign}\n\n> お問合せを承りました。").reply == "ありがとうございます。"


@pytest.mark.parametrize(
    "words",
    [
        "昨日iPhoneから送信しました。",
        "Sent the mail yesterday",
        "Von meinem Konto wurde abgebucht",
        "我的手机收不到邮件",
        "Je vous ai envoyé la facture",
        "Get my money back",
        "iPhoneの代金です",
        "Download the list for me",
    ],
)
def test_words_about_sending_are_words(words: str) -> None:
    assert not is_sign(words)
