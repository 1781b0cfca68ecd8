"""An answer for a cohort at the desk: it says for whom it is, and is sent only with words that say why."""

import re

import pytest
from django.test import Client

from inquiries.models import Draft, Inquiry, Staff
from tests.makers import make_answer, make_inquiry, make_topic, make_version
from tests.views.reply.test_replies import fields, insisted_in, path

pytestmark = pytest.mark.django_db


@pytest.fixture
def inquiry(operator: Staff) -> Inquiry:
    """Of somebody of whom nothing is confirmed; the draft holds the answer for card data."""
    version, topic = make_version(), make_topic("affected", name_ja="対象かどうか")
    inquiry = make_inquiry(topics=[topic])
    Draft.objects.begin(inquiry, by=operator).insert(make_answer(topic, version, cohort="card"))
    return inquiry


def posted(inquiry: Inquiry, **but: str) -> dict[str, object]:
    """The draft as its page sends it back."""
    said = fields(inquiry)
    said.pop("words-0", None)
    for place, part in enumerate(Draft.objects.get(inquiry=inquiry).parts):
        key, value = ("words", part["words"]) if "words" in part else ("clause", f"{part['answer']}:{part['clause']}")
        said[f"{key}-{place}"] = value
    return said | but


def test_the_page_says_for_whom_it_is_and_that_nothing_is_confirmed(desk: Client, inquiry: Inquiry) -> None:
    page = desk.get(f"/desk/inquiries/{inquiry.pk}/").text

    assert "対象区分:カード情報の対象" in page
    assert re.search(r"区分向けの回答: カード情報の対象\s*\(未確認\)", page)


def test_it_is_asked_about_and_goes_only_with_words(desk: Client, inquiry: Inquiry) -> None:
    refused = desk.post(path(inquiry), posted(inquiry))
    fingerprint = insisted_in(refused.text)
    again = desk.post(path(inquiry), posted(inquiry, insisted=fingerprint, because="."))
    waiting = inquiry.dispatches.count()
    desk.post(path(inquiry), posted(inquiry, insisted=fingerprint, because="電話でご本人と確認済みです"))

    assert refused.status_code == again.status_code == 409
    assert 'name="because"' in refused.text
    assert "ほかの人にも分かる言葉で" in again.text
    assert re.search(r'id="because"[^>]*value="\."', again.text, re.DOTALL)
    assert (waiting, inquiry.dispatches.count()) == (0, 1)
    assert "電話でご本人と確認済みです" in desk.get(f"/desk/inquiries/{inquiry.pk}/").text
