"""What Outlook packs into a winmail.dat is unpacked."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.documents import Fault, Kind
from inquiries.documents.kinds import OLE
from inquiries.mail.masked import Clean, masked, stored
from inquiries.mail.parsing import parse
from inquiries.mail.reading.tnef import MOST_RTF, Tnef, TnefFile, tnef
from tests.mail.packing import STORAGE, headed, message, winmail
from tests.mail.reader import bare, read
from tests.mail.writing import UTF8, mail, multipart, part

pytestmark = pytest.mark.once

CARD = "4111 1111 1111 1111"
PACKED = winmail("再発行について①", ("明細書.pdf", b"%PDF"), ("番号.csv", b"1,2"))
FILES = (TnefFile("明細書.pdf", b"%PDF"), TnefFile("番号.csv", b"1,2"))


def test_text_and_files_are_unpacked() -> None:
    assert tnef(PACKED) == Tnef("再発行について①", "", FILES)


def test_a_mail_that_is_packed_reads_like_any_other() -> None:
    mail = read("winmail")

    assert mail.text == "再発行について①"
    assert [one.name for one in mail.attachments] == ["winmail.dat", "明細書.pdf"]


def test_a_package_that_holds_its_words_only_in_outlooks_own_kind_of_text_is_read() -> None:
    assert tnef(winmail("番号は 4111①です", is_rtf=True)) == Tnef("番号は 4111①です")


def test_words_that_stand_beside_the_package_too_are_said_once() -> None:
    packed = base64.encodebytes(winmail("再発行について①", is_rtf=True)).decode()
    package = part("application/ms-tnef; name=winmail.dat", packed, "Content-Transfer-Encoding: base64")

    assert (
        parse(multipart("mixed", part("text/plain; charset=utf-8", "再発行について①\n"), package)).text
        == "再発行について①"
    )


def sent(packed: bytes) -> Clean:
    """The mail with this package, masked."""
    encoded = base64.encodebytes(packed).decode()
    package = part("application/ms-tnef; name=winmail.dat", encoded, "Content-Transfer-Encoding: base64")
    return masked(parse(multipart("mixed", package)))


def test_a_message_in_it_is_read_with_its_header() -> None:
    inner = headed(winmail("届きません。"), subject="再発行の件", sender="中村 由紀", to="窓口")

    listed, letter = sent(winmail("ご覧ください。", embedded=[message("再発行の件", inner)])).mail.attachments

    assert (listed.document.kind, listed.text, listed.document.fault) == (Kind.ARCHIVE, "再発行の件", Fault.NONE)
    assert (letter.name, letter.document.kind, letter.document.fault) == ("再発行の件", Kind.LETTER, Fault.NONE)
    assert letter.text == "From: 中村 由紀\nTo: 窓口\nSubject: 再発行の件\n\n届きません。"


HOLDING_A_CARD_NUMBER = {
    "its text": winmail(f"番号は{CARD}です。"),
    "its text as RTF": winmail(f"番号は{CARD}です。", is_rtf=True),
    "its subject": headed(winmail("届きません。"), subject=CARD),
    "its file": winmail("届きません。", ("card.txt", CARD.encode())),
    "a message in it": winmail("一", embedded=[message("二", winmail("三", embedded=[message("四", winmail(CARD))]))]),
    "a mail in it": winmail("一", ("mail.eml", mail(UTF8, body=f"番号は{CARD}です。"))),
}


@pytest.mark.parametrize("inner", HOLDING_A_CARD_NUMBER.values(), ids=HOLDING_A_CARD_NUMBER)
def test_a_card_number_in_a_message_in_it_is_found_and_masked(inner: bytes) -> None:
    clean = sent(winmail("ご覧ください。", embedded=[message("転送", inner)]))

    assert clean.had_card_number
    assert "••••1111" in clean.mail.attachments[1].text
    assert not any(bare(CARD) in bare(one) for one in stored(clean.mail))


def test_a_package_that_is_a_file_of_a_package_is_read_too() -> None:
    assert sent(winmail("一", ("winmail.dat", winmail(CARD)))).had_card_number


def test_the_files_beside_a_message_keep_their_names() -> None:
    packed = winmail("一", ("明細.csv", b"1,2"), embedded=[message("転送", winmail("二"))])

    assert [(one.name, one.text) for one in sent(packed).mail.attachments[1:]] == [("明細.csv", "1,2"), ("転送", "二")]


def test_messages_are_opened_to_a_depth_and_the_rest_is_admitted() -> None:
    packed = winmail(CARD)
    for level in range(200):
        packed = winmail(f"段{level}。", embedded=[message(f"{level}", packed)])

    letter = sent(packed).mail.attachments[1]

    assert letter.document.fault is Fault.PARTLY
    assert "段180。" in letter.text


INNER = winmail(f"番号は{CARD}です。", ("明細.csv", b"1,2"))
UNREADABLE = {
    "no package": (message("件", b"\0\1\2" * 30), Fault.UNKNOWN),
    "nothing": (message("件", b""), Fault.WORDLESS),
    "a table of Excel": (message("件", OLE + bytes(600), STORAGE), Fault.UNKNOWN),
    "a message cut short": (message("件", INNER[:-20]), Fault.PARTLY),
    "a message with a property of no known type": (
        message("件", INNER.replace(b"\x1f\x00\x00\x10", b"\x99\0\0\x10")),
        Fault.PARTLY,
    ),
    "a message with too many files": (message("件", winmail("一", *[("a.txt", b"a")] * 101)), Fault.PARTLY),
}


@pytest.mark.parametrize(("properties", "fault"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_in_it_and_cannot_be_read_is_admitted(properties: bytes, fault: Fault) -> None:
    listed, inner = sent(winmail("外", embedded=[properties])).mail.attachments

    assert (listed.text, inner.name, inner.document.fault) == ("件", "件", fault)


def test_more_files_than_are_listed_are_admitted() -> None:
    listed, *files = sent(winmail("一", *[("a.txt", b"a")] * 100)).mail.attachments

    assert (len(files), listed.document.pages, listed.document.fault) == (99, 100, Fault.PARTLY)


@pytest.mark.parametrize(("cut", "fault"), [(5, Fault.NONE), (40, Fault.PARTLY), (90, Fault.PARTLY)])
def test_a_package_cut_short_is_called_damaged_and_read_as_far_as_it_goes(cut: int, fault: Fault) -> None:
    clean = sent(winmail("外", embedded=[message("件", INNER)])[:-cut])

    assert [one.document.fault for one in clean.mail.attachments] == [Fault.DAMAGED, fault]
    assert clean.had_card_number


def test_a_body_too_long_to_be_unpacked_is_admitted() -> None:
    assert sent(headed(winmail(""), rtf=bytes(MOST_RTF + 1))).mail.attachments[0].document.fault is Fault.DAMAGED


WHOLE = {"no words": winmail(""), "no words in RTF": winmail("", is_rtf=True), "a line break": winmail("一") + b"\r\n"}


@pytest.mark.parametrize("packed", WHOLE.values(), ids=WHOLE)
def test_a_package_without_words_or_with_a_line_break_behind_it_is_whole(packed: bytes) -> None:
    assert tnef(packed).is_whole


NESTED = winmail("外", embedded=[message("件", INNER)])


@given(at=st.integers(0, len(NESTED)), junk=st.binary(max_size=20))
def test_a_damaged_message_in_it_breaks_nothing(at: int, junk: bytes) -> None:
    package = base64.encodebytes(NESTED[:at] + junk + NESTED[at + len(junk) :]).decode()

    found = parse(multipart("mixed", part("application/ms-tnef", package, "Content-Transfer-Encoding: base64")))

    assert found.error != "The mail is so damaged that it cannot be taken apart."


def test_what_is_no_package_holds_nothing() -> None:
    assert tnef(b"%PDF-1.4") == Tnef()


@given(at=st.integers(0, len(PACKED)), junk=st.binary(max_size=20))
def test_a_damaged_package_breaks_nothing(at: int, junk: bytes) -> None:
    found = tnef(PACKED[:at] + junk + PACKED[at + len(junk) :])

    assert len(found.files) <= len(FILES) + 1
