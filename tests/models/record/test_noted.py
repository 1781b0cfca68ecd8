"""A head that left the building is compared as people type it."""

import pytest

from inquiries.models import Event, Seal
from inquiries.models.record.noted import NotAHead, noted

pytestmark = pytest.mark.django_db


@pytest.fixture
def head() -> Seal:
    Event.record("inquiry.resumed", by=None)
    Seal.objects.seal()
    return Seal.objects.get()


def test_the_whole_hash_or_its_first_sixteen_digits_are_found(head: Seal) -> None:
    for typed in (f"1:{head.hash}", f"1:{head.hash[:16]}", f" 1 : {head.hash.upper()}\n"):
        assert noted(typed).seal == head


def test_as_it_stands_on_paper_and_in_full_width(head: Seal) -> None:
    groups = " ".join(head.hash[start : start + 4] for start in range(0, 64, 4))
    wide = "".join(chr(ord(one) + 0xFEE0) for one in f"1:{head.hash}")

    assert noted(f"1:{groups[:39]}\n{groups[39:]}").seal == head
    assert noted(wide).seal == head


def test_another_hash_or_number_is_not_part_of_the_chain(head: Seal) -> None:
    other = head.hash.translate(str.maketrans("0123456789abcdef", "123456789abcdef0"))

    assert (noted(f"1:{other}").number, noted(f"1:{other}").seal) == (1, None)
    assert noted(f"2:{head.hash}").seal is None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1",
        "1:",
        "x",
        "1:abc",
        "1:" + "g" * 64,
        "1:" + "a" * 65,
        f"{2**63}:" + "a" * 64,
        ":" + "a" * 64,
    ],
)
def test_what_is_no_head_is_refused(typed: str) -> None:
    with pytest.raises(NotAHead):
        noted(typed)
