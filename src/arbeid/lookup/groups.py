"""From a title that was found to the groups of any classification, and groups to browse when nothing was."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from arbeid.data.codes.classifications import labels
from arbeid.data.codes.crosswalk import Step, find_path
from arbeid.data.codes.means import exact
from arbeid.data.figures import table
from arbeid.language import Language
from arbeid.lookup.titles import Match
from arbeid.registry import remembered

_LEVELS = ("isco-08-1", "isco-08-2", "isco-08-3", "isco-08")


@dataclass(frozen=True)
class Target:
    """A group that an occupation leads to, with its share of it (0 to 1).

    ``uniform`` says that the crosswalks name several groups and no weights, so that the groups of each step
    got as much.
    """

    classification: str
    code: str
    weight: float
    uniform: bool


@dataclass(frozen=True)
class Group:
    """A group to browse, the classification that it is of, and whether it has groups of its own."""

    classification: str
    code: str
    name: str
    has_groups: bool


def to_groups(match: Match, classification: str) -> list[Target]:
    """Give all groups that a match leads to, those of most weight first; the weights sum to 1.

    Empty where the crosswalks have no link for this code. Errors: no crosswalk to the classification.

    >>> from arbeid.lookup.titles import find
    >>> [(one.code, one.weight) for one in to_groups(find("loodgieter", "nl")[0], "brc-2014")]
    [('0734', 1.0)]
    """
    return list(targets_of(match.classification, classification).get(match.code, ()))


@remembered
def targets_of(source: str, target: str) -> dict[str, tuple[Target, ...]]:
    """Give the targets of every code of a classification at once, so that a page need not wait for each."""
    codes = _codes(source)
    frame = pl.DataFrame({"code": codes, "target": codes}).with_columns(weight=pl.lit(1.0))
    for step in find_path(source, target) if source != target else ():
        frame = _step(frame, step)
    if target == "isco-08":
        # A Dutch group also holds codes of its own for jobs that fit no unit group.
        frame = frame.filter(pl.col("target").is_in(_codes(target).implode()))
    shares = frame.with_columns(pl.col("weight") / exact(pl.col("weight")).over("code"))
    found: dict[str, list[Target]] = {}
    for code, reached, weight in shares.sort("weight", "target", descending=[True, False]).rows():
        found.setdefault(code, []).append(Target(target, reached, weight, uniform=weight < 1))
    return {code: tuple(reached) for code, reached in found.items()}


def _step(frame: pl.DataFrame, step: Step) -> pl.DataFrame:
    """Share the weight of each code evenly by all that this step leads to."""
    links = step.links(frame["target"].unique()).select(target="source", next="target")
    linked = frame.join(links, on="target").sort("code", "next", "target")
    even = linked.with_columns(pl.col("weight") / pl.len().over("code", "target"))
    sums = even.group_by("code", "next", maintain_order=True).agg(exact(pl.col("weight")))
    return sums.rename({"next": "target"})


def _codes(classification: str) -> pl.Series:
    """Give the named codes of a classification; those of O*NET are named by its titles."""
    named = labels(classification)["code"]
    return named if len(named) else table("titles-onet").frame["code"].unique().sort()


def browse(language: Language, within: str = "") -> list[Group]:
    """Give the ISCO-08 groups one level below the group with this code, or the ten major groups.

    >>> [group.name for group in browse("en")][2]
    'Professionals'
    >>> [group.code for group in browse("nl", "25")]
    ['251', '252']
    """
    if len(within) >= len(_LEVELS):
        return []
    level = _LEVELS[len(within)]
    below = labels(level).filter(pl.col("code").str.starts_with(within)).sort("code")
    has_groups = level != _LEVELS[-1]
    return [Group(level, code, name, has_groups) for code, name in below.select("code", language).rows()]


def group_name(classification: str, code: str, language: Language) -> str | None:
    """Give a group's name in a language, else in the other one, else nothing.

    >>> group_name("soc-2018", "47-2152", "nl")
    'Plumbers, Pipefitters, and Steamfitters'
    """
    return _names(classification, language).get(code)


@remembered
def _names(classification: str, language: Language) -> dict[str, str]:
    other = "en" if language == "nl" else "nl"
    names = dict(labels(classification).select("code", pl.coalesce(language, other)).rows())
    return _onet_names() | names if classification == "soc-2018" else names


def _onet_names() -> dict[str, str]:
    """Name SOC occupations as O*NET does, for those that employment statistics take together."""
    own = table("titles-onet").frame.filter(
        pl.col("kind") == "preferred", pl.col("code").str.ends_with(".00")
    )
    return dict(own.select(pl.col("code").str.slice(0, 7), "title").rows())
