"""One block of an ensemble: its draws, their headlines, and which of them do not go together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from arbeid.errors import ArbeidError
from arbeid.language import Text
from arbeid.models.model import Numbers
from arbeid.run.evaluation import inputs_of
from arbeid.run.flows.many import flows_of_draws
from arbeid.uncertainty.ensemble.plan import Part, Plan, values_of
from arbeid.uncertainty.figure_errors import NO_ERRORS, FigureErrors, drawn_errors
from arbeid.uncertainty.going_together import going_together
from arbeid.uncertainty.headlines import Evaluated, headlines

FAULT = {"fault_nl": "nl", "fault_en": "en"}
"""Why a draw has no headlines, in both languages; empty where it has."""


@dataclass(frozen=True, eq=False)
class Block:
    """The draws from ``first`` on: values (draws, parameters), what they come to, and faults.

    A draw that failed has come to nothing (NaN), and has a fault instead.
    """

    first: int
    values: Numbers
    evaluated: Evaluated
    faults: tuple[Text | None, ...]

    def frame(self, plan: Plan) -> pl.DataFrame:
        """Lay it out: the number of each draw, its parameters, its headlines, its fault."""
        numbers = np.concatenate([self.values, self.evaluated.headlines], axis=1)
        heads = [*plan.names(), *plan.columns()]
        said = {
            column: [getattr(fault, language, None) for fault in self.faults]
            for column, language in FAULT.items()
        }
        return pl.DataFrame(
            {
                "draw": np.arange(self.first, self.first + len(self.values), dtype=np.int64),
                **{head: numbers[:, at] for at, head in enumerate(heads)},
                **{column: pl.Series(column, texts, dtype=pl.String) for column, texts in said.items()},
            }
        ).with_columns(pl.col(pl.Float64).fill_nan(None))


def block_of(plan: Plan, part: Part) -> Block:
    """Draw one block and compute its headlines: the same anywhere, whatever was drawn before.

    >>> from arbeid.scenario import SCENARIOS
    >>> from arbeid.uncertainty.ensemble.plan import planned
    >>> plan = planned(SCENARIOS.get("base").settings(), 4)
    >>> block_of(plan, next(plan.parts())).evaluated.headlines.shape[0]
    4
    """
    measure, number = part
    rows = range(number * plan.block, (number + 1) * plan.block)
    values = values_of(plan, rows)
    inputs = inputs_of(plan.under(measure))
    errors = drawn_errors(inputs, measure, plan.errors, plan.seed, rows) if plan.errors else NO_ERRORS
    found, faults = computed(plan, measure, values, errors)
    return Block(rows.start, values, found, faults)


def computed(
    plan: Plan, measure: str, values: Numbers, errors: FigureErrors = NO_ERRORS
) -> tuple[Evaluated, tuple[Text | None, ...]]:
    """Evaluate draws under a measure, with a fault for each that does not go together."""
    settings = plan.under(measure)
    inputs = inputs_of(settings)

    def evaluated(rows: range) -> Evaluated:
        some = slice(rows.start, rows.stop)
        laid, off = laid_out(plan, values[some]), errors.some(some)
        own = off.on(inputs)
        found = headlines(settings, own, laid, len(rows), off.people)
        return found.beside(flows_of_draws(settings, own, laid, len(rows))) if plan.flows else found

    parts: list[Evaluated] = []
    faults: list[Text | None] = []
    for rows, found in going_together(range(len(values)), evaluated):
        parts.append(
            Evaluated.failed(inputs, len(plan.columns())) if isinstance(found, ArbeidError) else found
        )
        faults += [_fault(found)] if isinstance(found, ArbeidError) else [None] * len(rows)
    return Evaluated.joined(parts), tuple(faults)


def laid_out(plan: Plan, values: Numbers) -> dict[str, dict[str, Numbers]]:
    """Lay values (draws, parameters) out by model and parameter, as an evaluation takes them."""
    laid: dict[str, dict[str, Numbers]] = {}
    for at, (model, name) in enumerate(plan.drawn()):
        laid.setdefault(model, {})[name] = values[:, at]
    return laid


def _fault(error: ArbeidError) -> Text:
    return Text(nl=error.sentence("nl"), en=error.sentence("en"))
