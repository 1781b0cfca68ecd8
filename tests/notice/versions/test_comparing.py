"""Comparing versions: what became of each sentence."""

from inquiries.notice.versions.comparing import compare


def test_the_same_text_is_unchanged() -> None:
    changes = compare(["甲です。", "乙です。"], ["甲です。", "乙です。"])

    assert changes.as_json() == {
        "unchanged": ["甲です。", "乙です。"],
        "changed": [],
        "removed": [],
        "added": [],
        "moved": [],
        "wording": [],
    }


def test_a_sentence_that_moved_or_was_spaced_anew_is_unchanged() -> None:
    changes = compare(
        ["手数料は 依頼しております。", "原因は調査中です。"], ["原因は調査中です。", "手数料は依頼して\nおります。"]
    )

    assert changes.unchanged == ("原因は調査中です。", "手数料は依頼して\nおります。")
    assert not changes.changed
    assert not changes.removed
    assert not changes.added


def test_a_slip_that_was_mended_is_a_change_of_that_sentence() -> None:
    changes = compare(["氏名", "会員IDおよびパスワー"], ["氏名", "会員IDおよびパスワード"])

    assert changes.changed == (("会員IDおよびパスワー", "会員IDおよびパスワード"),)


def test_what_went_and_what_came_stand_apart() -> None:
    changes = compare(["原因は調査中です。"], ["カードでのお支払いを再開いたしました。"])

    assert changes.removed == ("原因は調査中です。",)
    assert changes.added == ("カードでのお支払いを再開いたしました。",)


def test_of_two_equal_sentences_one_may_go() -> None:
    changes = compare(["以上です。", "以上です。"], ["以上です。"])

    assert changes.unchanged == changes.removed == ("以上です。",)


def test_typography_alone_is_no_change() -> None:
    changes = compare(
        ["受付時間 9:00~18:00", "会員情報 131,464件", "ご連絡いたします。"],
        ["受付時間　９：００〜１８：００", "会員情報　１３１４６４件", "ご連絡いたします"],
    )

    assert len(changes.unchanged) == 3


def test_a_figure_changed_in_a_long_sentence_is_a_change() -> None:
    long = "なお、" + "対象となるお客様には個別にご連絡を差し上げており、" * 8

    changes = compare([long + "件数は1,206件です。"], [long + "件数は1,388件です。"])

    assert len(changes.changed) == 1
    assert not changes.unchanged


def test_figures_alone_in_a_line_are_paired_in_their_order() -> None:
    changes = compare(["7,386件", "3件"], ["8,000件", "5件"])

    assert changes.changed == (("7,386件", "8,000件"), ("3件", "5件"))


def test_similar_sentences_are_never_paired_crosswise() -> None:
    changes = compare(
        ["A社の件数は100件です。", "B社の件数は200件です。"], ["B社の件数は250件です。", "A社の件数は120件です。"]
    )

    assert set(changes.changed) == {
        ("A社の件数は100件です。", "A社の件数は120件です。"),
        ("B社の件数は200件です。", "B社の件数は250件です。"),
    }


def test_a_sentence_that_was_split_is_paired_with_each_of_its_parts() -> None:
    old = "4月4日に連絡を受け、4月5日に調査を依頼し、4月18日に決済を停止いたしました。"
    first, second = "4月4日に連絡を受けました。", "4月5日に調査を依頼し、4月18日に決済を停止いたしました。"

    changes = compare([old], [first, second])

    assert changes.changed == ((old, first), (old, second))
    assert not changes.added


def test_two_sentences_that_were_joined_are_each_paired_with_the_whole() -> None:
    first, second = "手数料は当社が負担いたします。", "お申し出はカード会社へお願いします。"
    whole = "手数料は当社が負担いたしますので、お申し出はカード会社へお願いします。"

    changes = compare([first, second], [whole])

    assert changes.changed == ((first, whole), (second, whole))
    assert not changes.removed


def test_a_sentence_written_wholly_anew_in_its_place_is_a_change() -> None:
    changes = compare(
        ["氏名", "原因は現在調査中です。", "電話 0120-000-000"],
        ["氏名", "侵入の原因は、保守用の装置の欠陥を悪用されたことでした。", "電話 0120-000-000"],
    )

    assert len(changes.changed) == 1


def test_a_number_in_front_or_another_heading_moves_a_sentence_and_changes_none() -> None:
    changes = compare(
        ["原因は調査中です。", "（1）研修を行います。"],
        ["原因は調査中です。", "（2）研修を行います。"],
        old_under=[("3 原因",), ("5 対策",)],
        new_under=[("4 原因",), ("5 対策",)],
    )

    assert len(changes.unchanged) == 2
    assert [(one.was_under, one.under) for one in changes.moved] == [(("3 原因",), ("4 原因",))]


def test_a_thousand_sentences_are_compared_with_a_thousand_others() -> None:
    old = [f"{at}番目のお客様へ{at * 7 % 13}日にご連絡いたします。" for at in range(1000)]
    new = [f"{at}番目の会員様へ{at * 5 % 11}日にお知らせいたします。" for at in range(1000)]

    changes = compare(old, new)

    assert len(changes.changed) + len(changes.unchanged) + len(changes.added) == 1000
