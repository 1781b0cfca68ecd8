"""A row of the list shows why it was found."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Bond, Channel, Inquiry, Merge, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.search import Query
from inquiries.views.inquiry.parts.found import Row, rows
from tests.makers import make_contact, make_file, make_inquiry, make_message, make_topic
from tests.searched import search, searched

pytestmark = pytest.mark.django_db


def row(typed: str, inquiry: Inquiry) -> Row:
    return next(rows(Query.of(typed), [inquiry]))


def test_without_a_search_it_shows_the_newest_words() -> None:
    inquiry = make_inquiry("最初の質問です。")
    inquiry.append(Incoming(Channel.MAIL, "続きの質問です。"))

    assert row("", inquiry) == Row(inquiry, "続きの質問です。")


def test_it_shows_the_message_that_says_most_of_the_words() -> None:
    inquiry = make_inquiry("再発行の件です。毎月の引き落としはどうなりますか。")
    inquiry.append(Incoming(Channel.MAIL, "再発行の件、お願いします。"))

    assert row("再発行 引き落とし", inquiry).line.startswith("再発行の件です。毎月の")
    assert row("中村 再発行", inquiry).line == "再発行の件、お願いします。"


def test_what_stands_late_in_a_message_is_shown_from_a_little_before() -> None:
    inquiry = make_inquiry("はじめまして。" * 40 + "毎月の引き落としの件です。")

    assert row("引き落とし", inquiry).line == "…まして。はじめまして。毎月の引き落としの件です。"


def test_it_shows_what_was_said_in_an_inquiry_that_went_into_it(operator: Staff) -> None:
    inquiry = make_inquiry()
    merged = make_inquiry("ひまわりの件です。", contact=make_contact("山本", "yamamoto@example.jp"))
    Merge.objects.join(merged, into=inquiry, by=operator, bond=Bond.PARTY)

    assert row("ひまわり", inquiry).line == "ひまわりの件です。"


def test_words_of_a_file_are_shown_with_its_name() -> None:
    message = make_message("添付の通りです。")
    message.attach(make_file("明細.txt", "りんどう書房 3,300円"))

    assert row("りんどう", message.inquiry)[1::2] == ("りんどう書房 3,300円", "ファイル 明細.txt")


def test_words_below_a_mail_and_words_to_the_second_line_are_shown_as_such(operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.append(Incoming(Channel.MAIL, "続きです。", history="> すみれ便の件"))
    inquiry.escalate(topic=make_topic(), by=operator, words="あじさい店からの申し出です。")

    assert row("すみれ", inquiry)[1::2] == ("> すみれ便の件", "引用メール")
    assert row("あじさい", inquiry)[1::2] == ("あじさい店からの申し出です。", "二次対応")


def test_what_a_message_says_is_shown_before_what_stands_beside_it() -> None:
    message = make_message("りんどうの件です。")
    message.attach(make_file("りんどう.txt", "りんどう"))

    assert row("りんどう", message.inquiry)[1::2] == ("りんどうの件です。", "")


def test_a_company_is_named_where_it_was_found() -> None:
    inquiry = make_inquiry(contact=make_contact("菊地 大輔", company="すずらん文具"))

    assert (row("スズラン", inquiry).company, row("菊地", inquiry).company) == ("すずらん文具", "")


def test_the_words_found_are_marked_and_the_rest_is_text(desk: Client) -> None:
    make_inquiry("<b>手数料</b>は１，１００円ですか。", contact=make_contact("菊地 大輔"))

    page = searched(desk, "菊地 1100 手数料").content.decode()

    assert "<mark>菊地</mark> 大輔" in page
    assert "&lt;b&gt;<mark>手数料</mark>&lt;/b&gt;は<mark>１，１００</mark>円ですか。" in page


@pytest.mark.usefixtures("noon")  # figures that all share are counted again after some seconds
@pytest.mark.parametrize("count", [1, 30])
def test_a_search_costs_the_same_however_much_it_finds(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        make_inquiry(contact=make_contact(address=f"{number}@example.jp"))

    address = search(desk, "中村 手数料")["Location"]

    with django_assert_num_queries(QUERIES_OF_A_SEARCH):
        desk.get(address)


QUERIES_OF_A_SEARCH = 25
"""Two put it on record."""
