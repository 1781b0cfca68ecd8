"""Everything that happens reads as a sentence."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import override

from inquiries.models import Channel, Closure, Dispatch, Event, Hold, Reporter, Staff, Stage
from inquiries.models.correction.addressee import DECIDED
from inquiries.models.inquiry.incoming import Incoming
from inquiries.templatetags.by_itself import BY_ITSELF
from inquiries.templatetags.events import BY_SOMEBODY, WITHOUT_WORDS, sentence
from tests.makers import make_inquiry, make_reissue, make_staff, make_topic
from tests.templatetags.recorded import recorded_actions

pytestmark = pytest.mark.once  # words around a row


def said(event: Event, **topics: str) -> str:
    with override("en"):
        return strip_tags(sentence(event, topics))


def said_of(inquiry_events: list[Event]) -> list[str]:
    return [said(event) for event in inquiry_events]


@pytest.mark.parametrize("action", sorted(set(recorded_actions())))
def test_every_action_on_record_has_a_sentence(action: str) -> None:
    kind, _, verb = action.partition(".")
    known = BY_SOMEBODY | BY_ITSELF

    assert action in known or (kind in Dispatch.Kind.values and f"mail.{verb}" in known)


def test_no_sentence_is_left_without_an_action() -> None:
    recorded = set(recorded_actions())
    recorded |= {f"mail.{action.partition('.')[2]}" for action in recorded} | set(DECIDED.values())
    recorded |= {"correction.taken_back"}  # of many at once
    recorded |= {"escalation.ended"}  # on record from before escalations were kept
    recorded |= {"promise.made"}  # on record from before a second person confirmed what is promised

    assert set(BY_SOMEBODY | BY_ITSELF) <= recorded


def test_colleagues_have_one_form_in_every_japanese_sentence_and_each_ends() -> None:
    with override("ja"):
        sentences = [str(words) for words in (*BY_SOMEBODY.values(), *BY_ITSELF.values(), *WITHOUT_WORDS)]

    assert [words for words in sentences if re.search(r"%\(\w+\)s(さん|様|氏|殿)", words)] == []
    assert [words for words in sentences if not words.endswith(("。", ")s", "」"))] == []


@pytest.mark.django_db
def test_it_says_who_did_it() -> None:
    inquiry, sato = make_inquiry(), make_staff(name="佐藤")

    inquiry.claim(by=sato)

    assert said(inquiry.events.get(action="inquiry.claimed")) == "佐藤 took it."


@pytest.mark.django_db
def test_codes_are_put_into_words(operator: Staff) -> None:
    inquiry = make_inquiry()

    inquiry.put_on_hold(by=operator, reason=Hold.Reason.ISSUER)
    inquiry.close(by=operator, outcome=Closure.Outcome.DUPLICATE)

    told = said_of(list(inquiry.events.oldest_first()))
    assert told[-2:] == ["佐藤 put it on hold: The card company.", "佐藤 closed it: Duplicate."]


@pytest.mark.django_db
def test_what_the_customer_did_names_nobody(operator: Staff) -> None:
    inquiry = make_inquiry()
    inquiry.close(by=operator, outcome=Closure.Outcome.ANSWERED)

    inquiry.append(Incoming(Channel.MAIL, "まだ分かりません。"))

    told = said_of(list(inquiry.events.oldest_first()))
    assert told[-2:] == ["The customer said more (Mail).", "The customer wrote again, so it was reopened."]


@pytest.mark.django_db
def test_a_mail_is_called_by_its_kind() -> None:
    inquiry = make_inquiry()
    dispatch = Dispatch.objects.acknowledge(inquiry)
    assert dispatch

    dispatch.mark_sent(at=timezone.now())

    assert said_of(list(inquiry.events.oldest_first()))[-2:] == [
        "Ready to leave: Acknowledgement.",
        "Sent: Acknowledgement.",
    ]


@pytest.mark.django_db
def test_an_opened_link_is_no_mail() -> None:
    inquiry = make_inquiry()
    event = inquiry.record("link.used", by=None)

    assert said(event) == "The customer opened the page on how it stands."


def test_topics_are_called_by_their_names(operator: Staff) -> None:
    inquiry, fee, scope = make_inquiry(), make_topic("fee"), make_topic("scope")

    inquiry.set_topics([fee, scope], by=operator)

    event = inquiry.events.get(action="topics.set")
    assert said(event, fee="Reissue fee", scope="Whose card") == "佐藤 set the topics: Reissue fee, Whose card."


@pytest.mark.django_db
def test_no_topics_are_none(operator: Staff) -> None:
    inquiry = make_inquiry(topics=[make_topic()])

    inquiry.set_topics([], by=operator)

    assert said(inquiry.events.filter(action="topics.set").latest("pk")) == "佐藤 set the topics: none."


@pytest.mark.django_db
def test_a_step_says_who_reported_it(operator: Staff) -> None:
    reissue = make_reissue(by=operator)

    reissue.step(Stage.ADVISED, by=operator, reported_by=Reporter.US)
    reissue.step(Stage.CONTACTED, by=None, reported_by=Reporter.CUSTOMER)

    assert said_of(list(reissue.inquiry.events.filter(action="reissue.stepped").oldest_first())) == [
        "Card reissue: Advised, as reported by: Us. Written down by 佐藤.",
        "Card reissue: Card company contacted, as reported by: Customer.",
    ]


@pytest.mark.django_db
@pytest.mark.usefixtures("noon")
def test_a_promise_says_when_in_words(operator: Staff) -> None:
    inquiry, soon = make_inquiry(), timezone.now() + timedelta(days=1)

    inquiry.promise_call(by=operator, due_at=soon)

    clock_time = f"{timezone.localtime(soon):%-H:%M}"
    assert said(inquiry.events.latest("pk")) == f"佐藤 promised a call tomorrow {clock_time}; 佐藤 makes it."


@pytest.mark.django_db
def test_names_cannot_bring_tags_into_the_page() -> None:
    inquiry, mallory = make_inquiry(), make_staff(name="<b>佐藤</b>")

    inquiry.claim(by=mallory)

    assert sentence(inquiry.events.get(action="inquiry.claimed")).startswith("&lt;b&gt;佐藤&lt;/b&gt;")


@pytest.mark.django_db
def test_what_was_not_recorded_is_called_so(operator: Staff) -> None:
    inquiry = make_inquiry()

    assert said(inquiry.record("inquiry.received", by=None)) == "Received (not recorded)."
    assert said(inquiry.record("inquiry.claimed", by=None)) == "Somebody took it."
    assert said(inquiry.record("inquiry.closed", by=operator, outcome=None)) == "佐藤 closed it: not recorded."


@pytest.mark.django_db
def test_a_code_without_words_is_printed_as_it_is(operator: Staff) -> None:
    inquiry = make_inquiry()

    assert said(inquiry.record("inquiry.received", by=None, channel="fax")) == "Received (fax)."
    assert said(inquiry.record("callback.kept", by=operator, due_at="soon")) == "佐藤 made the call promised for soon."


@pytest.mark.django_db
def test_an_action_without_a_sentence_is_named(operator: Staff) -> None:
    inquiry = make_inquiry()

    assert said(inquiry.record("inquiry.frozen", by=operator)) == (
        "佐藤 did something for which this page has no words: inquiry.frozen."
    )
    assert said(inquiry.record("reply.<b>", by=None)) == (
        "Something happened for which this page has no words: reply.&lt;b&gt;."
    )


@pytest.mark.django_db
def test_a_reason_in_words_of_their_own_is_printed_as_it_is(supervisor: Staff) -> None:
    event = Event.record("answer.retired", by=supervisor, topic="fee", reason="お知らせと合いません。")

    assert said(event, fee="Reissue fee") == "鈴木 retired the answer to Reissue fee: お知らせと合いません。."
