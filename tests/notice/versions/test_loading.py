"""Loading: version, clauses, topics and answers at once, or nothing at all."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from inquiries.models import Answer, Clause, Event, Notice, Staff, Taboo, Topic, Version
from inquiries.models.reply.send_warning import unsayable
from inquiries.notice.reading import Reading, read
from inquiries.notice.versions.loading import NotLoaded, is_older, load
from tests.makers import make_staff, make_supervisor, make_topic
from tests.notice.texts import SAMPLE_DAY, real, sample

pytestmark = pytest.mark.django_db

LATER = SAMPLE_DAY + timedelta(days=4)


def reworded(old: str, new: str) -> Reading:
    """The sample notice four days later, one passage of it written anew."""
    assert old in sample().text
    return read(sample().text.replace(old, new), published=LATER)


def in_force(key: str) -> Answer:
    return Answer.objects.of(Version.objects.in_force()).get(topic__key=key)


def test_a_notice_becomes_version_clauses_topics_and_drafted_answers() -> None:
    operator = make_staff()

    loaded = load(sample(), by=operator)

    version = Version.objects.get()
    assert loaded.version == version
    assert (version.number, version.title, version.loaded_by) == (1, sample().title, operator)
    assert version.notice.company == "株式会社あかね文具"
    assert version.phone == "0120-000-000"
    assert Topic.objects.count() == Answer.objects.count() == 36
    assert set(Answer.objects.values_list("state", flat=True)) == {Answer.State.DRAFT}
    assert Event.objects.get().action == "notice.loaded"


def test_every_stored_clause_is_its_stretch_of_the_stored_text() -> None:
    version = load(real()).version
    version.refresh_from_db()

    assert all(version.text[clause.start : clause.end] == clause.text for clause in version.clauses.all())
    assert version.text == real().text


def test_a_drafted_answer_quotes_its_clauses_in_the_order_of_the_notice() -> None:
    load(sample())

    answer = Answer.objects.to_show().get(topic__key="check-statement")

    assert [clause.key for clause in answer.clauses] == ["c21", "c22"]


def test_whoever_is_another_person_can_approve_what_the_program_drafted() -> None:
    load(sample())

    in_force("cause").approve(by=make_supervisor())

    assert in_force("cause").state == Answer.State.APPROVED


def test_the_very_same_text_is_not_loaded_twice() -> None:
    first = load(sample())

    again = load(sample())

    assert (first.is_new, again.is_new) == (True, False)
    assert again.version == first.version
    assert Version.objects.count() == 1
    assert Event.objects.count() == 1


def test_the_same_text_under_another_date_is_refused() -> None:
    load(sample())

    with translation.override("en"), pytest.raises(NotLoaded, match="version 1 already, published on 2026-11-20"):
        load(read(sample().text, published=LATER))


def test_a_version_published_before_the_one_in_force_is_loaded_and_known_to_be_older() -> None:
    load(sample())
    older = read("別のお知らせです。", published=SAMPLE_DAY - timedelta(days=1))

    assert is_older(older)
    assert load(older).version.number == 2


def test_a_card_number_in_the_notice_is_refused() -> None:
    reading = read("お問い合わせください。例：4111 1111 1111 1111", published=SAMPLE_DAY)

    with translation.override("en"), pytest.raises(NotLoaded, match="card number"):
        load(reading)

    assert not Version.objects.exists()


def test_nothing_half_written_stays() -> None:
    make_topic("taken", digit=9)

    with pytest.raises(IntegrityError), transaction.atomic():
        load(sample())

    assert not Notice.objects.exists()
    assert not Clause.objects.exists()
    assert Topic.objects.count() == 1


def test_a_new_text_becomes_the_next_version_and_says_what_changed() -> None:
    load(sample())

    loaded = load(reworded("最大3,164件", "最大3,201件"))

    assert loaded.version.number == 2
    assert loaded.changes is not None
    assert loaded.changes.changed == (("クレジットカード情報　最大3,164件", "クレジットカード情報　最大3,201件"),)
    assert not loaded.changes.removed
    assert not loaded.changes.added


def test_an_approved_answer_whose_clauses_did_not_change_stays_approved() -> None:
    load(sample())
    supervisor = make_supervisor()
    in_force("cause").approve(by=supervisor)

    load(reworded("最大3,164件", "最大3,201件"))

    answer = in_force("cause")
    assert (answer.state, answer.approved_by) == (Answer.State.APPROVED, supervisor)
    assert [clause.version.number for clause in answer.clauses] == [2]


def test_an_approved_answer_that_cites_a_changed_clause_needs_review() -> None:
    load(sample())
    in_force("max-counts").approve(by=make_supervisor())

    load(reworded("最大3,164件", "最大3,201件"))

    answer = in_force("max-counts")
    assert (answer.state, answer.approved_by) == (Answer.State.REVIEW, None)
    assert "クレジットカード情報　最大3,201件" in [clause.text for clause in answer.clauses]


def test_an_answer_on_which_the_notice_now_speaks_needs_review() -> None:
    load(sample())
    in_force("password-howto").approve(by=make_supervisor())

    load(reworded("\n以上\n", "\n７．パスワード\n\nパスワードの変更をお願いいたします。\n\n以上\n"))

    answer = in_force("password-howto")
    assert answer.state == Answer.State.REVIEW
    assert [clause.text for clause in answer.clauses] == ["パスワードの変更をお願いいたします。"]


def test_words_that_somebody_rewrote_are_kept_for_review_and_stay_theirs() -> None:
    load(sample())
    operator = make_staff()
    in_force("max-counts").revise(by=operator, opening="件数をご案内します。", silence="", next_step="以上です。")

    load(reworded("最大3,164件", "最大3,201件"))

    answer = in_force("max-counts")
    assert (answer.opening, answer.state, answer.drafted_by) == ("件数をご案内します。", Answer.State.REVIEW, operator)


def test_the_answers_of_an_old_version_retire() -> None:
    old = load(sample()).version

    load(reworded("最大3,164件", "最大3,201件"))

    assert set(old.answers.values_list("state", flat=True)) == {Answer.State.RETIRED}


def test_what_is_never_said_comes_with_its_reason_and_no_draft_of_ours_says_it() -> None:
    load(sample())

    assert Taboo.objects.filter(topic__key="reissue-fee", words="無料です").exclude(because="").exists()
    assert Taboo.objects.general().filter(because="").count() == Taboo.objects.general().filter(instead="").count() == 0
    said = {
        answer.topic.key: [
            warning.sentence for warning in unsayable(f"{answer.opening}\n\n{answer.words_after}", [answer.topic])
        ]
        for answer in Answer.objects.select_related("topic")
    }
    assert {key: sentences for key, sentences in said.items() if sentences} == {}


def test_a_new_version_leaves_topics_as_the_desk_has_made_them(supervisor: Staff) -> None:
    load(sample())
    Topic.objects.filter(key="police").update(route="本部の法務")
    taboo = Taboo.objects.get(topic__key="reissue-fee", words="無料です")
    taboo.lift(by=supervisor)

    load(reworded("警視庁に被害を申告しました", "警視庁へ被害を申告しました"))

    assert Topic.objects.get(key="police").route == "本部の法務"
    assert not Taboo.objects.filter(topic__key="reissue-fee", words="無料です").exists()
