"""Of a topic's answers for cohorts, the one for the person, else the general one, never one for others."""

import pytest

from inquiries.models.lookup.variants import variants
from inquiries.models.roster.cohort import Cohort
from tests.makers import make_answer, make_topic, make_version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("there", "cohort", "chosen"),
    [
        (["", "member", "card"], None, [""]),
        (["", "member", "card"], Cohort.CARD, ["card"]),
        (["", "member", "card"], Cohort.OUTSIDE, [""]),
        (["member", "card"], None, ["member", "card"]),
        (["member", "card"], Cohort.OUTSIDE, []),
        ([""], Cohort.CARD, [""]),
    ],
)
def test_one_is_chosen(there: list[str], cohort: Cohort | None, chosen: list[str]) -> None:
    topic, version = make_topic(), make_version()
    answers = [make_answer(topic, version, cohort=name) for name in there]

    assert [answer.cohort for answer in variants(answers, cohort)] == chosen


def test_beside_the_one_to_say_the_general_one_may_stand_to_be_written() -> None:
    topic, version = make_topic(), make_version()
    answers = [make_answer(topic, version, cohort=name) for name in ("", "card", "member")]

    assert [one.cohort for one in variants(answers, Cohort.CARD, with_general=True)] == ["", "card"]
