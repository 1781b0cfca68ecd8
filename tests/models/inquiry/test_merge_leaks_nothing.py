"""However inquiries are merged, split and parted again, no customer is shown a word of another, and none is lost."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from inquiries.models import Bond, Channel, Closure, Contact, Hold, Inquiry, Merge, Message, Split, Staff
from inquiries.models.inquiry.closure import Closed
from inquiries.models.inquiry.hold import Held
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.inquiry.merge import DifferentPeople, IntoItself, NothingOfItsOwn
from inquiries.models.inquiry.queue import Merged
from inquiries.models.inquiry.split import NothingChosen, NothingLeft, SeveralSenders
from tests.makers import make_contact, make_inquiry

pytestmark = pytest.mark.django_db
PEOPLE = {"中村": "nakamura@example.jp", "田中": "tanaka@example.jp", "鈴木": "suzuki@example.jp"}
REFUSED = (
    Closed, DifferentPeople, Held, IntoItself, Merged, NothingChosen, NothingLeft, NothingOfItsOwn, SeveralSenders,
)  # fmt: skip
STEPS = 40


class Walk:
    """One way through everything that can be done, by chance and yet always the same."""

    def __init__(self, seed: int, staff: Staff) -> None:
        self.chance, self.staff, self.said = random.Random(seed), staff, 0  # noqa: S311 - chance, not a secret
        self.contacts = [make_contact(name, address) for name, address in PEOPLE.items()]
        for contact in self.contacts * 2:
            make_inquiry(self.words_of(contact), contact=contact)
        self.verbs: list[Callable[[], object]] = [self.join, self.part, self.split, self.put_back]
        self.verbs += [self.say, self.say_by_mail, self.close, self.hold]

    def words_of(self, contact: Contact) -> str:
        self.said += 1
        return f"{contact.name}の言葉{self.said}"

    def any_of(self, model: Any) -> list[Any]:
        rows = list(model.objects.order_by("pk"))
        return self.chance.sample(rows, min(2, len(rows)))

    def join(self) -> None:
        one, other = self.any_of(Inquiry)
        bond = self.chance.choice(["", *Bond.values])
        Merge.objects.join(one, into=other, by=self.staff, bond=bond)

    def part(self) -> None:
        for merge in self.any_of(Merge)[:1]:
            merge.undo(by=self.staff)

    def split(self) -> None:
        inquiry = self.any_of(Inquiry)[0]
        chosen = [message for message in inquiry.messages.all() if self.chance.random() < 0.5]
        Split.objects.off(inquiry, chosen, by=self.staff)

    def put_back(self) -> None:
        for split in self.any_of(Split)[:1]:
            split.undo(by=self.staff)

    def say(self) -> None:
        """On the page that a link opens."""
        inquiry = self.any_of(Inquiry)[0]
        inquiry.append(Incoming(Channel.FORM, self.words_of(inquiry.contact)))

    def say_by_mail(self) -> None:
        """Anybody who takes part, into any of them."""
        contact = self.chance.choice(self.contacts)
        said = Incoming(
            Channel.MAIL, self.words_of(contact), sender_name=contact.name, sender_address=PEOPLE[contact.name]
        )
        self.any_of(Inquiry)[0].append(said)

    def close(self) -> None:
        self.any_of(Inquiry)[0].close(by=self.staff, outcome=Closure.Outcome.ANSWERED)

    def hold(self) -> None:
        self.any_of(Inquiry)[0].put_on_hold(by=self.staff, reason=Hold.Reason.CUSTOMER)


def leaks() -> list[str]:
    """Words that the customer of an inquiry would be shown and did not say."""
    found = []
    for inquiry in Inquiry.objects.select_related("contact"):
        shown = Message.objects.filter(inquiry__in=Inquiry.objects.shown_with(inquiry)).open_to_customer()
        found += [f"{inquiry.contact}: {m.text}" for m in shown if not m.text.startswith(f"{inquiry.contact.name}の")]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_no_way_through_merges_and_splits_shows_one_to_another_or_loses_a_word(seed: int, operator: Staff) -> None:
    walk = Walk(seed, operator)

    for _ in range(STEPS):
        try:
            walk.chance.choice(walk.verbs)()
        except REFUSED:
            continue
        assert leaks() == []

    for inquiry in Inquiry.objects.all():
        assert not inquiry.survivor.is_merged, "a chain ends in an inquiry that stands alone"
    reached = {pk for inquiry in Inquiry.objects.standing_alone() for pk in Inquiry.objects.parts_of(inquiry)}
    assert Message.objects.filter(inquiry__in=reached).count() == walk.said
