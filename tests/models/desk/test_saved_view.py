"""A list is saved under a name, for oneself or for everybody."""

import pytest

from inquiries.models import Event, SavedView, Staff
from inquiries.models.desk import saved_view
from inquiries.models.desk.saved_view import NameInUse, TooManyViews, ViewGone
from tests.makers import make_staff

pytestmark = pytest.mark.django_db
OWED = {"state": "owed"}


def keep(name: str, by: Staff, **but: object) -> SavedView:
    return SavedView.objects.keep(name, **{"asked": OWED, "by": by} | but)  # type: ignore[arg-type]


def names(staff: Staff) -> list[str]:
    return [view.name for view in SavedView.objects.of(staff).in_order()]


def test_everybody_sees_their_own_and_what_a_supervisor_shared(operator: Staff, supervisor: Staff) -> None:
    keep("自分の", operator)
    keep("鈴木の", supervisor)
    keep("みんなの", supervisor, is_shared=True)

    assert names(operator) == ["自分の", "みんなの"]
    assert names(supervisor) == ["鈴木の", "みんなの"]


def test_what_is_shared_only_supervisors_change(operator: Staff, supervisor: Staff) -> None:
    own, shared = keep("自分の", operator), keep("みんなの", supervisor, is_shared=True)

    assert list(SavedView.objects.changeable_by(operator)) == [own]
    assert list(SavedView.objects.changeable_by(supervisor)) == [shared]


def test_what_was_shared_meanwhile_stays_shared_and_what_was_deleted_stays_so(supervisor: Staff) -> None:
    view = keep("不正利用", supervisor)
    stale = SavedView.objects.get(pk=view.pk)
    view.share(by=supervisor)

    stale.replace(asked={"state": "late"}, words="", by=supervisor)

    assert SavedView.objects.get().is_shared
    assert SavedView.objects.get().asked == {"state": "late"}
    view.drop(by=supervisor)
    with pytest.raises(ViewGone):
        stale.rename("別の名前", by=supervisor)
    assert not SavedView.objects.exists()


def test_a_name_is_one_person_s_once(operator: Staff, supervisor: Staff) -> None:
    keep("不正利用", operator)

    keep("不正利用", supervisor)
    keep("不正利用", supervisor, is_shared=True)
    with pytest.raises(NameInUse):
        keep("不正利用", operator)
    with pytest.raises(NameInUse):
        keep("不正利用", supervisor, is_shared=True)


def test_there_is_room_for_some(operator: Staff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_view, "MOST", 2)
    first, _second = keep("一", operator), keep("二", operator)

    with pytest.raises(TooManyViews):
        keep("三", operator)

    first.rename("壱", by=operator)
    keep("三", make_staff("ito", "伊藤"))


def test_words_and_name_are_masked(operator: Staff) -> None:
    view = keep("4111 1111 1111 1111", operator, words="中村 4111111111111111")

    view.refresh_from_db()
    assert "4111111" not in view.name.replace(" ", "") + view.words
    assert view.words.startswith("中村")


def test_who_gives_a_view_to_everybody_is_on_record(supervisor: Staff) -> None:
    view = keep("中村様", supervisor, words="中村")
    keep("急ぎ", supervisor, is_shared=True)

    view.rename("中村様の件", by=supervisor, is_shared=True)
    view.replace(asked={"state": "all"}, words="", by=supervisor)
    view.rename("全部", by=supervisor)
    view.drop(by=supervisor)

    told = Event.objects.filter(action__startswith="saved_view.").order_by("pk")
    assert [(event.action, event.particulars["name"]) for event in told] == [
        ("saved_view.shared", "急ぎ"),
        ("saved_view.shared_with_words", "中村様の件"),
        ("saved_view.changed", "中村様の件"),
        ("saved_view.renamed", "全部"),
        ("saved_view.dropped", "全部"),
    ]


def test_one_s_own_views_are_nobody_else_s_business(operator: Staff) -> None:
    view = keep("一", operator)

    view.rename("二", by=operator)
    view.drop(by=operator)

    assert not Event.objects.exists()
    assert not SavedView.objects.exists()


def test_a_view_moves_up_among_its_own_kind(operator: Staff) -> None:
    for name in ("一", "二", "三"):
        keep(name, operator)

    for _time in range(3):
        SavedView.objects.get(name="三").move_up(by=operator)

    assert names(operator) == ["三", "一", "二"]
    assert not Event.objects.exists()


def test_whoever_moves_what_everybody_has_is_on_record(supervisor: Staff) -> None:
    for name in ("一", "二"):
        keep(name, supervisor, is_shared=True)

    for _time in range(2):
        SavedView.objects.get(name="二").move_up(by=supervisor)

    assert names(supervisor) == ["二", "一"]
    assert Event.objects.get(action="saved_view.moved").particulars == {"name": "二"}
