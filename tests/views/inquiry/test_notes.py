"""Words among us."""

import pytest
from django.test import Client
from django.urls import reverse

from inquiries.models import Draft, Inquiry, Message, Staff
from tests.makers import make_inquiry, make_staff

pytestmark = pytest.mark.django_db


def path(inquiry: Inquiry) -> str:
    return reverse("note_create", args=[inquiry.pk])


def test_a_note_is_on_the_timeline_and_says_that_it_is_ours(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"text": "決済代行会社に確認中。"}, follow=True)

    note = inquiry.messages.get(kind=Message.Kind.NOTE)
    assert (note.text, note.author) == ("決済代行会社に確認中。", operator)
    assert "決済代行会社に確認中。" in answer.content.decode()
    assert "お客様には送られません" in answer.content.decode()


def test_a_note_touches_no_reply(desk: Client, operator: Staff) -> None:
    inquiry = make_inquiry()
    draft = Draft.objects.begin(inquiry, by=operator)
    draft.write([{"words": "返信の書きかけ"}])

    desk.post(path(inquiry), {"text": "社内のこと"})

    assert [draft.parts for draft in Draft.objects.all()] == [[{"words": "返信の書きかけ"}]]
    assert not inquiry.dispatches.exists()


def test_beside_a_reply_only_the_note_and_the_thread_come_back(desk: Client) -> None:
    inquiry = make_inquiry()

    page = desk.post(path(inquiry), {"text": "社内のこと"}, headers={"HX-Request": "true"}).content.decode()

    assert 'id="note"' in page
    assert 'id="thread"' in page
    assert 'id="reply"' not in page


@pytest.mark.parametrize("text", ["", "  \n", "\x00\x07", "\u200b\u3164", "あ" * 10_001])
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_what_is_no_note_is_said_and_kept(desk: Client, text: str, headers: dict[str, str]) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"text": text}, headers=headers)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert text.strip("\x00\x07") in answer.content.decode()
    assert not inquiry.messages.filter(kind=Message.Kind.NOTE).exists()


def test_a_megabyte_gets_a_sentence(desk: Client) -> None:
    answer = desk.post(path(make_inquiry()), {"text": "あ" * 350_000})

    assert answer.status_code == 422


def test_characters_that_no_screen_shows_are_left_out(desk: Client) -> None:
    inquiry = make_inquiry()

    desk.post(path(inquiry), {"text": "折り返し\x00\x1b[31mを希望"})

    assert inquiry.messages.get(kind=Message.Kind.NOTE).text == "折り返し[31mを希望"


def test_a_card_number_is_blacked_out(desk: Client) -> None:
    inquiry = make_inquiry()

    desk.post(path(inquiry), {"text": "番号は4111-1111-1111-1111とのこと"})

    assert "4111-1111" not in inquiry.messages.get(kind=Message.Kind.NOTE).text


def test_headquarters_writes_no_notes(client: Client) -> None:
    inquiry = make_inquiry()
    client.force_login(make_staff("honsha", "本社", "headquarters"))

    assert client.post(path(inquiry), {"text": "x"}).status_code == 404


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_name_that_is_nobody_s_is_said_and_the_note_is_saved(desk: Client, headers: dict[str, str]) -> None:
    inquiry = make_inquiry()

    answer = desk.post(path(inquiry), {"text": "@田中さん お願いします。"}, headers=headers, follow=True)

    assert "社内メモは保存しましたが、「@田中さん」は誰にも届いていません。" in answer.content.decode()
    assert inquiry.messages.filter(kind=Message.Kind.NOTE).exists()
