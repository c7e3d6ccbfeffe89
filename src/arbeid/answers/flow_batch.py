"""The answer of many labour-flow runs at once: each scenario with what it was given and came to."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.answer import Answer
from arbeid.answers.models import ModelCase
from arbeid.answers.note import Note
from arbeid.answers.quantity import SourceLine
from arbeid.language import Text


@dataclass(frozen=True)
class FlowBatchFacts(Answer, compared="cases.0.results.unemployment_rate"):
    """Many runs on one economy, network and shock; rates are shares of the labour force (0 to 1).

    Each case has the values that differ between cases, and its results: ``unemployment_rate`` and
    ``long_term_rate`` at the horizon, ``unemployment_rate_rest`` there without the shock, and
    ``highest_unemployment_rate`` with the year after the start in which it is reached.
    """

    economy: str
    economy_title: Text
    network: str
    shock: Text
    horizon: float
    cases: tuple[ModelCase, ...]
    notes: tuple[Note, ...]
    sources: tuple[SourceLine, ...]
