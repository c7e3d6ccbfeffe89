"""The economies: labour markets with their groups of occupations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arbeid.data.economies.economy import Economy, economy
from arbeid.language import Text
from arbeid.verbs.catalogue import economy_list
from reference_pages.markdown import both, code, opening, table

MOST_NAMED = 12


def page() -> Iterator[str]:
    """Write the page of economies."""
    yield from opening(
        "Economies",
        "An economy is one labour market in one period, sorted into groups of occupations.",
        "Add one of your own: [Add an economy](../how-to/add-an-economy.md).",
    )
    markets = [economy(line.id) for line in economy_list.economies()]
    headings = ("economy", "name", "people at work", "period", "groups", "sources")
    yield from table(headings, [_row(market) for market in markets])
    yield from ("## Who is counted", "", *_by_text([(market.entry.population, market) for market in markets]))
    noted = [(market.entry.note, market) for market in markets if market.entry.note]
    yield from ("", "## What is left out", "", *_by_text(noted))


def _row(market: Economy) -> tuple[str, ...]:
    entry = market.entry
    compared = f", against {entry.period_before}" if entry.period_before else ""
    return (
        code(market.id),
        both(entry.title),
        f"{market.people:,.0f}",
        entry.period + compared,
        f"{len(market.groups)} of {code(market.classification)}",
        code(*(origin.id for origin in market.origins)),
    )


def _by_text(said: Sequence[tuple[Text, Economy]]) -> Iterator[str]:
    for text in dict.fromkeys(text for text, _ in said):
        names = [market.id for own, market in said if own == text]
        named = code(*names) if len(names) <= MOST_NAMED else f"{len(names)} economies"
        yield f"- {named}: {both(text)}"
