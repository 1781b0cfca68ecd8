"""Forms, mailboxes and systems of many makes pass a person's mail on; machines that look like them stay machines."""

import pytest

from inquiries.mail.parsing import parse
from inquiries.mail.reading.received_mail import Detour, ReceivedMail
from tests.mail.detour_cases import COLON, ENGLISH, FIELDS, FROM_YUI, MACHINES, OF_PEOPLE, YUI, Case
from tests.mail.reader import OURS
from tests.mail.writing import mail

pytestmark = pytest.mark.once


def read(case: Case) -> ReceivedMail:
    return parse(mail(*case.fields, body=case.body), own={OURS})


@pytest.mark.parametrize(
    ("detour", "case"),
    [
        pytest.param(detour, case, id=f"{detour.name}: {name}")
        for detour, cases in OF_PEOPLE.items()
        for name, case in cases.items()
    ],
)
def test_a_persons_mail_is_read_whatever_stands_around_it(detour: Detour, case: Case) -> None:
    found = read(case)

    assert (found.is_auto, found.detour) == (False, detour)
    assert found.from_address == ("info@firm.example.org" if "firm" in str(case.fields) else YUI)


@pytest.mark.parametrize("case", MACHINES.values(), ids=MACHINES)
def test_what_looks_like_it_and_is_a_machines_stays_automatic(case: Case) -> None:
    assert read(case).is_auto


@pytest.mark.parametrize("body", [COLON, FIELDS, ENGLISH])
def test_who_fills_in_a_template_by_hand_and_has_two_addresses_is_no_form(body: str) -> None:
    found = read(Case((FROM_YUI, "Reply-To: Yui <yui@home.example.net>"), body))

    assert (found.is_auto, found.detour, found.from_address) == (False, Detour.NONE, YUI)
