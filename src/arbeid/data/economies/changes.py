"""How an economy's groups changed between two periods, how sure that is, and which differ from all."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from arbeid.data.economies.economy import Economy
from arbeid.data.economies.survey import SurveyDesign
from arbeid.models.sampling.shrinkage import Shrunk, shrink
from arbeid.registry import remembered

_NORMAL = 1.959964


@dataclass(frozen=True)
class GroupsApart:
    """How many groups fell and rose for sure, if one observation stands for ``weight`` people.

    ``false_expected`` of them are expected to be there by chance.
    """

    weight: float
    losers: int
    gainers: int
    false_expected: float


@dataclass(frozen=True, eq=False)
class Changes:
    """The changes of an economy's groups, as shares of the people before (-0.27 is 27% fewer).

    ``groups`` has one row a group that has people in both periods: code, people_before, people, change with
    low and high (95%, of the survey alone), likely with likely_low and likely_high (about 95%, drawn to the
    mean of all groups), below and above (probability that the true change is less or more than the mean of
    all), and shown (enough people for a percent). ``apart`` holds the survey's own weight first, then the
    ends of its range.
    """

    groups: pl.DataFrame = field(repr=False)
    apart: tuple[GroupsApart, ...]
    design: SurveyDesign

    def losers(self) -> list[str]:
        """List the codes of the groups that fell against the mean of all, with a probability over 95%."""
        return self._sure("below")

    def gainers(self) -> list[str]:
        """List the codes of the groups that rose against the mean of all, with a probability over 95%."""
        return self._sure("above")

    def _sure(self, side: str) -> list[str]:
        return list(
            self.groups.filter(pl.col(side) > 0.95).sort(side, "code", descending=[True, False])["code"]
        )


@remembered
def changes(market: Economy) -> Changes | None:
    """Compute the changes of an economy's groups; nothing where it has no period before or no survey design.

    >>> from arbeid.data.economies.economy import economy
    >>> dutch = changes(economy("nl"))
    >>> [(apart.weight, apart.losers, apart.gainers) for apart in dutch.apart]
    [(200.0, 3, 2), (120.0, 11, 15), (370.0, 0, 0)]
    """
    design = market.entry.survey
    both = market.groups.filter((pl.col("jobs_before") > 0) & (pl.col("jobs") > 0)).select(
        "code", people_before="jobs_before", people="jobs"
    )
    if design is None or both.is_empty():
        return None
    weights = (design.weight, *design.weight_range)
    shrunk = [_shrunk(both, design, weight) for weight in weights]
    apart = tuple(_apart(weight, one) for weight, one in zip(weights, shrunk, strict=True))
    return Changes(_with_errors(both, design, shrunk[0]), apart, design)


def change_of(design: SurveyDesign, before: float, after: float) -> tuple[float, float, float]:
    """Compute a change as a share, with its low and high end (95%), for any sum of people of one survey.

    >>> from arbeid.data.economies.economy import economy
    >>> [round(number, 2) for number in change_of(economy("nl").entry.survey, 33_000, 24_000)]
    [-0.27, -0.42, -0.09]
    """
    error = float(design.at().change_error(np.array(before), np.array(after), design.quarters))
    middle = np.log(after / before)
    low, change, high = np.expm1([middle - _NORMAL * error, middle, middle + _NORMAL * error])
    return float(change), float(low), float(high)


def _shrunk(both: pl.DataFrame, design: SurveyDesign, weight: float) -> Shrunk:
    before, after = both["people_before"].to_numpy(), both["people"].to_numpy()
    return shrink(np.log(after / before), design.at(weight).change_error(before, after, design.quarters))


def _apart(weight: float, shrunk: Shrunk) -> GroupsApart:
    below, above = shrunk.apart(shrunk.below), shrunk.apart(shrunk.above)
    wrong = shrunk.false_expected(shrunk.below) + shrunk.false_expected(shrunk.above)
    return GroupsApart(weight, int(below.sum()), int(above.sum()), wrong)


def _with_errors(both: pl.DataFrame, design: SurveyDesign, shrunk: Shrunk) -> pl.DataFrame:
    before, after = both["people_before"].to_numpy(), both["people"].to_numpy()
    middle, error = np.log(after / before), design.at().change_error(before, after, design.quarters)

    def share(log_change: npt.NDArray[np.float64]) -> pl.Series:
        return pl.Series(np.expm1(log_change))

    return both.with_columns(
        change=share(middle),
        low=share(middle - _NORMAL * error),
        high=share(middle + _NORMAL * error),
        likely=share(shrunk.quantile(0.5)),
        likely_low=share(shrunk.quantile(0.025)),
        likely_high=share(shrunk.quantile(0.975)),
        below=pl.Series(shrunk.below),
        above=pl.Series(shrunk.above),
        shown=pl.min_horizontal("people_before", "people") >= design.least_shown,
    )
