"""Data: deriving our tables from their sources, and what may be shared of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from arbeid.claims import recompute
from arbeid.data.build import Built
from arbeid.data.build import build as build_tables
from arbeid.data.figures import DECLARED
from arbeid.data.sources import SOURCES

__all__ = ["Built", "build", "licences"]


def build(
    names: list[str] | None = None,
    folder: Path | None = None,
    tell: Callable[[Built], None] | None = None,
) -> list[Built]:
    """Build the named tables, or all of them, with what they need; say each as it is done."""
    return build_tables(names, folder, tell, {"claims.shares": recompute.shares})


def licences() -> str:
    """Write the licences of all sources and shipped tables as the Markdown of ``DATA-LICENCES.md``.

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
        if declared.ships:
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
        lines += [f"- sha256: `{source.sha256}`"]
        lines += [f"- Note: {source.note}"] if source.note else []
    return lines
