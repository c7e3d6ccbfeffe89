"""Who uses AI in an economy and, where it is countries together, in each of them: people and firms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from arbeid.answers.monitor.country_use import CountryUse, PlacesUse
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, sources
from arbeid.data.economies.cuts import cut
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.figures import table
from arbeid.language import Text
from arbeid.registry import remembered
from arbeid.verbs.arguments import checked
from arbeid.verbs.monitor.use import FIRMS, PEOPLE, counted_use, country_code

COUNTRY = "country"


@checked
def country_use(name: str) -> PlacesUse:
    """Gather which share of people and of firms use AI in an economy, and in each of its countries.

    A country that was not counted in the latest period has no figure; one that nobody counted has no row.

    >>> found = country_use("eu27")
    >>> [(row.code, float(row.firms)) for row in found.rows if row.code == "nl"]
    [('nl', 0.3321)]
    """
    return _gathered(economy(name))


@remembered(maxsize=16)
def _gathered(market: Economy) -> PlacesUse:
    people, people_period = _latest(PEOPLE, "period")
    firms, firms_period = _latest(FIRMS, "year")
    rows = tuple(_rows(market, people, firms)) if COUNTRY in market.entry.cuts else ()
    sentence = counted_use(market)
    shown = {
        PEOPLE: bool(sentence and "people" in sentence.values)
        or any(row.people.value is not None for row in rows),
        FIRMS: bool(sentence and "firms" in sentence.values)
        or any(row.firms.value is not None for row in rows),
    }
    return PlacesUse(
        economy=market.id,
        title=market.entry.title,
        sentence=sentence,
        people_period=people_period,
        firms_period=firms_period,
        rows=rows,
        notes=tuple(_notes(shown, rows)),
        sources=sources(origin for name, here in shown.items() if here for origin in table(name).origins),
    )


def _latest(name: str, period: str) -> tuple[dict[str, float], str]:
    frame = table(name).frame.drop_nulls("share")
    last = frame[period].max()
    newest = frame.filter(pl.col(period) == last)
    return dict(newest.select("country", "share").iter_rows()), str(last)


def _rows(market: Economy, people: dict[str, float], firms: dict[str, float]) -> Iterator[CountryUse]:
    cells = cut(market, COUNTRY).select("cell", "nl", "en").unique().sort("cell")
    found = [
        CountryUse(
            code=cell,
            name=Text(nl=nl, en=en),
            people=Quantity(people.get(country_code(cell)), "share", "modelled"),
            firms=Quantity(firms.get(country_code(cell)), "share", "measured"),
        )
        for cell, nl, en in cells.iter_rows()
        if country_code(cell) in people or country_code(cell) in firms
    ]
    yield from sorted(found, key=lambda row: (-(row.people.value or 0), row.code))


def _notes(shown: dict[str, bool], rows: Iterable[CountryUse]) -> Iterator[Sentence]:
    if shown[FIRMS]:
        yield Note("monitor.firms_counted")
    if shown[PEOPLE]:
        yield Note("monitor.people_estimated")
    if shown[FIRMS] or shown[PEOPLE]:
        yield Note("monitor.shares_unsure")
