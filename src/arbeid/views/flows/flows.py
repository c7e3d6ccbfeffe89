"""The charts of a run of labour flows: rates, spillovers, moves between groups, a business cycle."""

from __future__ import annotations

from arbeid.answers.flows import FlowFacts
from arbeid.views.drawing.figure import Figure
from arbeid.views.flows.cycle import cycle
from arbeid.views.flows.moves import moves
from arbeid.views.flows.rates import rates
from arbeid.views.flows.spillovers import spillovers
from arbeid.wording import Words


def figures(facts: FlowFacts, words: Words) -> list[Figure]:
    """Draw all charts of a run."""
    every = [
        rates(facts, "unemployment_rate", words),
        rates(facts, "long_term_rate", words),
        spillovers(facts, words),
        moves(facts, words),
        cycle(facts, words),
    ]
    return [figure for figure in every if figure is not None]
