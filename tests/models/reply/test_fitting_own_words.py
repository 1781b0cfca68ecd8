"""Own words that tell an outcome leave unasked only to whom just that was found, and nothing sealed shows in it."""

import pytest
from django.utils import timezone

from inquiries.models import Draft, Inquiry, Lookup, Owner, Role, Roster, Staff, Topic, WarningKind
from inquiries.models.lookup.level import Level
from inquiries.models.lookup.opened import Opened
from inquiries.models.notice.notice import Clause, Version
from inquiries.models.reply import fitting
from inquiries.models.reply.not_sent import NotExplained
from inquiries.models.roster.blind_key import Kind
from tests.makers import make_answer, make_staff, make_topic
from tests.models.lookup.test_lookup import EVERY
from tests.models.reply.test_fitting import asked, send, warned
from tests.rosters import make_entry

pytestmark = pytest.mark.django_db
OUTCOMES = [
    "お客様は対象です。",
    "お客様は対象ではございません。",
    "お客様の情報は漏えいしておりません。",
    "お客様は該当する可能性があります。",
    "Your data was leaked.",
]


@pytest.fixture
def topic(db: None) -> Topic:
    return make_topic("am-i-affected", name_ja="対象かどうか")


def saying(inquiry: Inquiry, topic: Topic, words: str) -> Draft:
    """An approved general answer, and below it these words."""
    answer = make_answer(topic, Version.objects.in_force())
    draft = Draft.objects.begin(inquiry, by=Staff.objects.get(username="sato"))
    draft.insert(answer)
    draft.write([*draft.parts, {"words": words}])
    return draft


def kinds(draft: Draft) -> list[WarningKind]:
    return [warning.kind for warning in warned(draft).warnings]


@pytest.mark.parametrize("words", OUTCOMES)
@pytest.mark.parametrize(
    ("days", "level"), [("", None), ("card", None), ("outside", None), ("card", Level.CALLED_BACK)]
)
def test_where_nothing_may_be_written_each_of_them_is_asked_about(
    topic: Topic, words: str, days: str, level: Level | None
) -> None:
    draft = saying(asked(topic, days, level=level), topic, words)

    assert kinds(draft) == [WarningKind.ASSERTED]
    assert [doubt.kind for doubt in fitting.doubts(draft, at=timezone.now())] == [WarningKind.ASSERTED]


@pytest.mark.parametrize("words", OUTCOMES)
def test_it_is_asked_in_the_same_words_whatever_was_found(topic: Topic, words: str) -> None:
    unfound = fitting.assertions(words, Opened())

    for days in EVERY:
        draft = saying(asked(topic, days), topic, words)
        assert warned(draft).warnings == unfound
        Draft.objects.all().delete()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("card", "お客様は対象です。"),
        ("card", "お客様のカード情報も対象に含まれます。"),
        ("card", "お客様の情報が漏えいした可能性がございます。"),
        ("member", "お客様は会員情報の対象ですが、カード情報の対象ではございません。"),
        ("outside", "お客様は対象ではございません。"),
        ("outside", "You are not affected."),
    ],
)
def test_what_was_found_and_may_be_written_leaves_unasked(topic: Topic, days: str, words: str) -> None:
    draft = saying(asked(topic, days, level=Level.CODE), topic, words)

    send(draft)

    assert draft.dispatch


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ("card", "お客様は対象ではございません。"),
        ("member", "お客様のカード情報も対象に含まれます。"),
        ("open", "カード情報は対象ではございません。"),
        ("untold", "お客様は対象です。"),
        ("outside", "お客様は該当する可能性があります。"),
        ("card", "お客様の情報は漏えいしました。"),
        ("outside", "お客様の情報は漏えいしておりません。"),
        ("card", "お客様は対象から外れております。"),
        ("outside", "お客様は対象から外れております。"),
        ("card", "お客様が対象であることは否定できません。"),
        ("outside", "お客様が対象であることは否定できません。"),
        ("open", "お客様が対象である可能性は否定されました。"),
        ("card", "It is not true that you were affected."),
        ("outside", "You are not unaffected."),
        ("card", "お客様の情報が漏えいした可能性は否定されました。"),
        ("card", "お客様は影響を受けていません。"),
        ("outside", "お客様は影響を受けました。"),
    ],
)
def test_what_the_look_up_does_not_say_is_asked_about(topic: Topic, days: str, words: str) -> None:
    asking = warned(saying(asked(topic, days, level=Level.CODE), topic, words))

    assert [warning.kind for warning in asking.warnings] == [WarningKind.ASSERTED]
    assert asking.warnings != fitting.assertions(words, Opened())


def test_a_click_is_too_little_and_the_words_are_kept(topic: Topic) -> None:
    draft = saying(asked(topic), topic, OUTCOMES[0])
    fingerprint = warned(draft).fingerprint

    with pytest.raises(NotExplained):
        send(draft, insisted=fingerprint)
    send(draft, insisted=fingerprint, because="窓口で身分証を確認したあとです。")

    event = draft.inquiry.events.get(action="reply.explained")
    assert event.particulars["doubt"] == WarningKind.ASSERTED
    assert OUTCOMES[0] not in str(event.particulars)


def test_a_sentence_of_the_notice_may_be_typed(topic: Topic) -> None:
    inquiry = asked(topic)
    Clause.objects.filter(version=Version.objects.in_force()).update(text="お客様の情報が流出した可能性があります。")

    send(saying(inquiry, topic, "お客様の情報が流出した可能性があります。"))


def test_what_an_approved_answer_says_is_no_own_word(topic: Topic) -> None:
    inquiry = asked(topic)
    answer = make_answer(topic, Version.objects.in_force(), next_step="お客様は対象です。")
    draft = Draft.objects.begin(inquiry, by=Staff.objects.get(username="sato"))
    draft.insert(answer)

    send(draft)


def test_of_one_sentence_nobody_is_asked_twice(topic: Topic) -> None:
    words = "お客様は対象です。\nお客様は対象です。"

    assert kinds(saying(asked(topic), topic, words)) == [WarningKind.ASSERTED]


def test_general_words_leave_unasked(topic: Topic) -> None:
    send(saying(asked(topic), topic, "対象の方には、個別にメールをお送りしております。"))


def test_what_one_person_answered_to_an_escalation_is_asked_about_as_well(topic: Topic) -> None:
    inquiry = asked(topic)
    draft = Draft.objects.begin(inquiry, by=Staff.objects.get(username="sato"))
    yamamoto = make_staff("yamamoto", "山本", Role.HEADQUARTERS)
    escalation = inquiry.escalate(by=draft.staff, owner=Owner.HEADQUARTERS)
    draft.tell(escalation.answer(by=yamamoto, words=OUTCOMES[0], is_quotable=True))

    assert WarningKind.ASSERTED in kinds(draft)


@pytest.mark.parametrize("other", ["nobody@example.jp", "spouse@example.jp"])
def test_who_is_verified_and_was_not_looked_up_is_told_that_reason_whatever_was_found(topic: Topic, other: str) -> None:
    inquiry = asked(topic, "card", level=Level.CODE)
    roster, by = Roster.objects.get(), Staff.objects.get(username="sato")
    entry = make_entry(roster, "B-1", EVERY["outside"], mail="spouse@example.jp")
    entry.roster = roster
    entry.save()
    Lookup.objects.make(Kind.MAIL, other, reason="ご家族のお尋ね", by=by, inquiry=inquiry)
    draft = saying(inquiry, topic, OUTCOMES[0])
    draft.insert(make_answer(topic, Version.objects.in_force(), cohort="outside"))

    sentences = [warning.sentence for warning in warned(draft).warnings]

    assert len(sentences) == 2
    assert all("ご本人のものか確認できていません" in sentence for sentence in sentences)
