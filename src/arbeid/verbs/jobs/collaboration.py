"""Who does the work of an occupation at least cost: AI alone, a person with AI, or a person alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arbeid.answers.quantity import Quantity, ids
from arbeid.data.economies.economy import Economy, economy
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.models.studies.time_saved import output_gain
from arbeid.models.tasks.collaboration import Form, leaning
from arbeid.registry import together
from arbeid.table import Origin
from arbeid.verbs.arguments import checked
from arbeid.verbs.codes import known_code
from arbeid.verbs.jobs.task_division import AS_GIVEN, ASSUMED, Divided, divided
from arbeid.wording import words_of

Numbers = NDArray[np.float64]

_LEFT_OUT = ("when", "loss", "cost_only", "own_job", "error_cost")


@dataclass(frozen=True)
class Division:
    """One study's division of an occupation's work, in shares of it."""

    measure: str
    label: str
    handed_over: Quantity
    pair: Quantity
    person: Quantity


@dataclass(frozen=True)
class CollaborationRow:
    """An occupation group's work by who would do it at least cost; the shares add up to 1.

    Values are means over the studies; ranges run over the studies, and over errors that cost a third or
    three times as much. ``time_saved`` is the share of the group's hours that both together free, and
    ``output`` how much more the same hours would make. ``leaning`` says how the work that AI can do is
    mostly done: divided (centaur), together (cyborg), or both (mixed); missing where no study reaches.
    """

    code: str
    name: str
    people: Quantity
    handed_over: Quantity
    pair: Quantity
    person: Quantity
    time_saved: Quantity
    output: Quantity
    leaning: Form | None
    divisions: tuple[Division, ...]


@dataclass(frozen=True)
class CollaborationAssumption:
    """One assumption in words, with its value and where that comes from."""

    name: str
    label: str
    value: Quantity
    source: str


@dataclass(frozen=True)
class Collaboration:
    """The groups of an economy, those with most work handed over first, and all of them together.

    ``left_out`` says in words what the answer does not contain.
    """

    economy: str
    title: str
    rows: tuple[CollaborationRow, ...]
    total: CollaborationRow
    studies: tuple[str, ...]
    assumptions: tuple[CollaborationAssumption, ...]
    left_out: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]


@checked
@together
def collaboration(
    name: str,
    code: str | None = None,
    language: Language = "en",
    overrides: Mapping[str, float] | None = None,
) -> Collaboration:
    """Divide the work of an economy's groups, or of one, over AI alone, pairs and people.

    It takes AI to be used wherever that is cheaper; how much is in fact adopted is another question.
    ``overrides`` replace defaults of the assumptions. Errors: an unknown economy or code, an unknown
    parameter or one out of bounds.

    >>> found = collaboration("nl", "0811")
    >>> row = found.rows[0]
    >>> round(row.handed_over.value + row.pair.value + row.person.value, 9)
    1.0
    """
    market = economy(name)
    code = None if code is None else known_code(market, code, "group")
    given = {**ASSUMED.bind(overrides or {})}
    work = divided(market, tuple(sorted(given.items())))
    view = _View(market, work, given["time_saved"] - given["review"], language)
    rows = [view.row(at) for at, own in enumerate(market.groups["code"]) if code in (None, own)]
    rows.sort(key=lambda row: (-(row.handed_over.value or 0), row.code))
    words = words_of(language)
    return Collaboration(
        economy=market.id,
        title=market.entry.title.read(language),
        rows=tuple(rows),
        total=view.total(words("collaboration.all")),
        studies=work.measures,
        assumptions=_assumptions(given, language),
        left_out=tuple(words(f"collaboration.left_out.{key}") for key in _LEFT_OUT),
        sources=ids((*market.origins, *work.origins)),
        origins=(*market.origins, *work.origins),
    )


class _View:
    """Rows of one division: shares are (error costs, studies, groups, 2), the last handed over and pair."""

    def __init__(self, market: Economy, work: Divided, net_saving: float, language: Language) -> None:
        self.groups, self.work, self.net_saving = market.groups, work, net_saving
        self.language: Language = language

    def row(self, at: int) -> CollaborationRow:
        """Show one group."""
        group = self.groups.row(at, named=True)
        return self._shown(group["code"], group[self.language], group["jobs"], self.work.shares[:, :, at])

    def total(self, name: str) -> CollaborationRow:
        """Show all people at work together; a study counts those whose group it reaches."""
        people = self.groups["jobs"].to_numpy()[:, np.newaxis]
        known = np.where(np.isnan(self.work.shares), 0.0, people)
        weighed = np.nansum(self.work.shares * people, axis=2) / known.sum(axis=2)
        return self._shown("", name, float(people.sum()), weighed)

    def _shown(self, code: str, name: str, people: float, shares: Numbers) -> CollaborationRow:
        handed, pair = shares[..., 0], shares[..., 1]
        saved = _over(handed + pair * self.net_saving)
        return CollaborationRow(
            code=code,
            name=name,
            people=Quantity(people, "people", "measured"),
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

    def _divisions(self, shares: Numbers) -> Iterator[Division]:
        for measure, (handed, pair) in zip(self.work.measures, shares.tolist(), strict=True):
            if not np.isnan(handed):
                yield Division(
                    measure=measure,
                    label=MEASURES.get(measure).label.read(self.language),
                    handed_over=Quantity(handed, "share", "modelled"),
                    pair=Quantity(pair, "share", "modelled"),
                    person=Quantity(1 - handed - pair, "share", "modelled"),
                )


def _over(shares: Numbers) -> Quantity:
    """Give the mean over the studies at the error cost as given, and the range over all."""
    known = shares[~np.isnan(shares)]
    if not known.size:
        return Quantity(None, "share", "modelled")
    middle, low, high = float(np.nanmean(shares[AS_GIVEN])), float(known.min()), float(known.max())
    return Quantity(middle, "share", "modelled", low, high)


def _output(saved: float | None) -> float | None:
    # With all of the time saved, output has no bound.
    return None if saved is None or saved >= 1 else float(output_gain([1.0], [saved]))


def _leaning(pair: Quantity, handed: Quantity) -> Form | None:
    if pair.value is None or handed.value is None:
        return None
    return leaning(pair.value, handed.value)


def _assumptions(given: Mapping[str, float], language: Language) -> tuple[CollaborationAssumption, ...]:
    return tuple(
        CollaborationAssumption(
            name=name,
            label=ASSUMED[name].label.read(language),
            value=Quantity(value, ASSUMED[name].unit, ASSUMED[name].badge),
            source=ASSUMED[name].source,
        )
        for name, value in given.items()
    )
