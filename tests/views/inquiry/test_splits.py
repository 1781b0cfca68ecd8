"""Messages become an inquiry of their own from the page, and return."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Channel, Inquiry, Message, Split
from inquiries.models.inquiry.incoming import Incoming
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry() -> Inquiry:
    """Three messages of 中村, the last about another matter."""
    inquiry = make_inquiry("手数料はかかりますか。")
    for text in ("急いでいます。", "荷物の件も教えてください。"):
        inquiry.append(Incoming(Channel.MAIL, text))
    return inquiry


def path(inquiry: Inquiry, verb: str = "create") -> str:
    return reverse(f"split_{verb}", args=[inquiry.pk])


def chosen(desk: Client, inquiry: Inquiry) -> list[str]:
    """What is ticked when the form opens."""
    form = desk.get(path(inquiry)).context["asked"].form
    return [Message.objects.get(pk=pk).text for pk in form.initial["messages"]]


def test_the_newest_message_is_chosen_beforehand(desk: Client, inquiry: Inquiry) -> None:
    assert chosen(desk, inquiry) == ["荷物の件も教えてください。"]


def test_what_a_third_party_wrote_is_chosen_before_that(desk: Client, inquiry: Inquiry) -> None:
    inquiry.append(Incoming(Channel.MAIL, "夫です。", sender_address="taro@example.jp"))
    inquiry.append(Incoming(Channel.MAIL, "もう一つ。"))

    assert chosen(desk, inquiry) == ["夫です。"]


def test_the_new_inquiry_opens_with_a_way_back(desk: Client, inquiry: Inquiry) -> None:
    answer = desk.post(path(inquiry), {"messages": [inquiry.messages.latest("pk").pk]})

    new = Split.objects.get().inquiry
    assert answer["Location"] == reverse("inquiry_show", args=[new.pk])
    page = desk.get(answer["Location"]).content.decode()
    assert "荷物の件も教えてください。" in page
    assert f"{inquiry.number}から{new.number}を分割しました。" in page
    assert f'action="{path(new, "delete")}"' in page


def test_nothing_chosen_is_asked_again_and_all_of_it_is_a_conflict(desk: Client, inquiry: Inquiry) -> None:
    everything = [message.pk for message in inquiry.messages.all()]

    assert desk.post(path(inquiry), {}).status_code == 422
    refused = desk.post(path(inquiry), {"messages": everything})

    assert refused.status_code == 409
    assert "すべてを分割することはできません" in refused.content.decode()
    assert not Split.objects.exists()


@pytest.mark.parametrize("messages", [["x"], ["0"], ["9" * 40], ["\x00"]])
def test_what_is_not_of_this_inquiry_is_not_split_off(desk: Client, inquiry: Inquiry, messages: list[str]) -> None:
    other = make_inquiry("別の方の件です。")
    foreign = str(other.messages.get().pk)

    for chosen in (messages, [foreign]):
        assert desk.post(path(inquiry), {"messages": chosen}).status_code == 422


def test_put_back_the_words_are_where_they_were_and_the_new_number_says_so(desk: Client, inquiry: Inquiry) -> None:
    desk.post(path(inquiry), {"messages": [inquiry.messages.latest("pk").pk]})
    new = Split.objects.get().inquiry

    answer = desk.post(path(new, "delete"))

    assert answer["Location"] == reverse("inquiry_show", args=[inquiry.pk])
    assert inquiry.messages.count() == 3
    assert inquiry.number in desk.get(reverse("inquiry_show", args=[new.pk])).content.decode()
    assert desk.post(path(new, "delete")).status_code == 409


def test_what_has_one_message_offers_no_split(desk: Client, inquiry: Inquiry) -> None:
    alone = make_inquiry()

    assert path(inquiry) in desk.get(reverse("inquiry_show", args=[inquiry.pk])).content.decode()
    assert path(alone) not in desk.get(reverse("inquiry_show", args=[alone.pk])).content.decode()
