"""A PDF is read page by page, with what was noted and filled in."""

import pytest

from inquiries.documents import Fault, Kind, read
from tests.documents.making import pdf

pytestmark = pytest.mark.once
NOTE = "<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(5555555555554444)>>"
FIELD = "<</Type/Annot/Subtype/Widget/FT/Tx/T(card)/V(4111111111111111)/Rect[0 0 9 9]>>"


def test_japanese_pages_are_read_in_their_order() -> None:
    found = read(pdf("カードの再発行\n番号は4111 1111 1111 1111です", "二枚目"))

    assert (found.kind, found.pages, found.fault) == (Kind.PDF, 2, Fault.NONE)
    assert found.text == "カードの再発行\n番号は4111 1111 1111 1111です\n二枚目"


def test_notes_and_fields_of_forms_are_read_too() -> None:
    found = read(pdf("申込書", notes=[NOTE, FIELD]))

    assert found.text.split("\n") == ["申込書", "5555555555554444", "4111111111111111"]


def test_pages_without_text_are_told() -> None:
    assert read(pdf("")).fault is Fault.WORDLESS


@pytest.mark.parametrize("count", [b"/Count 999999999", b"/Count -1"])
def test_a_number_of_pages_that_is_a_lie_is_not_believed(count: bytes) -> None:
    found = read(pdf("一").replace(b"/Count 1", count))

    assert found.text == "一"


def test_a_tree_of_pages_that_leads_back_to_itself_ends() -> None:
    assert read(pdf("一").replace(b"/Kids[10 0 R]", b"/Kids[2 0 R 10 0 R]")).text == "一"


def test_a_locked_one_says_so() -> None:
    lock = b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32

    found = read(pdf("一").replace(b"/Root 1 0 R", lock + b">>>"))

    assert (found.text, found.fault) == ("", Fault.LOCKED)


def test_a_damaged_one_says_so() -> None:
    assert read(b"%PDF-1.4 sample").fault is Fault.DAMAGED
