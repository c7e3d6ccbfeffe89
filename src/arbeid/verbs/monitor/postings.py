"""Job postings: their months in all and by third of exposure of their sectors, before and after a month."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import polars as pl

from arbeid.answers.monitor.visible import NAMING_AI, Change, Point, Visible
from arbeid.answers.quantity import Quantity, sources
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.economies.names import economy_names
from arbeid.data.figures import table
from arbeid.data.monitor.postings import POSTINGS, Postings
from arbeid.errors import NotInData
from arbeid.measures.measure import MEASURES
from arbeid.models.monitor.spread import mean_change
from arbeid.table import Origin
from arbeid.verbs.monitor import sentences
from arbeid.verbs.monitor.scores import own_scores
from arbeid.verbs.monitor.thirds import THIRDS

ALL = "all"
_NONE = Quantity(None, "change", "derived")


def postings(country: str, measure: str | None) -> Visible:
    """Compute how postings changed in the most, the middle and the least exposed third of their sectors.

    A country without sectors has one line, of all postings. Errors: a country whose postings are in no file.
    """
    market = load_economy(country)
    entry = next((one for one in POSTINGS.all() if market.id in _counted(one)), None)
    if entry is None:
        raise NotInData("monitor_postings", country=market.id, countries=", ".join(posted_countries()))
    months = table(entry.months).frame.filter(kind="total")
    sectors = table(entry.sectors).frame.filter(country=market.id)
    if sectors.is_empty() and measure is not None:
        raise NotInData("postings_sectors", country=market.id)
    name = entry.measure if measure is None else MEASURES.named(measure)
    by_third = _thirds(entry, sectors, name)
    whole = months.filter(country=market.id).select("month", "index", sector=pl.lit(ALL), third=pl.lit(ALL))
    shown = by_third if len(by_third) else whole
    changes = tuple(_changes(entry, shown))
    named = sources(_origins(entry, name, by_sector=bool(len(by_third))))
    label, count = MEASURES.get(name).label, sectors["sector"].n_unique()
    return Visible(
        country=market.id,
        title=market.entry.title,
        outcome="postings",
        sentence=sentences.postings(market.entry.title, label, changes, count),
        declared=None,
        tested=False,
        shuffles=None,
        measures=(),
        carried=(),
        placebo_starts=(),
        curve=None,
        points=(*_points(entry, shown), *_naming_ai(entry, market.id)),
        gaps=(),
        jumps=(),
        changes=changes,
        beside=(),
        ledger=(),
        mind=None,
        log=(),
        notes=(*entry.notes, *(entry.sector_notes if len(by_third) else ())),
        rivals=entry.rivals,
        point_sources=tuple(line.id for line in named),
        sources=named,
    )


def posted_countries() -> tuple[str, ...]:
    """List the economies whose postings are in a file, by their codes.

    A country that is no economy here, such as Canada, has nothing else to be asked for.

    >>> "nl" in posted_countries()
    True
    """
    counted = {country for one in POSTINGS.all() for country in _counted(one)}
    return tuple(sorted(counted & set(economy_names())))


def _counted(entry: Postings) -> set[str]:
    """Gather the countries that a vendor's file has, in all or by sector."""
    return {*table(entry.months).frame["country"], *table(entry.sectors).frame["country"]}


def _thirds(entry: Postings, sectors: pl.DataFrame, measure: str) -> pl.DataFrame:
    """Cut the sectors of a country into three parts of equal number, the least exposed first."""
    scored = (
        _scored(entry, measure).join(sectors.select("sector").unique(), on="sector").sort("score", "sector")
    )
    place = pl.int_range(pl.len())
    third = (3 * place // pl.len()).replace_strict(dict(enumerate(THIRDS)), return_dtype=pl.String)
    return sectors.join(scored.select("sector", third=third), on="sector")


def _scored(entry: Postings, measure: str) -> pl.DataFrame:
    """Average a measure over the occupations of each sector (sector, score), weighed by their jobs."""
    years = table(entry.jobs).frame.filter(pl.col("jobs") > 0)
    latest = years.filter(pl.col("year") == pl.col("year").max()).select("code", "jobs")
    people = own_scores(measure, entry.classification).frame.join(latest, on="code")
    rows = [
        {"sector": sector, "score": float(np.average(of["score"], weights=of["jobs"]))}
        for sector, starts in entry.sector_occupations.items()
        if len(of := people.filter(pl.any_horizontal(pl.col("code").str.starts_with(one) for one in starts)))
    ]
    return pl.DataFrame(rows, schema={"sector": pl.String, "score": pl.Float64})


def _changes(entry: Postings, shown: pl.DataFrame) -> Iterator[Change]:
    last = str(shown["month"].max())
    for first, end in ((entry.start, entry.base), (entry.base, last)):
        for group in (*reversed(THIRDS), ALL):
            own = shown.filter(third=group)
            ends = (own.filter(month=month).select("sector", value="index") for month in (first, end))
            before, after = ends
            both = before.join(after, on="sector", suffix="_after").sort("sector")
            if len(both):
                logs = np.log(both["value_after"].to_numpy() / both["value"].to_numpy())
                value, low, high = mean_change(logs)
                change = Quantity(value, "change", "derived", low, high)
                yield Change(ALL, group, first, end, change, _NONE, _NONE, comparable=True)


def _points(entry: Postings, shown: pl.DataFrame) -> Iterator[Point]:
    """Compute the mean index of the sectors of each third by month, on a log scale, 100 in the base month."""
    based = shown.filter(month=entry.base).select("sector", base="index")
    ratio = (pl.col("index") / pl.col("base")).log()
    means = (
        shown.join(based, on="sector")
        .sort("third", "month", "sector")
        .group_by("third", "month", maintain_order=True)
        .agg(value=100 * ratio.mean().exp(), n=pl.len().cast(pl.Int64))
    )
    for row in means.iter_rows(named=True):
        index = Quantity(row["value"], "index", "derived")
        n = None if row["third"] == ALL else row["n"]
        yield Point(row["month"], row["third"], ALL, "postings", index, n, 0)


def _naming_ai(entry: Postings, country: str) -> Iterator[Point]:
    named = table(entry.naming_ai).frame.filter(country=country).sort("month")
    for month, share in named.select("month", "share").iter_rows():
        yield Point(month, ALL, ALL, NAMING_AI, Quantity(share, "share", "measured"), None, 0)


def _origins(entry: Postings, measure: str, *, by_sector: bool) -> tuple[Origin, ...]:
    named = table(entry.naming_ai).origins
    if not by_sector:
        return (*table(entry.months).origins, *named)
    scores = own_scores(measure, entry.classification)
    return (*table(entry.sectors).origins, *named, *scores.origins, *table(entry.jobs).origins)
