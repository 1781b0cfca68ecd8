"""An answer taken apart at its quotations."""

import pytest

from inquiries.models import Draft, Message
from inquiries.templatetags.said import parts
from tests.makers import make_answer, make_inquiry, make_staff, make_version

FIRST, SECOND = "手数料はカード会社に免除を依頼しております。", "窓口は毎日開いております。"


def answer(language: str = "ja") -> Message:
    """A reply that quotes two clauses with words before, between and after."""
    version = make_version(FIRST, SECOND)
    inquiry = make_inquiry(language=language)
    draft = Draft.objects.begin(inquiry, by=make_staff())
    for clause in version.clauses.order_by("order"):
        draft.insert(make_answer(version=version, clauses=[clause], opening="ご案内します。"))
    message = inquiry.messages.get()
    sent = draft.send(by=draft.staff, seen=message.pk).message
    assert sent is not None
    return sent


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ja", "en"])
def test_quotations_stand_apart_in_the_order_in_which_they_were_said(language: str) -> None:
    apart = parts(answer(language))

    assert [part.clause.text for part in apart if part.clause] == [FIRST, SECOND]
    words = "".join(part.words for part in apart)
    assert FIRST not in words
    assert "ご案内します。" in words


@pytest.mark.django_db
def test_without_a_quotation_there_are_only_words() -> None:
    message = make_inquiry("こんにちは。").messages.get()

    assert [(part.words, part.clause) for part in parts(message)] == [("こんにちは。", None)]


@pytest.mark.django_db
def test_a_clause_that_is_no_longer_in_the_text_is_not_invented() -> None:
    message = answer()
    message.text = "本文だけです。"

    assert [part.words for part in parts(message)] == ["本文だけです。"]
