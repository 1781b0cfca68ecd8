"""Runs: the words of two wordings, as a reader marks them."""

import pytest

from inquiries.notice.versions.runs import Op, Run, runs

PAIRS = [
    ("最大3,164件", "最大3,201件"),
    ("お客様には個別にメールでご連絡いたします。", "お客様には個別にメールでご連絡し、届かない場合は郵送いたします。"),
    ("", "電話"),
    ("電話", ""),
    ("原因は調査中です。", "原因がわかりました。"),
]


def test_a_figure_is_one_word_with_its_commas() -> None:
    found = runs("最大3,164件", "最大3,201件")

    assert found == [
        Run(Op.EQUAL, "最大"),
        Run(Op.DELETE, "3,164"),
        Run(Op.INSERT, "3,201"),
        Run(Op.EQUAL, "件"),
    ]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_without_what_came_they_are_the_old_words_and_without_what_went_the_new(old: str, new: str) -> None:
    found = runs(old, new)

    assert "".join(run.text for run in found if run.op != Op.INSERT) == old
    assert "".join(run.text for run in found if run.op != Op.DELETE) == new


def test_the_same_words_in_another_width_are_equal_and_shown_as_they_stand_now() -> None:
    assert runs("9:00~18:00", "９：００～１９：００")[-3:-2] == [Run(Op.DELETE, "18")]


def test_a_lone_particle_between_two_changes_belongs_to_the_change() -> None:
    found = runs("住所の変更", "氏名の訂正")

    assert found == [Run(Op.DELETE, "住所の変更"), Run(Op.INSERT, "氏名の訂正")]
