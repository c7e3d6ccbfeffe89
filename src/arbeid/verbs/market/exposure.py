"""How touched an economy is by one measure: by occupation, by sex, industry, state, wage, education, year."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.answers.quantity import Badge, Quantity, ids
from arbeid.data.codes.means import exact, exact_sum
from arbeid.data.economies.cuts import YEAR, cut, cut_entry, cut_origins
from arbeid.data.economies.economy import Economy, economy
from arbeid.data.economies.history import history
from arbeid.errors import OutOfBounds
from arbeid.language import Language
from arbeid.measures.measure import MEASURES
from arbeid.measures.published import Scored, carried_to, score, usual_measure
from arbeid.table import Origin
from arbeid.verbs.arguments import checked
from arbeid.wording import words_of


@dataclass(frozen=True)
class ExposureRow:
    """One group or cell: its people, and its mean score over them (missing where none has a score)."""

    code: str
    name: str
    people: Quantity
    score: Quantity
    covered: Quantity


@dataclass(frozen=True)
class Exposure:
    """An economy by one measure, from the highest score to the lowest; ``notes`` say what to know of it.

    ``year`` is that of the scores, ``period`` that of the people.
    """

    economy: str
    title: str
    period: str
    measure: str
    label: str
    year: int
    by: str | None
    mean: Quantity
    covered: Quantity
    rows: tuple[ExposureRow, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]


@checked
def exposure(
    name: str,
    measure: str | None = None,
    by: str | None = None,
    top: int | None = None,
    language: Language = "en",
    *,
    year: int | None = None,
) -> Exposure:
    """Score an economy's occupations, the cells of one of its cuts, or its past years, by one measure.

    A cell's score is the mean over its people with a score; ``by="year"`` scores the people of each year,
    in their order. Without ``measure`` it takes eloundou-beta-human, or the first that reaches where that
    one does not. ``year`` takes the scores of another year, of a measure that has several. Errors: an
    unknown economy, measure or cut; an economy without past years; a year without scores; a measure whose
    scores do not ship, with the command that gets them; a ``top`` below one.

    >>> found = exposure("nl", "eloundou-beta-human", by="sex")
    >>> [(row.code, round(row.score.value, 2)) for row in found.rows]
    [('women', 0.36), ('men', 0.35)]
    """
    if top is not None and top < 1:
        raise OutOfBounds("top_invalid", value=top)
    market = economy(name)
    asked = measure or usual_measure(market, lambda one: one.ranks)
    scored = score(asked, market, year=year)
    rows, origins = _rows(market, scored, by, language)
    unit = scored.measure.unit
    return Exposure(
        economy=market.id,
        title=market.entry.title.read(language),
        period=market.entry.period,
        measure=scored.measure.id,
        label=scored.measure.label.read(language),
        year=scored.measure.year,
        by=by,
        mean=Quantity(_mean(scored.frame), unit, "derived"),
        covered=Quantity(scored.coverage, "share", "derived"),
        rows=_highest(rows, by, top),
        notes=(*_notes(market, by, language), *_instead(measure, asked, language)),
        sources=ids(origins),
        origins=origins,
    )


def _rows(
    market: Economy, scored: Scored, by: str | None, language: Language
) -> tuple[list[ExposureRow], tuple[Origin, ...]]:
    if by is None:
        return _by_group(market, scored, language), (*scored.origins, *market.origins)
    if by == YEAR:
        return _by_year(market, scored)
    return _by_cell(market, scored, by, language), (*scored.origins, *cut_origins(market, by))


def _highest(rows: list[ExposureRow], by: str | None, top: int | None) -> tuple[ExposureRow, ...]:
    """Keep the highest scores; years stay in the order of time."""
    kept = rows[:top]
    return tuple(sorted(kept, key=lambda row: row.code) if by == YEAR else kept)


def _by_group(market: Economy, scored: Scored, language: Language) -> list[ExposureRow]:
    frame = scored.frame.join(market.groups.select("code", name=language), on="code")
    ranked = frame.sort("score", "code", descending=[True, False], nulls_last=True)
    return [
        ExposureRow(
            code=row["code"],
            name=row["name"],
            people=Quantity(row["jobs"], "people", "measured"),
            score=Quantity(row["score"], scored.measure.unit, "derived"),
            covered=Quantity(float(row["score"] is not None), "share", "derived"),
        )
        for row in ranked.iter_rows(named=True)
    ]


def _by_cell(market: Economy, scored: Scored, by: str, language: Language) -> list[ExposureRow]:
    cells = cut(market, by).with_columns(name=pl.col(language))
    return _means(cells, scored.frame, cut_entry(market, by).badge, scored.measure.unit)


def _by_year(market: Economy, scored: Scored) -> tuple[list[ExposureRow], tuple[Origin, ...]]:
    past = history(market)
    scores, _, origins = carried_to(scored.measure, past.classification)
    year = pl.col("year").cast(pl.String)
    cells = past.frame.select(year.alias("cell"), year.alias("name"), "code", "jobs")
    return _means(cells, scores, "measured", scored.measure.unit), (*origins, *past.origins)


def _means(cells: pl.DataFrame, scores: pl.DataFrame, badge: Badge, unit: str) -> list[ExposureRow]:
    known = exact(pl.col("jobs").filter(pl.col("score").is_not_null()))
    means = (
        cells.join(scores.select("code", "score"), on="code", how="left")
        .sort("cell", "code")
        .group_by("cell", maintain_order=True)
        .agg(
            name=pl.col("name").first(),
            people=exact(pl.col("jobs")),
            known=known,
            score=exact(pl.col("jobs") * pl.col("score")) / known,
        )
        .with_columns(score=pl.when(pl.col("known") > 0).then("score"))
        .sort("score", "cell", descending=[True, False], nulls_last=True)
    )
    return [
        ExposureRow(
            code=row["cell"],
            name=row["name"],
            people=Quantity(row["people"], "people", badge),
            score=Quantity(row["score"], unit, "derived"),
            covered=Quantity(row["known"] / row["people"] if row["people"] else None, "share", "derived"),
        )
        for row in means.iter_rows(named=True)
    ]


def _mean(frame: pl.DataFrame) -> float | None:
    known = frame.drop_nulls("score")
    people = exact_sum(known["jobs"])
    return exact_sum(known["jobs"] * known["score"]) / people if people else None


def _instead(measure: str | None, asked: str, language: Language) -> tuple[str, ...]:
    usual = MEASURES.first[0]
    if measure is not None or asked == usual:
        return ()
    return (words_of(language)("flows.note.instead", measure=usual),)


def _notes(market: Economy, by: str | None, language: Language) -> tuple[str, ...]:
    notes = [market.entry.note] + ([cut_entry(market, by).note] if by not in (None, YEAR) else [])
    said = [note.read(language) for note in notes if note is not None]
    return (*said, words_of(language)("trend.exposure")) if by == YEAR else tuple(said)
