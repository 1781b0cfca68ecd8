"""Covered contact details tell two apart and are of no use to anybody."""

import pytest

from inquiries.templatetags.veil import veiled


@pytest.mark.parametrize(
    ("detail", "covered"),
    [
        ("yuki.nakamura@example.jp", "y•••••@example.jp"),
        ("a@example.com", "a•••••@example.com"),
        ('"strange@name"@example.com', '"•••••@example.com'),
        ("090-0000-1234", "090-••••-1234"),
        ("+81 90-0000-1234", "+81 90-••••-1234"),
        ("0120-000-000", "0120-••••-0000"),
        ("09000001234", "090-••••-1234"),
        ("110", "•••••"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_detail_is_covered_but_for_its_ends(detail: str | None, covered: str) -> None:
    assert veiled(detail) == covered
