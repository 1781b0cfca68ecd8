"""Card companies: by which names they are found, and what is only typed."""

import pytest

from inquiries.models import Event, Issuer, Staff
from inquiries.models.card.issuer import ChangedMeanwhile, Known
from tests.makers import make_issuer

pytestmark = pytest.mark.django_db


@pytest.fixture
def hinoki() -> Issuer:
    return make_issuer(
        "ひのきファイナンス", kana="ヒノキファイナンス", spellings="杉クレジット\nSUGI CARD", brands=["visa"]
    )


@pytest.mark.parametrize(
    "typed", ["ヒノキ ファイナンス", "ﾋﾉｷﾌｧｲﾅﾝｽ", "杉クレジット", "sugi card", "ＳＵＧＩ　ＣＡＲＤ"]
)
def test_it_is_known_by_each_of_its_names(hinoki: Issuer, typed: str) -> None:
    assert Issuer.objects.called(typed) == [hinoki]


def test_names_that_begin_so_stand_before_those_that_hold_it_and_brands(hinoki: Issuer) -> None:
    inside = make_issuer("新ひのきカード")
    make_issuer("くすのき信販")

    assert Issuer.objects.like("ひのき") == [hinoki, inside]
    assert Issuer.objects.like("visa") == [hinoki]
    assert Issuer.objects.like("") == Issuer.objects.called("  ") == []


def test_a_name_that_was_only_typed_is_written_down_once(operator: Staff) -> None:
    first = Issuer.objects.kept(Issuer(name="まつカード"), by=operator)
    second = Issuer.objects.kept(Issuer(name="ﾏﾂｶｰﾄﾞ"), by=operator)

    assert first == second == Issuer.objects.get()
    assert first is not None
    assert not first.is_in_directory
    assert Event.objects.get(action="issuer.named").by == operator


def test_whoever_completes_it_takes_it_into_the_directory(supervisor: Staff, operator: Staff) -> None:
    issuer = Issuer.objects.kept(Issuer(name="まつカード"), by=operator)
    assert issuer

    issuer.change(
        by=supervisor,
        seen=issuer.fingerprint,
        name="松カード",
        kana="マツカード",
        spellings="まつカード\n\nまつカード",
        brands=["jcb"],
    )

    assert issuer.is_in_directory
    assert issuer.names == ["松カード", "マツカード", "まつカード"]
    assert Event.objects.get(action="issuer.renamed").particulars["was"] == "まつカード"


def test_two_who_change_it_at_once_do_not_undo_each_other(hinoki: Issuer, supervisor: Staff) -> None:
    seen = hinoki.fingerprint
    Issuer.objects.get().change(by=supervisor, seen=seen, kana="ヒノキ")

    with pytest.raises(ChangedMeanwhile):
        hinoki.change(by=supervisor, seen=seen, kana="ヒノキカード")

    assert Issuer.objects.get().kana == "ヒノキ"


def test_it_takes_no_name_of_another(hinoki: Issuer, supervisor: Staff) -> None:
    other = make_issuer("くすのき信販")

    with pytest.raises(Known):
        other.change(by=supervisor, name="ヒノキファイナンス")


def test_nobody_adds_one_by_a_name_of_another(hinoki: Issuer, operator: Staff) -> None:
    with pytest.raises(Known):
        Issuer.objects.add("sugi card", by=operator, is_in_directory=False)

    assert Issuer.objects.kept(Issuer(name="杉クレジット"), by=operator) == hinoki


def test_a_name_means_who_is_in_the_directory_before_who_was_only_typed(hinoki: Issuer) -> None:
    make_issuer("SUGI CARD", is_in_directory=False)

    assert Issuer.objects.meant("sugi card") == [hinoki]
    assert len(Issuer.objects.called("sugi card")) == 2


def test_a_name_means_who_has_it_today_before_who_had_it(hinoki: Issuer) -> None:
    today = make_issuer("杉クレジット")

    assert Issuer.objects.meant("杉クレジット") == [today]


def test_a_new_spelling_is_none_of_another_in_the_directory(hinoki: Issuer, supervisor: Staff) -> None:
    other = make_issuer("くすのき信販")
    make_issuer("まつカード", is_in_directory=False)

    with pytest.raises(Known) as refusal:
        other.change(by=supervisor, spellings="クスノキ\nＳＵＧＩ ＣＡＲＤ")
    other.change(by=supervisor, spellings="まつカード")

    assert "ＳＵＧＩ ＣＡＲＤ" in str(refusal.value)
    assert Issuer.objects.meant("まつカード") == [other]


def test_no_card_number_stays_in_any_field(supervisor: Staff) -> None:
    issuer = make_issuer()

    issuer.change(
        by=supervisor, spellings="4111 1111 1111 1111", kana="4111111111111111", sheet_to="4111-1111-1111-1111"
    )

    assert "41111111" not in f"{issuer.spellings}{issuer.kana}{issuer.sheet_to}".replace(" ", "").replace("-", "")
