import pytest

from inquiries.masking import mask

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("有効期限は二〇二八年三月までです", "有効期限は••••までです"),
        ("有効期限は二〇二九年十一月です", "有効期限は••••です"),
        ("有効期限は二十八年三月です", "有効期限は••••です"),
        ("有効期限が令和十年三月です", "有効期限が••••です"),
        ("有効期限は03の28です", "有効期限は••••です"),
        ("有効期限は、えっと、03、28です", "有効期限は、えっと、••••です"),
        ("有効期限は3月の28年です", "有効期限は••••です"),
        ("有効期限、三の二八です", "有効期限、••••です"),
        ("有効期限はゼロサンのニーハチです", "有効期限は••••です"),
        ("有効期限はさんがつのにじゅうはちねんです", "有効期限は••••です"),
        ("有効期限はサンガツのニジュウハチネンです", "有効期限は••••です"),
        ("28年3月が有効期限です", "••••が有効期限です"),
        ("expires March of 2028", "expires ••••"),
        ("valid until March twenty twenty-eight", "valid until ••••"),
        ("expiry is oh three twenty-eight", "expiry is ••••"),
    ],
)
def test_an_expiry_date_goes_as_it_is_said(text: str, left: str) -> None:
    masked = mask(text)

    assert masked.text == left
    assert [finding.kind for finding in masked.findings] == ["expiry"]


def test_a_date_just_before_a_card_number_is_when_it_expires() -> None:
    text = "期限は03/28、カードは6011000990139424"

    assert mask(text).text == "期限は••••、カードは[カード番号 Discover ••••9424]"


@pytest.mark.parametrize(
    "text",
    [
        "有効期限は二〇二八年三月三日までです",
        "ポイントの有効期限は二〇二八年三月までです",
        "二〇二八年三月に引っ越します",
        "3の28番の窓口",
        "有効期限が三月で切れると聞きました",
        "有効期限は三年です",
        "有効期限は2028年です",
        "有効期限は長いですか。三月に二回電話しました",
        "有効期限の欄を二回、三回見ました",
        "有効期限は10、20年先ですか",
        "返品の期限は4/30です",
    ],
)
def test_other_dates_stay(text: str) -> None:
    assert mask(text).text == text
