"""Who uses AI already: people and firms of a country, and occupations by four vendors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from arbeid.answers.monitor.use import Alike, Counted, Industry, OccupationUse, Use, Vendor
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Badge, Quantity, sources
from arbeid.answers.sayings import Inside, Percent
from arbeid.data.codes.classifications import names_of
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.figures import table
from arbeid.data.own_files.csv_file import read_names
from arbeid.errors import NotInData
from arbeid.language import Text
from arbeid.registry import catalogue_folders
from arbeid.table import Origin
from arbeid.verbs.arguments import checked, counted
from arbeid.verbs.monitor.vendors import (
    LABELS,
    POSSIBLE,
    VENDORS_IN,
    Vendors,
    broad_code,
    correlations,
    ranked,
    vendors,
)

PEOPLE, FIRMS, MESSAGES = "microsoft-diffusion", "eurostat-firm-use", "openai-signals"
# Microsoft estimates people from its own data; a model of OpenAI's says which messages are about work.
_BADGES: Mapping[str, Badge] = {PEOPLE: "modelled", FIRMS: "measured", MESSAGES: "modelled"}
_UNION = {"eu27": "eu"}


@checked
def use(economy: str = "nl", *, top: int = 10) -> Use:
    """Gather who uses AI already: people and firms of a country, and what four vendors saw of occupations.

    Occupations are American and broad (SOC 2018), the ``top`` largest by jobs: where possible work ranks each
    and where use does. Errors: a country of which neither people nor firms were counted.

    >>> found = use("nl")
    >>> float(found.people[-1].share), float(found.firms[-1].share)
    (0.421, 0.3321)
    """
    market, wanted = load_economy(economy), counted("top", top)
    code = country_code(market.id)
    people = _series(PEOPLE, code, "period", "share")
    firms = _series(FIRMS, code, "year", "share")
    messages = _series(MESSAGES, code, "month", "work")
    if not (people or firms or messages):
        raise NotInData("use_none", economy=market.id)
    found = vendors(POSSIBLE)
    return Use(
        economy=market.id,
        title=market.entry.title,
        sentence=_sentence(market, people, firms),
        people=people,
        firms=firms,
        industries=_industries() if code == "eu" else (),
        messages=messages,
        possible=POSSIBLE,
        vendors_in=load_economy(VENDORS_IN).entry.title,
        vendors=_vendors(found),
        alike=tuple(
            Alike(VENDORS_IN, one, other, Quantity(alike, "correlation", "derived"), both)
            for one, other, alike, both in correlations(found)
        ),
        occupations=_occupations(found, wanted),
        notes=_notes(code, firms),
        sources=sources((*_origins(people, firms, messages), *found.origins)),
    )


def country_code(economy: str) -> str:
    """Write an economy as the files of use do: the Union has a code of its own there."""
    return _UNION.get(economy, economy)


def counted_use(market: Economy) -> Note | None:
    """Say which share of a country's people and firms use AI; nothing where neither was counted."""
    code = country_code(market.id)
    people, firms = _series(PEOPLE, code, "period", "share"), _series(FIRMS, code, "year", "share")
    return _sentence(market, people, firms) if people or firms else None


def latest_use(market: Economy) -> dict[str, Counted]:
    """Read the last count of ``people`` and of ``firms`` that use AI, where there is one."""
    code = country_code(market.id)
    series = {
        "people": _series(PEOPLE, code, "period", "share"),
        "firms": _series(FIRMS, code, "year", "share"),
    }
    return {name: counts[-1] for name, counts in series.items() if counts}


def use_origins(counted: Iterable[str]) -> tuple[Origin, ...]:
    """Name the origins of counts of ``people`` and ``firms``."""
    tables = {"people": PEOPLE, "firms": FIRMS}
    return tuple(origin for name in counted for origin in table(tables[name]).origins)


def _series(name: str, country: str, period: str, share: str) -> tuple[Counted, ...]:
    own = table(name).frame.filter(pl.col("country") == country).drop_nulls(share).sort(period)
    badge = _BADGES[name]
    return tuple(
        Counted(str(when), Quantity(value, "share", badge))
        for when, value in own.select(period, share).iter_rows()
    )


def _industries() -> tuple[Industry, ...]:
    frame = table("eurostat-firm-use-industries").frame
    last = frame.filter(pl.col("year") == pl.col("year").max()).sort("share", descending=True)
    folder = next(root for root in catalogue_folders() if (root / "cells" / "nace.csv").exists())
    names = {
        row["cell"]: row for row in read_names(folder / "cells" / "nace.csv", "cell").iter_rows(named=True)
    }
    return tuple(
        Industry(
            code,
            Text(nl=names[code]["nl"], en=names[code]["en"]),
            year,
            Quantity(share, "share", "measured"),
        )
        for code, year, share in last.select("code", "year", "share").iter_rows()
    )


def _sentence(market: Economy, people: tuple[Counted, ...], firms: tuple[Counted, ...]) -> Note:
    values: dict[str, Any] = {"title": Inside(market.entry.title)}
    if people:
        values |= {
            "people": Percent(float(people[-1].share), 1),
            "period": Note(f"monitor.period.{people[-1].period}"),
        }
    if firms:
        values |= {"firms": Percent(float(firms[-1].share), 1), "year": firms[-1].period}
    kind = "both" if people and firms else "people" if people else "firms" if firms else "messages"
    return Note(f"monitor.use_{kind}", values)


def _vendors(found: Vendors) -> tuple[Vendor, ...]:
    whole = float(found.jobs["jobs"].sum())
    return tuple(
        Vendor(
            id=name,
            country=VENDORS_IN,
            label=LABELS[name],
            counted=Note(f"monitor.counted.{name}"),
            occupations=len(frame),
            covered=Quantity(
                float(found.jobs.join(frame, on="code", how="semi")["jobs"].sum()) / whole, "share", "derived"
            ),
        )
        for name, frame in found.frames.items()
    )


def _occupations(found: Vendors, top: int) -> tuple[OccupationUse, ...]:
    known = ranked(found).drop_nulls("possible").sort("jobs", "code", descending=[True, False])
    names = _names()
    rows = []
    for row in known.iter_rows(named=True):
        ranks: Mapping[str, float | None] = {name: row[name] for name in found.frames}
        seen = sorted(rank for rank in ranks.values() if rank is not None)
        if not seen:
            continue
        rows.append(_occupation(row, ranks, seen, names))
    return tuple(rows[:top])


def _occupation(
    row: dict[str, Any],
    ranks: Mapping[str, float | None],
    seen: list[float],
    names: Mapping[str, Sentence],
) -> OccupationUse:
    half = len(seen) // 2
    middle = seen[half] if len(seen) % 2 else (seen[half - 1] + seen[half]) / 2
    possible, low, high = row["possible"], seen[0], seen[-1]
    return OccupationUse(
        code=row["code"],
        country=VENDORS_IN,
        name=names[row["code"]],
        people=Quantity(row["jobs"], "people", "measured"),
        possible=Quantity(possible, "rank", "derived"),
        used=Quantity(middle, "rank", "derived", low, high),
        gap=Quantity(possible - middle, "rank", "derived", possible - high, possible - low),
        ranks=ranks,
    )


def _names() -> dict[str, Sentence]:
    """Name broad occupations after the largest in each, with how many more there are."""
    market = load_economy(VENDORS_IN)
    largest = market.groups.sort("jobs", "code", descending=[True, False])
    names, parts = names_of(market.classification), dict[str, list[Text]]()
    for code, broad in largest.select("code", broad=broad_code(pl.col("code"))).iter_rows():
        if code in names:
            parts.setdefault(broad, []).append(names[code])
    return {
        broad: Note("monitor.broad", {"name": of[0], "n": len(of) - 1}) if of[1:] else of[0]
        for broad, of in parts.items()
    }


def _notes(code: str, firms: tuple[Counted, ...]) -> tuple[Sentence, ...]:
    own = (Note("monitor.firms_denmark"),) if code == "dk" and firms else ()
    counts = (Note("monitor.firms_counted"),) if firms else ()
    meant = (Note("monitor.people_counted"), Note("monitor.possible_used"))
    return (*own, *counts, *meant, Note("monitor.shares_unsure"), Note("monitor.rank_of_all"))


def _origins(
    people: tuple[Counted, ...], firms: tuple[Counted, ...], messages: tuple[Counted, ...]
) -> tuple[Origin, ...]:
    counted_by = (
        (people, PEOPLE),
        (firms, FIRMS),
        (messages, MESSAGES),
    )
    return tuple(origin for found, name in counted_by if found for origin in table(name).origins)
