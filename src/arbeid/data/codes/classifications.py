"""Ways of sorting occupations: their codes, their names, and which is a coarser reading of which."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl

from arbeid.data.own_files.csv_file import read_names
from arbeid.errors import ArbeidError, DamagedFile
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.registry import Entry, Registry, brief, remembered


class PrefixOf(Frozen):
    """A coarser classification whose codes are the first characters of a finer one's."""

    classification: str
    length: int


class Classification(Entry):
    """One way of sorting occupations.

    ``labels`` is a CSV file beside this one with columns code, nl, en (one of which may be left out);
    ``own_names`` lists the languages in which the names are ours and not the publisher's.
    ``major`` names the coarse reading of it by which groups are shown together. A job title is answered in
    the classifications that have a ``titles_place``, in its order. ``tasks_url`` is where the tasks of a
    ``{code}`` can be read. ``residual`` lists the codes of people whose occupation is not known, or that hold
    whatever fits nowhere else: they count in every total and are no occupation to be listed.
    """

    title: Text
    publisher: str
    url: str
    pattern: str
    prefix_of: PrefixOf | None = None
    labels: str | None = None
    own_names: tuple[str, ...] = ()
    major: str | None = None
    titles_place: int | None = None
    tasks_url: str = ""
    residual: tuple[str, ...] = ()


CLASSIFICATIONS = Registry("classification", "classifications", Classification)


def labels(name: str) -> pl.DataFrame:
    """Load the names of a classification's codes (code, nl, en); empty where it has no list of them."""
    entry = CLASSIFICATIONS.get(name)
    if entry.labels is None:
        return pl.DataFrame(schema={"code": pl.String, "nl": pl.String, "en": pl.String})
    return _labels(entry.folder / entry.labels)


@remembered
def _labels(path: Path) -> pl.DataFrame:
    return read_names(path, "code")


@remembered
def names_of(name: str) -> Mapping[str, Text]:
    """Name the codes of a classification in both languages; in one as in the other where it has but that.

    >>> names_of("soc-2018")["29-1141"].nl, names_of("isco-08-1")["2"].en
    ('Registered Nurses', 'Professionals')
    """
    rows = labels(name).select("code", pl.coalesce("nl", "en"), other=pl.coalesce("en", "nl")).rows()
    return {code: Text(nl=nl, en=en) for code, nl, en in rows if nl is not None}


def residual_codes(name: str) -> frozenset[str]:
    """List the codes of a classification that hold no known occupation.

    >>> sorted(residual_codes("brc-2014"))
    ['0551', '1311']
    """
    return frozenset(CLASSIFICATIONS.get(name).residual)


@remembered
def pattern_of(name: str) -> re.Pattern[str]:
    """Compile the pattern that every code of a classification keeps to.

    Errors: a pattern that is none.
    """
    pattern = CLASSIFICATIONS.get(name).pattern
    try:
        return re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        raise DamagedFile("pattern_broken", classification=name, pattern=brief(pattern)) from error


def major_groups(name: str) -> tuple[int, pl.DataFrame]:
    """Count the first characters of a code that name its major group, and load the groups' names.

    The names have code, nl and en. A classification without major groups has none of either.

    >>> length, named = major_groups("brc-2014")
    >>> length, len(named), named["en"][7]
    (2, 13, 'ICT')
    """
    major = CLASSIFICATIONS.get(name).major
    if major is None:
        return 0, pl.DataFrame(schema={"code": pl.String, "nl": pl.String, "en": pl.String})
    coarse = CLASSIFICATIONS.get(major).prefix_of
    return (coarse.length if coarse else 0), labels(major)


def broad_groups(name: str, codes: Sequence[str]) -> pl.DataFrame | None:
    """Find the major group of each code (code, group, nl, en); nothing where the classification has none.

    >>> broad_groups("isco-08-2", ["25"]).row(0)[1:]
    ('2', 'Intellectuele, wetenschappelijke en artistieke beroepen', 'Professionals')
    """
    length, names = major_groups(name)
    if not length:
        return None
    frame = pl.DataFrame({"code": _listed(codes)}, schema={"code": pl.String})
    frame = frame.with_columns(group=pl.col("code").str.slice(0, length))
    named = frame.join(names.rename({"code": "group"}), on="group", how="left", maintain_order="left")
    return named.with_columns(nl=pl.coalesce("nl", "en", "group"), en=pl.coalesce("en", "nl", "group"))


def _listed(codes: object) -> list[str | None]:
    # One code is a text, and a text is a row of characters too.
    rows = list(codes) if isinstance(codes, list | tuple | pl.Series) else None
    if rows is None or not all(isinstance(code, str | None) for code in rows):
        raise ArbeidError("frame_no_list", column="codes", found=type(codes).__name__)
    return rows
