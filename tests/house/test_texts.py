"""Every text can be found by whoever translates."""

import ast
from pathlib import Path

import pytest

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
