"""How touched people are by one measure, by country, state, industry, sex, education or wage band."""

from __future__ import annotations

import polars as pl

from arbeid.answers.market.places import PlaceRow, Places, Tile
from arbeid.answers.quantity import Quantity, source_lines
from arbeid.data.economies.cuts import cut, cut_badge, cut_entry, cut_origins, cut_periods, no_cut, tiles
from arbeid.data.economies.economy import Economy, damaged_economies
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.economies.entry import ECONOMIES, Cut
from arbeid.data.economies.families import country_name
from arbeid.errors import UnknownName
from arbeid.language import Text
from arbeid.measures.means import cell_means, mean_score, scored_people
from arbeid.measures.published import score
from arbeid.registry import remembered
from arbeid.verbs.arguments import by_place, checked
from arbeid.verbs.market.exposure import cell_names, notes


@by_place("by", "measure")
@checked
def places(economy: str = "world", *, by: str | None = None, measure: str = "eloundou-beta-human") -> Places:
    """Compute a measure's mean over the people of each country, state, industry, sex or wage band.

    Without ``by`` the first cut that the economy has. Errors: an unknown economy, measure or cut; an economy
    without cuts; a measure that does not reach it.

    >>> answer = places("world", by="country")
    >>> len(answer.rows), answer.rows[0].name.en, answer.rows[0].rank
    (141, 'Luxembourg', 1)
    """
    market = load_economy(economy)
    cuts = market.entry.cuts
    if not cuts:
        raise no_cut(market, by, ()) if by else UnknownName("cut_nowhere", economy=market.id)
    return _by_cut(market, by or next(iter(cuts)), measure)


def cut_economies() -> list[str]:
    """List the economies that can be cut up, those of countries together first.

    >>> cut_economies()[0]
    'world'
    """
    damaged = damaged_economies()
    sound = [entry for entry in ECONOMIES.all() if entry.cuts and entry.id not in damaged]
    return [entry.id for entry in sorted(sound, key=lambda one: (one.members is None, _size(one.id)))]


def _size(name: str) -> float:
    return -load_economy(name).people


@remembered(maxsize=128)
def _by_cut(market: Economy, by: str, measure: str) -> Places:
    entry, scored = cut_entry(market, by), score(measure, market)
    unit, cells = scored.measure.unit, cut(market, by)
    # A cut may count other people than its economy does, so its mean is that of the people in its cells.
    mean = Quantity(mean_score(scored_people(cells, scored.frame)), unit, "derived")
    means = cell_means(cells, scored.frame)
    return Places(
        economy=market.id,
        title=market.entry.title,
        population=market.entry.population,
        period=market.entry.period,
        measure=scored.measure.id,
        label=scored.measure.label,
        unit=unit,
        by=by,
        by_label=entry.label,
        cuts={name: cut.label for name, cut in market.entry.cuts.items()},
        ordered=entry.bands is not None,
        ranked_from=entry.ranked_from,
        mean=mean,
        covered=Quantity(scored.coverage, "share", "derived"),
        people=Quantity(sum(means["people"]), "people", cut_badge(market, by)),
        rows=_rows(market, by, cells, means, mean),
        tiles=_tiles(entry),
        notes=notes(market, by),
        sources=source_lines((*scored.origins, *cut_origins(market, by))),
    )


def _rows(
    market: Economy, by: str, cells: pl.DataFrame, means: pl.DataFrame, mean: Quantity
) -> tuple[PlaceRow, ...]:
    """List the places from the highest score on, bands in their own order; equal scores share a rank."""
    entry, periods, names = cut_entry(market, by), cut_periods(market, by), cell_names(cells)
    ranked = means.with_columns(rank=pl.col("score").rank("min", descending=True))
    in_order = ranked.sort("cell") if entry.bands is not None or entry.ordered else ranked
    return tuple(
        PlaceRow(
            code=row["cell"],
            name=names[row["cell"]],
            people=Quantity(row["people"], "people", cut_badge(market, by, row["cell"])),
            score=Quantity(row["score"], mean.unit, "derived"),
            difference=Quantity(beyond(row["score"], mean.value), mean.unit, "derived"),
            rank=row["rank"],
            covered=Quantity(row["covered"], "share", "derived"),
            period=periods.get(row["cell"]),
        )
        for row in in_order.iter_rows(named=True)
    )


def beyond(score: float | None, mean: float | None) -> float | None:
    """Compute how far a score lies above the mean; unknown where one of them is."""
    return None if score is None or mean is None else score - mean


def _tiles(entry: Cut) -> tuple[Tile, ...]:
    frame = tiles(entry)
    if frame is None:
        return ()
    return tuple(
        Tile(name=_tile_name(row["cell"], country=entry.members), **row)
        for row in frame.sort("row", "column").iter_rows(named=True)
    )


def _tile_name(cell: str, *, country: bool) -> Text:
    return country_name(cell) if country else Text(nl=cell, en=cell)
