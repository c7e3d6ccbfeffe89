"""How far the measures agree on one labour market: correlations, common factors, the most disputed groups."""

from __future__ import annotations

import numpy as np
import polars as pl

from arbeid.answers.market.agreement import Agreement, Disputed
from arbeid.answers.quantity import Quantity, sources
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import ArbeidError, NotReachable
from arbeid.language import Text
from arbeid.measures.agreement import agreement as ranked
from arbeid.measures.correlation import correlations, factors
from arbeid.measures.published import Scored, reaching, sound_measures
from arbeid.verbs.arguments import checked
from arbeid.verbs.market.groups import spoken


@checked
def agreement(
    economy: str = "nl",
    measures: list[str] | None = None,
    *,
    weighted: bool = False,
    pulled: bool = False,
) -> Agreement:
    """Compare measures on an economy: those named, or those that speak for their studies.

    ``weighted`` counts groups by their people; ``pulled`` uses single scores that the reader pulled.
    Errors: an unknown measure; fewer than two measures that reach the economy.

    >>> answer = agreement("nl", ["eloundou-beta-human", "eloundou-beta-gpt4"])
    >>> round(answer.correlations[0][1], 2)
    0.95
    """
    market = load_economy(economy)
    scores, left_out = _scored(market, measures, pulled=pulled)
    shared = factors(scores)
    return Agreement(
        economy=market.id,
        measures=tuple(one.measure.id for one in scores),
        voices=spoken(_counted(scores, named=measures is not None)),
        left_out=left_out,
        weighted=weighted,
        correlations=tuple(
            tuple(None if np.isnan(value) else float(value) for value in row)
            for row in correlations(scores, weighted=weighted)
        ),
        explained=tuple(float(share) for share in shared.explained),
        loadings=tuple(tuple(float(value) for value in row) for row in shared.loadings),
        complete_groups=shared.groups,
        disputed=_disputed(market, _counted(scores, named=measures is not None)),
        sources=sources(origin for one in scores for origin in one.origins),
    )


def _scored(
    market: Economy, measures: list[str] | None, *, pulled: bool
) -> tuple[list[Scored], tuple[str, ...]]:
    wanted = measures if measures is not None else [entry.id for entry in sound_measures() if entry.speaks]
    if measures is not None and len(set(measures)) < 2:
        raise ArbeidError("agreement_one", measures=", ".join(measures) or "–")
    scores, left_out = reaching(wanted, market, pulled=pulled)
    if len(scores) < 2:
        raise NotReachable("agreement_few", economy=market.id, measures=", ".join(left_out))
    return scores, tuple(left_out)


def _counted(scores: list[Scored], *, named: bool) -> list[Scored]:
    """Choose the measures that are counted: all that were named, else those not beside the others."""
    return [one for one in scores if named or not one.measure.beside] or scores


def _disputed(market: Economy, scores: list[Scored]) -> tuple[Disputed, ...]:
    names = market.groups.select("code", "nl", "en")
    unnamed = pl.col("code").is_in(sorted(market.residual))
    ranks = ranked(scores).filter(pl.col("measures") > 1, ~unnamed).join(names, on="code")
    return tuple(
        Disputed(
            row["code"],
            Text(nl=row["nl"], en=row["en"]),
            *(Quantity(row[name], "rank", "derived") for name in ("spread", "low", "high")),
        )
        for row in ranks.sort("spread", "code", descending=[True, False]).head(10).iter_rows(named=True)
    )
