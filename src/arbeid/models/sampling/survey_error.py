"""The sampling error of people counted in a household survey, and of a change between two of its quarters."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
_YEAR = 4


@dataclass(frozen=True)
class Survey:
    """A rotating survey of ``population`` people, of whom each observation stands for about ``weight``.

    A household takes part in ``waves`` rounds, one a quarter; a person who is in both of two quarters is
    ``seen_again``: the chance that the same occupation is then written down, all else lost. Counts are
    rounded to ``rounding`` people. How many people one observation stands for is seldom published: carry its
    range along.
    """

    weight: float
    population: float
    waves: int = 5
    seen_again: float = 0.75
    rounding: float = 1000.0

    def variance(self, people: Floats) -> Floats:
        """Compute the variance of counts of people, in people squared.

        ``v(N) = k N (1 - N/P) + rounding^2 / 12``: a binomial count, weighted up, and a uniform rounding.

        >>> survey = Survey(weight=200, population=13.5e6)
        >>> round(float(np.sqrt(survey.variance(np.array(30_000.0)))))
        2464
        """
        sampled = self.weight * people * (1 - people / self.population)
        return np.asarray(sampled + self.rounding**2 / 12)

    def correlation(self, quarters: int) -> float:
        """Compute how far the errors of two quarters are alike: the overlap of waves, times ``seen_again``.

        >>> round(Survey(weight=200, population=13.5e6).correlation(4), 3)
        0.15
        """
        # Once every wave has been replaced nobody is in both, and the errors have nothing in common.
        return max(0.0, 1 - quarters / self.waves) * self.seen_again

    def change_error(self, before: Floats, after: Floats, quarters: int = 4) -> Floats:
        """Compute the standard error of ``ln(after / before)`` for counts some quarters apart.

        Both above 0; the same quarter of the year, else the season is in the change. Without the overlap of
        waves the error would be overstated, because part of the people are the same.

        >>> survey = Survey(weight=200, population=13.5e6)
        >>> round(float(survey.change_error(np.array(33_000.0), np.array(24_000.0))), 3)
        0.112
        """
        return self._error(before, after, self.correlation(quarters))

    def by_year(self) -> Survey:
        """Set up the same survey for the mean of a year's four quarters, each observation in several of them.

        ``k_a = k/4 (1 + 2 sum_j (1 - j/4) rho_j)``, j from 1 to 3: not a quarter of the weight, because a
        year meets the same people several times.

        >>> Survey(weight=200, population=13.5e6).by_year().weight
        125.0
        """
        again = sum((1 - apart / _YEAR) * self.correlation(apart) for apart in range(1, _YEAR))
        return replace(self, weight=self.weight * (1 + 2 * again) / _YEAR)

    def year_change_error(self, before: Floats, after: Floats, years: int) -> Floats:
        """Compute the standard error of ``ln(after / before)`` for means of years, some years apart.

        >>> survey = Survey(weight=200, population=13.5e6, rounding=100)
        >>> round(float(survey.year_change_error(np.array(30_000.0), np.array(30_000.0), years=4)), 3)
        0.091
        """
        apart = [abs(_YEAR * years + late - early) for late in range(_YEAR) for early in range(_YEAR)]
        shared = sum(self.correlation(quarters) for quarters in apart) / len(apart)
        yearly = self.by_year()
        # What two years share is a part of the quarter's variance; the mean of a year has less of it.
        return yearly._error(before, after, shared * self.weight / yearly.weight)

    def _error(self, before: Floats, after: Floats, correlation: float) -> Floats:
        shared = correlation * self.weight * np.sqrt(before * after)
        # The logarithm of a ratio to first order, with the covariance that the people who are in both bring.
        relative = self.variance(after) / after**2 + self.variance(before) / before**2
        return np.asarray(np.sqrt(relative - 2 * shared / (before * after)))


def relative_errors(percent: Floats) -> Floats:
    """Turn the percent relative standard errors that a survey publishes into shares; a printed 0.0 is 0.05.

    >>> relative_errors(np.array([0.0, 4.2])).tolist()
    [0.0005, 0.042]
    """
    return np.asarray(np.where(percent == 0, 0.05, percent) / 100)
