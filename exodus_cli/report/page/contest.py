"""What is contested: every estimate of a group as a bar on one axis, the verdict in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exodus_cli.facts import Comparison, Figure, Group
from exodus_cli.report import wording as w
from exodus_cli.report.chart import Axis, Bar, axis
from exodus_cli.report.comparison import MARK, alike, beside, members, open_question, unsure
from exodus_cli.report.page.markup import escape, link, tag

FINE = 1000  # columns of the axis: per mille of the chart's width


def contested(comparisons: Sequence[Comparison], figures: Mapping[str, Figure]) -> Iterator[str]:
    """The contested topics, then all others folded away."""
    hot = [c for c in comparisons if any(map(open_question, c.groups))]
    yield "".join(_topic(c, figures) for c in hot) or "<p>No source contradicts another.</p>"
    calm = [c for c in comparisons if not any(map(open_question, c.groups)) and any(members(g, figures) for g in c.groups)]
    if calm:
        yield tag("details", f"<summary>{len(calm)} topics that nobody contests</summary>{''.join(_topic(c, figures) for c in calm)}")


def _topic(comparison: Comparison, figures: Mapping[str, Figure]) -> str:
    hot = [g for g in comparison.groups if open_question(g)] or list(comparison.groups)
    others = beside(comparison, hot, figures)
    scale = axis([_bar(f) for g in [*hot, *(g for g, _ in others)] for f in members(g, figures)], FINE)
    badge = tag("span", MARK[comparison.verdict], klass=f"badge {comparison.verdict}")
    title = w.folded(comparison.title)
    parts = [f"<h3>{escape(title[:1].upper() + title[1:])} {badge}</h3>{_ruler(scale)}"]
    for group in hot:
        parts.append(f"<h4>{escape(w.folded(group.title))}</h4>{_chart(group, figures, scale)}<p>{escape(w.folded(group.says or ''))}</p>")
    if others:
        parts.append("<h4>Not comparable with these</h4>")
        parts += [
            f'<div class="aside">{_chart(g, figures, scale)}<p>{escape(w.folded(g.title))}: {escape(why)}</p></div>' for g, why in others
        ]
    if scale and any(unsure(f) for g in [*hot, *(g for g, _ in others)] for f in members(g, figures)):
        parts.append("<p class='note'>A pale bar is a vague word (“hundreds”): all it can mean.</p>")
    return tag("article", "".join(parts), klass="topic")


def _chart(group: Group, figures: Mapping[str, Figure], scale: Axis | None) -> str:
    rows = []
    for voices in alike(group, figures):
        figure = voices[0]
        told = "; ".join(dict.fromkeys(" · ".join(x for x in (w.who(f), w.when(f), w.where(f)) if x) for f in voices))
        drawn = _drawn(_bar(figure), scale) if scale else ""
        rows.append(f"<tr><th>{link(figure.id, escape(w.value(figure)))}</th><td class='chart'>{drawn}</td><td>{escape(told)}</td></tr>")
    return f'<div class="wide"><table class="chart">{"".join(rows)}</table></div>'


def _ruler(scale: Axis | None) -> str:
    """The ends of the axis, and that it is logarithmic."""
    if scale is None or scale.low == scale.high:
        return ""
    ends = [escape(w.number(int(x) if float(x).is_integer() else x)) for x in (scale.low, scale.high)]
    middle = " log scale" if scale.log else ""
    inner = f"<span>{ends[0]}</span><span>{middle}</span><span>{ends[1]}</span>"
    return f'<table class="chart ruler"><tr><th></th><td class="chart"><div>{inner}</div></td><td></td></tr></table>'


def _drawn(bar: Bar, scale: Axis) -> str:
    """A bar as SVG: a dot for a number, a line for a range, an arrow for an open end."""
    first = scale.column(bar.low) if bar.low is not None else 0
    last = scale.column(bar.high) if bar.high is not None else FINE
    arrows = ("" if bar.low is not None else '<path d="M14 3 0 10 14 17z"/>') + (
        "" if bar.high is not None else '<path d="M986 3 1000 10 986 17z"/>'
    )
    dot = f'<circle cx="{scale.column(bar.point)}" cy="10" r="7"/>' if bar.point is not None else ""
    pale = ' class="vague"' if bar.vague else ""
    line = f'<rect{pale} x="{first}" y="8" width="{max(last - first, 2)}" height="4"/>'
    return f'<svg viewBox="-10 0 1020 20" aria-hidden="true">{line}{arrows}{dot}</svg>'


def _bar(figure: Figure) -> Bar:
    return Bar(figure.low, figure.high, figure.point, unsure(figure))
