"""Two plots, drawn by matplotlib and returned as its own `Axes`: change what you like about them.

`trend` shows a KPI per interval with its target and its interval of doubt, `variants` how each vendor would report the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ._ask import Rational
from ._compare import Comparison
from ._native import Value
from ._optional import need

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from ._card import ScoreCard

__all__ = ["trend", "variants"]

# Colours that hold on light and dark, and that the colour-blind tell apart (Okabe and Ito).
_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7F7F7F", "#B8A900")


def _axes(ax: Axes | None, size: tuple[float, float]) -> Axes:
    if ax is not None:
        return ax
    pyplot = need("matplotlib.pyplot", "a plot")
    _, made = pyplot.subplots(figsize=size, layout="constrained")
    return made  # type: ignore[no-any-return]


def _scale(unit: str) -> tuple[float, str]:
    """What a value is multiplied with to be shown, and the name of that."""
    return {
        "share": (100.0, "%"),
        "per_mille": (1000.0, "‰"),
        "points": (100.0, "points"),
        "duration": (1e-6, "seconds"),
        "money": (1.0, "minor units"),
    }.get(unit, (1.0, ""))


def _plain(ax: Axes) -> None:
    ax.spines[["top", "right"]].set_visible(False)
    ax.grid(axis="y", alpha=0.25, linewidth=0.8)
    ax.set_axisbelow(True)


def trend(
    card: ScoreCard,
    kpi: str | None = None,
    *,
    target: float | None = None,
    confidence: Rational | None = "0.95",
    ax: Axes | None = None,
) -> Axes:
    """A KPI per interval: a line for each group, the target, and the band in which the figure of the like would lie.

    Args:
        card: A scorecard with intervals (`every=...`).
        kpi: The KPI; the first one by default.
        target: The target in the unit of the KPI: 0.8 for 80 %, 20e6 (microseconds) for 20 s.
        confidence: How sure the band is; `None` draws none. KPIs without an interval have none.
        ax: Where to draw; a new figure by default.

    Returns:
        The axes. Intervals in which the KPI is undefined are gaps, never zero.

    Raises:
        MissingLibrary: matplotlib is not installed.
    """
    kpi = card.kpis[0] if kpi is None else kpi
    if card.every is None:
        raise ValueError('a trend needs intervals: scorecard(..., every="day", tz="Europe/Paris")')
    at = card._kpi(kpi)
    factor, unit = _scale(card._card.units[at])
    groups = card.groups.to_dicts()
    values = card.values(kpi)
    bands = card.intervals(kpi, confidence) if confidence is not None else [None] * len(values)
    lines: dict[tuple[Any, ...], list[tuple[Any, float, float, float]]] = {}
    for group, value, band in zip(groups, values, bands, strict=True):
        start = group.pop("interval")
        if start is None:
            continue
        nan = float("nan")
        figure = nan if value.value is None else value.value * factor
        low, high = (nan, nan) if band is None else (band.low * factor, band.high * factor)
        lines.setdefault(tuple(group.values()), []).append((start.replace(tzinfo=None), figure, low, high))
    ax = _axes(ax, (9, 4))
    for number, (keys, points) in enumerate(sorted(lines.items(), key=lambda line: tuple(map(str, line[0])))):
        colour = _COLOURS[number % len(_COLOURS)]
        times, figures, lows, highs = (list(of) for of in zip(*sorted(points), strict=True))
        label = ", ".join("–" if key is None else str(key) for key in keys) or kpi.replace("_", " ")
        ax.plot(times, figures, color=colour, marker="o", markersize=3.5, linewidth=1.6, label=label)
        if confidence is not None and any(low == low for low in lows):
            ax.fill_between(times, lows, highs, color=colour, alpha=0.16, linewidth=0)
    if target is not None:
        ax.axhline(
            target * factor,
            color="#7F7F7F",
            linestyle="--",
            linewidth=1.3,
            label=f"target {target * factor:g} {unit}".strip(),
        )
    _plain(ax)
    ax.set_ylabel(unit)
    every, _, zone = card.every.partition(" ")
    told = "" if all(band is None for band in bands) else f", band: {_percent(confidence)} interval of doubt"
    ax.set_title(f"{kpi.replace('_', ' ')} per {every} ({zone}){told}", loc="left", fontsize=11)
    dates = need("matplotlib.dates", "a plot")
    locator = dates.AutoDateLocator(maxticks=10)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    if len(lines) > 1 or target is not None:
        ax.legend(frameon=False, fontsize=9, ncols=min(4, len(lines) + 1), loc="best")
    return ax


def _percent(confidence: Rational | None) -> str:
    from fractions import Fraction

    return f"{float(Fraction(str(confidence)) * 100):g} %"


def variants(comparison: Comparison | Iterable[Value], *, ax: Axes | None = None) -> Axes:
    """The variants of a KPI side by side, each with its figure and its parts; those that are undefined say why.

    Args:
        comparison: What `compare_variants` returns, or values of one KPI.
        ax: Where to draw; a new figure by default.
    """
    if isinstance(comparison, Comparison):
        values, kpi = list(comparison.values.values()), comparison.kpi.id
        default = comparison.kpi.default
    else:
        values = list(comparison)
        kpi, default = (values[0].kpi if values else ""), None
    # What differs in unit (a count beside shares) has no place on one axis.
    unit_of = comparison.kpi.unit if isinstance(comparison, Comparison) else values[0].unit if values else "share"
    values = [value for value in values if value.unit == unit_of]
    factor, unit = _scale(unit_of)
    ax = _axes(ax, (9, 0.9 + 0.42 * max(2, len(values))))
    figures = [0.0 if value.value is None else value.value * factor for value in values]
    usual = default.name if default is not None else None
    colours = [_COLOURS[0] if value.variant == usual or usual is None else "#9DB8CC" for value in values]
    places = range(len(values))
    ax.barh(places, figures, color=colours, height=0.62)
    for place, value, figure in zip(places, values, figures, strict=True):
        parts = (
            f"  {value.figure}  ({value.numerator:,} of {value.denominator:,})"
            if value.is_defined
            else f"  undefined: {value.reason}"
        )
        ax.annotate(parts, (max(figure, 0.0), place), va="center", fontsize=9)
    ax.set_yticks(
        places, [f"{value.variant} (default)" if value.variant == usual else value.variant for value in values]
    )
    ax.invert_yaxis()
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(unit)
    widest = max([abs(figure) for figure in figures] or [1.0]) or 1.0
    ax.set_xlim(min([0.0, *figures]), widest * 1.45)
    ax.set_title(f"{kpi.replace('_', ' ')}: the same rows, each variant", loc="left", fontsize=11)
    return ax
