"""Whatever writes a table that people open in a spreadsheet passes its cells through the guard against formulas."""

import re

import pytest

from tests.house.test_texts import ROOT

pytestmark = pytest.mark.once
WRITES = re.compile(r"csv\.writer\(|DictWriter\(|\bWorkbook\(|WriteOnlyCell\(|text/csv|spreadsheetml")
INVENTED = {"sample", "crowd"}
"""What invents people writes files for tests and shows."""


def test_every_table_that_leaves_is_guarded() -> None:
    code = [path for path in sorted((ROOT / "inquiries").rglob("*.py")) if not INVENTED & set(path.parts)]
    writing = [path for path in code if WRITES.search(path.read_text())]

    assert writing
    assert [path for path in writing if "guarded(" not in path.read_text()] == []
