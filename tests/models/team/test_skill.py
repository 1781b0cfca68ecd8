"""A supervisor sets of which topics and languages a person takes inquiries first."""

import pytest
from django.db import IntegrityError, transaction

from inquiries.models import Event, Skill, Staff
from tests.makers import NOON, make_topic

pytestmark = pytest.mark.django_db


def test_who_set_it_is_on_record(operator: Staff, supervisor: Staff) -> None:
    topic = make_topic()

    Skill.objects.all().set(operator, topics=[topic], languages=["en"], by=supervisor, at=NOON)

    assert {(skill.topic, skill.language, skill.by, skill.at) for skill in Skill.objects.of(operator)} == {
        (topic, "", supervisor, NOON),
        (None, "en", supervisor, NOON),
    }
    event = Event.objects.named("skills.set").get()
    assert (event.by, event.particulars) == (
        supervisor,
        {"owner": "佐藤", "topics": [topic.key], "languages": ["en"]},
    )


def test_what_stays_keeps_who_set_it_and_the_same_changes_nothing(operator: Staff, supervisor: Staff) -> None:
    one, two = make_topic("one"), make_topic("two")
    Skill.objects.all().set(operator, topics=[one], languages=[], by=supervisor, at=NOON)

    Skill.objects.all().set(operator, topics=[one, two], languages=[], by=operator)
    Skill.objects.all().set(operator, topics=[two, one], languages=[], by=supervisor)

    assert Skill.objects.get(topic=one).by == supervisor
    assert Event.objects.named("skills.set").count() == 2


def test_nothing_chosen_takes_all_away(operator: Staff, supervisor: Staff) -> None:
    Skill.objects.all().set(operator, topics=[make_topic()], languages=["en"], by=supervisor)

    Skill.objects.all().set(operator, topics=[], languages=[], by=supervisor)

    assert not Skill.objects.of(operator).exists()


def test_a_skill_is_a_topic_or_a_language_and_held_once(operator: Staff) -> None:
    topic = make_topic()
    Skill.objects.create(staff=operator, topic=topic, by=operator, at=NOON)

    for wrong in ({"topic": topic, "language": "en"}, {"topic": topic}, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Skill.objects.create(staff=operator, by=operator, at=NOON, **wrong)
