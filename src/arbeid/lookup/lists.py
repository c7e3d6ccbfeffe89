"""The lists that job titles come from, as the file of each language names them, with the people of a code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from arbeid.data.codes.classifications import labels
from arbeid.data.codes.crosswalk import find_path
from arbeid.data.economies.economy import economy
from arbeid.data.figures import DECLARED, TableMissing, table
from arbeid.errors import PullFirst
from arbeid.language import Language
from arbeid.lookup.corrections import corrected
from arbeid.lookup.forms import SPELLINGS, TitleList
from arbeid.registry import catalogue_folders, remembered

OURS = "arbeid"
# Names of the occupation itself count as firmly as a title that three lists have, reported ones as two.
_OWN_NAMES = ("group", "preferred", "direct")
STANDING, _REPORTED = 3.0, 2.0
_NAME = dict.fromkeys(("classification", "title", "code"), pl.String)


@remembered
def titles_of(language: Language, shipped: bool = False) -> pl.DataFrame:
    """Load all titles of one language, or only those in the package: title, classification, code, source,
    weight, jobs.

    >>> titles_of("nl").filter(title="loodgieter")["code"].to_list()
    ['7126']
    """
    every = SPELLINGS.get(language).lists
    lists = [one for one in every if not shipped or one.table is None or DECLARED.get(one.table).ships]
    frames = [_titles(one, corrected(_listed(one, language), one)) for one in lists]
    # Equal titles keep the order of their lists, and ours come after all of the same classification.
    for classification, names in everyday(language).items():
        after = max(at for at, one in enumerate(lists) if one.classification == classification)
        own = lists[after].model_copy(update={"table": None, "source": OURS})
        frames[after] = pl.concat([frames[after], _titles(own, names)])
    return pl.concat(frames)


@remembered
def codes_of(classification: str) -> tuple[str, ...]:
    """List the named codes of a classification: by its own labels, else by the list of titles on it."""
    named = labels(classification)["code"]
    return tuple(named if len(named) else _titled_codes(classification))


def _titled_codes(classification: str) -> list[str]:
    listed = (one for spelling in SPELLINGS.all() for one in spelling.lists)
    names = {one.table for one in listed if one.classification == classification and one.table is not None}
    return sorted({code for name in names for code in table(name).frame["code"].unique().to_list()})


def _listed(one: TitleList, language: Language) -> pl.DataFrame:
    if one.table is not None:
        return _table(one.table)
    names = labels(one.classification).select("code", title=language)
    return names.with_columns(kind=pl.lit("group"), source=pl.lit(one.source))


def _table(name: str) -> pl.DataFrame:
    """Load a table of titles, or no titles of one that does not ship and was not built."""
    try:
        return table(name).frame
    except (TableMissing, PullFirst):
        if DECLARED.get(name).ships:
            raise
        return pl.DataFrame(schema=dict.fromkeys(("code", "title", "kind", "source"), pl.String))


def everyday(language: Language) -> dict[str, pl.DataFrame]:
    """List our own everyday names, which the official lists lack, by classification."""
    spelling = SPELLINGS.get(language)
    named = {spelling.lists[0].classification: spelling.everyday, **spelling.everyday_elsewhere}
    every = pl.concat([_long(language), *(_of_codes(one, names) for one, names in named.items())])
    # A name may stand in both places.
    rows = every.unique(["classification", "title", "code"], keep="first", maintain_order=True)
    parts = rows.with_columns(kind=pl.lit("preferred"), source=pl.lit(OURS)).partition_by(
        "classification", as_dict=True, maintain_order=True, include_key=False
    )
    return {str(classification): part for (classification,), part in parts.items()}


def _of_codes(classification: str, names: Mapping[str, Sequence[str]]) -> pl.DataFrame:
    rows = [(classification, title, code) for code, own in names.items() for title in own]
    return pl.DataFrame(rows, schema=_NAME, orient="row")


def _long(language: Language) -> pl.DataFrame:
    """Load the long list of our own names: a title a row, a column a classification, bars between codes."""
    paths = (folder / "job_titles" / f"everyday-{language}.csv" for folder in catalogue_folders())
    # A table of thousands of names: as TOML it would take longer to read than all other lists together.
    frames = [_melted(pl.read_csv(path, infer_schema=False)) for path in paths if path.exists()]
    return pl.concat([pl.DataFrame(schema=_NAME), *frames])


def _melted(wide: pl.DataFrame) -> pl.DataFrame:
    long = wide.unpivot(index="title", variable_name="classification", value_name="code").drop_nulls()
    return long.with_columns(pl.col("code").str.split("|")).explode("code").select(*_NAME)


def _titles(one: TitleList, frame: pl.DataFrame) -> pl.DataFrame:
    standing = pl.col("kind").is_in(_OWN_NAMES)
    lists = pl.col("lists") if "lists" in frame.columns else pl.lit(1.0)
    people = _people(one.people, one.classification)
    return frame.join(people, on="code", how="left", maintain_order="left").select(
        "title",
        classification=pl.lit(one.classification),
        code="code",
        source="source",
        weight=pl.when(standing).then(STANDING).when(kind="reported").then(_REPORTED).otherwise(lists),
        jobs="jobs",
    )


@remembered
def _people(name: str, classification: str) -> pl.DataFrame:
    """Spread the people of each group of an economy evenly over the codes in it, for want of better."""
    market = economy(name)
    codes = pl.DataFrame({"code": codes_of(classification)}).with_columns(target="code")
    for step in find_path(classification, market.classification):
        links = step.links(codes["target"].unique()).rename({"target": "next"})
        codes = codes.join(links, left_on="target", right_on="source").select("code", target="next")
    counted = market.groups.select(target="code", people="jobs")
    even = pl.col("people") / pl.len().over("target")
    return codes.join(counted, on="target").select("code", jobs=even)
