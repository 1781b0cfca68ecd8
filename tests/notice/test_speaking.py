"""What is said on the telephone: our short sentences, around the notice's own."""

import pytest

from inquiries.models import Answer, Call, Staff
from inquiries.models.call import Sheet
from inquiries.notice.catalogue import catalogue
from inquiries.notice.speaking import spoken
from tests.makers import make_answer, make_topic, make_version

pytestmark = pytest.mark.django_db
SPOKEN = {"opening": "お読みいたします。", "next_step": "折り返します。"}


def test_every_topic_of_the_number_keys_can_be_spoken() -> None:
    keys = [topic.key for topic in catalogue() if topic.digit]

    assert all(spoken(key, quotes=True) for key in keys)


def test_without_a_quotation_nothing_leads_to_one() -> None:
    assert spoken("reissue-fee", quotes=False) == {}
    assert "opening" not in spoken("compensation", quotes=False)


def test_what_is_not_written_for_the_telephone_is_read_as_written() -> None:
    answer = make_answer(make_topic(), make_version(), variants={"spoken": SPOKEN})

    assert answer.spoken.opening == "お読みいたします。"
    assert answer.spoken.silence == answer.silence
    assert answer.variant("short").opening == answer.opening


def test_a_fresh_draft_learns_to_speak_and_one_that_was_written_does_not(operator: Staff) -> None:
    version = make_version()
    fresh = make_answer(make_topic("a"), version, state=Answer.State.DRAFT)
    written = make_answer(make_topic("b"), version, state=Answer.State.DRAFT, drafted_by=operator)

    for answer in (fresh, written):
        answer.speak(SPOKEN)

    assert fresh.spoken.next_step == "折り返します。"
    assert written.variants == {}


def test_both_ways_quote_the_same_characters(operator: Staff) -> None:
    answer = make_answer(make_topic(), make_version(), variants={"spoken": SPOKEN})

    call = Call.objects.log(Sheet(topics=[answer.topic], told=[answer]), by=operator)

    said = call.inquiry.messages.get(kind="out")
    assert said.text == answer.clauses[0].text
    assert said.quotations.get().clause == answer.clauses[0]


def test_a_revision_keeps_what_is_said_on_the_telephone(operator: Staff) -> None:
    answer = make_answer(make_topic(), make_version(), variants={"spoken": SPOKEN})

    revised = answer.revise(by=operator, opening="改め", silence="", next_step="")

    assert revised.variants == {"spoken": SPOKEN}
