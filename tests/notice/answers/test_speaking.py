"""What is said on the telephone: our short sentences, around the notice's own."""

import pytest

from inquiries.models import Answer, Call, Staff
from inquiries.models.arrival.call import CallEntry
from inquiries.notice.answers.drafting import Draft, drafts
from inquiries.notice.answers.speaking import spoken
from inquiries.notice.reading import Reading, read
from tests.makers import make_answer, make_topic, make_version
from tests.notice.texts import SAMPLE_DAY, sample

pytestmark = [pytest.mark.django_db, pytest.mark.once]  # words around a row
SPOKEN = {"opening": "お読みいたします。", "next_step": "折り返します。"}


def by_key(reading: Reading) -> dict[str, Draft]:
    return {draft.topic.key: draft for draft in drafts(reading)}


def test_every_topic_of_the_number_keys_can_be_spoken() -> None:
    assert all(spoken(draft).get("next_step") for draft in by_key(sample()).values() if draft.topic.digit)


def test_before_every_quotation_we_say_that_we_read_it() -> None:
    said = [spoken(draft)["opening"] for draft in drafts(sample()) if draft.clauses]

    assert len(said) == 21
    assert all(words.endswith("について、お知らせをそのままお読みいたします。") for words in said)


def test_without_a_quotation_nothing_leads_to_one() -> None:
    silent = by_key(read("調査を続けております。", published=SAMPLE_DAY))

    assert [key for key, draft in silent.items() if not draft.clauses and "opening" in spoken(draft)] == []
    assert "本部に申し伝えます" in spoken(silent["compensation"])["next_step"]


def test_a_notice_that_speaks_of_amends_is_not_followed_by_words_for_silence() -> None:
    speaks = by_key(read("お詫びとして500円分のクーポンを差し上げます。", published=SAMPLE_DAY))["compensation"]

    assert speaks.clauses
    assert "お答えできることがなく" not in spoken(speaks)["next_step"]


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

    call = Call.objects.log(CallEntry(topics=[answer.topic], told=[answer]), by=operator)

    said = call.inquiry.messages.get(kind="out")
    assert said.text == answer.clauses[0].text
    assert said.quotations.get().clause == answer.clauses[0]


def test_a_revision_keeps_what_is_said_on_the_telephone(operator: Staff) -> None:
    answer = make_answer(make_topic(), make_version(), variants={"spoken": SPOKEN})

    revised = answer.revise(by=operator, opening="改め", silence="", next_step="")

    assert revised.variants == {"spoken": SPOKEN}
