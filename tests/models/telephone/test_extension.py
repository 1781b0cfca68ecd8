"""Who is rung at which telephone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inquiries.models import Event, Extension, Role, Staff
from inquiries.models.telephone.extension import ExtensionTaken
from tests.makers import make_staff

pytestmark = pytest.mark.django_db


def test_one_is_rung_at_the_extension_that_one_took_last(operator: Staff) -> None:
    Extension.objects.take("201", by=operator)
    Extension.objects.take("B-202", by=operator)

    assert Extension.objects.rung_at("201") is None
    assert Extension.objects.rung_at("b-202") == operator
    assert Extension.objects.of(operator) == "b-202"


def test_a_sign_in_name_rings_as_well(operator: Staff) -> None:
    assert Extension.objects.rung_at("sato") == operator


@pytest.mark.parametrize("line", ["", "999", "a b", "201\n", "x" * 61, "\0"])
def test_nobody_is_rung_elsewhere(operator: Staff, line: str) -> None:
    Extension.objects.take("201", by=operator)

    assert Extension.objects.rung_at(line) is None


def test_an_extension_in_use_is_given_up_only_by_its_owner(operator: Staff, supervisor: Staff) -> None:
    Extension.objects.take("201", by=operator)
    Extension.objects.take("202", by=supervisor)

    with pytest.raises(ExtensionTaken, match="佐藤"):
        Extension.objects.take("201", by=supervisor)

    assert Extension.objects.of(supervisor) == "202"
    Extension.objects.take("", by=operator)
    Extension.objects.take("201", by=supervisor)
    assert Extension.objects.rung_at("201") == supervisor


def test_it_is_on_record_and_the_same_once_more_is_not(operator: Staff) -> None:
    for number in ("201", "201", "", ""):
        Extension.objects.take(number, by=operator)

    told = [(event.action, event.by, event.particulars) for event in Event.objects.order_by("pk")]
    assert told == [("extension.taken", operator, {"number": "201"}), ("extension.given_up", operator, {})]


def test_who_is_gone_or_sees_no_customer_is_not_rung() -> None:
    gone = make_staff("ito", "伊藤", expires_on=timezone.localdate() - timedelta(days=1))
    boss = make_staff("honsha", "山本", Role.HEADQUARTERS)
    Extension.objects.take("201", by=gone)
    Extension.objects.take("202", by=boss)

    assert [Extension.objects.rung_at(line) for line in ("201", "202", "ito", "honsha")] == [None] * 4


def test_nobody_takes_the_sign_in_name_of_another(operator: Staff) -> None:
    other = make_staff("suzuki", "鈴木")

    with pytest.raises(ExtensionTaken):
        Extension.objects.take("Suzuki", by=operator)
    Extension.objects.take("sato", by=operator)

    assert Extension.objects.rung_at("suzuki") == other
