"""Every text can be found by whoever translates."""

import ast
from pathlib import Path

import pytest

from tests.house.messages import catalogue, japanese

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
MARKS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}


def test_no_text_hides_in_an_f_string_where_extraction_does_not_look() -> None:
    hidden = []

    for path in [*ROOT.glob("hotline/**/*.py"), *ROOT.glob("inquiries/**/*.py")]:
        for string in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.JoinedStr)):
            for node in ast.walk(string):
                match node:
                    case ast.Call(func=ast.Name(id=name), args=[ast.Constant(), *_]) if name in MARKS:
                        hidden.append(f"{path.relative_to(ROOT)}:{node.lineno}")

    assert hidden == []


@pytest.mark.parametrize(
    ("another", "word"), [("用件", "分類"), ("事故対策", "調査の担当"), ("カード担当", "カードの担当")]
)
def test_one_thing_has_one_word_on_screen(another: str, word: str) -> None:
    said = [text for entry in catalogue().values() for text in japanese(entry)]

    assert [text for text in said if another in text] == []
    assert word in said
