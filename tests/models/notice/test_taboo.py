"""What is never said is asked about before a reply leaves, with the reason and what to say instead."""

import pytest

from inquiries.models import Draft, Event, Inquiry, Staff, Taboo, WarningKind
from inquiries.models.notice.taboo import AlreadyTaboo, Telling
from inquiries.models.reply.not_sent import Warned
from inquiries.models.reply.send_warning import unsayable, warnings
from tests.makers import make_inquiry, make_topic, make_version

pytestmark = pytest.mark.django_db
TELLING = Telling(because="約束されていません。", instead="条項を引用します。")


def send(inquiry: Inquiry, words: str, by: Staff, insisted: str = "") -> None:
    draft = Draft.objects.begin(inquiry, by=by)
    draft.write([{"words": words}])
    draft.send(by=by, seen=inquiry.messages.latest("pk").pk, insisted=insisted)


def test_it_is_asked_about_with_the_reason_and_what_to_say_instead(supervisor: Staff) -> None:
    Taboo.objects.add("補償します", by=supervisor, **TELLING)

    (warning,) = warnings("全額補償いたします。", make_inquiry())

    assert warning.kind == WarningKind.TABOO
    assert "補償します" in warning.sentence
    assert "約束されていません。" in warning.sentence
    assert "条項を引用します。" in warning.sentence


def test_one_may_insist_on_exactly_these_words_and_that_is_recorded(operator: Staff) -> None:
    Taboo.objects.add("補償します", by=None, **TELLING)
    make_version()
    inquiry = make_inquiry()
    with pytest.raises(Warned) as doubt:
        send(inquiry, "補償いたします。", operator)
    with pytest.raises(Warned):
        send(inquiry, "必ず補償いたします。", operator, insisted=doubt.value.fingerprint)

    send(inquiry, "補償いたします。", operator, insisted=doubt.value.fingerprint)

    assert Event.objects.get(action="reply.insisted").particulars["doubt"] == WarningKind.TABOO


def test_what_is_never_said_of_another_topic_may_be_said_here() -> None:
    fee, police = make_topic("fee", never_say=["不要です"]), make_topic("police", never_say=["捕まります"])

    assert unsayable("犯人は捕まります。お手続きは不要です。", [fee])[0].sentence.count("不要です") == 1
    assert len(unsayable("犯人は捕まります。お手続きは不要です。", [fee, police])) == 2


def test_where_no_topic_is_known_those_of_all_count() -> None:
    make_topic("fee", never_say=["不要です"])

    assert len(warnings("お手続きは不要です。", make_inquiry())) == 1


def test_a_sentence_of_the_notice_may_be_said() -> None:
    make_version("本件によるご利用料金は無料です。")
    Taboo.objects.add("無料です", by=None, **TELLING)

    assert unsayable("本件によるご利用料金は無料です。ご安心ください。", []) == []
    assert len(unsayable("本件によるご利用料金は無料です。手数料も無料です。", [])) == 1


def test_it_is_put_on_the_list_once_for_each_topic(supervisor: Staff) -> None:
    topic = make_topic()
    Taboo.objects.add("無料です", by=supervisor, topic=topic, **TELLING)
    Taboo.objects.add("無料です", by=supervisor, **TELLING)

    for about in (topic, None):
        with pytest.raises(AlreadyTaboo):
            Taboo.objects.add("無料です", by=supervisor, topic=about, **TELLING)

    assert Taboo.objects.general().count() == 1


def test_who_put_it_there_changed_it_and_took_it_off_is_recorded(supervisor: Staff) -> None:
    taboo = Taboo.objects.add("無料です", by=supervisor, **TELLING)
    taboo.retell(by=supervisor, because="別の理由", instead="")

    taboo.lift(by=supervisor, reason="お知らせが改まった")

    assert not Taboo.objects.exists()
    recorded = Event.objects.order_by("pk").values_list("action", "by", "particulars__words")
    assert list(recorded) == [(f"taboo.{what}", supervisor.pk, "無料です") for what in ("added", "retold", "lifted")]
    assert Event.objects.get(action="taboo.lifted").particulars["reason"] == "お知らせが改まった"


def test_a_card_number_is_no_reason(supervisor: Staff) -> None:
    taboo = Taboo.objects.add("無料です", by=supervisor, because="4111 1111 1111 1111", instead="")

    assert "4111111111111111" not in taboo.because.replace(" ", "")
