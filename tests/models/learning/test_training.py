from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Training

pytestmark = pytest.mark.django_db


def keep(days: int, *, is_in_force: bool = True) -> Training:
    at = timezone.now() + timedelta(days=days)
    return Training.objects.keep(b"", basis="a", lessons=1, figures={}, is_in_force=is_in_force, made_at=at)


def test_the_last_three_are_kept() -> None:
    trainings = [keep(day) for day in range(5)]

    assert list(Training.objects.newest_first()) == trainings[:1:-1]


def test_the_one_in_force_is_kept_however_old_it_is() -> None:
    good = keep(0)
    for day in range(1, 6):
        keep(day, is_in_force=False)

    assert Training.objects.count() == 4
    assert Training.objects.in_force().get() == good


def test_forgotten_none_is_left() -> None:
    keep(0)

    assert Training.objects.all().forget() == 1
    assert not Training.objects.exists()


def test_those_of_another_phrasebook_are_none_of_ours() -> None:
    keep(0)

    assert Training.objects.on("a").exists()
    assert not Training.objects.on("b").exists()
