"""What supervisors took is learned overnight, into the database, and used unless it does worse."""

import gzip
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from inquiries.models import Lesson, Staff, Training, Version
from inquiries.suggest import rank
from inquiries.suggest.learning import SAMPLE, learn
from inquiries.suggest.model import SHIPPED, Model, fingerprint
from inquiries.suggest.phrasebook import Phrase, phrasebook
from inquiries.suggest.training import train
from tests.makers import make_answer, make_contact, make_lesson, make_message, make_topic, make_version

pytestmark = pytest.mark.django_db
FEW = [phrase for phrase in phrasebook() if phrase.topic in ("reissue-fee", "police", "compensation")][::2]
"""Enough to learn from in a second."""
SHEDS = ["ぬるぽ小屋はどこ", "ぬるぽ小屋を見たい", "ぬるぽ小屋の鍵", "ぬるぽ小屋へ行く", "ぬるぽ小屋に泊まる"]


@pytest.fixture
def version(db: None) -> Version:
    version = make_version()
    make_answer(make_topic("shed", name_ja="納屋", name_en="Barn"), version)
    return version


def taught(words: str, by: Staff, key: str = "shed", who: str = "") -> Lesson:
    contact = make_contact(who or f"客{Lesson.objects.count()}", f"{Lesson.objects.count()}@example.jp")
    lesson = make_lesson(make_message(words, subject="", contact=contact), key)
    Lesson.objects.filter(pk=lesson.pk).teach(by=by)
    return lesson


def test_what_was_taken_is_learned_and_used(version: Version, supervisor: Staff) -> None:
    for words in SHEDS:
        taught(words, supervisor)
    before = rank("ぬるぽ小屋", version)

    training = learn(phrases=FEW)

    assert training
    assert (training.lessons, training.is_in_force) == (5, True)
    assert before.suggestions[0].key != "shed"
    assert rank("ぬるぽ小屋", version).suggestions[0].key == "shed"
    before_it, after_it = training.figures["lessons"]
    assert (before_it["phrases"], before_it["first"], after_it["first"]) == (1, 0, 1)


def test_what_waits_or_was_refused_teaches_nothing(version: Version, supervisor: Staff) -> None:
    make_lesson(topic="shed")
    Lesson.objects.filter(pk=taught("ぬるぽ小屋", supervisor).pk).refuse(by=supervisor)

    assert learn(phrases=FEW) is None
    assert not Training.objects.exists()


def test_it_trains_only_when_somebody_decided_something(version: Version, supervisor: Staff) -> None:
    taught("ぬるぽ小屋", supervisor)
    learn(phrases=FEW)

    assert learn(phrases=FEW) is None
    assert Training.objects.count() == 1


def test_when_all_is_refused_what_was_learned_is_forgotten(version: Version, supervisor: Staff) -> None:
    for words in SHEDS:
        taught(words, supervisor)
    learn(phrases=FEW)
    Lesson.objects.all().refuse(by=supervisor)

    learn(phrases=FEW)

    assert rank("ぬるぽ小屋", version).suggestions[0].key != "shed"


def test_a_training_that_does_worse_is_kept_but_not_used(version: Version, supervisor: Staff) -> None:
    for phrase in FEW[SAMPLE]:
        taught(phrase.text, supervisor)

    training = learn(phrases=FEW)

    assert training
    assert not training.is_in_force
    assert rank("再発行の手数料はいくらですか", version).suggestions[0].key != "shed"


def test_a_training_on_another_phrasebook_is_not_used(version: Version) -> None:
    model = train([Phrase("納屋", "shed", "a"), Phrase("納屋は", "shed", "b")]).dumped()
    Training.objects.keep(model, basis="older", lessons=1, figures={}, is_in_force=True)

    assert rank("再発行の手数料", version).suggestions[0].key == "reissue-fee"


def test_the_newest_training_in_force_is_used_and_costs_no_further_query(
    version: Version, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for days, key in [(0, "old"), (1, "shed"), (2, "worse")]:
        model = train([Phrase("納屋はどこ", key, "a"), Phrase("納屋を見たい", key, "b")]).dumped()
        made_at = timezone.now() + timedelta(days=days)
        Training.objects.keep(
            model,
            basis=fingerprint(SHIPPED),
            lessons=1,
            figures={},
            is_in_force=key != "worse",
            made_at=made_at,
        )
    rank("納屋", version)

    with django_assert_num_queries(1):
        assert rank("納屋", version).suggestions[0].key == "shed"


@pytest.mark.once
def test_what_one_person_alone_wrote_becomes_no_part_of_the_model() -> None:
    known = [Phrase("手数料はいくら", "fee", "plain"), Phrase("手数料は誰が払う", "fee", "plain")]
    lessons = [
        Phrase("手数料 鬼怒川", "fee", "contact 1"),
        Phrase("手数料を 鬼怒川 へ", "fee", "contact 1"),
        Phrase("手数料 通報", "fee", "contact 1"),
        Phrase("手数料を通報", "fee", "contact 2"),
    ]

    held = set(train(known, lessons).terms)

    assert not any("鬼" in term or "怒" in term for term in held)
    assert "通報" in held


def test_what_was_learned_leaves_the_shipped_model_as_it_is(version: Version, supervisor: Staff) -> None:
    shipped = SHIPPED.read_bytes()
    for words in SHEDS:
        taught(words, supervisor)

    learn(phrases=FEW)

    assert SHIPPED.read_bytes() == shipped
    assert "ぬるぽ" not in gzip.decompress(shipped).decode("utf-8", "ignore")
    assert "ぬるぽ" in Model.loaded(bytes(Training.objects.get().model)).terms
