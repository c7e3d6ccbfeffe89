"""How touched people are by one measure, by country, state, industry, sex, education or wage band."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from arbeid.answers.quantity import Quantity, ids, source_lines
from arbeid.data.economies.cuts import cut_entry, cut_periods, no_cut, tiles
from arbeid.data.economies.economy import Economy, damaged_economies, economy
from arbeid.data.economies.entry import ECONOMIES
from arbeid.errors import UnknownName
from arbeid.language import Language
from arbeid.registry import remembered, together
from arbeid.table import Origin
from arbeid.verbs.arguments import checked
from arbeid.verbs.market.exposure import Exposure, ExposureRow, exposure


@dataclass(frozen=True)
class Tile:
    """Where a cell stands on a tile map: counted from the left and from the top, in one region of the map.

    ``cell`` is missing from the rows where its figures are missing.
    """

    cell: str
    label: str
    name: str
    column: int
    row: int
    region: str


@dataclass(frozen=True)
class PlaceRow:
    """One place: its people, its mean score over those with a score, and its place from the top (1 first).

    ``covered`` is the share of its people with a score, ``period`` its own where it has one, ``difference``
    its score less that of all places together.
    """

    code: str
    name: str
    people: Quantity
    score: Quantity
    difference: Quantity
    rank: int | None
    covered: Quantity
    period: str | None


@dataclass(frozen=True)
class Places:
    """An economy's people in places, from the highest score to the lowest, with the mean of them all.

    ``by`` names the cut and ``cuts`` those that the economy has, both in words under their ids. ``tiles``
    is empty where the cut has no map. ``low`` and ``high`` bound the measure where it has bounds.
    A place with fewer than ``ranked_from`` people is too small to be set beside the others.
    """

    economy: str
    title: str
    population: str
    period: str
    measure: str
    label: str
    unit: str
    by: str
    by_label: str
    cuts: dict[str, str]
    ordered: bool
    ranked_from: float
    mean: Quantity
    covered: Quantity
    people: Quantity
    rows: tuple[PlaceRow, ...]
    tiles: tuple[Tile, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]

    def plain(self) -> dict[str, Any]:
        """Give it as plain data, with its sources in full."""
        facts = asdict(self)
        del facts["origins"]
        return facts | {"sources": [asdict(source) for source in source_lines(self.origins)]}


@checked
@together
def places(
    name: str = "world",
    by: str | None = None,
    measure: str = "eloundou-beta-human",
    language: Language = "en",
) -> Places:
    """Give a measure's mean over the people of each country, state, industry, sex, education or wage band.

    Without ``by`` the first cut that the economy has. Errors: an unknown economy, measure or cut; an economy
    without cuts; a measure that does not reach it.

    >>> found = places("world", "country")
    >>> len(found.rows), found.rows[0].name, found.rows[0].rank
    (141, 'Luxembourg', 1)
    """
    market = economy(name)
    cuts = market.entry.cuts
    if not cuts:
        raise no_cut(market, by, ()) if by else UnknownName("cut_nowhere", economy=market.id)
    chosen = by or next(iter(cuts))
    if chosen not in cuts:
        raise no_cut(market, chosen, cuts)
    return _made(market, chosen, measure, language)


def cut_economies() -> list[str]:
    """List the economies that can be cut up, those of countries together first.

    >>> cut_economies()[0]
    'world'
    """
    damaged = damaged_economies()
    found = [entry for entry in ECONOMIES.all() if entry.cuts and entry.id not in damaged]
    return [entry.id for entry in sorted(found, key=lambda one: (one.members is None, _size(one.id)))]


def _size(name: str) -> float:
    return -economy(name).people


@remembered(maxsize=128)
def _made(market: Economy, by: str, measure: str, language: Language) -> Places:
    entry = cut_entry(market, by)
    found = exposure(market.id, measure, by, language=language)
    periods = cut_periods(market, by)
    rows = found.rows
    if entry.bands is not None:
        rows = tuple(sorted(rows, key=lambda row: row.code))
    mean = _mean(rows, found)
    return Places(
        economy=market.id,
        title=found.title,
        population=market.entry.population.read(language),
        period=found.period,
        measure=found.measure,
        label=found.label,
        unit=found.mean.unit,
        by=by,
        by_label=entry.label.read(language),
        cuts={name: cut.label.read(language) for name, cut in market.entry.cuts.items()},
        ordered=entry.bands is not None,
        ranked_from=entry.ranked_from,
        mean=mean,
        covered=found.covered,
        people=Quantity(sum(row.people.value or 0 for row in rows), "people", entry.badge),
        rows=tuple(_row(row, found, mean, periods) for row in rows),
        tiles=_tiles(market, by, language),
        notes=found.notes,
        sources=ids(found.origins),
        origins=found.origins,
    )


def _mean(rows: tuple[ExposureRow, ...], found: Exposure) -> Quantity:
    """Give the mean over the people in the places: a cut may count others than its economy."""
    known = [
        (row.people.value * (row.covered.value or 0), row.score.value)
        for row in rows
        if row.score.value is not None and row.people.value
    ]
    people = sum(count for count, _ in known)
    value = sum(count * score for count, score in known) / people if people else None
    return Quantity(value, found.mean.unit, "derived")


def _row(row: ExposureRow, found: Exposure, mean: Quantity, periods: dict[str, str]) -> PlaceRow:
    value = row.score.value
    higher = [one for one in found.rows if value is not None and (one.score.value or -9e9) > value]
    apart = None if value is None or mean.value is None else value - mean.value
    return PlaceRow(
        code=row.code,
        name=row.name,
        people=row.people,
        score=row.score,
        difference=Quantity(apart, row.score.unit, "derived"),
        rank=None if value is None else 1 + len(higher),
        covered=row.covered,
        period=periods.get(row.code),
    )


def _tiles(market: Economy, by: str, language: Language) -> tuple[Tile, ...]:
    entry = cut_entry(market, by)
    frame = tiles(entry)
    if frame is None:
        return ()
    return tuple(
        Tile(name=_cell_name(row["cell"], entry.members, language), **row)
        for row in frame.sort("row", "column").iter_rows(named=True)
    )


def _cell_name(cell: str, country: bool, language: Language) -> str:
    from arbeid.data.economies.families import country_name

    return str(getattr(country_name(cell), language)) if country else cell
