"""Forecast: what a page tells before it happens is what happens."""

from datetime import timedelta

import pytest

from inquiries.models import Answer, Topic
from inquiries.notice.reading import Reading, read
from inquiries.notice.versions.forecast import Forecast
from inquiries.notice.versions.loading import load
from tests.laws.test_reading_writes_nothing import written_tables
from tests.makers import make_supervisor
from tests.notice.texts import sample

pytestmark = pytest.mark.django_db
FEE = "お客様のご負担とならないよう、当社から各カード会社へ申し入れております。"
PAID = "お客様にご負担いただくことなく、当社がお支払いいたします。"


def reworded(*changes: tuple[str, str]) -> Reading:
    """The sample notice of the next day, some passages of it written anew."""
    text = sample().text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return read(text, published=sample().published + timedelta(days=1))


@pytest.fixture
def _all_approved(db: None) -> None:
    supervisor = make_supervisor()
    for answer in load(sample()).version.answers.all():
        answer.approve(by=supervisor)


def keys(answers: list[Answer]) -> list[str]:
    return sorted(answer.topic.key for answer in answers)


def in_force() -> set[str]:
    return set(Answer.objects.approved().values_list("topic__key", flat=True))


@pytest.mark.usefixtures("_all_approved")
@pytest.mark.parametrize(
    "changes",
    [
        [(FEE, PAID)],
        [("最大3,164件", "最大3,201件"), (FEE, "")],
        [("警視庁に被害を申告しました", "警視庁へ被害を申告しました")],
        [],
    ],
)
def test_the_answers_that_go_off_line_are_those_named(changes: list[tuple[str, str]]) -> None:
    reading, before = reworded(*changes, ("以上", "以上。")), in_force()

    forecast = Forecast(reading)
    load(reading)

    assert set(keys(forecast.off_line)) == before - in_force()
    assert forecast.kept == len(in_force())


@pytest.mark.usefixtures("_all_approved")
def test_it_writes_nothing() -> None:
    with written_tables() as tables:
        forecast = Forecast(reworded((FEE, PAID)))

    assert (forecast.number, tables) == (2, set())
    assert forecast.changes
    assert [new for _old, new in forecast.changes.changed if PAID in new]


@pytest.mark.usefixtures("_all_approved")
def test_an_answer_in_force_with_a_new_draft_beside_it_goes_off_line_too() -> None:
    fee = Answer.objects.get(topic__key="reissue-fee")
    fee.revise(by=make_supervisor("ito", "伊藤"), opening="改めました。", silence="", next_step="")

    assert keys(Forecast(reworded((FEE, PAID))).off_line) == ["reissue-fee"]


@pytest.mark.usefixtures("_all_approved")
def test_of_those_it_names_what_the_public_reads() -> None:
    Topic.objects.filter(key="reissue-fee").update(is_public=False)

    forecast = Forecast(reworded((FEE, PAID)))

    assert keys(forecast.off_line) == ["reissue-fee"]
    assert forecast.questions == []


@pytest.mark.usefixtures("_all_approved")
def test_it_names_the_telephone_and_the_hours_that_change() -> None:
    phone = sample().facts.phones[0]

    forecast = Forecast(reworded((phone.quote, "0120-999-999")))

    assert [(one.name, one.old, one.new) for one in forecast.turned] == [("phones", [phone.value], ["0120-999-999"])]


def test_of_the_first_version_it_names_drafts_only() -> None:
    forecast = Forecast(sample())

    assert (forecast.number, forecast.changes, forecast.off_line, forecast.kept) == (1, None, [], 0)


@pytest.mark.usefixtures("_all_approved")
def test_what_is_in_force_already_does_nothing() -> None:
    second = reworded((FEE, PAID))
    load(second)

    forecast = Forecast(second)

    assert (forecast.number, forecast.off_line, forecast.turned) == (2, [], [])


@pytest.mark.usefixtures("_all_approved")
def test_a_figure_is_said_with_its_unit_and_texts_of_ours_that_still_hold_it_are_listed() -> None:
    answer = Answer.objects.approved().get(topic__key="compensation")
    Answer.objects.filter(pk=answer.pk).update(handling_note="48,215件の会員の方が対象。")
    Answer.objects.filter(topic__key="tip-off").update(next_step="0120-000-000へお電話ください。")

    forecast = Forecast(reworded(("48,215件", "31,870名"), ("０１２０－０００－０００", "０１２０－１１１－２２２")))

    turned = {one.name: (one.old, one.new) for one in forecast.turned}
    assert [count["unit"] for count in turned["counts"][0]] == ["件", "件"]
    assert [count["unit"] for count in turned["counts"][1]] == ["名", "件"]
    assert turned["phones"] == (["0120-000-000"], ["0120-111-222"])
    assert [(one.text.topic.key, one.says) for one in forecast.leftovers if isinstance(one.text, Answer)] == [
        ("compensation", ("48,215件",)),
        ("tip-off", ("0120-000-000",)),
    ]
