"""Who does the work of an occupation at least cost: AI alone, a person with AI, or a person alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from arbeid.answers.jobs.collaboration import (
    Collaboration,
    CollaborationRow,
    Leaning,
    StudyDivision,
)
from arbeid.answers.market.groups import Assumption
from arbeid.answers.note import Note
from arbeid.answers.quantity import Quantity, sources
from arbeid.answers.sayings import Known
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Text
from arbeid.measures.measure import MEASURES
from arbeid.measures.task_division import ASSUMED, Divided, Given, divided
from arbeid.models.studies.time_saved import output_gain
from arbeid.models.tasks.collaboration import leaning
from arbeid.models.tasks.division import AS_GIVEN
from arbeid.params import Param
from arbeid.registry import remembered
from arbeid.verbs.arguments import by_place, checked
from arbeid.verbs.codes import known_code

Numbers = NDArray[np.float64]

_LEFT_OUT = ("when", "loss", "tasks_counted", "cost_only", "own_job", "error_cost")


@by_place("values")
@checked
def collaboration(
    economy: str = "nl", code: str | None = None, *, values: Mapping[str, float] | None = None
) -> Collaboration:
    """Divide the work of an economy's groups, or of one, over AI alone, pairs and people.

    It takes AI to be used wherever that is cheaper; how much is in fact adopted is another question.
    ``values`` replace defaults of the assumptions. Errors: an unknown economy or code, an unknown
    parameter or one out of bounds.

    >>> found = collaboration("nl", "0811")
    >>> row = found.rows[0]
    >>> round(row.handed_over.value + row.pair.value + row.person.value, 9)
    1.0
    """
    market = load_economy(economy)
    assumed = tuple(sorted(ASSUMED.bind(values).items()))
    if code is None:
        return replace(_of_all(market, assumed), rows=_rows(market, assumed))
    return divided_groups(market, (known_code(market, code, "group"),), assumed)


def divided_groups(market: Economy, codes: Collection[str], assumed: Given | None = None) -> Collaboration:
    """Divide the work of some groups that an economy has, in its order; what is said of all goes with it."""
    # Eight hundred groups to tell of one took longer than to find which it is.
    assumed = tuple(sorted(ASSUMED.bind({}).items())) if assumed is None else assumed
    view = _view(market, assumed)
    rows = (view.row(at) for at, code in enumerate(market.groups["code"]) if code in codes)
    return replace(_of_all(market, assumed), rows=tuple(rows))


@remembered(maxsize=16)
def _rows(market: Economy, assumed: Given) -> tuple[CollaborationRow, ...]:
    view = _view(market, assumed)
    rows = map(view.row, range(len(market.groups)))
    return tuple(sorted(rows, key=lambda row: (-(row.handed_over.value or 0), row.code)))


@remembered(maxsize=16)
def _view(market: Economy, assumed: Given) -> _View:
    given = dict(assumed)
    return _View(market, divided(market, assumed), given["time_saved"] - given["review"])


@remembered(maxsize=16)
def _of_all(market: Economy, assumed: Given) -> Collaboration:
    given, view = dict(assumed), _view(market, assumed)
    work = view.work
    return Collaboration(
        economy=market.id,
        title=market.entry.title,
        rows=(),
        total=view.total(),
        studies=work.measures,
        assumptions=tuple(_assumption(ASSUMED[name], given[name]) for name in ASSUMED.names()),
        left_out=tuple(Note(f"collaboration.left_out.{key}") for key in _LEFT_OUT),
        sources=sources((*market.origins, *work.origins)),
    )


def _assumption(param: Param, value: float) -> Assumption:
    """Set a parameter's label, its value and what that rests on beside each other."""
    return Assumption(
        name=param.name,
        label=param.label,
        value=Quantity(value, param.unit, param.badge),
        source=Known(param.source),
    )


@dataclass(frozen=True)
class _View:
    """Rows of one division: shares are (error costs, studies, groups, 2), the last handed over and pair."""

    market: Economy
    work: Divided
    net_saving: float

    def row(self, at: int) -> CollaborationRow:
        """Show the group at this place of the economy."""
        code, people = self.market.groups["code"][at], self.market.groups["jobs"][at]
        return self._shown(code, self.market.names[code], people, self.work.shares[:, :, at])

    def total(self) -> CollaborationRow:
        """Show all people at work together; a study counts those whose group it reaches."""
        people = self.market.groups["jobs"].to_numpy()[:, np.newaxis]
        known = np.where(np.isnan(self.work.shares), 0.0, people)
        weighed = np.nansum(self.work.shares * people, axis=2) / known.sum(axis=2)
        return self._shown("", Note("collaboration.all"), float(people.sum()), weighed)

    def _shown(self, code: str, name: Text | Note, people: float, shares: Numbers) -> CollaborationRow:
        handed, pair = shares[..., 0], shares[..., 1]
        saved = _over(handed + pair * self.net_saving)
        return CollaborationRow(
            code=code,
            name=name,
            people=Quantity(people, "people", self.market.badge),
            handed_over=_over(handed),
            pair=_over(pair),
            person=_over(1 - handed - pair),
            time_saved=saved,
            output=Quantity(
                _output(saved.value), "change", "modelled", _output(saved.low), _output(saved.high)
            ),
            leaning=_leaning(_over(pair), _over(handed)),
            divisions=tuple(self._divisions(shares[AS_GIVEN])),
        )

    def _divisions(self, shares: Numbers) -> Iterator[StudyDivision]:
        for measure, (handed, pair) in zip(self.work.measures, shares.tolist(), strict=True):
            if not np.isnan(handed):
                yield StudyDivision(
                    measure=measure,
                    label=MEASURES.get(measure).label,
                    handed_over=Quantity(handed, "share", "modelled"),
                    pair=Quantity(pair, "share", "modelled"),
                    person=Quantity(1 - handed - pair, "share", "modelled"),
                )


def _over(shares: Numbers) -> Quantity:
    """Average the studies at the error cost as given; the range runs over all."""
    known = shares[~np.isnan(shares)]
    if not known.size:
        return Quantity(None, "share", "modelled")
    middle, low, high = float(np.nanmean(shares[AS_GIVEN])), float(known.min()), float(known.max())
    return Quantity(middle, "share", "modelled", low, high)


def _output(saved: float | None) -> float | None:
    # With all of the time saved, output has no bound.
    return None if saved is None or saved >= 1 else float(output_gain([1.0], [saved]))


def _leaning(pair: Quantity, handed: Quantity) -> Leaning | None:
    if pair.value is None or handed.value is None:
        return None
    return leaning(pair.value, handed.value)
