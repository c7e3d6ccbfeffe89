"""What happened, as an API: whether a difference is visible yet, older scores tested, and who uses AI."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from arbeid.answers.monitor.backtest import Backtested
from arbeid.answers.monitor.use import Use
from arbeid.answers.monitor.visible import Visible
from arbeid.answers.plain import plain_type
from arbeid.models.backtest.ranking import DRAWS
from arbeid.models.monitor.nested import PERMUTATIONS
from arbeid.registry import remembered
from arbeid.verbs.arguments import LEAST_DRAWS
from arbeid.verbs.monitor.backtest import backtest as backtested
from arbeid.verbs.monitor.use import use as used
from arbeid.verbs.monitor.visible import visible as seen
from arbeid.web.api import PROBLEMS, Economy, Lang

Measure = Annotated[str | None, Query(max_length=60, description="A measure, else what was declared.")]
router = APIRouter(prefix="/api", responses=PROBLEMS)


@router.get("/visible/{economy}", response_model=plain_type(Visible))
def visible(
    economy: Economy,
    measure: Measure = None,
    *,
    outcome: Annotated[str, Query(max_length=20, description="Employment, wages, postings.")] = "employment",
    first: Annotated[int | None, Query(ge=1900, le=2100, description="Start of the window.")] = None,
    age: Annotated[str, Query(max_length=20, description="All, or young where they are counted.")] = "all",
    draws: Annotated[
        int, Query(ge=LEAST_DRAWS, le=PERMUTATIONS, description="Shuffles of the scores.")
    ] = PERMUTATIONS,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Say whether a difference by exposure can be seen in counted people, and how large one would be seen."""
    return _seen(economy, measure, outcome=outcome, first=first, age=age, draws=draws).plain(lang)


@router.get("/backtest/{economy}", response_model=plain_type(Backtested))
def backtest(
    economy: Economy,
    measure: Measure = None,
    draws: Annotated[
        int, Query(ge=LEAST_DRAWS, le=DRAWS, description="Bootstrap draws over groups.")
    ] = DRAWS,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Lay older scores beside counted growth; with a measure, also naive rivals on the same groups."""
    return _backtested(economy, measure, draws).plain(lang)


@router.get("/use/{economy}", response_model=plain_type(Use))
def use(
    economy: Economy,
    top: Annotated[int, Query(ge=1, le=500, description="How many of the largest occupations.")] = 10,
    lang: Lang = "en",
) -> dict[str, Any]:
    """Gather who uses AI already: people and firms of a country, and what four vendors saw."""
    return used(economy, top=top).plain(lang)


# Each takes seconds, and most programs ask for what was declared.
@remembered(maxsize=16)
def _seen(
    country: str, measure: str | None, *, outcome: str, first: int | None, age: str, draws: int
) -> Visible:
    return seen(country, measure, outcome=outcome, first=first, age=age, draws=draws)


@remembered(maxsize=16)
def _backtested(economy: str, measure: str | None, draws: int) -> Backtested:
    return backtested(measure, economy=economy, draws=draws)
