"""Bars on one axis: what is drawn is what is meant."""

import pytest

from exodus_cli.report.chart import Bar, axis, bar, ruler

SCALE = axis([Bar(0, 100)], 25)
BARS = {
    "a number": (Bar(50, 50, 50), "            ●"),
    "a range": (Bar(0, 50), "  ┝━━━━━━━━━┥"),
    "at least": (Bar(50, None, 50), "            ●━━━━━━━━━━━▶"),
    "up to": (Bar(None, 50, 50), "◀━━━━━━━━━━━●"),
    "a vague word": (Bar(0, 50, None, vague=True), "  ╌╌╌╌╌╌╌╌╌╌╌"),
    "below the left end": (Bar(None, 0, 0), "◀━●"),
}


@pytest.mark.parametrize("name", BARS)
def test_bars(name):
    what, drawn = BARS[name]
    assert bar(what, SCALE) == drawn


def test_the_axis_is_logarithmic_when_it_must():
    assert axis([Bar(70_000, None), Bar(600_000, 1_000_000)], 60).log
    assert not axis([Bar(300, 300), Bar(600, 600)], 60).log
    assert not axis([Bar(-5, 100)], 60).log
    assert axis([Bar(None, None)], 60) is None


def test_the_ruler_names_its_ends():
    assert ruler(axis([Bar(600_000, 1_300_000)], 30)) == "600,000┄┄┄┄┄┄┄┄┄┄┄┄1.3 million"
    assert ruler(axis([Bar(7, 7, 7)], 9)) == "    7"
