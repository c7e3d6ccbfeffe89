"""Which occupations AI touches most and least, how far the studies agree, and what is handed over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Any

import numpy as np
import polars as pl

from arbeid.answers.market.groups import Assumption, GroupRow, Groups, Voice, WorkShare
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, sources
from arbeid.answers.sayings import Known
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Text
from arbeid.measures.agreement import agreement, rank_by_code, voices
from arbeid.measures.measure import MEASURES
from arbeid.measures.native_shares import native_range, native_scores
from arbeid.measures.published import Scored, no_measure, reaching, sound_measures
from arbeid.models.block import parameters
from arbeid.models.blocks.impact import impact
from arbeid.registry import remembered
from arbeid.verbs.arguments import checked
from arbeid.wording import is_phrase


@checked
def groups(economy: str = "nl") -> Groups:
    """Rank an economy's groups by every compared study and split their work by what AI does with it.

    >>> answer = groups("nl")
    >>> len(answer.rows), answer.studies[0]
    (114, 'aioe')
    """
    ranked = ranked_groups(load_economy(economy))
    rows = [ranked.row(code) for code in ranked.codes]
    rows.sort(key=lambda row: (-(row.rank.value if row.rank.value is not None else -1.0), row.code))
    return replace(ranked.about, rows=tuple(rows))


@dataclass(frozen=True, eq=False)
class RankedGroups:
    """An economy's groups ranked: ``about`` holds what is said of all, and each row is made when asked for.

    Eight hundred rows to tell of one took longer than to find which it is.
    """

    about: Groups
    codes: dict[str, int] = field(repr=False)
    made: Callable[[int], GroupRow] = field(repr=False)

    def row(self, code: str) -> GroupRow:
        """Tell of one group that the economy has."""
        return self.made(self.codes[code])


@remembered(maxsize=16)
def ranked_groups(market: Economy) -> RankedGroups:
    """Rank an economy's groups by the compared studies once for all that is asked of single ones."""
    speaking, _ = reaching([entry.id for entry in sound_measures() if entry.speaks], market)
    compared = [one for one in speaking if not one.measure.beside]
    beside, shares = [one for one in speaking if one.measure.beside], native_scores(market)
    if not compared or not shares:
        raise no_measure(market)
    held, _ = reaching(["complementarity"], market)
    origins = (*market.origins, *(origin for one in (*speaking, *shares, *held) for origin in one.origins))
    complementarity = _numbers(held[0]) if held else np.full(len(market.groups), np.nan)
    work = _Work(market, shares, complementarity)
    ranked, others = agreement(compared), {one.measure.id: rank_by_code(one.frame) for one in beside}
    native = native_range(shares)
    about = Groups(
        economy=market.id,
        studies=tuple(one.measure.id for one in compared),
        voices=spoken(compared),
        beside=tuple(others),
        study_labels={one.measure.id: one.measure.label for one in speaking},
        share_measures=len(shares),
        share_voices=spoken(shares),
        exposure=Quantity(None, "share", "derived")
        if native is None
        else Quantity(native.ends[0], "share", "derived", *native.ends[1:]),
        covered=Quantity(min(one.coverage for one in shares), "share", "derived"),
        assumptions=_assumptions(),
        rows=(),
        residual=tuple(sorted(market.residual)),
        totals=work.totals(),
        sources=sources(origins),
    )
    codes = {code: at for at, code in enumerate(market.groups["code"])}
    return RankedGroups(about, codes, lambda at: _row(market, ranked, others, work, at))


def spoken(scores: Sequence[Scored]) -> tuple[Voice, ...]:
    """Name the independent studies among measures: a voice of several by its own name, else the measure."""
    return tuple(
        Voice(voice, Note(f"voice.{voice}") if is_phrase(f"voice.{voice}") else _label(names[0]), names)
        for voice, names in voices(scores).items()
    )


def _label(measure: str) -> Text:
    return MEASURES.get(measure).label


def _assumptions() -> tuple[Assumption, ...]:
    return tuple(
        Assumption(
            name=param.name,
            label=param.label,
            value=Quantity(param.default, param.unit, param.badge),
            source=Known(param.source),
        )
        for param in (
            parameters("adoption")["adoption"],
            *(parameters("impact")[name] for name in ("handed_over", "slope")),
        )
    )


class _Work:
    """Handed over and assisted work by share measure and group: arrays of (measures, groups)."""

    def __init__(self, market: Economy, shares: Sequence[Scored], held: np.ndarray) -> None:
        self.exposure = np.vstack([_numbers(one) for one in shares])
        self.held = held
        self.people = market.groups["jobs"].to_numpy()
        self.split = impact(self.exposure, held, self.people)

    def totals(self) -> tuple[WorkShare, ...]:
        """Compute the shares of all work at the base adoption and at the high end of its prior."""
        param = parameters("adoption")["adoption"]
        high = param.prior.values[-1] if param.prior else param.high
        return tuple(self._total(adoption) for adoption in (param.default, high))

    def _total(self, adoption: float) -> WorkShare:
        split = impact(self.exposure, self.held, self.people, {"adoption": adoption})
        return WorkShare(
            adoption=Quantity(adoption, "share", parameters("adoption")["adoption"].badge),
            handed_over=self.range(self._of_all(split.handed_over)),
            assisted=self.range(self._of_all(split.assisted)),
        )

    def _of_all(self, work: np.ndarray) -> np.ndarray:
        # Whose group a study does not reach counts neither in its work nor in its people.
        known = np.where(np.isnan(work), 0.0, self.people)
        total = known.sum(axis=1)
        weighted: np.ndarray = np.full(len(total), np.nan)
        np.divide(np.nansum(work * self.people, axis=1), total, out=weighted, where=total > 0)
        return weighted

    def range(self, values: np.ndarray) -> Quantity:
        """Compute median, lowest and highest of the known values; missing where none is."""
        known = values[~np.isnan(values)]
        if not len(known):
            return Quantity(None, "share", "modelled")
        # NumPy's own median is built for large arrays; these are a few measures, for every group twice.
        middle, low, high = median(known.tolist()), float(known.min()), float(known.max())
        return Quantity(middle, "share", "modelled", low, high)


def _row(
    market: Economy,
    ranked: pl.DataFrame,
    beside: Mapping[str, Mapping[str, float | None]],
    work: _Work,
    at: int,
) -> GroupRow:
    group, rank = market.groups.row(at, named=True), ranked.row(at, named=True)
    studies = [name for name in ranked.columns if name in MEASURES.names()]
    return GroupRow(
        code=group["code"],
        name=Text(nl=group["nl"], en=group["en"]),
        people=Quantity(group["jobs"], "people", market.badge),
        rank=Quantity(rank["middle"], "rank", "derived", rank["low"], rank["high"]),
        ranks={name: rank[name] for name in studies},
        beside={name: of.get(group["code"]) for name, of in beside.items()},
        studies=rank["measures"],
        top=rank["top"],
        bottom=rank["bottom"],
        handed_over=work.range(work.split.handed_over[:, at]),
        assisted=work.range(work.split.assisted[:, at]),
        women=Quantity(group["women"], "share", "measured"),
        pay=_pay(group, market.entry.pay_unit),
    )


def _pay(group: Mapping[str, Any], unit: str) -> Quantity:
    return Quantity(group["pay_median"], unit, "measured", group["pay_low"], group["pay_high"])


def _numbers(scored: Scored) -> np.ndarray:
    return scored.frame["score"].to_numpy().astype(np.float64)
