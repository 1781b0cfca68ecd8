"""Who answers for whom is said once, in code, and the page on safety prints the same."""

import re
from pathlib import Path

import pytest

from inquiries.models.notice.owner import ANSWERED_BY

pytestmark = pytest.mark.once
SAFETY = Path(__file__).resolve().parent.parent.parent / "docs" / "security.md"


def test_the_page_on_safety_prints_the_table() -> None:
    _before, _head, table = SAFETY.read_text().partition("| asked | role that answers |\n|---|---|\n")

    rows = re.findall(r"^\| (\w+) \| (\w+) \|$", table.partition("\n\n")[0], re.MULTILINE)

    assert rows == [(owner.value, role.value if role else "none") for owner, role in ANSWERED_BY.items()]
