"""What a machine has not got is named, and a failure only where everything is asked for."""

import pytest

from tests import needs

pytestmark = pytest.mark.once


@pytest.fixture(autouse=True)
def without_dovecot(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(needs.NEEDS, "dovecot", ("Dovecot", lambda: None))
    monkeypatch.delenv("HOTLINE_TEST_REQUIRE", raising=False)


def test_what_is_missing_is_named() -> None:
    assert "Dovecot" in needs.missing()


def test_a_test_without_its_server_is_left_out_and_says_why() -> None:
    with pytest.raises(pytest.skip.Exception, match="Dovecot was not found"):
        needs.need("dovecot")


def test_where_everything_is_required_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_TEST_REQUIRE", "all")

    with pytest.raises(pytest.fail.Exception, match=r"Dovecot was not found .* HOTLINE_TEST_REQUIRE=all"):
        needs.need("dovecot")
