"""World: one row of every model, so that every page shows something, and the address of each page."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP
from django.core.mail import EmailMessage, get_connection
from django.test import Client
from django.utils import timezone

from inquiries.models import (
    Addressee,
    Audit,
    Batch,
    Bond,
    Call,
    CallLimit,
    Channel,
    Closure,
    Collection,
    ColumnChoice,
    Contradiction,
    Correction,
    Decision,
    Dispatch,
    Draft,
    Escalation,
    Event,
    Extension,
    FactorReset,
    Guess,
    Harassment,
    Heart,
    Hold,
    IdleLimit,
    Inquiry,
    Kind,
    Layout,
    Lesson,
    Link,
    Lookup,
    Lot,
    Mailbox,
    Merge,
    Misfit,
    Nominee,
    NoWordLimit,
    OneTimeCode,
    Outage,
    Owner,
    Participant,
    Press,
    Priority,
    Promise,
    Proof,
    Received,
    Redaction,
    Remedy,
    Reporter,
    Role,
    RosterImport,
    SavedView,
    Seal,
    Session,
    SheetColumns,
    Skill,
    Staff,
    Stage,
    Taboo,
    TelephoneSystem,
    Topic,
    Training,
    Verification,
)
from inquiries.models.arrival.call import CallEntry
from inquiries.models.arrival.envelope import Envelope
from inquiries.models.batch.kinds import ACTS
from inquiries.models.inquiry.incoming import Incoming
from inquiries.models.reply import enclosing
from inquiries.models.reply.nominee import Named, Way
from inquiries.models.roster.blind_key import Kind as KindOfValue
from inquiries.models.telephone.call_limit import SENTENCES
from tests.laws.addresses import Address
from tests.makers import (
    make_answer,
    make_contact,
    make_edition,
    make_enclosure,
    make_file,
    make_fraud_report,
    make_inquiry,
    make_issuer,
    make_issuer_call,
    make_issuer_desk,
    make_lesson,
    make_reissue,
    make_staff,
    make_supervisor,
    make_topic,
    make_version,
)
from tests.rosters import make_roster, make_roster_import
from tests.sheets import accept, answers, as_csv, make_cases, make_handed_over, make_return

WHO = "中村 由紀"
WHERE = "nakamura@example.jp"
PHONE = "090-0000-1234"
FILE = "明細の写し.csv"
METRICS_TOKEN = "what Prometheus shows in a test"


class World:
    """A small hotline: an answered inquiry with one row of every kind, and a closed one."""

    def __init__(self, mail: Path) -> None:
        self._in_the_background()
        self.supervisor = make_supervisor()
        IdleLimit.objects.change(30, by=self.supervisor)
        NoWordLimit.objects.change(10, by=self.supervisor)
        CallLimit.objects.change(20, SENTENCES, by=self.supervisor)
        operator, later, topic = make_staff(), timezone.now() + timedelta(hours=2), make_topic()
        self.session, self.factor_reset = self._lost(operator)
        Extension.objects.take("201", by=operator)
        self.telephone_system, _token = TelephoneSystem.objects.connect("構内交換機", by=self.supervisor)
        Skill.objects.all().set(operator, topics=[topic], languages=["en"], by=self.supervisor)
        self.answer = make_answer(topic, handling_note="カード番号は聞かない。")
        self.taboo = Taboo.objects.add("無料です", by=None, topic=topic, because="約束ではない", instead="引用する")
        self.statement = make_edition([topic], by=self.supervisor, is_public=True).statement
        self.enclosure = make_enclosure(topics=[topic]).enclosure
        self.contradiction = Contradiction.objects.create(taboo=self.taboo, clause=self.answer.clauses[0])
        self.inquiry = inquiry = make_inquiry()
        inquiry.set_topics([topic], by=operator)
        Guess.objects.make(inquiry, [make_topic("guessed", priority=Priority.FIRST)])
        inquiry.claim(by=operator)
        note = inquiry.note(by=operator, text="@suzuki 折り返しの約束あり。")
        self.mention = note.mentions.get()
        self.callback = inquiry.promise_call(by=operator, due_at=later)
        self.escalation, self.decision = self._asked(operator, topic)
        Harassment.objects.mark(inquiry, by=operator)
        self._card(operator)
        self.remedy = self._promised(operator)
        self._on_sheets()
        self.dispatch = self._replied(operator)
        inquiry.put_on_hold(by=operator, reason=Hold.Reason.CUSTOMER, until=later)
        make_inquiry("もう一件ございます。").close(by=operator, outcome=Closure.Outcome.ANSWERED)
        self.received = Received.objects.create(
            key="<1@example.com>", outcome=Received.Outcome.QUARANTINED, sender=WHERE, size=100
        )
        self.collection = self._differing()
        self.correction, self.addressee = self._corrected(operator)
        self.proof = Proof.objects.begin(
            "お知らせ\n\n窓口は0120-000-000です。", published_on=self.answer.version.published_on, by=self.supervisor
        )
        self.lesson = self._learned()
        self.roster_import = self._rostered()
        ColumnChoice.objects.remember(["メール"], {"email": 0})
        Lookup.objects.make(KindOfValue.MAIL, WHERE, reason="対象かどうかのお尋ね", by=operator, inquiry=inquiry)
        self.lookup = Lookup.objects.make(KindOfValue.PHONE, PHONE, reason="対象かどうかのお尋ね", by=self.supervisor)
        self._called_back(operator)
        self.link = Link.objects.issue(inquiry)
        Layout.objects.arrange(operator, is_dense=True, without=["topics"])
        self.view = SavedView.objects.keep(
            "手数料", asked={"state": "owed"}, words="手数料", by=self.supervisor, is_shared=True
        )
        self.participant = self._joined(operator)
        self.nominee = self._named()
        self.batch = self._batched()
        self._sealed(inquiry)
        mails = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=mail)
        EmailMessage("受付のお知らせ", "承りました。", to=[WHERE], connection=mails).send()
        self.mail = next(mail.iterdir()).stem

    def _in_the_background(self) -> None:
        Heart.objects.beat()
        Outage.objects.watch({("mail", "")}, at=timezone.now())
        Press.objects.once("0" * 64, lambda: None)

    def _lost(self, staff: Staff) -> tuple[Session, FactorReset]:
        """Somebody who is signed in has lost their phone: the reset of the second factor is asked for."""
        client = Client()
        client.force_login(staff)
        TOTP.activate(staff, "JBSWY3DPEHPK3PXP")
        return Session.objects.get(), FactorReset.objects.all().ask(staff, by=self.supervisor)

    def _sealed(self, inquiry: Inquiry) -> None:
        """Words of the history were erased; it is sealed, and was found as it was."""
        said = inquiry.record("harassment.lifted", by=None, because=WHO)
        Redaction.objects.redact(Event, said.pk, why=Redaction.Why.ERASED, particulars={})
        Seal.objects.seal()
        self.seal = Seal.objects.get(number=1)
        Audit.objects.go_on()

    def _asked(self, by: Staff, topic: Topic) -> tuple[Escalation, Decision]:
        """An open escalation to headquarters that names the customer, and a decided one."""
        words = f"{WHO}様({WHERE}、{PHONE}、{self.inquiry.number})のお申し出です。"
        said = self.inquiry.append(Incoming(Channel.MAIL, f"{WHO}です。{PHONE}か{WHERE}へお願いします。"))
        said.attach(make_file(FILE))
        earlier, now = (
            self.inquiry.escalate(
                by=by, owner=Owner.HEADQUARTERS, topic=topic, words=words, messages=self.inquiry.messages.received()
            )
            for _time in range(2)
        )
        headquarters = make_staff("honsha", "山本", Role.HEADQUARTERS)
        return now, earlier.answer(by=headquarters, words="本社よりご連絡いたします。", is_quotable=True)

    def _card(self, by: Staff) -> None:
        """A charge, and a refused reissue with a step that was taken back; the company's desk is confirmed."""
        self.fraud_report = make_fraud_report(self.inquiry, by=by)
        self.reissue = reissue = make_reissue(self.inquiry, by=by, issuer=make_issuer())
        reissue.step(Stage.ADVISED, by=by, reported_by=Reporter.US)
        reissue.retract(reissue.step(Stage.CONTACTED, by=by, reported_by=Reporter.CUSTOMER), by=by)
        reissue.refuse(by=by, reported_by=Reporter.CUSTOMER)
        self.snag = reissue.snags.get()
        self.issuer_desk = make_issuer_desk(reissue.issuer)
        self.issuer_desk.confirm(by=self.supervisor, seen=self.issuer_desk.fingerprint)
        self.issuer_call = make_issuer_call(self.issuer_desk.issuer, by=by, about=[self.inquiry], knows_no_waiver=True)

    def _rostered(self) -> RosterImport:
        """A list in force, and one on its way."""
        make_roster(in_force=True)
        return make_roster_import(by=self.supervisor)

    def _on_sheets(self) -> None:
        """A sheet with a file that was taken in, but for a line, and one that waits for a look."""
        issuer = make_issuer("みなとカード")
        SheetColumns.objects.remember(issuer, returned={}, words={})
        cases = make_cases(3, issuer)
        self.sheet = make_handed_over(cases)
        accept(make_return(self.sheet, as_csv([*answers(cases[:1]), ["R-999999", "再発行受付", ""]])))
        self.misfit = Misfit.objects.get()
        self.sheet_return = make_return(self.sheet, as_csv([*answers(cases[1:2]), *answers(cases[2:], on="不明")]))

    def _called_back(self, by: Staff) -> None:
        """Another inquiry, whose contact was called back on a registered number; codes run in the first."""
        inquiry = make_inquiry("対象かどうか知りたい。", contact=make_contact(WHO, WHERE, phone=PHONE))
        inquiry.promise_call(by=by, due_at=timezone.now() + timedelta(minutes=1))
        inquiry.callbacks.get().keep(by=by, phone=inquiry.contact.phones.get())
        Verification.objects.called_back(inquiry, inquiry.contact.phones.get(), by=by)
        OneTimeCode.objects.ask(self.inquiry, WHERE, by=by, reason="対象かどうかのお尋ね")
        OneTimeCode.objects.ask(self.inquiry, WHERE, by=None)

    def _promised(self, by: Staff) -> Remedy:
        """The notice promises a coupon: one is asked for, and one was read aloud to somebody else."""
        propose, clause = Promise.objects.propose, self.answer.clauses[0]
        propose(clause, kind=Promise.Kind.COUPON, yen=500, by=self.supervisor).confirm(by=self.decision.by)
        Lot.objects.load(["AKANE-0001", "AKANE-0002"], name="クーポン.csv", yen=500, by=self.supervisor)
        other = make_inquiry("お詫びの品の件です。", contact=make_contact("大野 進", "ono@example.jp"))
        given = Remedy.objects.ask(other, by=by, reason="対象の方です。")
        given.approve(by=self.supervisor)
        given.read_aloud(by=by)
        self.proposal = propose(clause, kind=Promise.Kind.GIFT, yen=300, by=self.supervisor)
        return Remedy.objects.ask(self.inquiry, by=by, reason="対象の方です。")

    def _replied(self, by: Staff) -> Dispatch:
        draft = Draft.objects.begin(self.inquiry, by=by)
        draft.insert(self.answer)
        enclosing.enclose(draft, self.enclosure.editions.get())
        newest = self.inquiry.messages.latest("pk")
        dispatch = draft.send(by=by, seen=newest.pk)
        Draft.objects.begin(self.inquiry, by=self.supervisor)
        return dispatch

    def _corrected(self, by: Staff) -> tuple[Correction, Addressee]:
        """A correction for a customer who was told the old version by telephone and must be called again."""
        told = make_answer(make_topic("told"), make_version("手数料は1,100円です。", number=0))
        call = Call.objects.log(CallEntry(name="石田 健二", phone="03-0000-9999", told=[told]), by=by)
        correction = Correction.objects.draft(
            self.answer.version, [(told.clauses[0], None)], words={"ja": "改まりました。", "en": "Revised."}, by=by
        )
        correction.approve(by=self.supervisor)
        return correction, Addressee.objects.get(inquiry=call.inquiry)

    def _joined(self, by: Staff) -> Participant:
        """Merges another inquiry into the first, hints at a third, and adds a participant."""
        other = make_inquiry("家族の件です。", contact=make_contact("田中 一郎", "tanaka@example.jp"))
        Merge.objects.join(other, into=self.inquiry, by=by, bond=Bond.PARTY)
        hinted = make_inquiry("同じ件です。")
        envelope = Envelope("<2@example.com>", 100, WHERE)
        Received.objects.enter(envelope, Received.Outcome.IMPORTED, inquiry=self.inquiry, hint=hinted)
        Participant.objects.admit(["taro@example.jp"], message=self.inquiry.messages.earliest("pk"))
        return self.inquiry.participants.get()

    def _batched(self) -> Batch:
        """A batch of two: one was done, one is left out."""
        chosen = [make_inquiry("まとめて扱う件です。").pk for _time in range(2)]
        act = ACTS[Kind.PRIORITY](self.supervisor, {"priority": "high"})
        seen = {look.target: look.fingerprint for look in act.look(chosen[:1], at=timezone.now())}
        return Batch.objects.begin(
            Kind.PRIORITY, act.asked, by=self.supervisor, chosen=chosen, seen=seen, token="of the world"
        )

    def _named(self) -> Nominee:
        """A nominee: the first mail asks for the answer to another address."""
        first = self.inquiry.messages.earliest("pk")
        Nominee.objects.nominate([Named(Way.REPLY_TO, "home@example.org", WHO)], message=first)
        return first.nominees.get()

    def _learned(self) -> Lesson:
        """A lesson that waits, and a training."""
        figures = {"register": "", "phrases": 20, "first": 0.9, "three": 0.95, "silent": 0.8}
        compared = {"lessons": [figures, figures], "phrasebook": [figures, figures]}
        Training.objects.keep(b"", basis="", lessons=1, figures=compared, is_in_force=False)
        return make_lesson(self.inquiry.messages.earliest("pk"), ranked=["reissue-fee"])

    def _differing(self) -> Collection:
        """A collection in which a mail was seen that is not in the ledger."""
        collection = Collection.objects.begin(Mailbox.objects.known("desk mail.example.jp/INBOX"))
        collection.see()
        collection.end()
        Collection.objects.compare()
        return collection

    def path(self, address: Address) -> str:
        """The path of an address with the keys of these rows."""
        rows: dict[str, Any] = {
            "inquiries": self.inquiry,
            "escalations": self.escalation,
            "mentions": self.mention,
            "skills": self.supervisor,
            "decisions": self.decision,
            "callbacks": self.callback,
            "contacts": self.inquiry.contact,
            "replies": self.dispatch,
            "reissues": self.reissue,
            "snags": self.snag,
            "fraud-reports": self.fraud_report,
            "issuers": self.issuer_desk.issuer,
            "issuer-desks": self.issuer_desk,
            "remedies": self.remedy,
            "promises": self.proposal,
            "issuer-calls": self.issuer_call,
            "sheets": self.sheet,
            "sheet-returns": self.sheet_return,
            "sheet-columns": self.sheet.issuer,
            "misfits": self.misfit,
            "sightings": self.inquiry,
            "answers": self.answer,
            "outbox": self.dispatch,
            "received": self.received,
            "collections": self.collection,
            "look-ups": self.lookup,
            "participants": self.participant,
            "nominees": self.nominee,
            "corrections": self.correction,
            "addressees": self.addressee,
            "proofs": self.proof,
            "taboos": self.taboo,
            "contradictions": self.contradiction,
            "statements": self.statement,
            "roster": self.roster_import,
            "saved-views": self.view,
            "batches": self.batch,
            "enclosures": self.enclosure,
            "telephone-systems": self.telephone_system,
            "sessions": self.session,
            "seals": self.seal,
            "accounts": self.factor_reset.staff,
            "people": self.factor_reset.staff,
            "factor-resets": self.factor_reset,
            "files": self.enclosure.enclosings.get(),
        }
        noun = address.route.removeprefix("desk/").removeprefix("status/now/").split("/")[0]
        row = rows.get(noun)
        values = {
            "number": self.answer.version.number,
            "token": self.link.token,
            "name": f"{self.mail}-0",
            "key": "x",
            "clause": "c1",
        }
        return address.path(values | ({"pk": row.pk} if row else {}))
