"""The headlines of a run at its horizon, for many draws at once: the totals that stand in a comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from arbeid.models.model import Numbers
from arbeid.run.evaluation import Inputs, evaluate_on
from arbeid.run.outputs import Column, compared
from arbeid.run.tables import in_all, read_for
from arbeid.settings import Settings

_NET = "net"
"""What is told of each occupation too."""


def _of_people() -> list[str]:
    """Name the arrays by occupation that go with the number of its people."""
    return list(dict.fromkeys(
        name for column in headline_columns().values() if column.how == "sum" for name in column.arrays
    ))  # fmt: skip


def headline_columns() -> dict[str, Column]:
    """Choose the totals that are headlines, in their order, with label, unit and badge.

    >>> list(headline_columns())[:3]
    ['touched', 'handed_over', 'assisted']
    """
    return {name: column for name, column in compared("totals").items() if column.arrays}


@dataclass(frozen=True, eq=False)
class Evaluated:
    """What draws come to at the horizon: headlines (draws, headlines), net jobs (draws, occupations)."""

    headlines: Numbers
    net: Numbers

    def beside(self, rates: Numbers) -> Evaluated:
        """Lay more headlines, (draws, rates), behind these."""
        return Evaluated(np.concatenate([self.headlines, rates], axis=1), self.net)

    @classmethod
    def failed(cls, inputs: Inputs, columns: int) -> Evaluated:
        """Give one draw that came to nothing."""
        sides = columns, len(inputs.cells.codes)
        return cls(*(np.full((1, side), np.nan) for side in sides))

    @classmethod
    def joined(cls, parts: Sequence[Evaluated]) -> Evaluated:
        """Lay the draws of several behind each other."""
        headlines = np.concatenate([part.headlines for part in parts])
        return cls(headlines, np.concatenate([part.net for part in parts]))


def headlines(
    settings: Settings,
    inputs: Inputs,
    drawn: Mapping[str, Mapping[str, Numbers]],
    size: int,
    people: Numbers | None = None,
) -> Evaluated:
    """Evaluate ``size`` draws at the horizon; ``drawn`` holds their values by model and parameter.

    They equal runs of each draw by itself, to 1e-12. Settings hold the economy's own values; ``people`` are
    factors on those in each occupation, (draws, occupations), where their number errs. Errors: parameters
    that do not go together.
    """
    at = np.array([float(settings.years)])
    columns = headline_columns().values()
    arrays = evaluate_on(settings, inputs, at, drawn, only=(*read_for(columns), _NET))
    if people is not None:
        arrays |= {name: arrays[name] * people[:, np.newaxis, :] for name in _of_people()}
    found = [in_all(column, arrays, at)[..., 0] for column in columns]
    # Where nothing that was drawn has a say in a headline, it has no axis of draws.
    laid = np.stack([np.broadcast_to(values, (size,)) for values in found], axis=1)
    net = arrays[_NET][..., 0, :]
    return Evaluated(laid, np.broadcast_to(net, (size, net.shape[-1])))
