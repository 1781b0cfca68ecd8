"""A whole hotline is mailed and told card numbers; nothing that it or its servers have written holds one afterwards."""

import tempfile
from pathlib import Path

import pytest

from bench.second_leak import look
from tests.faults.letters import LETTERS
from tests.needs import need

pytestmark = pytest.mark.once
PAGES = 6
"""Of each kind of person; the full walk is the benchmark's."""


def test_no_number_lands_anywhere() -> None:
    with tempfile.TemporaryDirectory(prefix="leak-") as folder:  # pytest's own lie too deep for a socket
        leak = look(2 * len(LETTERS), Path(folder), need("dovecot"), pages=PAGES)

    assert leak.places == []
    assert leak.outcomes.total() == leak.mails
    assert leak.sent > leak.mails / 2
    assert leak.masked > leak.mails / 2
    assert leak.planted.places, "a search that finds nothing says nothing"
