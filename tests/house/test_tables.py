"""On a phone the rows of a list stand without its head, so each figure in them says what it counts."""

import re
from pathlib import Path

import pytest

from tests.house.test_texts import ROOT

FIGURE = re.compile(r'<td class="[^"]*\bnum\b[^>]*>')
pytestmark = pytest.mark.once
LISTS = [path for path in sorted((ROOT / "templates").rglob("*.html")) if " stacks" in path.read_text()]


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_each_figure_of_a_list_has_the_word_of_its_column(path: Path) -> None:
    bare = [cell for cell in FIGURE.findall(path.read_text()) if "data-label" not in cell]

    assert not bare
