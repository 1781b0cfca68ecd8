"""What stands in a file decides whether it is taken, and what the approver must answer for."""

import pytest
from pytest_django.fixtures import Settings

from inquiries.models.enclosure.examination import (
    CustomerList,
    Doubt,
    Empty,
    Hazardous,
    HoldsSecrets,
    NamesCustomer,
    NotEnclosable,
    NotReadable,
    TooLarge,
    WrongKind,
    examine,
)
from tests.documents.making import jpeg, pdf, png
from tests.makers import make_contact

pytestmark = pytest.mark.django_db
NOTICE = "お知らせ\n窓口 0120-000-000 madoguchi@example.jp"


def test_a_notice_is_taken_without_a_doubt() -> None:
    found = examine(pdf(NOTICE))

    assert (found.content_type, found.ending, found.pages, found.doubts) == ("application/pdf", ".pdf", 1, [])


@pytest.mark.parametrize("raw", [png(), jpeg(), pdf("")])
def test_what_the_program_cannot_read_is_for_the_approver_to_look_at(raw: bytes) -> None:
    assert examine(raw).doubts == [Doubt.UNREAD]


@pytest.mark.parametrize(
    ("raw", "refusal"),
    [
        (b"", Empty),
        (b"name,mail\n", WrongKind),
        (b"PK\3\4", WrongKind),
        (pdf("番号は4111 1111 1111 1111です"), HoldsSecrets),
        (pdf("お知らせ", extra="/OpenAction<</S/JavaScript/JS(1)>>"), Hazardous),
        (b"%PDF-1.7\nbroken\n%%EOF\n", NotReadable),
        (pdf("\n".join(f"中村 由紀 user{i}@example.net" for i in range(4))), CustomerList),
        (pdf("\n".join(f"〒100-000{i} 03-0000-000{i}" for i in range(4))), CustomerList),
        (pdf("\n".join(f"user{i}@example.net" for i in range(21))), CustomerList),
    ],
)
def test_what_never_leaves_is_refused(raw: bytes, refusal: type[NotEnclosable]) -> None:
    with pytest.raises(refusal) as refused:
        examine(raw)

    assert str(refused.value)


@pytest.mark.parametrize("said", ["nakamura@example.jp", "09000001234"])
def test_whoever_asked_us_stands_in_no_file(said: str) -> None:
    make_contact(phone="090-0000-1234")

    with pytest.raises(NamesCustomer):
        examine(pdf(f"控え {said}"))


def test_many_of_a_kind_are_for_the_approver() -> None:
    companies = "\n".join(f"電力会社{i} 0120-000-{i:03}" for i in range(1, 9))
    names = "中村 由紀\n佐藤 健二 様\nタナカ イチロウ\n鈴木 あかり"
    mails = "\n".join(f"desk{i}@example.net" for i in range(4))

    assert examine(pdf(companies)).doubts == [Doubt.PHONES]
    assert examine(pdf(names)).doubts == [Doubt.NAMES]
    assert examine(pdf(mails)).doubts == [Doubt.MAILS]


def test_a_file_has_a_largest_size(settings: Settings) -> None:
    settings.HOTLINE_ENCLOSURE_MEGABYTES = 1
    with pytest.raises(TooLarge, match="1"):
        examine(b"%PDF-" + bytes(1_048_577))
