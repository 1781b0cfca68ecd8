"""A sample is a part, the same in every run, and a whole run leaves nothing out."""

import pytest

from tests.often import some

pytestmark = pytest.mark.once
LETTERS = "abcdefgh"


@pytest.fixture(autouse=True)
def _sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOTLINE_TEST_WHOLE", raising=False)


def test_every_third_is_taken_beginning_with_the_one_whose_turn_it_is() -> None:
    assert some(LETTERS, of=3) == ["a", "d", "g"]
    assert some(LETTERS, of=3, turn=1) == some(LETTERS, of=3, turn=4) == ["b", "e", "h"]


def test_by_turns_all_are_met() -> None:
    assert sorted(one for turn in range(3) for one in some(LETTERS, of=3, turn=turn)) == list(LETTERS)


def test_a_whole_run_takes_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_TEST_WHOLE", "1")

    assert some(LETTERS, of=3, turn=2) == list(LETTERS)
