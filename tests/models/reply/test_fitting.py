"""An answer for a cohort leaves unasked only to whom it is confirmed for; nothing sealed shows in a warning."""

from typing import Any

import pytest
from django.utils import timezone

from inquiries.models import (
    Answer,
    Clause,
    Cohort,
    Draft,
    Event,
    Inquiry,
    Staff,
    Taboo,
    Topic,
    Verification,
    WarningKind,
)
from inquiries.models.lookup.level import Level
from inquiries.models.lookup.opened import Opened
from inquiries.models.notice.notice import Version
from inquiries.models.reply import fitting
from inquiries.models.reply.not_sent import NotExplained, Warned
from inquiries.templatetags.events import sentence
from inquiries.views.inquiry.parts.hints import Hints
from inquiries.views.lookup.parts.shown import latest_of
from tests.cohorts import confirm, look_up
from tests.makers import make_answer, make_inquiry, make_staff, make_topic, make_version
from tests.models.lookup.test_lookup import EVERY

pytestmark = pytest.mark.django_db
WHY = "電話で本人確認をしたあとです。"
TELLING: dict[str, Any] = {"by": None, "because": "お知らせからは分かりません。", "instead": "対象期間を引用します。"}


@pytest.fixture
def topic(db: None) -> Topic:
    return make_topic("am-i-affected", name_ja="対象かどうか")


def asked(topic: Topic, days: str = "", *, level: Level | None = None) -> Inquiry:
    """Nakamura's inquiry. With `days` they are on the list and were looked up; with a level they are verified."""
    make_version()
    inquiry = make_inquiry(topics=[topic])
    operator = Staff.objects.filter(username="sato").first() or make_staff()
    if days and level is not None:
        confirm(inquiry, days, by=operator, level=level)
    elif days:
        look_up(inquiry, days, by=operator)
    return inquiry


def answering(inquiry: Inquiry, topic: Topic, cohort: str) -> Draft:
    version = Version.objects.in_force() or make_version()
    answer = Answer.objects.filter(topic=topic, cohort=cohort).first() or make_answer(topic, version, cohort=cohort)
    draft = Draft.objects.begin(inquiry, by=Staff.objects.get(username="sato"))
    draft.insert(answer)
    return draft


def send(draft: Draft, **but: Any) -> None:
    draft.send(by=draft.staff, seen=draft.inquiry.messages.latest("pk").pk, **but)


def warned(draft: Draft) -> Warned:
    with pytest.raises(Warned) as refusal:
        send(draft)
    return refusal.value


def kinds(draft: Draft) -> list[WarningKind]:
    return [warning.kind for warning in warned(draft).warnings]


def test_the_answer_for_whom_was_found_leaves_without_a_question(topic: Topic) -> None:
    draft = answering(asked(topic, "card", level=Level.CODE), topic, "card")

    send(draft)

    assert draft.dispatch


def test_the_general_answer_leaves_to_anybody(topic: Topic) -> None:
    draft = answering(asked(topic), topic, "")

    send(draft)

    assert draft.dispatch


def test_an_answer_for_others_is_asked_about(topic: Topic) -> None:
    draft = answering(asked(topic, "card", level=Level.CODE), topic, "outside")

    assert kinds(draft) == [WarningKind.COHORT]


def test_of_two_cohorts_only_the_leading_one_is_not_asked_about(topic: Topic) -> None:
    draft = answering(asked(topic, "open", level=Level.CODE), topic, "member")

    assert kinds(draft) == [WarningKind.COHORT]


def test_who_sends_it_all_the_same_says_why_in_words_and_that_is_recorded(topic: Topic) -> None:
    draft = answering(asked(topic, "card", level=Level.CODE), topic, "outside")
    fingerprint = warned(draft).fingerprint

    for no_words in ("", ".", "ok"):
        with pytest.raises(NotExplained):
            send(draft, insisted=fingerprint, because=no_words)
    assert draft.dispatch is None
    send(draft, insisted=fingerprint, because=f"{WHY} 4111 1111 1111 1111")

    event = draft.inquiry.events.get(action="reply.explained")
    assert (event.by, event.particulars["doubt"]) == (draft.staff, WarningKind.COHORT)
    assert WHY in event.particulars["explanation"]
    assert "4111 1111" not in event.particulars["explanation"]
    assert WHY in sentence(event)
    assert WarningKind.COHORT.label == WarningKind.UNCONFIRMED.label, "else the history tells the outcome"
    assert not draft.inquiry.events.named("reply.insisted").exists()


def test_words_alone_do_not_send_it(topic: Topic) -> None:
    with pytest.raises(Warned):
        send(answering(asked(topic), topic, "card"), because=WHY)


@pytest.mark.parametrize("cohort", Cohort.values)
def test_where_nothing_is_confirmed_every_answer_for_a_cohort_is_asked_about(topic: Topic, cohort: str) -> None:
    assert kinds(answering(asked(topic), topic, cohort)) == [WarningKind.UNCONFIRMED]


def test_what_may_be_told_on_the_telephone_is_not_confirmed_in_writing(topic: Topic) -> None:
    draft = answering(asked(topic, "card", level=Level.CALLED_BACK), topic, "card")

    assert kinds(draft) == [WarningKind.UNCONFIRMED]


def test_what_was_confirmed_runs_out(topic: Topic) -> None:
    draft = answering(asked(topic, "card", level=Level.CODE), topic, "card")
    Verification.objects.update(expires_at=timezone.now())

    assert kinds(draft) == [WarningKind.UNCONFIRMED]


def test_a_new_version_confirms_nothing_until_somebody_looks_up_again(topic: Topic) -> None:
    inquiry = asked(topic, "card", level=Level.CODE)
    make_version()

    assert kinds(answering(inquiry, topic, "card")) == [WarningKind.UNCONFIRMED]


# --- sealed -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("days", [*EVERY, ""])
def test_a_sealed_outcome_warns_and_proposes_as_if_nobody_had_been_looked_up(topic: Topic, days: str) -> None:
    Taboo.objects.add("悪用されません", cohorts=["undetermined"], **TELLING)
    inquiry = asked(topic, days)
    version = Version.objects.in_force() or make_version()
    for cohort in ("member", "card", "outside"):
        make_answer(topic, version, cohort=cohort)
    draft = answering(inquiry, topic, "undetermined")
    draft.write([*draft.parts, {"words": "カードは悪用されません。"}])

    shown = latest_of(inquiry, draft.staff, version, at=timezone.now())
    hints = Hints(inquiry, "", draft, version, shown)

    asked_about = warned(draft).warnings
    assert [warning.kind for warning in asked_about] == [WarningKind.TABOO, WarningKind.UNCONFIRMED]
    assert asked_about[1:] == fitting.warnings(draft.answers.all(), Opened())
    assert [warning.kind for warning in fitting.doubts(draft, at=timezone.now())] == [
        WarningKind.UNCONFIRMED,
        WarningKind.TABOO,
    ]
    assert [hint.answer.cohort for hint in hints.rows] == ["card", "member", "outside", "undetermined"]
    assert not any(hint.is_confirmed for hint in hints.rows)


# --- never said to some -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("days", "level", "is_asked"),
    [
        ("untold", Level.CODE, True),
        ("open", Level.CODE, True),
        ("card", Level.CODE, False),
        ("card", Level.CALLED_BACK, True),
        ("card", None, True),
        ("", None, True),
    ],
)
def test_what_is_never_said_to_some_may_be_said_to_others_who_are_confirmed(
    topic: Topic, days: str, level: Level | None, *, is_asked: bool
) -> None:
    Taboo.objects.add("悪用されません", cohorts=["undetermined"], **TELLING)
    draft = answering(asked(topic, days, level=level), topic, "")
    draft.write([*draft.parts, {"words": "カードは悪用されません。"}])

    if is_asked:
        assert kinds(draft) == [WarningKind.TABOO]
    else:
        send(draft)


def test_an_answer_that_was_approved_for_all_is_read_for_what_is_never_said_to_its_reader(topic: Topic) -> None:
    Taboo.objects.add("悪用されません", cohorts=["undetermined"], **TELLING)
    inquiry = asked(topic, "untold", level=Level.CODE)
    make_answer(topic, Version.objects.in_force(), next_step="カードは悪用されません。")

    assert kinds(answering(inquiry, topic, "")) == [WarningKind.TABOO]


def test_a_sentence_of_the_notice_may_be_said_to_them_too(topic: Topic) -> None:
    Taboo.objects.add("可能性があります", cohorts=["undetermined"], **TELLING)
    inquiry = asked(topic, "untold", level=Level.CODE)
    assert Clause.objects.filter(text__contains="可能性があります").exists()

    send(answering(inquiry, topic, ""))


def test_to_whom_it_is_never_said_is_recorded_and_changed(supervisor: Staff) -> None:
    taboo = Taboo.objects.add("悪用されません", cohorts=["undetermined"], **TELLING | {"by": supervisor})

    taboo.retell(by=supervisor, because="理由", instead="言い方", cohorts=["outside", "undetermined"])
    taboo.retell(by=supervisor, because="理由", instead="別の言い方")

    narrowed = Event.objects.named("taboo.narrowed").order_by("pk")
    assert [event.particulars["cohorts"] for event in narrowed] == [["undetermined"], ["outside", "undetermined"]]
    assert taboo.cohorts == ["outside", "undetermined"]
    assert "undetermined" not in sentence(narrowed[0])


def test_it_stays_when_the_notice_changes(topic: Topic) -> None:
    taboo = Taboo.objects.add("悪用されません", cohorts=["undetermined"], **TELLING)

    make_version()

    taboo.refresh_from_db()
    assert taboo.cohorts == ["undetermined"]
