"""Whatever is done to inquiries, in any order, each keeps what its states say; conftest.py asks it after every test."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inquiries.models import Bond, Channel, Escalation, Hold, Inquiry, Merge, Owner, Split, Staff
from inquiries.models.inquiry.claiming import claim_next
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.refusal import Refusal
from tests.copies import differing
from tests.makers import make_inquiry

pytestmark = pytest.mark.django_db
PLACES = range(3)


class Scene:
    """Three inquiries, two people; one verb at a time, by whoever it is, to whichever it is."""

    def __init__(self, *staff: Staff) -> None:
        self.staff = staff
        self.inquiries = [make_inquiry(f"{place}番目の質問です。") for place in PLACES]

    def do(self, name: str, place: int, other: int, who: int) -> None:
        inquiry, second, by = self.at(place), self.at(other), self.staff[who]
        verbs: dict[str, Callable[[], Any]] = {
            "claim": lambda: inquiry.claim(by=by),
            "claim next": lambda: claim_next(by=by),
            "assign": lambda: inquiry.assign(to=self.staff[1 - who], by=by),
            "release": lambda: inquiry.release(by=by),
            "close": lambda: inquiry.close(by=by, outcome="not_needed"),
            "reopen": lambda: inquiry.reopen(by=by),
            "hold": lambda: inquiry.put_on_hold(by=by, reason=Hold.Reason.SECOND_LINE),
            "hold for a while": lambda: inquiry.put_on_hold(
                by=by, reason=Hold.Reason.CUSTOMER, until=timezone.now() + timedelta(hours=1)
            ),
            "resume": lambda: inquiry.resume(by=by),
            "write": lambda: inquiry.append(Incoming(Channel.MAIL, "もう一つ伺います。")),
            "merge": lambda: Merge.objects.join(inquiry, into=second, by=by, bond=Bond.PERSON),
            "part": lambda: Merge.objects.undo(inquiry, by=by),
            "split": lambda: Split.objects.off(inquiry, list(inquiry.messages.received())[-1:], by=by),
            "put back": lambda: [split.undo(by=by) for split in Split.objects.filter(source=inquiry)],
            "ask": lambda: inquiry.escalate(by=by, owner=Owner.SUPERVISOR),
            "decide": lambda: [one.answer(by=self.staff[1], words="はい。") for one in self.asked(inquiry)],
            "withdraw": lambda: [one.withdraw(by=by, reason="不要になりました。") for one in self.asked(inquiry)],
        }
        verbs[name]()

    def at(self, place: int) -> Inquiry:
        return Inquiry.objects.get(pk=self.inquiries[place].pk)

    def asked(self, inquiry: Inquiry) -> list[Escalation]:
        return list(Escalation.objects.open().filter(inquiry=inquiry).select_related("inquiry"))


NAMES = (
    "claim", "claim next", "assign", "release", "close", "reopen", "hold", "hold for a while", "resume", "write",
    "merge", "part", "split", "put back", "ask", "decide", "withdraw",
)  # fmt: skip
STEPS = st.tuples(st.sampled_from(NAMES), st.sampled_from(PLACES), st.sampled_from(PLACES), st.sampled_from([0, 1]))


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=6, max_size=16))
def test_every_verb_in_any_order_keeps_the_copies(
    operator: Staff, supervisor: Staff, steps: list[tuple[str, int, int, int]]
) -> None:
    with transaction.atomic():
        scene = Scene(operator, supervisor)
        for step in steps:
            try:
                with transaction.atomic():
                    scene.do(*step)
            except Refusal:
                continue
            assert differing() == [], step
        transaction.set_rollback(True)
