"""Lessons: what people asked, without who they are, and what a supervisor says of it."""

import pytest
from django.db import IntegrityError, transaction

from inquiries.models import Event, Lesson, Message, Staff
from inquiries.models.learning.lesson import LONGEST, NoTopic, anonymous
from tests.makers import make_contact, make_lesson, make_message, make_supervisor, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.once
@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("中村と申します。手数料は", "●●と申します。手数料は"),
        ("手数料は？ 中村 由紀、中村より", "手数料は? ●●、●●より"),
        ("ナカムラです。手数料は", "●●です。手数料は"),
        ("連絡は nakamura@example.jp か 090-1234-5678 へ", "連絡は ●● か ●● へ"),
        ("連絡は 0 9 0 ではなく０９０－１２３４－５６７８へ", "連絡は 0 9 0 ではなく●●へ"),
        ("H-000012 の件です", "●● の件です"),
        ("〒100-0001 に送って", "●● に送って"),
        ("先日、高橋様とお話ししました", "先日、●●様とお話ししました"),
        ("お客様の情報、同様の件、カード会社様", "お客様の情報、同様の件、カード会社様"),
        ("my name is Yuki Nakamura and", "my name is ●● and"),
    ],
)
def test_nobody_is_known_by_the_words(words: str, left: str) -> None:
    assert anonymous(words, ["中村 由紀", "ナカムラ ユキ", ""]) == left


@pytest.mark.once
def test_the_words_are_masked_and_few() -> None:
    assert "424242" not in anonymous("カードは 4242424242424242 です", [])
    assert len(anonymous("手数料は" * 1000, [])) == LONGEST


def test_one_lesson_is_noted_down_for_a_message() -> None:
    message, topic = make_message(contact=make_contact("中村 由紀"), text="中村です。手数料は"), make_topic()

    lesson = make_lesson(message, topic)
    again = Lesson.objects.note_down(
        message, evidence=Lesson.Evidence.SORTED, topic=None, abstained=True, is_silent=True
    )

    assert again is None
    assert lesson.state == Lesson.State.WAITING
    assert lesson.text == "手数料について\n●●です。手数料は"


@pytest.mark.parametrize(
    ("ranked", "put_away", "place"),
    [
        (["reissue-fee", "police"], [], 1),
        (["police", "reissue-fee"], ["police"], 2),
        (["police"], [], 0),
        ([], [], 0),
    ],
)
def test_it_knows_at_which_place_the_right_topic_was_named(ranked: list[str], put_away: list[str], place: int) -> None:
    assert make_lesson(ranked=ranked, put_away=put_away).place == place


def test_where_nothing_was_chosen_only_what_was_put_away_can_be_told_to_be_wrong() -> None:
    known = make_lesson(topic=None, ranked=["police"], put_away=["police"])
    unknown = make_lesson(topic=None, ranked=["police"], put_away=["fee"])

    assert (known.place, unknown.place) == (0, None)


def test_only_a_supervisor_sees_lessons(operator: Staff, supervisor: Staff) -> None:
    make_lesson()

    assert not Lesson.objects.visible_to(operator).exists()
    assert Lesson.objects.visible_to(supervisor).count() == 1


def test_several_are_taken_at_once_as_they_are(supervisor: Staff) -> None:
    first, second = make_lesson(), make_lesson()

    assert Lesson.objects.filter(pk__in=[first.pk, second.pk]).teach(by=supervisor) == 2

    assert set(Lesson.objects.taught()) == {first, second}
    event = Event.objects.named("lesson.taught").get()
    assert (event.by, event.particulars) == (supervisor, {"count": 2})


def test_several_are_taken_under_another_topic(supervisor: Staff) -> None:
    lesson, police = make_lesson(topic=None), make_topic("police")

    Lesson.objects.all().teach(by=supervisor, topic=police)

    lesson.refresh_from_db()
    assert (lesson.topic, lesson.state, lesson.decided_by) == (police, Lesson.State.TAUGHT, supervisor)


def test_without_any_topic_none_is_taken(supervisor: Staff) -> None:
    make_lesson()
    make_lesson(topic=None)

    with pytest.raises(NoTopic):
        Lesson.objects.all().teach(by=supervisor)

    assert Lesson.objects.waiting().count() == 2


def test_a_refused_lesson_loses_its_words_at_once_even_if_it_was_taken(supervisor: Staff) -> None:
    lesson = make_lesson()
    Lesson.objects.all().teach(by=supervisor)

    assert Lesson.objects.all().refuse(by=supervisor) == 1
    assert Lesson.objects.all().refuse(by=supervisor) == 0

    lesson.refresh_from_db()
    assert (lesson.text, lesson.state) == ("", Lesson.State.REFUSED)


def test_a_refused_lesson_is_not_taken_after_all(supervisor: Staff) -> None:
    make_lesson()
    Lesson.objects.all().refuse(by=supervisor)

    assert Lesson.objects.all().teach(by=supervisor) == 0


def test_the_database_keeps_no_words_of_a_refused_lesson() -> None:
    make_lesson()

    with pytest.raises(IntegrityError), transaction.atomic():
        Lesson.objects.update(state=Lesson.State.REFUSED, decided_by=make_supervisor())


def test_the_words_go_with_the_message() -> None:
    lesson = make_lesson()

    Message.objects.filter(pk=lesson.message_id).delete()

    assert not Lesson.objects.exists()
