"""Data: getting the sources, deriving our tables from them, and what may be shared of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from inspect import signature
from pathlib import Path

import polars as pl

from arbeid.answers.catalogue.data import Here, SourceAtHand
from arbeid.claims import storing
from arbeid.data.build import Built, in_order
from arbeid.data.build import build as build_tables
from arbeid.data.fetching.cache import kept_path, size_of
from arbeid.data.fetching.faults import CacheUnusable
from arbeid.data.fetching.fetch import Pulled, fetch
from arbeid.data.fetching.mirrors import places
from arbeid.data.fetching.upstream import Finding
from arbeid.data.fetching.upstream import check as check_places
from arbeid.data.fetching.watch import Watch
from arbeid.data.figures import DECLARED, usual_tables
from arbeid.data.sources import SOURCES, Source
from arbeid.errors import ArbeidError, UnknownName, unknown_name
from arbeid.lookup.index import stems
from arbeid.measures.carrying import carried_scores, divided_work
from arbeid.registry.parsed import keep
from arbeid.uncertainty.first_points import point_rows
from arbeid.uncertainty.shipped import headline_rows
from arbeid.uncertainty.shipped_drivers import driver_rows
from arbeid.uncertainty.shipped_strata import choice_rows
from arbeid.verbs.chapters.readings import readings

__all__ = ["Built", "Failed", "Finding", "Pulled", "build", "check", "licences", "live", "pull", "sources"]


@dataclass(frozen=True)
class Failed:
    """A source that could not be pulled, and why."""

    source: Source
    error: ArbeidError


def pull(
    names: Sequence[str] = (),
    *,
    every: bool = False,
    tell: Callable[[Pulled | Failed], None] | None = None,
    watch: Watch | None = None,
) -> list[Pulled | Failed]:
    """Fetch the named sources, or every one with a registered hash, and tell of each as it is done.

    One that fails does not stop the others. Errors: no name, an unknown one, a full or closed disk.
    """
    wanted = [SOURCES.get(name) for name in (pinned() if every else dict.fromkeys(names))]
    if not wanted:
        raise ArbeidError("pull_nothing")
    done = []
    for source in wanted:
        done.append(_pulled(source, watch))
        if tell is not None:
            tell(done[-1])
    return done


def pinned() -> list[str]:
    """List the sources with a registered hash; nobody saw the bytes of the others, so they go by name only.

    >>> "microsoft-2025" in pinned()
    True
    """
    return [source.id for source in SOURCES.all() if source.sha256]


def unpinned() -> list[str]:
    """List the sources without a registered hash, which are pulled by name only."""
    return [source.id for source in SOURCES.all() if not source.sha256]


def sources() -> list[SourceAtHand]:
    """List the sources with licence, vintage and size, and whether they are here: in the cache or a mirror.

    >>> sorted({line.here for line in sources()} - {"cache", "mirror", ""})
    []
    """
    return [
        SourceAtHand(
            id=source.id,
            publisher=source.publisher,
            title=source.title,
            vintage=source.vintage,
            licence=source.licence,
            may_ship=source.may_ship,
            sha256=source.sha256,
            url=source.url,
            size=source.size,
            path=source.path,
            copies=len(source.copies),
            here=_here(source),
        )
        for source in SOURCES.all()
    ]


def check(names: Sequence[str] = ()) -> list[Finding]:
    """Compare every place of the named sources (all by default) with what is registered of them."""
    wanted = [SOURCES.get(name) for name in (dict.fromkeys(names) or SOURCES.names())]
    return check_places(wanted)


def live(name: str, **choices: str | None) -> pl.DataFrame:
    """Read official statistics as they stand today, in the columns of our source of them.

    A choice of ``None`` keeps its default. Errors: an unknown table; an option it does not have.
    """
    from arbeid.data.fetching.live import LIVE

    if name not in LIVE:
        raise unknown_name("live table", name, LIVE)
    options = {option: value for option, value in choices.items() if value is not None}
    known = signature(LIVE[name]).parameters
    for option in options:
        if option not in known:
            raise UnknownName("live_option", table=name, option=option, options=", ".join(known))
    return LIVE[name](**options)


def build(
    names: list[str] | None = None,
    folder: Path | None = None,
    tell: Callable[[Built], None] | None = None,
    watch: Watch | None = None,
) -> list[Built]:
    """Build the named tables, or the usual ones, with what they need; say each as it is done.

    Their sources are pulled first, so that none is missing half-way. With all of them, what the catalogue
    says is kept parsed anew.
    """
    wanted = {name for declared in in_order(names or usual_tables()) for name in declared.sources}
    for name in sorted(wanted):
        fetch(SOURCES.get(name), watch)
    above = {
        "claims.shares": storing.shares,
        "lookup.stems": stems,
        "measures.carried": carried_scores,
        "measures.divided": divided_work,
        "chapters.readings": readings,
        "ensembles.headlines": headline_rows,
        "ensembles.drivers": driver_rows,
        "ensembles.points": point_rows,
        "ensembles.choices": choice_rows,
    }
    built = build_tables(names, folder, tell, above)
    if not names and folder is None:
        keep()
    return built


def _pulled(source: Source, watch: Watch | None) -> Pulled | Failed:
    try:
        return fetch(source, watch)
    except CacheUnusable:
        # It goes wrong for every source.
        raise
    except ArbeidError as error:
        return Failed(source, error)


def _here(source: Source) -> Here:
    if _has_size(source, kept_path(source)):
        return "cache"
    files = [place.file for place in places(source) if place.kind == "mirror"]
    return "mirror" if any(file and _has_size(source, file) for file in files) else ""


def _has_size(source: Source, path: Path) -> bool:
    return path.is_file() and source.size in (0, size_of(path))


def licences() -> str:
    """Write the licences of all sources and shipped tables as Markdown.

    >>> licences().splitlines()[0]
    '# Data licences'
    """
    return "\n".join(["# Data licences", "", _INTRODUCTION, "", *_tables(), "", *_sources(), ""])


_INTRODUCTION = (
    "The code of Arbeid is under the MIT licence. The tables that it ships are derived from the sources "
    "below: chosen columns, our codes and units, joined or averaged. Sources without a licence that allows "
    "sharing ship at most as averages over groups of at least two occupations, or as single recomputed "
    "numbers. This page is generated from the catalogue (`arbeid data licences`)."
)


def _tables() -> list[str]:
    lines = ["## Shipped tables", "", "| table | what | from | averaged |", "| --- | --- | --- | --- |"]
    for declared in DECLARED.all():
        if declared.ships and (declared.sources or declared.needs):
            origins = ", ".join(f"[{origin.id}](#{origin.id})" for origin in declared.origins())
            averaged = "yes" if declared.averaged else "no"
            lines.append(f"| `{declared.id}` | {declared.title.en} | {origins} | {averaged} |")
    return lines


def _sources() -> list[str]:
    lines = ["## Sources"]
    for source in SOURCES.all():
        lines += ["", f"### {source.id}", "", f"{source.publisher}: {source.title} ({source.vintage}).", ""]
        lines += [f"- Cite: {source.citation}", f"- From: <{source.url}>", f"- Licence: {source.licence}"]
        lines += [f"- Single rows may ship: {'yes' if source.may_ship else 'no'}"]
        lines += [f"- sha256: `{source.sha256}`" if source.sha256 else "- sha256: pinned on first use"]
        lines += [f"- Note: {source.note}"] if source.note else []
    return lines
