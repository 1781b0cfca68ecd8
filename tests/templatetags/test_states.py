"""The state of an inquiry as a badge."""

import pytest
from django.utils.translation import override

from inquiries.templatetags.states import WORDS, state
from tests.makers import make_inquiry

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # words around a row


def test_a_state_is_a_word_and_a_mark_that_the_style_sheet_knows() -> None:
    with override("en"):
        assert state("raised") == '<span class="state" data-state="raised">Handed on</span>'


def test_every_state_has_a_word() -> None:
    inquiry = make_inquiry()

    assert inquiry.state in WORDS
    assert set(WORDS) == {"merged", "done", "waiting", "raised", "decided", "open", "new"}
