"""R6 to R8: what printed numbers can mean and whether two can both be true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exodus_cli.compare.intervals import apart, compare, reading, step, tolerant

# name: (low, high, point, modifier) twice, how they stand
PAIRS = {
    "R6 at least 70 and about 100 are compatible": ((70, None, 70, "at_least"), (100, 100, 100, "about"), "bounds"),
    "R6 two lower bounds are compatible": ((600, None, 600, "more_than"), (640, None, 640, "more_than"), "bounds"),
    "R6 at least 43 excludes 42": ((43, None, 43, "at_least"), (42, 42, 42, "exact"), "disjoint"),
    "R6 outside a range": ((600_000, 1_000_000, None, "between"), (1_300_000, 1_300_000, 1_300_000, "exact"), "disjoint"),
    "R6 inside a range": ((35, 40, None, "between"), (38, 38, 38, "exact"), "bounds"),
    "R6 nearly 50 is not 40": ((None, 50, 50, "nearly"), (40, 40, 40, "exact"), "disjoint"),
    "R6 nearly 50 may be 48": ((None, 50, 50, "nearly"), (48, 48, 48, "exact"), "bounds"),
    "R6 up to 40 and about 40": ((None, 40, 40, "at_most"), (40, 40, 40, "about"), "equal"),
    "R7 hundreds hold 250": ((200, 999, None, "vague"), (250, 250, 250, "exact"), "vague"),
    "R8 600 for 612": ((600, 600, 600, "exact"), (612, 612, 612, "exact"), "rounding"),
    "R8 600 is not 650": ((600, 600, 600, "exact"), (650, 650, 650, "exact"), "disjoint"),
    "R8 40 is not 42": ((40, 40, 40, "exact"), (42, 42, 42, "exact"), "disjoint"),
    "R8 1.3 million for 1,310,000": ((1.3e6, 1.3e6, 1.3e6, "exact"), (1.31e6, 1.31e6, 1.31e6, "exact"), "rounding"),
    "magnitudes are not rounded": ((7.6, 7.6, 7.6, "exact"), (7.7, 7.7, 7.7, "exact"), "disjoint"),
    "one number twice": ((0.1 + 0.2, 0.3, 0.3, "exact"), (0.3, 0.3, 0.3, "exact"), "equal"),
    "below nought": ((-17, -17, -17, "exact"), (-20, -20, -20, "exact"), "disjoint"),
}


@pytest.mark.parametrize("name", PAIRS)
def test_pairs(name):
    a, b, how = PAIRS[name]
    x, y = (tolerant(reading(*n), n[3]) for n in (a, b))
    assert compare(x, y) == how
    assert compare(y, x) == how


TABLES = {
    ("default", 200, 999): (200, 999),
    ("acled", 200, 999): (100, 100),
    ("ccc", 200, 999): (200, 200),
    ("ccc", 20_000, 99_999): (20_000, 20_000),
}


@pytest.mark.parametrize("key", TABLES)
def test_r7_vague_tables(key):
    table, low, high = key
    interval = reading(low, high, None, "vague", table)
    assert (interval.low, interval.high) == TABLES[key]
    assert interval.vague


@pytest.mark.parametrize(("value", "unit"), [(1300, 100), (42, 1), (7.6, 0.1), (1.2e12, 1e11), (0, 0), (0.05, 0.01), (-600, 100)])
def test_step(value, unit):
    assert step(value) == pytest.approx(unit)


ENDS = st.one_of(st.none(), st.floats(-1e12, 1e12, allow_nan=False))
MODIFIERS = st.sampled_from(["exact", "about", "nearly", "more_than", "at_least", "less_than", "at_most", "between", "vague"])


@given(ENDS, ENDS, ENDS, ENDS, MODIFIERS, MODIFIERS)
def test_comparing_is_symmetric_and_total(a, b, c, d, m, n):
    if a is not None and b is not None:
        a, b = min(a, b), max(a, b)
    if c is not None and d is not None:
        c, d = min(c, d), max(c, d)
    x = tolerant(reading(a, b, a, m), m)
    y = tolerant(reading(c, d, d, n), n)
    assert compare(x, y) == compare(y, x)
    assert compare(x, x) != "disjoint"


@given(st.integers(1, 10**12))
def test_r8_a_number_agrees_with_its_rounding(value):
    digits = len(str(value))
    coarse = round(value, -max(digits - 3, 0))
    a, b = (tolerant(reading(v, v, v, "exact"), "exact") for v in (value, coarse))
    assert compare(a, b) in ("equal", "rounding")


@given(st.floats(1, 1e9), st.floats(1, 1e9))
def test_apart_is_the_gap_over_the_nearer_end(a, b):
    x, y = (reading(v, v, v, "exact") for v in (a, b))
    low, high = sorted((a, b))
    assert apart(x, y) == pytest.approx((high - low) / low, abs=2e-4)
