"""An economy's people by more than occupation: sex, education, industry, state, country, wage band."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import polars as pl

from arbeid.data.codes.means import exact
from arbeid.data.economies.corrections import corrections_of
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.entry import Cut
from arbeid.data.economies.families import FAMILIES, country_name, members_of
from arbeid.data.figures import table
from arbeid.data.own_files.codes import Codes
from arbeid.data.own_files.csv_file import Numbers, read_names, read_own, refuse_repeated
from arbeid.errors import DamagedFile, Near, UnknownName, unknown_name
from arbeid.nearest_names import closest
from arbeid.registry import catalogue_folders, remembered
from arbeid.table import Origin

YEAR = "year"
_COLUMNS = (Numbers("jobs", low=0, needed=True, filled=True), Numbers("pay", low=0))
# What readers ask for and no source of ours counts, with the sentence that says so.
_NOT_COUNTED = {"age": "cut_age"}


def cut(economy: Economy, name: str) -> pl.DataFrame:
    """Give the people by cell and code: cell, code, jobs, and the cell's names nl and en.

    The cells of a share or band add up to the economy; those of a table to what its source released.
    Errors: a cut that the economy does not have, with those that it has.

    >>> from arbeid.data.economies.economy import economy
    >>> cut(economy("nl"), "sex").group_by("cell").agg(pl.col("jobs").sum().round()).sort("cell").rows()
    [('men', 5192002.0), ('women', 4672998.0)]
    """
    entry = cut_entry(economy, name)
    if entry.share is not None:
        return _by_share(_with_column(economy, entry.share), entry)
    if entry.bands is not None:
        return _by_bands(_with_column(economy, entry.of), entry, entry.bands)
    if entry.members:
        return _by_member(economy)
    frame, _ = _people(economy, name)
    cells = frame.select("cell", "code", "jobs")
    return cells.join(cell_names(entry), on="cell", how="left").with_columns(
        nl=pl.coalesce("nl", "en", "cell"), en=pl.coalesce("en", "nl", "cell")
    )


def cut_entry(economy: Economy, name: str, *, years: bool = False) -> Cut:
    """Read what the economy's file says of a cut.

    Errors: a cut that the economy does not have, with those that it has; its past years are offered with
    them only where ``years`` says that the question takes these too.
    """
    cuts = economy.entry.cuts
    if name not in cuts:
        raise no_cut(economy, name, cut_names(economy) if years else list(cuts))
    return cuts[name]


def cut_badge(economy: Economy, name: str, cell: str = "") -> Literal["measured", "derived"]:
    """Say how the people in a cut came about, or those in one of its cells: counted, or derived.

    What a source counted is derived where its slip was corrected: of countries only those that were, of
    other cuts all, since their economy was.

    >>> from arbeid.data.economies.economy import economy
    >>> [cut_badge(economy("eu27"), "country", cell) for cell in ("gr", "nl", "")]
    ['derived', 'measured', 'derived']
    """
    entry, members = cut_entry(economy, name), economy.entry.members
    if entry.badge == "derived" or not (entry.members and cell and members is not None):
        return "derived" if entry.badge == "derived" else economy.badge
    return "derived" if corrections_of(FAMILIES.get(members.family).table, {cell}) else "measured"


def no_cut(economy: Economy, name: str, known: Iterable[str]) -> UnknownName:
    """Write the refusal of a cut that the economy does not have, with those that may be asked for.

    >>> from arbeid.data.economies.economy import economy
    >>> print(no_cut(economy("nl"), "state", ["sex", "wage"]))
    The economy “nl” has no cut “state”: choose from sex, wage.
    """
    known = list(known)
    cuts = ", ".join(known)
    # What no source counts here is told as such, before any name that merely looks like it.
    near = closest(name, [*known, *_NOT_COUNTED])
    if near and near[0] in known:
        names = (one for one in near if one in known)
        return UnknownName("cut_near", economy=economy.id, cut=name, nearest=Near((one, {}) for one in names))
    missed = _NOT_COUNTED[near[0]] if near else "cut_unknown" if cuts else "cut_none"
    return UnknownName(missed, economy=economy.id, cut=name, cuts=cuts)


def cut_names(economy: Economy) -> list[str]:
    """List the ways in which an economy's people can be cut up; ``year`` is there if it has a history.

    >>> from arbeid.data.economies.economy import economy
    >>> cut_names(economy("nl"))
    ['sex', 'education', 'wage', 'industry', 'year']
    """
    return [*economy.entry.cuts, *([YEAR] if economy.entry.has_whole_years else [])]


def cut_periods(economy: Economy, name: str) -> dict[str, str]:
    """Give the period of each cell that has one of its own: a country's survey, say."""
    members = economy.entry.members
    if members is None or not cut_entry(economy, name).members:
        return {}
    facts = table(FAMILIES.get(members.family).facts).frame
    return {country: str(year) for country, year in facts.select("country", "year").iter_rows()}


def cut_origins(economy: Economy, name: str) -> tuple[Origin, ...]:
    """Give the origins of a cut's own table, or of the economy where it has none."""
    entry = cut_entry(economy, name)
    return _people(economy, name)[1] if entry.is_bound else economy.origins


def cut_pay(economy: Economy, name: str) -> pl.DataFrame | None:
    """Read the pay by cell and code of a cut (cell, code, pay), where its source has it."""
    entry = cut_entry(economy, name)
    frame = _people(economy, name)[0] if entry.is_bound else None
    return None if frame is None or "pay" not in frame.columns else frame.select("cell", "code", "pay")


@remembered
def _people(economy: Economy, name: str) -> tuple[pl.DataFrame, tuple[Origin, ...]]:
    """Read the people by cell and code where a cut has rows of its own, and where they come from."""
    entry = cut_entry(economy, name)
    codes = {"code": Codes(economy.classification)}
    return entry.rows(economy.id, economy.entry.folder, _COLUMNS, codes, part=name)


def _with_column(economy: Economy, name: str) -> pl.DataFrame:
    """Lay a column that the economy's own source brought beside its groups, where they lack it."""
    if name in economy.groups.columns:
        return economy.groups
    if name not in economy.beside.columns:
        raise DamagedFile("cut_column", economy=economy.id, column=name)
    return economy.groups.join(economy.beside.select("code", name), on="code", how="left")


def _by_share(groups: pl.DataFrame, entry: Cut) -> pl.DataFrame:
    (inside, inside_name), (outside, outside_name) = entry.cells.items()
    share = pl.col(str(entry.share))
    parts = ((inside, inside_name, share), (outside, outside_name, 1 - share))
    return pl.concat(
        [
            groups.select(
                cell=pl.lit(cell), code="code", jobs=pl.col("jobs") * part,
                nl=pl.lit(name.nl), en=pl.lit(name.en),
            )
            for cell, name, part in parts
        ]
    )  # fmt: skip


def _by_bands(groups: pl.DataFrame, entry: Cut, bands: int) -> pl.DataFrame:
    known = groups.filter(pl.col(entry.of).is_not_null()).sort(entry.of, "code")
    # A group lies in the band of its middle person: how pay is spread inside it was not counted.
    middle = pl.col("jobs").cum_sum() - pl.col("jobs") / 2
    number = (middle / exact(pl.col("jobs")) * bands).floor().clip(0, bands - 1).cast(pl.Int64) + 1
    shown = pl.format("{} / {}", number, pl.lit(bands))
    return known.select(cell=number.cast(pl.String), code="code", jobs="jobs", nl=shown, en=shown)


def _by_member(economy: Economy) -> pl.DataFrame:
    members = economy.entry.members
    assert members is not None
    chosen = members_of(members)
    people = table(FAMILIES.get(members.family).table).frame.filter(pl.col("country").is_in(chosen))
    named = [(country, *(getattr(country_name(country), one) for one in ("nl", "en"))) for country in chosen]
    names = pl.DataFrame(named, schema=dict.fromkeys(("cell", "nl", "en"), pl.String), orient="row")
    return people.select("code", "jobs", cell="country").join(names, on="cell", how="left")


def tiles(entry: Cut) -> pl.DataFrame | None:
    """Give where each cell stands on a tile map: cell, label, column, row and region; nothing without one."""
    if entry.tiles is None:
        return None
    for folder in catalogue_folders():
        path = folder / "tiles" / entry.tiles
        if path.exists():
            return _read_tiles(path)
    raise unknown_name("tiles", entry.tiles, [])


@remembered
def _read_tiles(path: Path) -> pl.DataFrame:
    columns = [Numbers(name, small=True, needed=True, filled=True) for name in ("column", "row")]
    found = read_own(path, ("cell", "label"), columns, more=("region",))
    refuse_repeated(path, found, "cell")
    return found.drop("line").with_columns(pl.col("column", "row").cast(pl.Int64))


def cell_names(entry: Cut) -> pl.DataFrame:
    """Name the cells of a cut: cell, nl and en, of which a list of names may have one alone."""
    if entry.names is None:
        named = [(cell, name.nl, name.en) for cell, name in entry.cells.items()]
        return pl.DataFrame(named, schema=dict.fromkeys(("cell", "nl", "en"), pl.String), orient="row")
    for folder in catalogue_folders():
        path = folder / "cells" / entry.names
        if path.exists():
            return _read_names(path)
    raise unknown_name("cells", entry.names, [])


@remembered
def _read_names(path: Path) -> pl.DataFrame:
    return read_names(path, "cell")
