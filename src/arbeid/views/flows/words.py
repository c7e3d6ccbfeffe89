"""A run of labour flows in words: what terminal and charts both say, and which occupations stand out."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.flows import FlowFacts, FlowOccupation
from arbeid.answers.plain import said
from arbeid.views.phrasing import opening
from arbeid.wording import Words


@dataclass(frozen=True)
class FlowWords:
    """The facts of a run of labour flows, said in one language."""

    facts: FlowFacts
    words: Words

    def setting(self) -> dict[str, object]:
        """Say of which labour market, shock and network a figure speaks."""
        return {
            "economy": opening(self.words(self.facts.economy.title)),
            "shock": self.facts.shock.label,
            "years": self.years(),
            "network": self.facts.network.label,
        }

    def years(self) -> str:
        """Say over how many years the shock unfolds, with a decimal where they are not whole."""
        years = self.facts.settings.years
        return self.words.number(years, 0 if years == int(years) else 1)

    def notes(self) -> tuple[str, ...]:
        """Say what a reader must know."""
        return tuple(said(note, self.words) for note in self.facts.notes)

    def about(self) -> tuple[str, ...]:
        """Say under a figure by which model it was worked out, and what a reader must know."""
        return (self.words("flows.chart.about_model"), *self.notes())


def risen(facts: FlowFacts) -> list[FlowOccupation]:
    """Give the occupations from the largest rise of unemployment to the largest fall."""
    return sorted(facts.occupations, key=lambda line: line.apart, reverse=True)


def against_demand(facts: FlowFacts) -> tuple[list[FlowOccupation], list[FlowOccupation]]:
    """Give those whose unemployment rises with demand, and those whose falls with it, most apart first."""
    ranked = risen(facts)
    return (
        [line for line in ranked if float(line.demand) > 0 and line.apart > 0],
        [line for line in reversed(ranked) if float(line.demand) < 0 and line.apart < 0],
    )
