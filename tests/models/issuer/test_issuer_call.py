"""A card company telephones: it is no customer."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from inquiries.models import (
    Call,
    Contact,
    Escalation,
    Event,
    Inquiry,
    Issuer,
    IssuerCall,
    Merge,
    Message,
    Reporter,
    Staff,
    UnknownWaiver,
)
from inquiries.models.issuer.issuer_call import DayGone, KeptAlready, NoDay, NoSuchSheet
from tests.makers import make_inquiry, make_issuer, make_issuer_call, make_reissue
from tests.sheets import make_cases, make_handed_over

pytestmark = pytest.mark.django_db
CARD = "4111 1111 1111 1111"


def test_it_is_no_customer_and_in_no_queue(operator: Staff) -> None:
    call = make_issuer_call(by=operator)

    assert [model.objects.count() for model in (Inquiry, Contact, Message, Call)] == [0, 0, 0, 0]
    assert Event.objects.get(action="issuer_call.taken").particulars == {
        "issuer": call.issuer.pk,
        "issuer_call": call.pk,
    }


def test_the_inquiries_that_it_was_about_say_so(operator: Staff) -> None:
    inquiry = make_inquiry()

    call = make_issuer_call(by=operator, about=[inquiry])

    assert list(call.about.all()) == [inquiry]
    assert inquiry.events.get(action="issuer_call.about").particulars["name"] == call.issuer.name


def test_a_company_outside_the_directory_is_written_down_with_it(operator: Staff) -> None:
    call = make_issuer_call(Issuer(name="まつカード"), by=operator)

    assert (call.issuer.name, call.issuer.is_in_directory) == ("まつカード", False)


def test_no_card_number_is_kept(operator: Staff) -> None:
    typed: dict[str, Any] = dict.fromkeys(("said", "promised", "caller", "department", "callback_number"), CARD)

    call = make_issuer_call(by=operator, **typed)

    assert not any("1111 1111" in getattr(call, name) for name in typed)


@pytest.mark.parametrize("typed", ["1", " 1 ", "No.1", "連絡票1番", "第１号", "#001", "sheet 1"])
def test_the_number_of_a_sheet_leads_to_it(operator: Staff, typed: str) -> None:
    sheet = make_handed_over(make_cases(1, make_issuer()))
    make_handed_over(make_cases(1, make_issuer("みなとカード")))

    call = make_issuer_call(sheet.issuer, by=operator, sheet=typed)

    assert (call.about_sheet, call.sheet) == (sheet, typed.strip())


@pytest.mark.parametrize("typed", ["2", "R-000001", "1 2", "先週の分", CARD])
def test_a_number_that_leads_to_no_sheet_is_refused(operator: Staff, typed: str) -> None:
    issuer = make_handed_over(make_cases(1, make_issuer())).issuer

    with pytest.raises(NoSuchSheet) as refused:
        make_issuer_call(issuer, by=operator, sheet=typed)

    assert issuer.name in str(refused.value)
    assert "1111 1111" not in str(refused.value)
    assert not IssuerCall.objects.exists()


def test_a_promise_is_kept_once(operator: Staff, supervisor: Staff) -> None:
    call = make_issuer_call(by=operator)
    assert list(IssuerCall.objects.promising()) == [call]

    call.keep(by=supervisor)

    with pytest.raises(KeptAlready):
        IssuerCall.objects.get().keep(by=operator)
    assert IssuerCall.objects.get().kept_by == supervisor
    assert not IssuerCall.objects.promising().exists()


def test_a_promise_is_late_after_its_day(operator: Staff) -> None:
    today = timezone.localdate()
    call = make_issuer_call(by=operator)

    assert not call.is_overdue(today)
    assert call.is_overdue(today + timedelta(days=1))
    assert list(IssuerCall.objects.overdue(today + timedelta(days=1))) == [call]


@pytest.mark.parametrize("promise", [{"promised": ""}, {"promised_on": None}, {"promised": "  "}])
def test_a_promise_has_a_day_and_a_day_a_promise(operator: Staff, promise: dict[str, Any]) -> None:
    with pytest.raises(NoDay):
        make_issuer_call(by=operator, **promise)


def test_nothing_is_promised_for_a_day_that_has_gone(operator: Staff) -> None:
    with pytest.raises(DayGone):
        make_issuer_call(by=operator, promised_on=timezone.localdate() - timedelta(days=1))


class TestNoWaiver:
    def test_headquarters_is_asked_of_each_of_their_cards(self, operator: Staff) -> None:
        theirs, inquiry = make_issuer("ひのきカード"), make_inquiry()
        cards = [make_reissue(inquiry, by=operator, issuer=theirs) for _ in range(2)]
        make_reissue(inquiry, by=operator, issuer=make_issuer("ほかのカード"))

        call = make_issuer_call(theirs, by=operator, about=[inquiry], knows_no_waiver=True)

        said = UnknownWaiver.objects.filter(call=call, reported_by=Reporter.ISSUER)
        assert set(said.values_list("reissue", flat=True)) == {card.pk for card in cards}
        assert Escalation.objects.count() == 2

    def test_also_of_a_card_of_an_inquiry_that_went_into_another(self, operator: Staff) -> None:
        theirs, survivor, merged = make_issuer("ひのきカード"), make_inquiry(), make_inquiry("もう一度")
        card = make_reissue(merged, by=operator, issuer=theirs)
        Merge.objects.join(merged, into=survivor, by=operator)

        make_issuer_call(theirs, by=operator, about=[survivor], knows_no_waiver=True)

        assert UnknownWaiver.objects.get().reissue == card
        assert Escalation.objects.get().inquiry == survivor

    def test_without_a_card_it_is_said_at_large(self, operator: Staff) -> None:
        make_issuer_call(by=operator, knows_no_waiver=True)

        assert UnknownWaiver.objects.get().reissue is None
