"""Comparing versions: what became of each sentence."""

from inquiries.notice.comparing import compare


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
