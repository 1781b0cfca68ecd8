"""Opening: the first and the last day of the hotline, under whatever heading they are told."""

from datetime import date

import pytest

from inquiries.notice.reading import read

HEAD = "お知らせ\n\nお詫び申し上げます。\n\n"


def days(text: str) -> dict[str, tuple[str, bool] | None]:
    facts = read(HEAD + text, published=date(2026, 11, 20)).facts
    told = {"first": facts.opens_on, "last": facts.ends_on}
    return {name: (fact.value, fact.sure) if fact else None for name, fact in told.items()}


@pytest.mark.parametrize(
    "text",
    [
        "■ ご相談の電話\n0120-000-000\n期間　2026年11月24日（火）午前9時に開設し、翌年1月29日（金）午後5時に閉じます。",
        "■ ご連絡先\n電話　0120-000-000\n2026年11月24日に開設し、2027年1月29日をもって終えます。",
        "■ お電話番号\n0120-000-000\n2026年11月24日（火）9時から受け付け、2027年1月29日（金）17時に終了いたします。",
        "■ 専用の相談先\n0120-000-000\n開設日　2026年11月24日\n2027年1月29日限りで終了いたします。",
        "■ 専用窓口\n0120-000-000\n開設日　2026年11月24日\n期日　2027年1月29日（金）18時をもって受付を終えます。",
    ],
)
def test_a_desk_by_any_name_opens_and_ends(text: str) -> None:
    assert days(text) == {"first": ("2026-11-24", True), "last": ("2027-01-29", True)}


@pytest.mark.parametrize(
    "row",
    [
        "11月13日（金）　第1報を公表し、専用窓口を開設",
        "2026年11月13日：お客様相談室を設置しました。",
        "11月13日　コールセンターの受付を開始",
        "2026/11/13　ホームページで公表、専用ダイヤルを開設いたしました。",
        "11月13日（金）専用電話が開設された",
    ],
)
def test_a_chronicle_tells_when_a_desk_was_opened_though_not_for_certain(row: str) -> None:
    assert days(f"■ 経緯\n2026年11月10日　不正な通信を検知\n{row}")["first"] == ("2026-11-13", False)


@pytest.mark.parametrize(
    "row",
    [
        "11月13日　社内に対策本部を設置",
        "11月13日　専用窓口の開設を決定",
        "11月13日　警察署の相談窓口に届け出",
        "11月13日　調査委員会の窓口を設置",
    ],
)
def test_what_else_happened_opens_no_desk(row: str) -> None:
    assert days(f"■ 経緯\n2026年11月10日　不正な通信を検知\n{row}")["first"] is None
