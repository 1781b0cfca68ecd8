"""Contradiction: a taboo that the notice says now waits for a supervisor, who keeps it, changes it or lifts it."""

from datetime import date, timedelta

import pytest

from inquiries.models import Contradiction, Event, Staff, Taboo, Version
from inquiries.models.notice.taboo import AlreadyTaboo
from inquiries.notice.reading import Reading, read
from inquiries.notice.versions.forecast import Forecast
from inquiries.notice.versions.loading import load

pytestmark = pytest.mark.django_db
ASKS, BEARS, COUNT = "手数料は各社に申し入れております。", "手数料は当社が負担いたします。", "対象は3,164件です。"


def notice(*sentences: str, day: int = 20) -> Reading:
    text = "お知らせ\n\n１．お客様へのお願い\n\n" + "\n".join(sentences) + "\n"
    return read(text, published=date(2026, 11, 1) + timedelta(days=day))


def loaded(*sentences: str) -> Version:
    return load(notice(*sentences, day=Version.objects.count())).version


@pytest.fixture
def taboo(db: None) -> Taboo:
    loaded(ASKS, COUNT)
    Taboo.objects.all().delete()
    return Taboo.objects.add("当社が負担します", by=None, because="約束ではない", instead="引用する")


def waiting() -> list[tuple[str, str]]:
    return [(row.taboo.words, row.clause.text) for row in Contradiction.objects.in_order()]


def test_a_notice_that_says_it_now_is_told(taboo: Taboo) -> None:
    version = loaded(BEARS, COUNT)

    assert waiting() == [("当社が負担します", BEARS)]
    assert Contradiction.objects.of(version).exists()


def test_the_page_before_it_tells_as_much(taboo: Taboo) -> None:
    found = Forecast(notice(BEARS, COUNT, day=9)).contradicted

    assert [(one.words, clause.text) for one, clause in found] == [("当社が負担します", BEARS)]
    assert not Contradiction.objects.exists()


def test_a_notice_that_denies_it_does_not_say_it(taboo: Taboo) -> None:
    loaded("手数料は当社が負担するものではありません。", COUNT)

    assert waiting() == []


def test_kept_it_is_not_asked_again_as_long_as_the_sentence_stays(taboo: Taboo, supervisor: Staff) -> None:
    loaded(BEARS, COUNT)
    Contradiction.objects.get().keep(by=supervisor)

    loaded(BEARS, "対象は3,201件です。")

    assert waiting() == []
    assert Taboo.objects.filter(pk=taboo.pk).exists()
    assert Event.objects.get(action="taboo.kept").particulars["words"] == "当社が負担します"


def test_what_nobody_has_settled_waits_on(taboo: Taboo) -> None:
    loaded(BEARS, COUNT)

    third = loaded(BEARS, "対象は3,201件です。")

    assert [row.clause.version for row in Contradiction.objects.in_order()] == [third]


def test_once_the_notice_says_it_no_more_nothing_waits(taboo: Taboo) -> None:
    loaded(BEARS, COUNT)
    loaded(ASKS, COUNT)

    assert waiting() == []


def test_changed_it_is_seen_to(taboo: Taboo, supervisor: Staff) -> None:
    loaded(BEARS, COUNT)

    taboo.retell(by=supervisor, words="すべて当社が負担します", because="全額とは書かれていない", instead="引用する")

    assert waiting() == []
    assert Taboo.objects.filter(words="すべて当社が負担します").exists()


def test_no_two_are_worded_alike(taboo: Taboo, supervisor: Staff) -> None:
    Taboo.objects.add("無料です", by=None, because="約束ではない", instead="引用する")

    with pytest.raises(AlreadyTaboo):
        taboo.retell(by=supervisor, words="無料です", because="約束ではない", instead="引用する")


def test_lifted_it_is_gone(taboo: Taboo, supervisor: Staff) -> None:
    loaded(BEARS, COUNT)

    taboo.lift(by=supervisor, reason="お知らせに記載されたため")

    assert waiting() == []
