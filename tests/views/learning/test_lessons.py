"""The page on which supervisors say what is learned, and read how well the suggestions do."""

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Lesson, Staff, Training
from inquiries.views.learning.parts.lessons import Share, weeks
from tests.makers import make_contact, make_lesson, make_message, make_topic
from tests.markup import tight

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
LIST = "/desk/lessons/"
VERDICTS = "/desk/lessons/verdicts/"


def test_it_shows_the_words_what_was_chosen_and_what_the_ranking_said(supervisor_desk: Client) -> None:
    make_topic("police", name_ja="警察への届け出", name_en="Police")
    message = make_message("中村です。誰が払うの", contact=make_contact("中村 由紀"))
    make_lesson(message, ranked=["police"], put_away=["police"])

    page = supervisor_desk.get(LIST)

    ((lesson, ranked, away),) = page.context["rows"]
    assert (lesson.topic.key, ranked, away) == ("reissue-fee", ["警察への届け出"], ["警察への届け出"])
    for shown in ("●●です。誰が払うの", "<b>再発行の手数料</b>", ": 警察への届け出", message.inquiry.number):
        assert shown in page.content.decode()


def test_only_whoever_approves_may_look_or_decide(desk: Client) -> None:
    lesson = make_lesson()

    statuses = [
        desk.get(LIST).status_code,
        desk.post(VERDICTS, {"lessons": lesson.pk, "verdict": "teach"}).status_code,
    ]

    assert statuses == [403, 403]
    assert Lesson.objects.waiting().count() == 1


def test_several_are_taken_at_once(supervisor_desk: Client) -> None:
    lessons = [make_lesson() for _ in range(3)]

    supervisor_desk.post(VERDICTS, {"lessons": [lesson.pk for lesson in lessons[:2]], "verdict": "teach"})

    assert list(Lesson.objects.waiting()) == lessons[2:]
    assert Lesson.objects.taught().count() == 2


def test_they_are_taken_under_another_topic(supervisor_desk: Client) -> None:
    lesson, police = make_lesson(), make_topic("police")

    supervisor_desk.post(VERDICTS, {"lessons": lesson.pk, "verdict": "teach", "topic": "police"})

    assert Lesson.objects.taught().get().topic == police


def test_refused_they_lose_their_words(supervisor_desk: Client) -> None:
    lesson = make_lesson()

    supervisor_desk.post(VERDICTS, {"lessons": lesson.pk, "verdict": "refuse", "is_confirmed": "1"})

    lesson.refresh_from_db()
    assert (lesson.state, lesson.text) == (Lesson.State.REFUSED, "")


def test_a_taken_one_can_still_be_refused(supervisor_desk: Client, supervisor: Staff) -> None:
    lesson = make_lesson()
    Lesson.objects.all().teach(by=supervisor)

    assert [row[0] for row in supervisor_desk.get(f"{LIST}?state=taught").context["rows"]] == [lesson]
    supervisor_desk.post(VERDICTS, {"lessons": lesson.pk, "verdict": "refuse", "is_confirmed": "1"})

    assert not Lesson.objects.taught().exists()


@pytest.mark.parametrize("sent", [{"verdict": "teach"}, {"verdict": "burn", "lessons": "1"}, {"lessons": "x"}, {}])
def test_nothing_chosen_changes_nothing(supervisor_desk: Client, sent: dict[str, str]) -> None:
    make_lesson()

    response = supervisor_desk.post(VERDICTS, sent)

    assert response.status_code == 422
    assert Lesson.objects.waiting().count() == 1


def test_one_without_a_topic_is_asked_about(supervisor_desk: Client) -> None:
    lesson = make_lesson(topic=None)

    response = supervisor_desk.post(VERDICTS, {"lessons": lesson.pk, "verdict": "teach"})

    assert response.status_code == 422
    assert f'value="{lesson.pk}" id="lesson-{lesson.pk}" data-row checked' in tight(response.content.decode())


@pytest.mark.once
@pytest.mark.parametrize(("part", "whole", "percent"), [(15, 19, None), (15, 20, 75), (0, 0, None), (2, 300, 1)])
def test_there_is_no_percentage_on_fewer_than_twenty(part: int, whole: int, percent: int | None) -> None:
    assert Share(part, whole).percent == percent


def test_the_figures_of_a_week_say_on_how_many_they_rest() -> None:
    make_lesson(ranked=["reissue-fee"])
    make_lesson(ranked=["police", "reissue-fee"], is_silent=True, abstained=True)
    make_lesson(ranked=["police"], is_silent=True)
    make_lesson(topic=None, ranked=["police"], put_away=["police"])
    make_lesson(topic=None, ranked=["police"], put_away=["fee"])

    (week,) = weeks(timezone.now())

    assert (week.first, week.three, week.silent) == (Share(1, 4), Share(2, 4), Share(1, 2))


def test_the_page_says_that_a_training_is_not_in_force(supervisor_desk: Client) -> None:
    figures = {"register": "", "phrases": 40, "first": 0.5, "three": 0.75, "silent": 0.25}
    Training.objects.keep(b"", basis="", lessons=7, figures={"lessons": [figures, figures]}, is_in_force=False)

    page = supervisor_desk.get(LIST, headers={"Accept-Language": "en"}).content.decode()

    assert 'data-state="review"' in page
    assert ">50%<span" in tight(page)
    assert "0.25" in page


def test_many_lessons_cost_no_more_queries(
    supervisor_desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(12):
        make_lesson(ranked=["reissue-fee"])

    with django_assert_max_num_queries(16):
        supervisor_desk.get(LIST)
