"""Functions that make rows for tests. Keyword arguments (`but`) replace the defaults."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from inquiries.documents import Document
from inquiries.models import (
    Answer,
    Channel,
    Clause,
    Contact,
    Draft,
    Edition,
    Enclosure,
    EnclosureEdition,
    FraudReport,
    Inquiry,
    Issuer,
    IssuerCall,
    IssuerDesk,
    Lesson,
    Message,
    Notice,
    Reissue,
    Role,
    Staff,
    Statement,
    Taboo,
    Topic,
    Version,
)
from inquiries.models.inquiry import letter
from inquiries.models.inquiry.incoming import Enclosed, Incoming
from inquiries.models.issuer.issuer_call import IssuerCallEntry
from inquiries.models.notice.owner import owner_of
from tests.documents.making import pdf

TOKYO = ZoneInfo("Asia/Tokyo")
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=TOKYO)
PASSWORD = "correct horse battery"
_numbers = count(1)

FACTS = {
    "phones": [{"value": "0120-000-000", "quote": "0120-000-000", "sure": True}],
    "emails": [{"value": "madoguchi@example.jp", "quote": "madoguchi@example.jp", "sure": True}],
    "hours": [{"value": ["09:00", "18:00"], "quote": "9:00~18:00", "sure": True}],
    "closed_days": [],
    "opens_on": None,
    "ends_on": None,
}


def make_staff(username: str = "sato", name: str = "佐藤", role: str = Role.OPERATOR, **but: Any) -> Staff:
    """A member of staff whose password is PASSWORD."""
    staff = Staff.objects.enrol(username=username, name=name, role=role, password=PASSWORD)
    for field, value in but.items():
        setattr(staff, field, value)
    staff.save()
    return staff


def make_supervisor(username: str = "suzuki", name: str = "鈴木", **but: Any) -> Staff:
    """A supervisor."""
    return make_staff(username, name, Role.SUPERVISOR, **but)


def make_version(*sentences: str, **but: Any) -> Version:
    """A version of the notice with these sentences as its clauses c1, c2, …"""
    notice, _made = Notice.objects.get_or_create(company=but.pop("company", "株式会社あかね文具"))
    texts = sentences or ("お客様の情報が流出した可能性があります。", "手数料はカード会社に免除を依頼しております。")
    fields: dict[str, Any] = {
        "number": notice.versions.count() + 1,
        "title": "お知らせ",
        "text": "\n".join(texts),
        "published_on": date(2026, 11, 20),
        "facts": FACTS,
    }
    version = Version.objects.create(notice=notice, **fields | but)
    start = 0
    for order, text in enumerate(texts, 1):
        Clause.objects.create(
            version=version,
            key=f"c{order}",
            order=order,
            section=["1 何が起きたか"],
            text=text,
            start=start,
            end=start + len(text),
        )
        start += len(text) + 1
    return version


def make_topic(key: str = "reissue-fee", **but: Any) -> Topic:
    """A topic and its taboos."""
    fields: dict[str, Any] = {"name_ja": "再発行の手数料", "name_en": "Reissue fee", "order": next(_numbers)}
    never_say = but.pop("never_say", [])
    fields["owner"] = owner_of(but.get("route", ""))
    topic = Topic.objects.create(key=key, **fields | but)
    Taboo.objects.bulk_create(Taboo(topic=topic, words=words) for words in never_say)
    return topic


def make_answer(topic: Topic | None = None, version: Version | None = None, **but: Any) -> Answer:
    """An approved answer that quotes the first clause of its version (or `clauses=`); `state=` for another."""
    version = version or Version.objects.in_force() or make_version()
    clauses = but.pop("clauses", [version.clauses.order_by("order").first()])
    fields: dict[str, Any] = {
        "opening": "再発行の手数料についてお答えします。",
        "silence": "すでに請求された手数料については、お知らせには記載がございません。",
        "next_step": "担当から確認し、ご連絡いたします。",
        "state": Answer.State.APPROVED,
    }
    fields |= but
    if fields["state"] == Answer.State.APPROVED and "approved_by" not in fields:
        known = Staff.objects.filter(role=Role.SUPERVISOR).first()
        fields["approved_by"] = known or make_supervisor(f"approver{next(_numbers)}", "渡辺")
    answer = Answer.objects.create(topic=topic or make_topic(f"topic-{next(_numbers)}"), version=version, **fields)
    answer.cite(clauses)
    return answer


def make_edition(topics: Sequence[Topic] = (), *, by: Staff | None = None, **but: Any) -> Edition:
    """A statement of the company that headquarters approved; `state=` for another."""
    words = {
        "written_ja": "念のため、パスワードをお替えください。",
        "spoken_ja": "パスワードを、お替えください。",
    } | but
    state = words.pop("state", Edition.State.APPROVED)
    drafted = by or make_supervisor(f"drafter{next(_numbers)}", "鈴木")
    edition = Statement.objects.draft(words.pop("name", "パスワードのお願い"), words, topics, by=drafted)
    if state == Edition.State.APPROVED:
        edition.approve(by=make_staff(f"headquarters{next(_numbers)}", "山本", Role.HEADQUARTERS))
    return edition


def make_enclosure(*, topics: Sequence[Topic] = (), raw: bytes = b"", **but: Any) -> EnclosureEdition:
    """A file that replies may carry, opened and approved by a second person; `is_approved=False` for a draft."""
    fields = {"title": "お知らせの全文", "english": "The notice", "name": "お知らせ.pdf", "version": None} | but
    by = fields.pop("by", None) or make_supervisor(f"keeper{next(_numbers)}", "鈴木")
    edition = Enclosure.objects.add(
        (fields["title"], fields["english"]),
        (fields["name"], raw or pdf("あかね文具より\nお知らせの全文です。")),
        by=by,
        topics=topics,
        version=fields["version"],
    )
    if fields.get("is_approved", True):
        approve_enclosure(edition)
    return edition


def approve_enclosure(edition: EnclosureEdition) -> None:
    """By a second person, who has opened it."""
    approver = make_supervisor(f"keeper{next(_numbers)}", "渡辺")
    edition.open(by=approver)
    edition.approve(by=approver, word="全ページを確認しました。")


def make_contact(name: str = "中村 由紀", address: str = "nakamura@example.jp", **but: Any) -> Contact:
    """A contact."""
    return Contact.objects.find_or_make(name=name, address=address, **but)


def make_message(text: str = "カードの再発行に手数料はかかりますか。", **but: Any) -> Message:
    """The first message of a new inquiry."""
    contact = but.pop("contact", None) or make_contact()
    said: dict[str, Any] = {"channel": Channel.MAIL, "text": text, "subject": "手数料について"}
    said |= {name: but.pop(name) for name in list(but) if name in Incoming.__dataclass_fields__}
    return Inquiry.objects.receive(contact, Incoming(**said), **but)


def make_inquiry(text: str = "カードの再発行に手数料はかかりますか。", **but: Any) -> Inquiry:
    """A new inquiry by mail; see make_message for what can differ."""
    return make_message(text, **but).inquiry


def make_draft(inquiry: Inquiry, by: Staff, words: str = "担当から確認し、ご連絡いたします。") -> Draft:
    """A draft of a reply with words of our own between greeting and ending."""
    draft = Draft.objects.begin(inquiry, by=by)
    greeting, ending = letter.frame(inquiry)
    draft.write([greeting, {"words": words}, ending])
    return draft


def make_late_inquiry(**but: Any) -> Inquiry:
    """An inquiry whose answer is two hours late."""
    inquiry = make_inquiry(**but)
    Inquiry.objects.filter(pk=inquiry.pk).update(due_at=inquiry.received_at - timedelta(hours=2))
    inquiry.refresh_from_db()
    return inquiry


def make_issuer(name: str = "あおばカード", **but: Any) -> Issuer:
    """A card company."""
    return Issuer.objects.create(name=name, **but)


def make_issuer_desk(issuer: Issuer | None = None, **but: Any) -> IssuerDesk:
    """A desk that answers on weekdays, in doubt."""
    fields: dict[str, Any] = {"kind": "lost", "phone": "0120-000-000", "weekdays": "09:00-17:00"}
    return IssuerDesk.objects.create(issuer=issuer or make_issuer(), **fields | but)


def make_issuer_call(issuer: Issuer | None = None, *, by: Staff | None = None, **but: Any) -> IssuerCall:
    """A call of a card company, to which we promised an answer today."""
    fields: dict[str, Any] = {
        "caller": "井上", "department": "会員サービス部", "callback_number": "03-0000-7777", "said": "連絡票の件です。",
        "promised": "連絡票の再送", "promised_on": timezone.localdate(),
    }  # fmt: skip
    entry = IssuerCallEntry(issuer or make_issuer(), **fields | but)
    return IssuerCall.objects.log(entry, by=by or Staff.objects.first() or make_staff())


def make_reissue(inquiry: Inquiry | None = None, **but: Any) -> Reissue:
    """A reissue at its first station."""
    by = but.pop("by", None) or Staff.objects.first() or make_staff()
    return Reissue.objects.open(inquiry or make_inquiry(), by=by, **but)


def make_fraud_report(inquiry: Inquiry | None = None, **but: Any) -> FraudReport:
    """A charge of 5,000 yen yesterday that the customer does not know."""
    by = but.pop("by", None) or Staff.objects.first() or make_staff()
    charge: dict[str, Any] = {"charged_on": timezone.localdate() - timedelta(days=1), "yen": 5_000}
    return FraudReport.objects.open(inquiry or make_inquiry(), by=by, **charge | but)


def make_file(name: str = "明細.csv", text: str = "", **but: Any) -> Enclosed:
    """A file that came with a message."""
    said = {field: but.pop(field) for field in list(but) if field in Document.__dataclass_fields__}
    fields: dict[str, Any] = {"content_type": "text/csv", "size": 9, "document": Document(text, **said)}
    return Enclosed(name, **fields | but)


def make_lesson(message: Message | None = None, topic: Topic | str | None = "reissue-fee", **but: Any) -> Lesson:
    """A lesson that waits, on the topic reissue-fee or on the given topic (or None)."""
    if isinstance(topic, str):
        topic = Topic.objects.filter(key=topic).first() or make_topic(topic)
    fields: dict[str, Any] = {"evidence": Lesson.Evidence.TOLD, "abstained": False, "is_silent": False}
    lesson = Lesson.objects.note_down(message or make_message(), topic=topic, **fields | but)
    assert lesson
    return lesson
