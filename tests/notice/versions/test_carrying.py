"""Carrying: what a new version does to the answers, and what each that needs review is up for."""

from datetime import date, timedelta

import pytest

from inquiries.models import Answer, Ground, Version
from inquiries.notice.reading import read
from inquiries.notice.versions.loading import load
from tests.makers import make_staff, make_supervisor
from tests.notice.texts import SAMPLE_DAY, sample

pytestmark = pytest.mark.django_db

KIND = Ground.Kind
FEE = "手数料"


def load_first() -> Version:
    """The sample notice in force, every answer approved."""
    version = load(sample()).version
    supervisor = make_supervisor()
    for answer in version.answers.all():
        answer.approve(by=supervisor)
    return version


def load_next(*changes: tuple[str, str]) -> Version:
    """What is in force, some passages of it written anew."""
    newest = Version.objects.in_force()
    assert newest is not None
    text, day = newest.text, newest.published_on + timedelta(days=1)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load(read(text, published=day)).version


def current(key: str) -> Answer:
    return Answer.objects.of(Version.objects.in_force()).to_show().get(topic__key=key)


def pairs(answer: Answer) -> list[tuple[str, str | None, str | None]]:
    return [
        (ground.kind, ground.old.text if ground.old else None, ground.new.text if ground.new else None)
        for ground in answer.grounds.all()
    ]


COUNT_OLD, COUNT_NEW = "クレジットカード情報　最大3,164件", "クレジットカード情報　最大3,201件"
CHANGED = (COUNT_OLD, COUNT_NEW)


def test_an_answer_that_cites_a_changed_clause_is_up_for_review_with_the_old_beside_the_new() -> None:
    load_first()

    load_next(CHANGED)

    answer = current("max-counts")
    assert answer.state == Answer.State.REVIEW
    assert pairs(answer) == [(KIND.CHANGED, COUNT_OLD, COUNT_NEW)]
    assert COUNT_NEW in [clause.text for clause in answer.clauses]
    assert COUNT_OLD not in [clause.text for clause in answer.clauses]


def test_answers_that_cite_nothing_of_it_stay_approved_and_quote_what_they_quoted() -> None:
    before = {answer.topic.key: [clause.text for clause in answer.clauses] for answer in load_first().answers.to_show()}

    load_next(CHANGED)

    others = Answer.objects.of(Version.objects.in_force()).exclude(topic__key="max-counts").to_show()
    assert {answer.state for answer in others} == {Answer.State.APPROVED}
    assert {answer.topic.key: [clause.text for clause in answer.clauses] for answer in others} == {
        key: texts for key, texts in before.items() if key != "max-counts"
    }
    assert not Ground.objects.exclude(answer__topic__key="max-counts").exists()


def test_an_answer_whose_clause_is_gone_is_up_for_review_without_it() -> None:
    quoted = [clause.text for clause in load_first().answers.to_show().get(topic__key="reissue-fee").clauses]

    load_next(*((text, "") for text in quoted))

    answer = current("reissue-fee")
    assert answer.state == Answer.State.REVIEW
    assert answer.clauses == []
    assert pairs(answer) == [(KIND.REMOVED, text, None) for text in quoted]
    assert "記載がございません" in answer.silence


def test_where_the_notice_newly_speaks_its_clause_is_offered() -> None:
    load_first()

    load_next(("\n以上\n", "\n７．パスワード\n\nパスワードの変更をお願いいたします。\n\n以上\n"))

    answer = current("password-howto")
    assert answer.state == Answer.State.REVIEW
    assert pairs(answer) == [(KIND.ADDED, None, "パスワードの変更をお願いいたします。")]


def test_where_it_newly_speaks_the_words_of_a_person_that_it_is_silent_are_up_for_review() -> None:
    load_first()
    said = "パスワードの変更は、お知らせに記載がございません。"
    written = current("password-howto").revise(by=make_staff(), opening="", silence=said, next_step="")
    written.approve(by=make_supervisor("tanaka"))

    load_next(("\n以上\n", "\n７．パスワード\n\nパスワードの変更をお願いいたします。\n\n以上\n"))

    grounds = current("password-howto").grounds.all()
    assert [(ground.kind, ground.words) for ground in grounds] == [(KIND.ADDED, ""), (KIND.WORDS, said)]


def test_where_it_newly_speaks_what_is_said_on_the_telephone_follows_and_the_handling_note_stays() -> None:
    load_first()
    note = current("compensation").handling_note
    assert "お答えできることがなく" in current("compensation").spoken.next_step

    load_next(("\n以上\n", "\n７．お詫び\n\nお詫びとして500円分のクーポンを差し上げます。\n\n以上\n"))

    answer = current("compensation")
    assert answer.spoken.opening.endswith("お知らせをそのままお読みいたします。")
    assert "お答えできることがなく" not in answer.spoken.next_step
    assert note
    assert answer.handling_note == note


def test_where_the_notice_newly_says_what_we_called_missing_our_own_words_are_up_for_review() -> None:
    load_first()
    silence = current("leaked-items").silence
    assert "パスワード" in silence

    load_next(("\n以上\n", "\n７．パスワード\n\nパスワードの変更をお願いいたします。\n\n以上\n"))

    ground = current("leaked-items").grounds.get()
    assert (ground.kind, ground.words) == (KIND.WORDS, silence)
    assert silence != current("leaked-items").silence


def test_typography_alone_asks_nobody() -> None:
    load_first()

    load_next((COUNT_OLD, "クレジットカード情報  最大３，１６４件"))

    states = Answer.objects.of(Version.objects.in_force()).values_list("state", flat=True)
    assert set(states) == {Answer.State.APPROVED}


def test_a_clause_that_only_moved_is_followed() -> None:
    first = load_first()
    text = next(clause.text for clause in current("police").clauses)

    load_next((text, ""), ("\n以上\n", f"\n{text}\n\n以上\n"))

    answer = current("police")
    assert first.answers.get(topic__key="police").state == Answer.State.RETIRED
    assert answer.state == Answer.State.APPROVED
    assert [clause.text for clause in answer.clauses] == [text]


def test_what_changed_twice_before_anybody_looked_stands_beside_what_was_last_approved() -> None:
    load_first()
    load_next(CHANGED)

    load_next((COUNT_NEW, "クレジットカード情報　最大3,500件"))

    assert pairs(current("max-counts")) == [(KIND.CHANGED, COUNT_OLD, "クレジットカード情報　最大3,500件")]


def test_what_waits_for_review_still_says_why_after_a_version_that_changed_something_else() -> None:
    load_first()
    load_next(CHANGED)

    load_next(("専用", "専門"))

    answer = current("max-counts")
    assert answer.state == Answer.State.REVIEW
    assert pairs(answer) == [(KIND.CHANGED, COUNT_OLD, COUNT_NEW)]


def test_what_was_approved_since_is_no_ground_any_more() -> None:
    load_first()
    load_next(CHANGED)
    current("max-counts").approve(by=make_supervisor("kudo", "工藤"))

    load_next((COUNT_NEW, "クレジットカード情報　最大3,500件"))

    assert pairs(current("max-counts")) == [(KIND.CHANGED, COUNT_NEW, "クレジットカード情報　最大3,500件")]


def test_words_that_somebody_wrote_are_kept_beside_the_new_clause() -> None:
    load_first()
    operator = make_staff()
    current("max-counts").revise(by=operator, opening="件数をご案内します。", silence="", next_step="以上です。")

    load_next(CHANGED)

    answer = current("max-counts")
    assert (answer.opening, answer.drafted_by, answer.state) == ("件数をご案内します。", operator, Answer.State.REVIEW)
    assert COUNT_NEW in [clause.text for clause in answer.clauses]


def test_a_cohort_of_its_own_is_carried_by_what_it_quotes() -> None:
    first = load_first()
    other = Answer.objects.create(topic=first.answers.get(topic__key="cause").topic, version=first, cohort="card")
    other.cite([clause for clause in first.clauses.all() if clause.text == COUNT_OLD])
    other.approve(by=make_supervisor("kudo", "工藤"))

    load_next(CHANGED)

    cohorts = Answer.objects.of(Version.objects.in_force()).filter(topic__key="cause")
    assert {answer.cohort: answer.state for answer in cohorts} == {
        "": Answer.State.APPROVED,
        "card": Answer.State.REVIEW,
    }


def test_an_answer_without_a_ground_was_never_up_for_review() -> None:
    load_first()

    load_next(CHANGED, ("専用", "専門"))

    review = Answer.objects.filter(state=Answer.State.REVIEW)
    assert all(answer.grounds.exists() for answer in review)


def test_the_day_of_the_version_does_not_matter_to_its_answers() -> None:
    load_first()

    load(read(sample().text + "\n", published=date(SAMPLE_DAY.year, 12, 1)))

    assert not Answer.objects.filter(state=Answer.State.REVIEW).exists()
