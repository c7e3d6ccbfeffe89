"""Every way of asking the same question: one slope a specification, sorted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from arbeid.answers.monitor.visible import Apart, Curve, Outcome, Specification, Weights
from arbeid.answers.quantity import Quantity
from arbeid.data.monitor.entry import Monitor
from arbeid.data.monitor.families import families_of
from arbeid.data.monitor.spans import span
from arbeid.models.monitor.slope import standardised, steepness, without_trend
from arbeid.verbs.monitor.scores import every_score
from arbeid.verbs.monitor.slopes import Sample, points, sample

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class _Way:
    weights: Weights
    apart: Apart
    exposure: Floats
    growth: Floats
    weigh: Floats


def curve(monitor: Monitor, outcome: Outcome) -> Curve:
    """Compute the slope under every measure that reaches, each start, weights, and with something held apart.

    The slopes are no independent tests and have no p of their own: they say how far the answer hangs on the
    question, all per standard deviation of the scores over people. Log pay is taken out of scores and growth
    alike; so are means of major groups.
    """
    declared = monitor.primary.measure if monitor.primary else ""
    first, last = monitor.window
    rows = []
    for scores in every_score(monitor):
        for start in monitor.starts or (first,):
            of = sample(monitor, scores, start, last, outcome)
            for way in _ways(monitor, of):
                slope = points(steepness(way.exposure, way.growth, way.weigh))
                ours = (scores.id, way.weights, way.apart, start) == (declared, "people", "", first)
                asked = (scores.id, scores.label, way.weights, way.apart, start, last)
                rows.append(Specification(*asked, slope, ours))
    rows.sort(key=lambda row: (float(row.slope), row.measure))
    below = sum(float(row.slope) < 0 for row in rows) / len(rows)
    return Curve(tuple(rows), Quantity(below, "share", "derived"))


def _ways(monitor: Monitor, of: Sample) -> Iterator[_Way]:
    pay, scaled = _log_pay(monitor, of), standardised(of.exposure, of.weights)
    major = families_of(monitor.classification, of.codes).major
    both: tuple[tuple[Weights, Floats], ...] = (("people", of.weights), ("equal", np.ones(len(of.codes))))
    for weights, weigh in both:
        yield _Way(weights, "", scaled, of.growth, weigh)
        if pay is not None:
            known = ~np.isnan(pay)
            x, g = (without_trend(one[known], pay[known], weigh[known]) for one in (scaled, of.growth))
            yield _Way(weights, "pay", x, g, weigh[known])
        x, g = (_within(one, major, weigh) for one in (scaled, of.growth))
        yield _Way(weights, "major groups", x, g, weigh)


def _within(values: Floats, groups: npt.NDArray[np.intp], weights: Floats) -> Floats:
    means = np.bincount(groups, weights * values) / np.bincount(groups, weights)
    return np.asarray(values - means[groups])


def _log_pay(monitor: Monitor, of: Sample) -> Floats | None:
    both = span(monitor, of.first, of.last)
    if "pay_median_before" not in both.columns:
        return None
    pay = pl.DataFrame({"code": of.codes}).join(both, on="code", how="left", maintain_order="left")
    return np.asarray(np.log(pay["pay_median_before"].cast(pl.Float64).fill_null(np.nan).to_numpy()))
