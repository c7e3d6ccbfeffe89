"""How touched an economy is by one measure: by occupation, or by sex, industry, state, wage or education."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.data.cuts import cut, cut_entry, cut_origins
from arbeid.data.economy import Economy, economy
from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.measures.published import Scored, score
from arbeid.table import Origin
from arbeid.verbs.quantity import Quantity, ids


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
    """An economy by one measure, from the highest score to the lowest; ``notes`` say what to know of it."""

    economy: str
    title: str
    period: str
    measure: str
    label: str
    by: str | None
    mean: Quantity
    covered: Quantity
    rows: tuple[ExposureRow, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]
    origins: tuple[Origin, ...]


def exposure(
    name: str, measure: str, by: str | None = None, top: int | None = None, language: Language = "en"
) -> Exposure:
    """Score an economy's occupations, or the cells of one of its cuts, by one measure.

    A cell's score is the mean over its people with a score. Errors: an unknown economy, measure or cut; a
    measure whose scores do not ship, with the command that gets them; a ``top`` below one.

    >>> found = exposure("nl", "eloundou-beta-human", by="sex")
    >>> [(row.code, round(row.score.value, 2)) for row in found.rows]
    [('women', 0.36), ('men', 0.35)]
    """
    if top is not None and top < 1:
        raise ArbeidError("top_invalid", value=top)
    market = economy(name)
    scored = score(measure, market)
    rows = _by_cell(market, scored, by, language) if by else _by_group(market, scored, language)
    origins = (*scored.origins, *(cut_origins(market, by) if by else market.origins))
    unit = scored.measure.unit
    return Exposure(
        economy=name,
        title=market.entry.title.read(language),
        period=market.entry.period,
        measure=measure,
        label=scored.measure.label.read(language),
        by=by,
        mean=Quantity(_mean(scored.frame), unit, "derived"),
        covered=Quantity(scored.coverage, "share", "derived"),
        rows=tuple(rows[:top]),
        notes=_notes(market, by, language),
        sources=ids(origins),
        origins=origins,
    )


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
    cells = cut(market, by).join(scored.frame.select("code", "score"), on="code", how="left")
    known = pl.col("jobs").filter(pl.col("score").is_not_null()).sum()
    means = (
        cells.sort("cell", "code")
        .group_by("cell", maintain_order=True)
        .agg(
            name=pl.col(language).first(),
            people=pl.col("jobs").sum(),
            known=known,
            score=(pl.col("jobs") * pl.col("score")).sum() / known,
        )
        .with_columns(score=pl.when(pl.col("known") > 0).then("score"))
        .sort("score", "cell", descending=[True, False], nulls_last=True)
    )
    badge = cut_entry(market, by).badge
    return [
        ExposureRow(
            code=row["cell"],
            name=row["name"],
            people=Quantity(row["people"], "people", badge),
            score=Quantity(row["score"], scored.measure.unit, "derived"),
            covered=Quantity(row["known"] / row["people"] if row["people"] else None, "share", "derived"),
        )
        for row in means.iter_rows(named=True)
    ]


def _mean(frame: pl.DataFrame) -> float | None:
    known = frame.drop_nulls("score")
    people = float(known["jobs"].sum())
    return float((known["jobs"] * known["score"]).sum()) / people if people else None


def _notes(market: Economy, by: str | None, language: Language) -> tuple[str, ...]:
    notes = [market.entry.note] + ([cut_entry(market, by).note] if by else [])
    return tuple(note.read(language) for note in notes if note is not None)
