"""Sentences of a run that every face says alike."""

from __future__ import annotations

from arbeid.views.phrasing import Facts
from arbeid.wording import Words


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
