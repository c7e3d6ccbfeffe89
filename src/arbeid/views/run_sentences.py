"""Sentences of a run that every face says alike."""

from __future__ import annotations

import math

from arbeid.views.phrasing import Facts
from arbeid.wording import Words


def rounded(value: float | None) -> float | None:
    """Keep three digits of a modelled number of jobs, as more would feign precision.

    >>> rounded(-13_169.07), rounded(391.4), rounded(12.3)
    (-13200.0, 391.0, 12.0)
    """
    if not value:
        return value
    return round(value, min(0, 2 - math.floor(math.log10(abs(value)))))


def closure_sentence(line: Facts, years: int, words: Words) -> str:
    """Say where unemployment stands at the horizon under one closure."""
    rises = line["closure"] == "full" or line["difference"]["value"] > 0
    return words(
        f"run.unemployment_{line['closure']}" if rises else "run.unemployment_down",
        years=years,
        rate=words.percent(line["rate"]["value"], 1),
        without=words.percent(line["without"]["value"], 1),
        difference=f"{words.signed(line['difference']['value'], 2)} {words('unit.points')}",
        long_term=words.percent(line["long_term"]["value"], 1),
        long_term_without=words.percent(line["long_term_without"]["value"], 1),
    )
