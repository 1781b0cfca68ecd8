"""What a colleague holds or did: who may do what to it is one table on the page on safety; here each row is done."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from inquiries.models import Hold, Inquiry, Lookup, Owner, Role, SavedView, Session, Staff
from inquiries.models.batch.batch import Batch
from inquiries.models.batch.kinds import ACTS, Kind
from inquiries.models.roster.blind_key import Kind as KindOfValue
from tests.makers import make_contact, make_draft, make_inquiry, make_staff
from tests.rosters import make_roster

pytestmark = [pytest.mark.once, pytest.mark.django_db]
SAFETY = Path(__file__).resolve().parent.parent.parent / "docs" / "security.md"
WORDS, BEGUN = "担当から確認し、ご連絡いたします。", "書きかけの文です。"
READ = {"lookup_show", "inquiry_show"}


class Deed(NamedTuple):
    """An address and what is sent to it."""

    name: str
    pk: int
    said: dict[str, Any] = {}


def in_hand(owner: Staff) -> Inquiry:
    """An inquiry that this person has claimed."""
    inquiry = make_inquiry(contact=make_contact("森 美咲", "mori@example.jp", phone="03-0000-1111"))
    inquiry.claim(by=owner)
    return inquiry


def reply(owner: Staff) -> Deed:
    inquiry = in_hand(owner)
    known = {"seen": inquiry.messages.latest("pk").pk, "contact": inquiry.contact_id}
    return Deed("reply_create", inquiry.pk, known | {"words-0": WORDS})


def closing(owner: Staff) -> Deed:
    return Deed("closure_create", in_hand(owner).pk, {"outcome": "to_issuer"})


def release(owner: Staff) -> Deed:
    return Deed("assignment_delete", in_hand(owner).pk)


def claim(owner: Staff) -> Deed:
    inquiry = in_hand(owner)
    return Deed("assignment_create", inquiry.pk)


def note(owner: Staff) -> Deed:
    return Deed("note_create", in_hand(owner).pk, {"text": "折り返しのお約束です。"})


def sort(owner: Staff) -> Deed:
    return Deed("priority_create", in_hand(owner).pk, {"priority": "high"})


def resume(owner: Staff) -> Deed:
    inquiry = in_hand(owner)
    inquiry.put_on_hold(by=owner, reason=Hold.Reason.CUSTOMER)
    return Deed("hold_delete", inquiry.pk)


def reopen(owner: Staff) -> Deed:
    inquiry = in_hand(owner)
    inquiry.close(by=owner, outcome="to_issuer")
    return Deed("closure_delete", inquiry.pk)


def keep_promise(owner: Staff) -> Deed:
    callback = in_hand(owner).promise_call(by=owner, due_at=timezone.now() + timedelta(hours=1))
    return Deed("callback_delete", callback.pk, {"phone": callback.inquiry.contact.phones.get().pk})


def try_mail_again(owner: Staff) -> Deed:
    dispatch = make_draft(in_hand(owner), owner).send(by=owner, seen=10**9)
    dispatch.mark_failed(at=timezone.now(), error="550", for_good=True)
    return Deed("dispatch_retry", dispatch.pk)


def take_back_a_reply(owner: Staff) -> Deed:
    return Deed("reply_delete", make_draft(in_hand(owner), owner).send(by=owner, seen=10**9).pk)


def withdraw(owner: Staff) -> Deed:
    asked = in_hand(owner).escalate(by=owner, owner=Owner.LEGAL, words="返金")
    return Deed("withdrawal_create", asked.pk, {"reason": "お客様のお申し出です。"})


def end_a_batch(owner: Staff) -> Deed:
    inquiry, asked = make_inquiry(), {"priority": "high"}
    seen = {
        look.target: look.fingerprint
        for look in ACTS[Kind.PRIORITY](owner, asked).look([inquiry.pk], at=timezone.now())
    }
    batch = Batch.objects.begin(Kind.PRIORITY, asked, by=owner, chosen=[inquiry.pk], seen=seen, token="x")
    return Deed("batch_delete", batch.pk)


def change_a_view(owner: Staff) -> Deed:
    view = SavedView.objects.keep("手数料", asked={"state": "owed"}, by=owner)
    return Deed("saved_view_edit", view.pk, {"name": "再発行"})


def settle_a_mention(owner: Staff) -> Deed:
    note = make_inquiry().note(by=make_staff("kato", "加藤"), text=f"@{owner.username} お願いします。")
    return Deed("mention_settle", note.mentions.get().pk)


def end_a_sign_in(owner: Staff) -> Deed:
    Client().force_login(owner)
    return Deed("session_end", Session.objects.latest("pk").pk)


def read_a_look_up(owner: Staff) -> Deed:
    make_roster(in_force=True)
    return Deed("lookup_show", Lookup.objects.make(KindOfValue.MAIL, "x@example.jp", reason="お尋ね", by=owner).pk)


def read_a_draft(owner: Staff) -> Deed:
    """Whoever opens the inquiry finds a draft of their own, and never this one."""
    return Deed("inquiry_show", make_draft(in_hand(owner), owner, words=BEGUN).inquiry_id)


YES, ASKED, NO, ABSENT = "yes", "asked first, on record", "no", "does not exist"
ROWS: list[tuple[str, str, str, list[Callable[[Staff], Deed]]]] = [
    ("reply in an inquiry that somebody has in hand, close it", ASKED, YES, [reply, closing]),
    ("claim it, put it back into the queue", NO, YES, [claim, release]),
    ("note, set its priority, end its hold, open it again", YES, YES, [note, sort, resume, reopen]),
    ("keep the promise of a call, try a mail again that was not sent", YES, YES, [keep_promise, try_mail_again]),
    ("take back a reply within its pause", NO, YES, [take_back_a_reply]),
    ("withdraw a question to the second line", NO, YES, [withdraw]),
    ("look at a batch, undo it", ABSENT, YES, [end_a_batch]),
    ("end a sign-in", ABSENT, YES, [end_a_sign_in]),
    ("read a draft", ABSENT, ABSENT, [read_a_draft]),
    ("change or delete somebody's own saved view", ABSENT, ABSENT, [change_a_view]),
    ("settle a mention", ABSENT, ABSENT, [settle_a_mention]),
    ("read a look-up that stands in no inquiry yet", ABSENT, ABSENT, [read_a_look_up]),
]
"""What it is; by a colleague, an operator or the card desk; by a supervisor. Whose it is may do all of it."""
WHO = ("owner", "operator", "card_desk", "supervisor")
CASES = [
    pytest.param(deed, who, says, id=f"{deed.__name__}-{who}")
    for _what, by_colleague, by_supervisor, deeds in ROWS
    for deed in deeds
    for who, says in zip(WHO, (YES, by_colleague, by_colleague, by_supervisor), strict=True)
]


def outcome(answer: Any, deed: Callable[[Staff], Deed]) -> str:
    """What became of it, in the words of the table."""
    page = answer.content.decode()
    if answer.status_code == 404 or ("<html" in page and deed is read_a_draft and BEGUN not in page):
        return ABSENT
    if answer.status_code in {409, 422}:
        return ASKED if 'name="insisted"' in page or 'name="insists"' in page else NO
    return YES if answer.status_code in {200, 204, 302} else str(answer.status_code)


@pytest.mark.parametrize(("deed", "who", "says"), CASES)
def test_it_is_as_the_table_says(deed: Callable[[Staff], Deed], who: str, says: str) -> None:
    owner, client = make_staff("abe", "阿部"), Client()
    done = deed(owner)
    client.force_login(owner if who == "owner" else make_staff("ito", "伊藤", Role(who)))
    path = reverse(done.name, args=[done.pk])

    answer = client.get(path) if done.name in READ else client.post(path, done.said)

    assert outcome(answer, deed) == says


def test_the_page_on_safety_prints_the_table() -> None:
    head = "| of a colleague | by an operator or the card desk | by a supervisor |\n|---|---|---|\n"
    _before, _head, table = SAFETY.read_text().partition(head)

    rows = re.findall(r"^\| (.+) \| (.+) \| (.+) \|$", table.partition("\n\n")[0], re.MULTILINE)

    assert rows == [row[:3] for row in ROWS]
