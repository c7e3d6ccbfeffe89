"""How touched an economy is by one measure: by occupation, by sex, industry, state, wage, education, year."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from arbeid.answers.market.exposure import Exposure, ExposureRow
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Badge, Quantity, sources
from arbeid.data.economies.cuts import YEAR, cut, cut_badge, cut_entry, cut_origins
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.economies.history import history
from arbeid.errors import OutOfBounds
from arbeid.language import Text
from arbeid.measures.means import cell_means, mean_score
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import Scored, carried_to, score, usual_measure
from arbeid.table import Origin
from arbeid.verbs.arguments import by_place, checked


@by_place("measure", "by", "top")
@checked
def exposure(
    economy: str = "nl",
    *,
    measure: str | None = None,
    by: str | None = None,
    top: int | None = None,
    year: int | None = None,
) -> Exposure:
    """Score an economy's occupations, the cells of one of its cuts, or its past years, by one measure.

    A cell's score is the mean over its people with a score; ``by="year"`` scores the people of each year,
    in their order, with the breaks in their count. Without ``measure`` it takes eloundou-beta-human, or the
    first that reaches where that one does not. ``year`` takes the scores of another year, of a measure that
    has several. Errors: an unknown economy, measure or cut; an economy without past years; a year without
    scores; a measure whose scores do not ship, with the command that gets them; a ``top`` below one.

    >>> answer = exposure("nl", measure="eloundou-beta-human", by="sex")
    >>> [(row.code, round(float(row.score), 2)) for row in answer.rows]
    [('women', 0.36), ('men', 0.35)]
    """
    if top is not None and top < 1:
        raise OutOfBounds("top_invalid", value=top)
    market = load_economy(economy)
    chosen = measure or usual_measure(market, lambda one: one.ranks)
    scored = score(chosen, market, year=year)
    rows, origins = _rows(market, scored, by)
    breaks = history(market).breaks if by == YEAR else ()
    return Exposure(
        economy=market.id,
        title=market.entry.title,
        period=market.entry.period,
        measure=scored.measure.id,
        label=scored.measure.label,
        year=scored.measure.year,
        by=by,
        mean=Quantity(mean_score(scored.frame), scored.measure.unit, "derived"),
        covered=Quantity(scored.coverage, "share", "derived"),
        rows=_highest(rows, _ordered(market, by), top),
        breaks=breaks,
        notes=(
            *notes(market, by),
            *_broken(breaks),
            *_instead(measure, chosen),
            Note("report.exposure_no_error", {"economy": market.id}),
        ),
        sources=sources(origins),
    )


def notes(market: Economy, by: str | None) -> tuple[Sentence, ...]:
    """List what to know of an economy's people, and of those of one of its cuts."""
    own = (market.entry.note,) if by in (None, YEAR) else (market.entry.note, cut_entry(market, by).note)
    known = tuple(note for note in own if note is not None)
    return (*known, Note("trend.exposure")) if by == YEAR else known


def cell_names(cells: pl.DataFrame) -> dict[str, Text]:
    """Read the names of a cut's cells."""
    named = cells.select("cell", "nl", "en").unique("cell", keep="first", maintain_order=True)
    return {cell: Text(nl=nl, en=en) for cell, nl, en in named.iter_rows()}


def _rows(market: Economy, scored: Scored, by: str | None) -> tuple[list[ExposureRow], tuple[Origin, ...]]:
    if by is None:
        return _of_groups(market, scored), (*scored.origins, *market.origins)
    if by == YEAR:
        return _of_years(market, scored)
    cut_entry(market, by, years=True)
    cells = cut(market, by)
    badges = {cell: cut_badge(market, by, cell) for cell in cells["cell"].unique()}
    rows = _of_cells(cell_means(cells, scored.frame), cell_names(cells), badges, scored.measure.unit)
    return rows, (*scored.origins, *cut_origins(market, by))


def _ordered(market: Economy, by: str | None) -> bool:
    """Say whether the rows have an order of their own, as years and ages do."""
    return by == YEAR or (by is not None and cut_entry(market, by, years=True).ordered)


def _highest(rows: list[ExposureRow], ordered: bool, top: int | None) -> tuple[ExposureRow, ...]:
    """Keep the highest scores, in the order of the rows themselves where they have one."""
    highest = rows[:top]
    return tuple(sorted(highest, key=lambda row: row.code) if ordered else highest)


def _of_groups(market: Economy, scored: Scored) -> list[ExposureRow]:
    named = scored.frame.join(market.groups.select("code", "nl", "en"), on="code")
    ranked = named.sort("score", "code", descending=[True, False], nulls_last=True)
    return [
        ExposureRow(
            code=row["code"],
            name=Text(nl=row["nl"], en=row["en"]),
            people=Quantity(row["jobs"], "people", market.badge),
            score=Quantity(row["score"], scored.measure.unit, "derived"),
            covered=Quantity(float(row["score"] is not None), "share", "derived"),
        )
        for row in ranked.iter_rows(named=True)
    ]


def _of_years(market: Economy, scored: Scored) -> tuple[list[ExposureRow], tuple[Origin, ...]]:
    past = history(market, whole=True)
    scores, origins = carried_to(scored.measure, past.classification)
    cells = past.frame.select("code", "jobs", cell=pl.col("year").cast(pl.String))
    years = {year: Text(nl=year, en=year) for year in cells["cell"].unique()}
    badges = dict.fromkeys(years, market.badge)
    rows = _of_cells(cell_means(cells, scores), years, badges, scored.measure.unit)
    return rows, (*origins, *past.origins)


def _of_cells(
    means: pl.DataFrame, names: dict[str, Text], badges: Mapping[str, Badge], unit: str
) -> list[ExposureRow]:
    return [
        ExposureRow(
            code=row["cell"],
            name=names[row["cell"]],
            people=Quantity(row["people"], "people", badges[row["cell"]]),
            score=Quantity(row["score"], unit, "derived"),
            covered=Quantity(row["covered"], "share", "derived"),
        )
        for row in means.iter_rows(named=True)
    ]


def _broken(breaks: tuple[int, ...]) -> tuple[Sentence, ...]:
    return (Note("trend.broken", {"years": tuple(map(str, breaks))}),) if breaks else ()


def _instead(measure: str | None, chosen: str) -> tuple[Sentence, ...]:
    usual = MEASURES.first[0]
    if measure is not None or chosen == usual:
        return ()
    return (Note("flows.note.instead", {"measure": usual}),)
