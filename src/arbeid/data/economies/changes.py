"""How an economy's groups changed between two periods, how sure that is, and which differ from all.

The error of a change comes from the design of the survey (``[survey]`` in an economy's file), or from the
errors that the survey publishes with its counts (columns ``error`` and ``error_before``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import polars as pl

from arbeid.data.economies.economy import Economy
from arbeid.data.economies.survey import SurveyDesign
from arbeid.models.sampling.shrinkage import Shrunk, shrink
from arbeid.registry import remembered

Floats = npt.NDArray[np.float64]

_NORMAL = 1.959964
# Eurostat prints years in thousands with one decimal.
_YEARS_ROUNDED_TO = 100.0


@dataclass(frozen=True)
class GroupsApart:
    """How many groups fell and rose for sure, if one observation stands for ``weight`` people.

    ``false_expected`` of them are expected to be there by chance. Without a weight where the survey publishes
    its errors.
    """

    weight: float | None
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
    ends of its range; a single one without a ``design``, where the survey publishes its errors.
    """

    groups: pl.DataFrame = field(repr=False)
    apart: tuple[GroupsApart, ...]
    design: SurveyDesign | None

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
    both, design = _both(market), market.entry.survey
    if both.is_empty() or not _errors_known(market):
        return None
    weights = (design.weight, *design.weight_range) if design else (None,)
    shrunk = [_shrunk(both, design, weight) for weight in weights]
    apart = tuple(_apart(weight, one) for weight, one in zip(weights, shrunk, strict=True))
    return Changes(_with_errors(both, design, shrunk[0]), apart, design)


def change_of_groups(market: Economy, codes: Collection[str]) -> tuple[float, float, float] | None:
    """Compute the change of several groups together as a share, with its low and high end (95%).

    Nothing where no error is known, or where none of them has people in both periods. Published errors are
    added up as if the groups were drawn apart.

    >>> from arbeid.data.economies.economy import economy
    >>> dutch = economy("nl")
    >>> [round(number, 3) for number in change_of_groups(dutch, dutch.names)]
    [0.006, 0.001, 0.01]
    """
    both = _both(market).filter(pl.col("code").is_in(codes))
    if both.is_empty() or not _errors_known(market):
        return None
    before, after = float(both["people_before"].sum()), float(both["people"].sum())
    if market.entry.survey is not None:
        return change_of(market.entry.survey, before, after)
    squares = both.select(
        before=(pl.col("people_before") * pl.col("error_before")) ** 2,
        after=(pl.col("people") * pl.col("error")) ** 2,
    ).sum()
    error = np.hypot(np.sqrt(squares["before"][0]) / before, np.sqrt(squares["after"][0]) / after)
    return _ends(np.log(after / before), float(error))


def people_ends(market: Economy) -> dict[str, tuple[float, float]]:
    """Compute between which numbers the people of each group lie (95%), by code, where an error is known.

    >>> from arbeid.data.economies.economy import economy
    >>> [round(end, -2) for end in people_ends(economy("nl"))["0734"]]
    [20000.0, 28700.0]
    """
    counted = market.groups.filter(pl.col("jobs") > 0)
    people, design = counted["jobs"].to_numpy(), market.entry.survey
    if design is not None:
        error = np.sqrt(design.at().variance(people)) / people
    else:
        error = counted["error"].to_numpy()
    known = zip(counted["code"], people, error, strict=True)
    return {
        code: (float(at * np.exp(-_NORMAL * wide)), float(at * np.exp(_NORMAL * wide)))
        for code, at, wide in known
        if not np.isnan(wide)
    }


def _both(market: Economy) -> pl.DataFrame:
    """Read the groups that have people in both periods."""
    return market.groups.filter((pl.col("jobs_before") > 0) & (pl.col("jobs") > 0)).select(
        "code", "error", "error_before", people_before="jobs_before", people="jobs"
    )


def _errors_known(market: Economy) -> bool:
    errors = _both(market).select("error", "error_before")
    return market.entry.survey is not None or not any(errors[name].null_count() for name in errors.columns)


def change_of(design: SurveyDesign, before: float, after: float) -> tuple[float, float, float]:
    """Compute a change as a share, with its low and high end (95%), for any sum of people of one survey.

    >>> from arbeid.data.economies.economy import economy
    >>> [round(number, 2) for number in change_of(economy("nl").entry.survey, 33_000, 24_000)]
    [-0.27, -0.42, -0.09]
    """
    error = float(design.at().change_error(np.array(before), np.array(after), design.quarters))
    return _ends(np.log(after / before), error)


def year_change_of(
    design: SurveyDesign, before: float, after: float, years: int
) -> tuple[float, float, float]:
    """Compute the change between means of two years as a share, with its low and high end (95%).

    >>> from arbeid.data.economies.economy import economy
    >>> [round(number, 2) for number in year_change_of(economy("nl").entry.survey, 424_000, 485_400, 4)]
    [0.14, 0.09, 0.2]
    """
    survey = replace(design.at(), rounding=_YEARS_ROUNDED_TO)
    error = float(survey.year_change_error(np.array(before), np.array(after), years))
    return _ends(np.log(after / before), error)


def _ends(middle: float, error: float) -> tuple[float, float, float]:
    low, change, high = np.expm1([middle - _NORMAL * error, middle, middle + _NORMAL * error])
    return float(change), float(low), float(high)


def _change_error(both: pl.DataFrame, design: SurveyDesign | None, weight: float | None) -> Floats:
    before, after = both["people_before"].to_numpy(), both["people"].to_numpy()
    if design is None:
        return np.asarray(np.hypot(both["error_before"].to_numpy(), both["error"].to_numpy()))
    return design.at(weight).change_error(before, after, design.quarters)


def _log_change(both: pl.DataFrame) -> Floats:
    return np.asarray(np.log(both["people"].to_numpy() / both["people_before"].to_numpy()))


def _shrunk(both: pl.DataFrame, design: SurveyDesign | None, weight: float | None) -> Shrunk:
    return shrink(_log_change(both), _change_error(both, design, weight))


def _apart(weight: float | None, shrunk: Shrunk) -> GroupsApart:
    below, above = shrunk.apart(shrunk.below), shrunk.apart(shrunk.above)
    wrong = shrunk.false_expected(shrunk.below) + shrunk.false_expected(shrunk.above)
    return GroupsApart(weight, int(below.sum()), int(above.sum()), wrong)


def _column(values: Floats) -> pl.Series:
    # As a list: of an array polars asks whether it is masked, and so loads numpy.ma for a hundred numbers.
    return pl.Series(values.tolist(), dtype=pl.Float64)


def _with_errors(both: pl.DataFrame, design: SurveyDesign | None, shrunk: Shrunk) -> pl.DataFrame:
    middle, error = _log_change(both), _change_error(both, design, None)

    def share(log_change: Floats) -> pl.Series:
        return _column(np.expm1(log_change))

    return both.drop("error", "error_before").with_columns(
        change=share(middle),
        low=share(middle - _NORMAL * error),
        high=share(middle + _NORMAL * error),
        likely=share(shrunk.quantile(0.5)),
        likely_low=share(shrunk.quantile(0.025)),
        likely_high=share(shrunk.quantile(0.975)),
        below=_column(shrunk.below),
        above=_column(shrunk.above),
        shown=pl.min_horizontal("people_before", "people") >= (design.least_shown if design else 0),
    )
