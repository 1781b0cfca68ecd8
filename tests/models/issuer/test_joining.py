"""A name that somebody typed turns out to be a company of the directory."""

from typing import Any

import pytest

from inquiries.models import Event, Issuer, Staff
from inquiries.models.card.issuer import ChangedMeanwhile
from inquiries.models.issuer.joining import NotAnother, OfItsOwn, join
from tests.makers import make_fraud_report, make_issuer, make_issuer_call, make_issuer_desk, make_reissue

pytestmark = pytest.mark.django_db


def test_what_named_the_typed_one_names_the_other(operator: Staff, supervisor: Staff) -> None:
    typed, known = make_issuer("ひのき", is_in_directory=False), make_issuer("ひのきファイナンス")
    rows: list[Any] = [
        make_reissue(by=operator, issuer=typed),
        make_fraud_report(by=operator, issuer=typed),
        make_issuer_call(typed, by=operator, knows_no_waiver=True),
    ]

    join(typed, into=known, by=supervisor)

    for row in rows:
        row.refresh_from_db()
        assert row.issuer == known
    assert Issuer.objects.get().is_called("ヒノキ")
    assert known.unknown_waivers.count() == 1
    assert Event.objects.get(action="issuer.joined").particulars == {"issuer": known.pk, "was": "ひのき"}


def test_only_what_was_typed_becomes_one_of_the_directory(supervisor: Staff) -> None:
    typed, other = (make_issuer(name, is_in_directory=False) for name in ("ひのき", "すぎ"))
    known = make_issuer("ひのきファイナンス")

    for issuer, into in [(known, known), (known, typed), (typed, other), (typed, typed), (typed, Issuer(name="x"))]:
        with pytest.raises(NotAnother):
            join(issuer, into=into, by=supervisor)

    assert Issuer.objects.count() == 3


def test_the_second_of_two_who_press_is_told(supervisor: Staff) -> None:
    typed, known = make_issuer("ひのき", is_in_directory=False), make_issuer("ひのきファイナンス")
    seen = Issuer.objects.get(pk=typed.pk)
    join(typed, into=known, by=supervisor)

    with pytest.raises(ChangedMeanwhile):
        join(seen, into=known, by=supervisor)


def test_one_with_a_desk_stays_one_of_its_own_and_nothing_moves(operator: Staff, supervisor: Staff) -> None:
    typed, known = make_issuer("ひのき", is_in_directory=False), make_issuer("ひのきファイナンス")
    make_issuer_desk(typed)
    reissue = make_reissue(by=operator, issuer=typed)

    with pytest.raises(OfItsOwn):
        join(typed, into=known, by=supervisor)

    reissue.refresh_from_db()
    assert reissue.issuer == typed
