import pytest

from hotline.schedule import schedule

pytestmark = pytest.mark.once


@pytest.mark.parametrize(("patience", "every"), [(3600, 15), (90, 15), (20, pytest.approx(20 / 6)), (0, 1)])
def test_the_heart_beats_several_times_before_anybody_calls_it_dead(patience: int, every: float) -> None:
    assert schedule(patience=patience)["beat-heart"]["schedule"] == every
    assert schedule(patience=patience)["beat-heart"]["options"] == {"expires": every}
