"""Which role may do what is said once, in code: pages ask that table, and the page on safety prints the same."""

import ast
import re
from pathlib import Path

import pytest

from inquiries.models.gated import GatedQuerySet
from inquiries.models.role import RIGHTS, Right

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parent.parent.parent
SAFETY = ROOT / "docs" / "security.md"
OWN_GATE = {
    "BatchQuerySet",
    "DispatchQuerySet",
    "EditionQuerySet",
    "EnclosureEditionQuerySet",
    "EscalationQuerySet",
    "SessionQuerySet",
}
"""Of these a role sees a part: what is in force, what is put to it; mail but for codes; one's own sign-ins."""


def test_each_right_is_somebody_s() -> None:
    assert set(RIGHTS) == set(Right)
    assert all(RIGHTS.values())


def test_the_page_on_safety_prints_the_table() -> None:
    _before, _head, table = SAFETY.read_text().partition("| right | roles |\n|---|---|\n")

    rows = re.findall(r"^\| (.+) \| (.+) \|$", table.partition("\n\n")[0], re.MULTILINE)

    assert rows == [(right.value, ", ".join(roles)) for right, roles in RIGHTS.items()]


def test_no_page_keeps_a_gate_of_its_own() -> None:
    guards = [
        f"{path.relative_to(ROOT)}: {ast.unparse(node.test)}"
        for path in sorted((ROOT / "inquiries" / "views").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.If)
        and "request.user" in ast.unparse(node.test)
        and "Denied" in ast.dump(ast.Module(node.body, []))
    ]

    assert guards == [
        "inquiries/views/gate.py: not all((request.user.may(one) for one in asked))",
        "inquiries/views/inquiry/parts/asked.py: not (request.user.can_see_inquiries or can_answer(request.user))",
    ]


def test_what_is_visible_to_whom_is_said_by_the_rows_themselves_only_where_a_role_sees_a_part() -> None:
    own = set()

    for path in sorted((ROOT / "inquiries" / "models").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.ClassDef) and "visible_to" in {getattr(one, "name", "") for one in node.body}:
                own.add(node.name)

    assert own == OWN_GATE | {GatedQuerySet.__name__}
