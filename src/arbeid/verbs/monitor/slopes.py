"""Slopes of growth on exposure over long differences, and what chance alone makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import numpy.typing as npt

from arbeid.answers.monitor.visible import (
    Carried,
    Carrier,
    MeasureLine,
    Outcome,
    PlaceboStart,
    Standing,
    Window,
)
from arbeid.answers.quantity import Quantity
from arbeid.data.monitor.entry import Monitor
from arbeid.data.monitor.families import families_of, major_of, name_in
from arbeid.data.monitor.spans import span
from arbeid.measures.measure import MEASURES
from arbeid.models.monitor.influence import largest, without_each
from arbeid.models.monitor.nested import PERMUTATIONS, Null, null
from arbeid.models.monitor.several import holm
from arbeid.models.monitor.slope import deviation, growth, slope, standardised
from arbeid.verbs.monitor.scores import OwnScores, own_scores, primary_scores

Floats = npt.NDArray[np.float64]
_NORMAL = 1.96
_LEAST_YEARS = 2
_COUNTED: dict[Outcome, str] = {"employment": "jobs", "wages": "pay_median"}
_NONE = Quantity(None, "probability", "derived")
points = partial(Quantity, unit="points_a_year", badge="derived")


@dataclass(frozen=True, eq=False)
class Sample:
    """Occupations with a score and an outcome over one window: codes, exposure, growth a year, weights."""

    first: int
    last: int
    codes: list[str]
    exposure: Floats
    growth: Floats
    weights: Floats


@dataclass(frozen=True)
class _Asked:
    first: int
    outcome: Outcome
    draws: int


def sample(monitor: Monitor, scores: OwnScores, first: int, last: int, outcome: Outcome) -> Sample:
    """Gather the occupations that have a score and are counted in both years."""
    name = _COUNTED[outcome]
    both = span(monitor, first, last).join(scores.frame, on="code")
    both = both.drop_nulls([f"{name}_before", f"{name}_after", "weight"])
    return Sample(
        first=first,
        last=last,
        codes=both["code"].to_list(),
        exposure=both["score"].to_numpy(),
        growth=growth(both[f"{name}_before"].to_numpy(), both[f"{name}_after"].to_numpy(), last - first),
        weights=both["weight"].to_numpy(),
    )


def measure_lines(
    monitor: Monitor, asked: str | None, first: int, outcome: Outcome, draws: int
) -> tuple[MeasureLine, ...]:
    """Compute the line of the declared measure and of those beside it; one that was asked for comes first."""
    lines = [
        _line(monitor, scores, standing, _Asked(first, outcome, draws))
        for scores, standing in _measures(monitor, asked)
    ]
    return _raised(monitor, lines)


def carried(monitor: Monitor, of: Sample, draws: int) -> tuple[Carried, ...]:
    """Find the one occupation and the one major group without which the slope moves furthest.

    What is left has the ends of chance, as every slope: of the scores of those that are left.
    """
    full = slope(of.exposure, of.growth, of.weights).slope
    major = families_of(monitor.classification, of.codes).major
    alone = monitor.design == "vintages"
    kinds: tuple[tuple[Carrier, npt.NDArray[np.intp]], ...] = (
        ("occupation", np.arange(len(of.codes))),
        ("major group", major),
    )
    found = []
    for kind, groups in kinds if alone else kinds[1:]:
        left = without_each(of.exposure, of.growth, of.weights, np.asarray(groups, dtype=np.intp))
        at = largest(left, full)
        kept = _with_ends(float(left[at]), spread_without(monitor, of, groups != at, draws))
        first, major_group = of.codes[int(np.flatnonzero(groups == at)[0])], kind == "major group"
        code = major_of(monitor.classification, first) if major_group else first
        name = name_in(monitor.classification, first, major=major_group)
        found.append(Carried(kind, code, name, kept))
    return tuple(found)


def spread_without(monitor: Monitor, of: Sample, kept: npt.NDArray[np.bool_], draws: int) -> float:
    """Compute the spread by chance of a slope without a part, per standard deviation of all occupations."""
    places = np.flatnonzero(kept)
    left = replace(
        of,
        codes=[of.codes[place] for place in places],
        exposure=of.exposure[places],
        growth=of.growth[places],
        weights=of.weights[places],
    )
    # The null has the scores of those left at a standard deviation of one, which is not one of all.
    own = deviation(standardised(of.exposure, of.weights)[places], left.weights)
    return _chance(monitor, left, draws).spread / own


def change_of_slope(monitor: Monitor, scores: OwnScores, draws: int = PERMUTATIONS) -> tuple[float, Null]:
    """Compute how much the slope differs from that of the earlier window, and what chance makes of that.

    Of the same occupations with the same weights in both windows, so that only growth can differ.
    """
    assert monitor.earlier is not None
    both = _moved(monitor, scores, monitor.earlier, monitor.window)
    return slope(both.exposure, both.growth, both.weights).slope, _chance(monitor, both, draws)


def placebo_starts(monitor: Monitor, scores: OwnScores, draws: int) -> tuple[PlaceboStart, ...]:
    """Compute how much the slope changed at years in which nothing began: how far a change means little.

    Each year inside the earlier window with at least two years on either side, before against after.
    """
    assert monitor.earlier is not None
    first, last = monitor.earlier
    found = []
    for year in range(first + _LEAST_YEARS, last - _LEAST_YEARS + 1):
        both = _moved(monitor, scores, (first, year), (year, last))
        change = slope(both.exposure, both.growth, both.weights).slope
        found.append(PlaceboStart(year, _with_ends(change, _chance(monitor, both, draws).spread)))
    return tuple(found)


def _moved(monitor: Monitor, scores: OwnScores, before: tuple[int, int], after: tuple[int, int]) -> Sample:
    """Lay two windows over each other: of occupations in both, how much more they grew in the second."""
    now, then = (sample(monitor, scores, *window, "employment") for window in (after, before))
    at = {code: place for place, code in enumerate(then.codes)}
    mine = [place for place, code in enumerate(now.codes) if code in at]
    theirs = [at[now.codes[place]] for place in mine]
    # Of the same occupations the difference of slopes is the slope of the difference: one null serves.
    return Sample(
        first=before[0],
        last=after[1],
        codes=[now.codes[place] for place in mine],
        exposure=now.exposure[mine],
        growth=now.growth[mine] - then.growth[theirs],
        weights=now.weights[mine],
    )


def _measures(monitor: Monitor, asked: str | None) -> list[tuple[OwnScores, Standing]]:
    declared = primary_scores(monitor)
    found: list[tuple[OwnScores, Standing]] = [(declared, "primary")]
    names: list[tuple[str, Standing]] = [(name, "other") for name in monitor.others]
    names += [(name, "placebo") for name in monitor.placebos]
    if asked is not None and asked != declared.id and asked not in dict(names):
        names.append((asked, "placebo" if MEASURES.get(asked).concept == "observed-use" else "other"))
    found += [(own_scores(name, monitor.classification), standing) for name, standing in names]
    return sorted(found, key=lambda one: one[0].id != asked) if asked else found


def _line(monitor: Monitor, scores: OwnScores, standing: Standing, asked: _Asked) -> MeasureLine:
    now = sample(monitor, scores, asked.first, monitor.window[1], asked.outcome)
    chance = _chance(monitor, now, asked.draws)
    window, earlier = _window(now, chance), None
    if monitor.earlier:
        then = sample(monitor, scores, *monitor.earlier, asked.outcome)
        earlier = _window(then, _chance(monitor, then, asked.draws))
    # A placebo was scored after the outcome: it is laid beside the others and decides nothing.
    tested = monitor.tested and standing != "placebo"
    return MeasureLine(
        measure=scores.id,
        label=scores.label,
        standing=standing,
        window=window,
        earlier=earlier,
        spread=points(chance.spread),
        smallest_visible=points(chance.smallest_visible),
        p=Quantity(chance.p(float(window.slope)), "probability", "derived") if tested else _NONE,
        holm=_NONE,
    )


def _chance(monitor: Monitor, of: Sample, draws: int) -> Null:
    families = families_of(monitor.classification, of.codes)
    return null(of.exposure, of.growth, of.weights, families, draws=draws)


def _window(of: Sample, chance: Null) -> Window:
    found = slope(of.exposure, of.growth, of.weights)
    kept = _with_ends(found.slope, chance.spread)
    return Window(of.first, of.last, kept, found.occupations, found.effective)


def _with_ends(slope: float, spread: float) -> Quantity:
    # Not by the slope's own error: occupations that move together would make its interval far too short.
    return points(slope, low=slope - _NORMAL * spread, high=slope + _NORMAL * spread)


def _raised(monitor: Monitor, lines: Sequence[MeasureLine]) -> tuple[MeasureLine, ...]:
    """Raise the p of the other measures, each judgement counted once; the primary's own is no other."""
    voices: dict[str, MeasureLine] = {}
    primary = monitor.primary and MEASURES.get(monitor.primary.measure).speaks_for
    for line in lines:
        voice = MEASURES.get(line.measure).speaks_for
        if line.standing == "other" and line.p.value is not None and voice != primary:
            voices.setdefault(voice, line)
    raised = holm({line.measure: float(line.p) for line in voices.values()})
    return tuple(
        replace(line, holm=Quantity(raised[line.measure], "probability", "derived"))
        if line.measure in raised
        else line
        for line in lines
    )
