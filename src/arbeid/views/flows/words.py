"""A run of labour flows in words: what terminal and charts both say, and which occupations stand out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from arbeid.answers.flows import FlowFacts, FlowOccupation
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.interval import told_apart
from arbeid.views.phrasing import opening
from arbeid.views.run.range_cell import MISSING
from arbeid.wording import Words

Written = Callable[[float, int], str]


@dataclass(frozen=True)
class FlowWords:
    """The facts of a run of labour flows, said in one language."""

    facts: FlowFacts
    words: Words

    def setting(self) -> dict[str, object]:
        """Say of which labour market, shock and network a figure speaks."""
        return {
            "economy": opening(self.words(self.facts.economy.title)),
            "shock": self.shock(),
            "years": self.years(),
            "network": self.facts.network.label,
        }

    def shock(self) -> str:
        """Name the shock; of a probability also that it is read as something else."""
        label = self.words(self.facts.shock.label)
        if self.facts.shock.unit == "probability":
            return self.words("flows.as_share", label=label)
        return label

    def taken(self) -> str:
        """Name what the shock takes from an occupation: its hours, its work by tasks, or a probability."""
        return self.words(f"flows.column.{self._read_as()}")

    def moved(self) -> str:
        """Say how much goes, as what, and how much of demand goes elsewhere."""
        shock = self.facts.shock
        return self.words(
            f"flows.moved_{self._read_as()}",
            automated=self.words.percent(shock.automated.value),
            moved=self.words.percent(shock.demand_moved.value, 1),
        )

    def _read_as(self) -> str:
        shock = self.facts.shock
        return "probability" if shock.unit == "probability" else shock.counts

    def on_whose_moves(self, title: str) -> str:
        """Say behind a title where the moves were counted, if that is not here."""
        mobility = self.facts.mobility
        if mobility is None or mobility.elsewhere is None:
            return title
        return self.words("flows.elsewhere", title=title, elsewhere=mobility.elsewhere)

    def with_span(
        self,
        value: float,
        ends: tuple[float, float] | None,
        written: Written,
        digits: int = 2,
        key: str = "span",
    ) -> tuple[str, str]:
        """Write a number, and the ends of its range as ``flows.KEY``; nothing where there are none."""
        shown, *both = told_apart((value, *(ends or ())), written, digits)
        if len(set(both)) < 2:
            return shown, ""
        low, high = both
        return shown, self.words(f"flows.{key}", low=low, high=high)

    def as_shown(self, number: Quantity, digits: int) -> str:
        """Write a number with its ends behind it, none where these read alike in as many digits."""

        def written(value: float, _finer: int) -> str:
            return (
                self.words.percent(value, digits)
                if number.unit == "share"
                else self.words.number(value, digits)
            )

        if number.value is None:
            return MISSING
        return "".join(self.with_span(number.value, ends_of(number), written, digits))

    def alike(self) -> tuple[str, ...]:
        """Say why a number of a table has no ends, where others have them."""
        followed = any(ends_of(line.unemployment_rate) for line in self.facts.years)
        return (self.words("flows.alike"),) if followed else ()

    def years(self) -> str:
        """Say over how many years the shock unfolds, with a decimal where they are not whole."""
        years = self.facts.settings.years
        return self.words.number(years, 0 if years == int(years) else 1)

    def unseen(self) -> tuple[str, ...]:
        """Say how many occupations go against their own demand too little, or too unsurely, to be listed."""
        count = against_demand_unseen(self.facts)
        return (self.words("flows.unseen", n=count),) if count else ()

    def notes(self) -> tuple[str, ...]:
        """Say what a reader must know."""
        return tuple(said(note, self.words) for note in self.facts.notes)

    def about(self) -> tuple[str, ...]:
        """Say under a figure by which model it was worked out, and what a reader must know."""
        return (self.words("flows.chart.about_model"), *self.notes())


def ends_of(quantity: Quantity) -> tuple[float, float] | None:
    """Read the two ends of a number's range, the lower one first, if it has them."""
    low, high = quantity.low, quantity.high
    return None if low is None or high is None else (low, high)


def risen(facts: FlowFacts) -> list[FlowOccupation]:
    """Sort occupations from the largest rise of unemployment to the largest fall.

    Residual ones are no occupation, and what one that nobody is known to leave comes to is missing data.
    """
    known = (line for line in facts.occupations if not line.residual and not line.no_exits)
    return sorted(known, key=lambda line: line.apart, reverse=True)


def against_demand(facts: FlowFacts) -> tuple[list[FlowOccupation], list[FlowOccupation]]:
    """Choose whose unemployment rises with demand, and whose falls with it, most apart first.

    Both are seen as they are shown, and the direction is the same with half and with double the mobility.
    """
    up, down = _by_sign(facts)
    return [line for line in up if _seen(line)], [line for line in down if _seen(line)]


def against_demand_unseen(facts: FlowFacts) -> int:
    """Count those against their own demand by less than is shown, or not whatever the mobility."""
    return sum(not _seen(line) for lines in _by_sign(facts) for line in lines)


def _by_sign(facts: FlowFacts) -> tuple[list[FlowOccupation], list[FlowOccupation]]:
    ranked = risen(facts)
    return (
        [line for line in ranked if float(line.demand) > 0 and line.apart > 0],
        [line for line in reversed(ranked) if float(line.demand) < 0 and line.apart < 0],
    )


def _seen(line: FlowOccupation) -> bool:
    ends = ends_of(line.unemployment_apart) or (line.apart, line.apart)
    sure = min(ends) > 0 or max(ends) < 0
    return sure and min(abs(line.apart), abs(float(line.demand))) >= LEAST


LEAST = 0.0005
"""Half a tenth of a point, or of a percent: what is closer to nothing is written as nothing."""
