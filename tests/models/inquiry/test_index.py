"""The index is in step with what is said: after every verb that writes words, and after the whole world."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from inquiries.models import Bond, Channel, Escalation, Guess, Hold, Index, Inquiry, Merge, Split, Staff
from inquiries.models.inquiry.incoming import Incoming
from inquiries.search import Query
from tests.makers import make_contact, make_file, make_inquiry, make_supervisor, make_topic
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]


def differing() -> int:
    """Rows that are not as a rebuild from nothing would write them. It leaves them right."""
    return sum(differed for _, differed in Index.objects.rebuild(at_once=7))


def finds(words: str) -> list[int]:
    return Inquiry.objects.saying(Query.of(words), most=100)


def test_it_is_in_step_with_the_whole_world(world: World) -> None:
    assert Index.objects.count() == Inquiry.objects.standing_alone().count()
    assert differing() == 0


def append(inquiry: Inquiry, by: Staff) -> str:
    inquiry.append(Incoming(Channel.MAIL, "追加のひまわりです。", subject="追伸", history="> 以前の話"), by=by)
    return "ひまわり 追伸 以前の話"


def note(inquiry: Inquiry, by: Staff) -> str:
    inquiry.note(by=by, text="課長に確認中。")
    return "確認中"


def attach(inquiry: Inquiry, _by: Staff) -> str:
    inquiry.messages.all()[0].attach(make_file("明細書の写し.txt", "桔梗の代金"))
    return "明細書の写し 桔梗"


def set_topics(inquiry: Inquiry, by: Staff) -> str:
    inquiry.set_topics([make_topic(name_ja="返金の時期", name_en="When refunds come")], by=by)
    return "返金の時期"


def guess(inquiry: Inquiry, _by: Staff) -> str:
    Guess.objects.make(inquiry, [make_topic(name_ja="警察への届け出")])
    return "届け出"


def hold(inquiry: Inquiry, by: Staff) -> str:
    inquiry.put_on_hold(by=by, reason=Hold.Reason.OTHER, words="調査会社の報告待ち")
    return "調査会社"


def escalate(inquiry: Inquiry, by: Staff) -> str:
    inquiry.escalate(by=by, words="補償の有無を伺いたい")
    return "補償の有無"


def withdraw(inquiry: Inquiry, by: Staff) -> str:
    escalation: Escalation = inquiry.escalate(by=by, words="補償の有無")
    escalation.withdraw(by=by, reason="本人から取り下げの申し出があったため")
    return "申し出"


def answer(inquiry: Inquiry, by: Staff) -> str:
    supervisor = make_supervisor()
    inquiry.escalate(by=by).answer(by=supervisor, words="部長が了承しました。")
    return "部長が了承"


def learn(inquiry: Inquiry, _by: Staff) -> str:
    inquiry.contact.learn(kana="ナカムラ ユキ", company="すずらん文具")
    return "なかむら すずらん"


def merge(inquiry: Inquiry, by: Staff) -> str:
    other = make_inquiry("椿の件です。", contact=make_contact("山本", "yamamoto@example.jp"))
    Merge.objects.join(other, into=inquiry, by=by, bond=Bond.PARTY)
    return "椿 山本"


def note_what_was_said_before(inquiry: Inquiry, by: Staff) -> str:
    inquiry.note(by=by, text="はじめの言葉です。")
    return "言葉"


def note_after_a_merge(inquiry: Inquiry, by: Staff) -> str:
    other = make_inquiry("椿の件です。", contact=inquiry.contact)
    Merge.objects.join(other, into=inquiry, by=by)
    other.note(by=by, text="統合の後の一言。")
    return "椿 後の一言"


VERBS = [
    append,
    note,
    note_what_was_said_before,
    note_after_a_merge,
    attach,
    set_topics,
    guess,
    hold,
    escalate,
    withdraw,
    answer,
    learn,
    merge,
]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
def test_a_verb_keeps_it_in_step(verb: Callable[[Inquiry, Staff], str], operator: Staff) -> None:
    inquiry = make_inquiry("はじめの言葉です。")
    make_inquiry("別の件です。", contact=make_contact("石田", "ishida@example.jp"))

    words = verb(inquiry, operator)

    assert finds(f"{words} はじめの") == [inquiry.pk]
    assert differing() == 0


def test_more_words_read_nothing_that_was_said_before(operator: Staff) -> None:
    inquiry = make_inquiry("はじめの言葉です。")

    with CaptureQueriesContext(connection) as asked:
        inquiry.note(by=operator, text="課長に確認中。")
        inquiry.append(Incoming(Channel.MAIL, "追加のひまわりです。"))

    assert not any("UNION" in query["sql"] or "EXECUTE" in query["sql"] for query in asked)


def test_more_words_write_a_row_that_is_missing(operator: Staff) -> None:
    inquiry = make_inquiry("桔梗の件です。")
    Index.objects.all().delete()

    inquiry.note(by=operator, text="課長に確認中。")

    assert finds("桔梗 確認中") == [inquiry.pk]
    assert differing() == 0


def test_words_go_with_a_merge_and_come_back_with_its_end(operator: Staff) -> None:
    one, other = make_inquiry("桔梗の件です。"), make_inquiry("椿の件です。")

    Merge.objects.join(other, into=one, by=operator)
    merged = finds("桔梗 椿")
    Merge.objects.undo(other, by=operator)

    assert (merged, finds("桔梗 椿"), finds("椿")) == ([one.pk], [], [other.pk])
    assert differing() == 0


def test_words_go_with_a_split_and_come_back_with_its_end(operator: Staff) -> None:
    inquiry = make_inquiry("桔梗の件です。")
    said = inquiry.append(Incoming(Channel.MAIL, "椿の件です。"))

    split = Split.objects.off(inquiry, [said], by=operator)
    apart = finds("椿")
    split.undo(by=operator)

    assert (apart, finds("椿")) == ([split.inquiry.pk], [inquiry.pk])
    assert differing() == 0


def test_a_rebuild_from_nothing_writes_every_row_and_the_next_one_none() -> None:
    inquiry = make_inquiry("桔梗の件です。")
    Index.objects.all().delete()

    mended = differing()

    assert (mended, differing(), finds("桔梗")) == (1, 0, [inquiry.pk])
