"""A story's numbers: written as a reader would, and computed anew from claims, engine and arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import polars as pl

from arbeid.answers.claims.story import ShownNumber
from arbeid.answers.monitor.visible import MeasureLine
from arbeid.answers.quantity import Badge
from arbeid.claims import story_ways
from arbeid.claims.arithmetic import evaluate
from arbeid.claims.claim import CLAIMS, PublishedValue
from arbeid.claims.engine_parts import mean_score
from arbeid.claims.recompute import MeanScore
from arbeid.claims.rules import share_by
from arbeid.claims.story import Figure, Story
from arbeid.claims.verdict import recomputed
from arbeid.data.economies.economy import economy
from arbeid.data.monitor.entry import MONITORS
from arbeid.measures.agreement import ranks
from arbeid.measures.published import score
from arbeid.registry import remembered
from arbeid.verbs.claims.why import why
from arbeid.verbs.monitor.quarters import changes, jump_months
from arbeid.verbs.monitor.visible import visible


def shown(figure: Figure) -> ShownNumber:
    """Give a figure as the story tells it.

    >>> from arbeid.wording import words_of
    >>> shown(Figure(value=0.474, unit="share", digits=1, given=True)).said(words_of("nl"))
    '47,4%'
    """
    return ShownNumber(figure.value, figure.unit, figure.digits)


def badge_of(figure: Figure) -> Badge:
    """Say how a figure came about: as its publication came by it, derived by us, or assumed."""
    if figure.given:
        return "assumed"
    if figure.published is not None:
        claim = CLAIMS.get(figure.published.claim)
        return claim.badge_of(claim.values[figure.published.of])
    if figure.said is not None:
        return CLAIMS.get(figure.said).badge
    return "measured" if figure.how == "people_in" else "derived"


def recomputed_figures(story: Story) -> dict[str, float]:
    """Compute anew every figure of a story that the engine or arithmetic can give.

    Left out are figures that stand in a claim's words, were counted in a raw source, or were made up for
    the exercise.
    """
    found: dict[str, float] = {}
    for name, figure in story.figures.items():
        before = {other: story.figures[other].value for other in story.figures if other != name} | found
        value = _value(figure, before)
        if value is not None:
            found[name] = value
    return found


def _value(figure: Figure, others: Mapping[str, float]) -> float | None:
    way: Callable[[Any], float] | None = _WAYS.get(figure.how)
    if figure.sum is not None:
        return _sum(figure.sum, others)
    return None if way is None else way(getattr(figure, figure.how))


def _published(rule: story_ways.Published) -> float:
    value: PublishedValue = CLAIMS.get(rule.claim).values[rule.of]
    return float(getattr(value, rule.end))


def _ours(claim: str) -> float:
    found = recomputed(CLAIMS.get(claim))
    assert found is not None
    return found.value


def _share(rule: story_ways.ShareFigure) -> float:
    return share_by(rule.rule()).under(rule.unmatched)


def _mean(rule: story_ways.MeanFigure) -> float:
    codes = (rule.codes,) if rule.codes else ()
    return mean_score(MeanScore(economy=rule.economy, measure=rule.measure, codes=codes))[0]


def _rank(rule: story_ways.PlaceFigure) -> float:
    ranked = ranks(score(rule.measures[0], economy(rule.economy)))
    return float(ranked.filter(pl.col("code") == rule.code)["rank"].item())


def _people_in(rule: story_ways.PlaceFigure) -> float:
    market = economy(rule.economy)
    return float(market.groups.filter(pl.col("code") == rule.code)["jobs"].item() / market.people)


def _covered(rule: story_ways.PlaceFigure) -> float:
    return score(rule.measures[0], economy(rule.economy)).coverage


def _correlation(rule: story_ways.PlaceFigure) -> float:
    # Spearman's: the correlation of ranks, one for each group, whatever its number of people.
    market = economy(rule.economy)
    one, other = (score(name, market).frame.select("code", score="score") for name in rule.measures)
    both = one.join(other, on="code", suffix="_other").drop_nulls()
    return float(both.select(pl.corr("score", "score_other", method="spearman")).item())


def _changed(rule: story_ways.ChangeFigure) -> float:
    monitor = MONITORS.get(rule.country)
    asked = (rule.age, rule.group, rule.first, rule.last)
    every = changes(monitor, jump_months(monitor))
    (change,) = (one for one in every if (one.age, one.group, one.first, one.last) == asked)
    return float(getattr(change, rule.part))


def _seen(rule: story_ways.SeenFigure) -> float:
    line = _monitored(rule.country)
    slope = line.window.slope
    values = {
        "slope": slope.value,
        "low": slope.low,
        "high": slope.high,
        "earlier": line.earlier.slope.value if line.earlier else None,
        "smallest": line.smallest_visible.value,
    }
    value = values[rule.part]
    assert value is not None
    return value


@remembered(maxsize=4)
def _monitored(country: str) -> MeasureLine:
    return visible(country).asked


def _step(rule: story_ways.StepFigure) -> float:
    found = why(rule.claims[0], rule.claims[1] if len(rule.claims) > 1 else None, rule.on)
    step = next(step for step in found.steps if step.switch == rule.switch)
    return float(getattr(step, rule.part))


def _sum(rule: story_ways.SumFigure, others: Mapping[str, float]) -> float:
    return evaluate(rule.formula, {**others, **rule.parts})


_WAYS: dict[str, Callable[[Any], float]] = {
    "published": _published,
    "ours": _ours,
    "share": _share,
    "mean": _mean,
    "rank": _rank,
    "people_in": _people_in,
    "covered": _covered,
    "correlation": _correlation,
    "changed": _changed,
    "seen": _seen,
    "step": _step,
}
