"""Figures as Prometheus reads them."""

import pytest

from inquiries.watch.exposition import Histogram, Metric, page

pytestmark = pytest.mark.once


def test_a_figure_has_its_sentence_and_its_kind() -> None:
    said = page([Metric.of("hotline_heart_seconds", "Age of the last heartbeat.", 7)])

    assert said == (
        "# HELP hotline_heart_seconds Age of the last heartbeat.\n"
        "# TYPE hotline_heart_seconds gauge\n"
        "hotline_heart_seconds 7\n"
    )


def test_what_is_not_known_is_left_out() -> None:
    assert "\nhotline_heart_seconds" not in page([Metric.of("hotline_heart_seconds", "Age.", None)])


def test_labels_are_escaped() -> None:
    metric = Metric("m", "M.", [({"a": 'x"y\\z\n'}, 1)])

    assert 'm{a="x\\"y\\\\z\\n"} 1' in page([metric])


def test_large_figures_are_not_rounded() -> None:
    assert "m 12345678\n" in page([Metric.of("m", "M.", 12345678)])


def test_a_bucket_counts_the_smaller_ones_too() -> None:
    said = page([Histogram("h", "H.", (0.1, 1.0), [({"view": "home"}, {"0": 2, "1": 1, "2": 1, "sum": 4.5})])])

    assert said.splitlines()[2:] == [
        'h_bucket{view="home",le="0.1"} 2',
        'h_bucket{view="home",le="1.0"} 3',
        'h_bucket{view="home",le="+Inf"} 4',
        'h_sum{view="home"} 4.5',
        'h_count{view="home"} 4',
    ]
