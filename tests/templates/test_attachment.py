"""A file shows what it says, folded, and says plainly what was not read."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.documents import Fault, Kind
from inquiries.models.inquiry.incoming import Enclosed
from tests.makers import make_file, make_message
from tests.markup import tight

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # what pages look like


def page_with(file: Enclosed, desk: Client) -> str:
    """The page of an inquiry that came with it."""
    message = make_message()
    message.attach(file)
    return desk.get(reverse("inquiry_show", args=[message.inquiry.pk])).content.decode()


def test_its_text_is_one_click_away(desk: Client) -> None:
    page = page_with(make_file("明細.pdf", "中の言葉\n4111111111111111", kind=Kind.PDF, pages=2), desk)

    folded = tight(page).partition("明細.pdfの文字</summary>")[2].partition("</details>")[0]
    assert "中の言葉" in folded
    assert "••••1111" in folded
    assert "PDF・2ページ" in page
    assert "読み取れ" not in page


@pytest.mark.parametrize(
    ("is_in_mailbox", "where"),
    [(True, "ファイルはメールボックスにあります。"), (False, "ファイルは残していません。")],
)
def test_what_could_not_be_read_is_told_with_where_it_lies(desk: Client, where: str, *, is_in_mailbox: bool) -> None:
    file = make_file("表.jpg", kind=Kind.IMAGE, fault=Fault.UNKNOWN, is_in_mailbox=is_in_mailbox)

    page = page_with(file, desk)

    assert f"中身は読み取れません。 {where}" in tight(page)
    assert "表.jpgの文字" not in page


def test_markup_in_a_file_is_text(desk: Client) -> None:
    page = page_with(make_file("<b>.html", "<script>alert(1)</script>", kind=Kind.PAGE), desk)

    assert "<script>alert" not in page
    assert "<b>.html" not in page
