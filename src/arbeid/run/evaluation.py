"""From settings to arrays: what the economy and measures say once, and the blocks on it as often as asked."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from arbeid.data.economies.economy import Economy, economy
from arbeid.errors import UnknownName
from arbeid.models.block import blocks
from arbeid.models.blocks.chain import chain
from arbeid.models.model import Model, Numbers, behind, run_models
from arbeid.registry import remembered
from arbeid.run.cells import Cells, cells
from arbeid.run.note import Note
from arbeid.run.outputs import beside
from arbeid.run.own_outputs import laid_out
from arbeid.run.own_values import with_own_values
from arbeid.run.scores import ai_makers, complementarity, exposure, mode
from arbeid.settings import Settings, place
from arbeid.table import Origin, each_once


@dataclass(frozen=True, eq=False)
class Inputs:
    """One economy under one measure: the arrays that every run on them starts from."""

    economy: Economy
    cells: Cells = field(repr=False)
    arrays: Mapping[str, Numbers] = field(repr=False)
    notes: tuple[Note, ...]
    origins: tuple[Origin, ...] = field(repr=False)

    def with_draws(self, drawn: Mapping[str, Numbers]) -> Inputs:
        """Lay arrays by draw, (draws, occupations), in the place of those that hold for all draws."""
        laid = {name: values[:, np.newaxis, :] for name, values in drawn.items()}
        return replace(self, arrays={**self.arrays, **laid})

    def some_draws(self, rows: slice) -> Inputs:
        """Take some draws of the arrays that draws lead; the others hold for all."""
        arrays = {name: values[rows] if values.ndim > 2 else values for name, values in self.arrays.items()}
        return replace(self, arrays=arrays)

    def digest(self) -> str:
        """Hash the arrays, so that a result says which figures it rests on."""
        found = hashlib.sha256()
        for name, values in sorted(self.arrays.items()):
            found.update(name.encode() + np.ascontiguousarray(values).tobytes())
        return found.hexdigest()


@remembered(maxsize=64)
def _inputs(market: Economy, measure: str, observed: str) -> Inputs:
    laid_out = cells(market)
    exposed, held, makers = exposure(measure, market), complementarity(market), ai_makers(market)
    parts = [exposed, held, makers]
    seen = np.full(len(laid_out.codes), np.nan)
    if observed:
        parts.append(mode(observed, market))
        seen = parts[-1].values
    origins = (*laid_out.origins, *(origin for part in parts for origin in part.origins))
    return Inputs(
        economy=market,
        cells=laid_out,
        arrays={
            "jobs": laid_out.jobs,
            "wage": laid_out.wage,
            "scores": exposed.values,
            "complementarity": held.values,
            "observed_mode": seen,
            "ai_makers": makers.values,
        },
        notes=(*laid_out.notes, *(note for part in parts for note in part.notes)),
        origins=each_once(origins),
    )


def inputs_of(settings: Settings) -> Inputs:
    """Load and lay out what these settings are run on; the same economy and measure only once.

    Errors: an unknown economy or measure; a measure that does not reach the economy.
    """
    return _inputs(economy(settings.economy), settings.measure, settings.mode)


def evaluate(
    settings: Settings,
    times: Numbers,
    draws: Mapping[str, Mapping[str, Any]] | None = None,
    only: tuple[str, ...] = (),
) -> dict[str, Numbers]:
    """Evaluate all blocks at times in years after the base year, (times,); what nobody set is the economy's.

    ``draws`` may hold (draws,) values by model and parameter, which then lead in every result. ``only`` names
    the results that are wanted: what has no say in them is left out.
    Shapes: (…, times, occupations), (…, times, industries) or (…, times, 1).

    >>> from arbeid.scenario import SCENARIOS
    >>> found = evaluate(SCENARIOS.get("base").settings(), np.array([0.0, 10.0]))
    >>> found["net"].shape, float(abs(found["net"][0]).max())
    ((2, 114), 0.0)
    """
    return evaluate_on(with_own_values(settings), inputs_of(settings), times, draws, only)


def evaluate_on(
    settings: Settings,
    inputs: Inputs,
    times: Numbers,
    draws: Mapping[str, Mapping[str, Any]] | None = None,
    only: tuple[str, ...] = (),
) -> dict[str, Numbers]:
    """Evaluate blocks as ``evaluate`` does, where the inputs and the economy's own values are laid."""
    only = (*only, *_own_beside(only))
    models: dict[str, dict[str, Any]] = {name: dict(own) for name, own in settings.models.items()}
    for name, drawn in (draws or {}).items():
        models.setdefault(name, {}).update(drawn)
    for model, name, laid in _along(settings, inputs):
        models[model][name] = laid
    # What blocks give must fit beside the columns of the tables: told before their functions run.
    beside()
    given = {**inputs.arrays, "time": np.asarray(times, dtype=np.float64)[:, None]}
    found = run_models(_wanted(only), given, models, only)
    return found | dict(laid_out(found, inputs.cells, np.asarray(times)))


def _wanted(only: tuple[str, ...]) -> tuple[Model, ...]:
    if not only:
        return chain()
    names = behind(chain(), only)
    return tuple(model for model in chain() if model.name in names)


def _own_beside(only: tuple[str, ...]) -> tuple[str, ...]:
    """Name all that a reader's own blocks behind these results give: each is looked at, read or not."""
    if not only or not _own_outputs():
        return ()
    names = behind(chain(), only)
    return tuple(output for block, given in _own_outputs().items() if block in names for output in given)


@remembered
def _own_outputs() -> Mapping[str, tuple[str, ...]]:
    return {block.id: tuple(block.outputs) for block in blocks() if block.is_own}


def _along(settings: Settings, inputs: Inputs) -> Iterator[tuple[str, str, Numbers]]:
    """Lay out what is set apart by occupation or industry: model, name, values (NaN where it is not)."""
    sides = {"occupation": inputs.cells.codes, "industry": inputs.cells.industries["code"].to_list()}
    given = {"occupation": settings.by_occupation, "industry": settings.by_industry}
    for axis, codes in sides.items():
        at = {code: position for position, code in enumerate(codes)}
        for name, values in given[axis].items():
            laid = np.full(len(codes), np.nan)
            for code, value in values.items():
                if code not in at:
                    raise _unknown(axis, code, codes, inputs.economy)
                laid[at[code]] = value
            yield place(name)[0], f"{name}_by_{axis}", laid


def _unknown(axis: str, code: str, codes: list[str], market: Economy) -> UnknownName:
    where = {"economy": market.id, "classification": market.classification}
    return UnknownName(f"run_{axis}", code=code, codes=", ".join(codes[:30]), **where)
