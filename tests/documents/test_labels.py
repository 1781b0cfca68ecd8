"""Each label of a charset means what the programs that write it mean."""

import pytest

from inquiries.documents.charset import decode, is_garbled
from inquiries.documents.labels import codec

pytestmark = pytest.mark.once

GERMAN = "für Rückfragen, schöne Grüße"
THAI = "สวัสดีค่ะ ข้อมูลบัตร"
RUSSIAN = "Здравствуйте, карта"
JAPANESE = "再発行をお願いします。"


@pytest.mark.parametrize(
    ("label", "charset", "text"),
    [
        *[(label, "cp850", GERMAN) for label in ("cp-850", "ibm-850", "dos-850", "CP850", "850", "x-ibm850")],
        *[(label, "cp874", THAI) for label in ("windows-874", "x-windows-874", "dos-874", "cp-874", "tis-620")],
        *[(label, "iso8859_11", THAI) for label in ("iso-8859-11", "iso_8859-11", "ISO8859-11")],
        *[(label, "cp1251", RUSSIAN) for label in ("cp-1251", "x-cp1251", "windows1251", "win-1251", "windows-1251")],
        *[(label, "mac_roman", GERMAN) for label in ("macintosh", "x-mac-roman", "cp10000")],
        ("x-mac-cyrillic", "mac_cyrillic", RUSSIAN),
        ("koi8", "koi8_r", RUSSIAN),
        ("cp-866", "cp866", RUSSIAN),
        ("cp28605", "iso8859_15", "reçu, 10 €"),
        ("ISO_8859-2:1987", "iso8859_2", "Zażółć gęślą"),
        ("iso-8859-8-i", "iso8859_8", "שלום"),
        ("windows-949", "cp949", "카드 재발급"),
        ("gb_2312-80", "gbk", "信用卡号码"),
        ("big5-hkscs", "big5hkscs", "信用卡號碼"),
        ("cp1252:1", "cp1252", "reçu à Orléans"),
        *[(label, "utf-16", JAPANESE) for label in ("unicode", "ucs-2", "iso-10646-ucs-2", "csUnicode", "utf16")],
        *[(label, "utf-16-le", JAPANESE) for label in ("unicode", "utf-16le", "cp1200", "UTF-16")],
        *[(label, "utf-16-be", JAPANESE) for label in ("unicodeFFFE", "utf-16be", "iso-10646-ucs-2", "UTF-16")],
        ("utf-32", "utf-32", JAPANESE),
        ("ucs-2le", "utf-16-le", JAPANESE),
        ("x-utf-16le", "utf-16-le", JAPANESE),
        ("UTF-16BE-BOM", "utf-16", JAPANESE),
        ("", "utf-16", JAPANESE),
        ("x-mac-ce", "mac_latin2", "Zażółć gęślą"),
        ("chinesebig5", "big5", "信用卡號碼"),
    ],
)
def test_a_label_names_its_charset(label: str, charset: str, text: str) -> None:
    assert decode(text.encode(charset), label) == text


@pytest.mark.parametrize("label", ["", None, "us-ascii", "ANSI", "8bit", "x-nowhere", "cp99999", "iso-8859-99", "hz\0"])
def test_a_label_that_says_nothing_names_no_charset(label: str | None) -> None:
    assert codec(label) is None


@pytest.mark.parametrize("label", ["x-nowhere", "us-ascii", "unknown-8bit", ""])
@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("cp874", "ข้อมูลบัตรเครดิตของฉันรั่วไหลหรือไม่"),
        ("cp1251", "Здравствуйте, утекли ли данные моей карты?"),
        ("koi8_r", "Здравствуйте, утекли ли данные моей карты?"),
        ("cp1253", "Γεια σας, διέρρευσαν τα στοιχεία"),
        ("cp1255", "שלום האם פרטי הכרטיס"),
        ("cp1256", "هل تسربت بيانات بطاقتي"),
        ("cp949", "카드 정보가 유출되었나요 제 카드"),
        ("gbk", "信用卡号码泄露了吗请告诉我谢谢您的帮助"),
    ],
)
def test_what_no_label_and_no_kana_speak_for_is_unreadable_and_not_japanese(
    label: str, charset: str, text: str
) -> None:
    found = decode(text.encode(charset), label)

    assert is_garbled(found)
    assert not any("\u3040" <= sign <= "\u9fff" or "\uff61" <= sign <= "\uff9f" for sign in found)


@pytest.mark.parametrize(
    "text", ["für Rückfragen: möglich? Grüße, Jörg", "Übersicht.pdf", "l'été à Orléans", "FRÄULEIN"]
)
@pytest.mark.parametrize("label", ["x-nowhere", ""])
def test_western_words_show_what_they_are(text: str, label: str) -> None:
    assert decode(text.encode("cp1252"), label) == text


def test_letters_of_dos_without_a_label_are_unreadable_and_their_neighbours_stay() -> None:
    assert decode(GERMAN.encode("cp850")) == "f\ufffdr R\ufffdckfragen, sch\ufffdne Gr\ufffd\ufffde"


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        *[("cp932", text) for text in ("明細表.pdf", "再発行依頼書", "中村", "澤田", "手数料の件", "株式会社髙島")],
        *[("euc_jp", text) for text in ("明細表.pdf", "再発行依頼書", "手数料の件")],
    ],
)
def test_a_japanese_title_without_a_label_is_read(charset: str, text: str) -> None:
    assert decode(text.encode(charset)) == text


@pytest.mark.parametrize(("charset", "text"), [("euc_jp", "再発行依頼書"), ("gbk", "信用卡"), ("cp874", "ข้อมูลบัตร")])
def test_where_the_bytes_say_nothing_a_hint_from_beside_them_is_asked(charset: str, text: str) -> None:
    assert decode(text.encode(charset), hint=charset) == text


def test_a_known_label_with_a_damaged_byte_is_still_believed() -> None:
    assert decode("Карта".encode("cp1251") + b"\x98", "windows-1251") == "Карта\ufffd"
