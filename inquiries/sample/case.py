"""A case: an inquiry, its operator, and the time that its story has reached."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from inquiries.models import Answer, Channel, Dispatch, Draft, EnclosureEdition, Inquiry, Issuer, Received, Staff, Topic
from inquiries.models.arrival.envelope import Envelope
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.reply import enclosing
from inquiries.models.reply.not_sent import Warned
from inquiries.suggest.guessing import guess

from .clock import Clock
from .matters import Matter
from .people import Person
from .team import Team

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SECOND = timedelta(seconds=1)
READ = timedelta(seconds=2)
ACKNOWLEDGED = timedelta(seconds=3)
UNDONE_NO_MORE = timedelta(seconds=40)


@dataclass(frozen=True)
class Desk:
    """What all cases share."""

    clock: Clock
    random: Random
    team: Team
    topics: dict[str, Topic]
    answers: dict[str, Answer]
    files: dict[str, EnclosureEdition]
    issuers: list[Issuer]


@dataclass
class Case:
    """One inquiry and its story so far."""

    desk: Desk
    matter: Matter
    person: Person
    issuer: Issuer
    staff: Staff
    inquiry: Inquiry
    at: datetime

    @property
    def topics(self) -> list[Topic]:
        """What it is about."""
        return [self.desk.topics[key] for key in self.matter.topics]

    @property
    def answers(self) -> list[Answer]:
        """The approved answers on its topics."""
        return [self.desk.answers[key] for key in self.matter.topics if key in self.desk.answers]

    def later(self, soonest: float, latest: float) -> datetime:
        """Let some open minutes pass; the new time."""
        self.at = self.desk.clock.after(self.at, self.desk.random.uniform(soonest, latest))
        return self.at

    def at_once(self) -> datetime:
        """Let one second pass; the new time."""
        self.at += SECOND
        return self.at

    def claim(self, soonest: float = 2, latest: float = 60) -> None:
        """Its operator claims it and sets the topics."""
        self.inquiry.claim(by=self.staff, at=self.later(soonest, latest))
        self.inquiry.set_topics(self.topics, by=self.staff, at=self.at_once())

    def note(self) -> None:
        """A colleague adds what they know."""
        if self.matter.note:
            colleague = self.desk.random.choice(self.desk.team.colleagues)
            self.inquiry.note(by=colleague, text=self.matter.note, at=self.later(2, 20))

    def draft(self) -> Draft:
        """A draft with the answers."""
        draft = Draft.objects.begin(self.inquiry, by=self.staff)
        for answer in self.answers:
            draft.insert(answer)
        if self.answers and self.matter.topics[0] in self.desk.files and self.matter.language == "ja":
            enclosing.enclose(draft, self.desk.files[self.matter.topics[0]])
        return draft

    def send(self, draft: Draft, insisted: str = "") -> Dispatch:
        """Queue the reply, and lease it as the outbox does."""
        newest = self.inquiry.messages.order_by("-pk")[0]
        dispatch = draft.send(by=self.staff, seen=newest.pk, insisted=insisted, at=self.later(4, 30))
        self.at += UNDONE_NO_MORE
        dispatch.lease(now=self.at)
        return dispatch

    def insist(self, draft: Draft) -> Dispatch:
        """The same, overriding the warnings."""
        try:
            return self.send(draft)
        except Warned as asked:
            return self.send(draft, insisted=asked.fingerprint)

    def reply(self) -> Dispatch:
        """Send the answers."""
        dispatch = self.send(self.draft())
        dispatch.mark_sent(at=self.at)
        return dispatch

    def close(self, outcome: str) -> None:
        """Close the inquiry."""
        self.inquiry.close(by=self.staff, outcome=outcome, at=self.at_once())

    def hear_again(self, words: str) -> None:
        """The customer writes again."""
        at = self.later(40, 200)
        said = mail(self.person, f"Re: {self.matter.subject}", words, self.desk.random)
        message = self.inquiry.append(said, at=at)
        Received.objects.enter(_envelope(said), Received.Outcome.APPENDED, message=message, at=at)
        self.inquiry = read(message.inquiry, at=at)


def receive(matter: Matter, person: Person, topics: list[Topic], at: datetime, random: Random) -> Inquiry:
    """A mail or a form comes in, enters the ledger if it is a mail, and is acknowledged."""
    contact = person.contact(matter.channel)
    if matter.channel == Channel.MAIL:
        said = mail(person, matter.subject, matter.text, random)
        message = Inquiry.objects.receive(contact, said, language=matter.language, at=at)
        Received.objects.enter(_envelope(said), Received.Outcome.IMPORTED, message=message, at=at)
    else:
        said = Incoming(Channel.FORM, matter.text, sender_name=person.name, sender_address=person.address)
        message = Inquiry.objects.receive(contact, said, topics=topics, language=matter.language, at=at)
    acknowledgement = Dispatch.objects.acknowledge(message.inquiry, at=at)
    inquiry = read(message.inquiry, at=at)
    if acknowledgement:
        acknowledgement.lease(now=at + SECOND)
        acknowledgement.mark_sent(at=at + ACKNOWLEDGED)
    return inquiry


def read(inquiry: Inquiry, *, at: datetime) -> Inquiry:
    """Make the guess, as a worker would."""
    guess(inquiry.pk, at=at + READ)
    return Inquiry.objects.get(pk=inquiry.pk)


def mail(person: Person, subject: str, text: str, random: Random) -> Incoming:
    """A mail of this person, with a Message-ID."""
    mail_id = f"<{''.join(random.choices(LETTERS, k=20))}@{person.address.partition('@')[2]}>"
    return Incoming(
        Channel.MAIL, text, subject=subject, mail_id=mail_id, sender_name=person.name, sender_address=person.address
    )


def _envelope(said: Incoming) -> Envelope:
    return Envelope(
        said.mail_id, 1800 + len(said.text.encode()), said.sender_address, said.subject, "madoguchi@akane.example.jp"
    )
