"""From a title that was found to the groups of any classification, and groups to browse when nothing was."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from arbeid.answers.jobs.titles import BrowsedGroup, Match
from arbeid.data.codes.classifications import labels, names_of
from arbeid.data.codes.crosswalk import Step, find_path
from arbeid.data.economies.economy import economy
from arbeid.data.figures import table
from arbeid.language import Text
from arbeid.lookup.composites import whole_of
from arbeid.lookup.forms import SPELLINGS
from arbeid.lookup.lists import codes_of
from arbeid.registry import remembered

_LEVELS = ("isco-08-1", "isco-08-2", "isco-08-3", "isco-08")


@dataclass(frozen=True)
class Target:
    """A group that an occupation leads to, with its share of it (0 to 1).

    ``uniform`` says that the crosswalks name several groups and there are no people to weigh them by, so that
    the groups of each step got as much.
    """

    classification: str
    code: str
    weight: float
    uniform: bool


def to_groups(match: Match, classification: str) -> list[Target]:
    """List all groups that a match leads to, those of most weight first; the weights sum to 1.

    Empty where the crosswalks have no link for this code. Errors: no crosswalk to the classification.

    >>> from arbeid.lookup.titles import find
    >>> [(one.code, one.weight) for one in to_groups(find("loodgieter", "nl")[0], "brc-2014")]
    [('0734', 1.0)]
    """
    return list(targets_from(match.classification, match.code, classification))


@remembered
def steps(source: str, target: str) -> int:
    """Count the crosswalks from one classification to another: 0 where they are the same."""
    return len(find_path(source, target)) if source != target else 0


@remembered
def targets_from(source: str, code: str, target: str) -> tuple[Target, ...]:
    """Work out the targets of one code of a classification; none where it has no such code, or no link.

    A title needs those of some ten codes out of thousands, so that each is worked out when it is asked for.
    """
    if code not in _codes(source):
        return ()
    shares = _even(source, code, target)
    return _targets(target, shares, _people_from_each(source, target)) if shares else ()


def codes_leading_to(source: str, code: str, target: str) -> list[str]:
    """List the codes of a classification that lead to a group more than to any other.

    >>> codes_leading_to("isco-08", "0734", "brc-2014")
    ['7126']
    """
    # Backwards over the links, for only some of thousands of codes can lead there at all.
    wanted = {code, *(part for part, whole in whole_of(target).items() if whole == code)}
    for links in reversed(_ways(source, target)):
        wanted = {one for one, reached in links.items() if not wanted.isdisjoint(reached)}
    leading = ((one, targets_from(source, one, target)) for one in codes_of(source) if one in wanted)
    return [one for one, reached in leading if reached and reached[0].code == code]


def _even(source: str, code: str, target: str) -> dict[str, float]:
    """Share a code evenly at each step over all that it is linked to."""
    shares = {code: 1.0}
    for links in _ways(source, target):
        shares = _shared(shares, links)
    if target == "isco-08":
        # A Dutch group also holds codes of its own for jobs that fit no unit group.
        shares = _only(shares, _codes(target))
    return _together(shares, whole_of(target))


@remembered
def _people_from_each(source: str, target: str) -> dict[str, float]:
    """Share the people of each group over the codes that lead to it, by how much of them does.

    Of finer groups one that takes a part of many codes, as those who lead others, has few of any one in it; a
    coarser group takes many codes whole, and how many says nothing.
    """
    people = people_in(target)
    if len(people) <= len(_codes(source)):
        return people
    led: defaultdict[str, list[float]] = defaultdict(list)
    for code in codes_of(source):
        for reached, share in _even(source, code, target).items():
            led[reached].append(share)
    return {code: count / math.fsum(led[code]) for code, count in people.items() if code in led}


@remembered
def _codes(classification: str) -> frozenset[str]:
    return frozenset(codes_of(classification))


@remembered
def _ways(source: str, target: str) -> tuple[dict[str, list[str]], ...]:
    """Read the links of each step, as plain dictionaries: polars would be asked thousands of questions for
    some hundreds of codes with one or two links each.
    """
    ways: list[dict[str, list[str]]] = []
    reached = set(_codes(source))
    for step in find_path(source, target) if source != target else ():
        links = _links(step, reached)
        reached = {one for code in reached for one in links.get(code, ())}
        ways.append(links)
    return tuple(ways)


def _links(step: Step, codes: set[str]) -> dict[str, list[str]]:
    links: dict[str, list[str]] = {}
    for code, reached in step.links(pl.Series(sorted(codes), dtype=pl.String)).rows():
        links.setdefault(code, []).append(reached)
    return links


def _shared(weights: dict[str, float], links: dict[str, list[str]]) -> dict[str, float]:
    """Share the weight of each code evenly by all that it is linked to."""
    parts: dict[str, list[float]] = {}
    for code, weight in weights.items():
        for reached in links.get(code, ()):
            parts.setdefault(reached, []).append(weight / len(links[code]))
    # Rounded once, so that no order of the links can change a weight.
    return {reached: math.fsum(own) for reached, own in parts.items()}


def _only(weights: dict[str, float], known: frozenset[str]) -> dict[str, float]:
    return {code: weight for code, weight in weights.items() if code in known}


def _together(weights: dict[str, float], wholes: dict[str, str]) -> dict[str, float]:
    parts: dict[str, list[float]] = {}
    for code, weight in weights.items():
        parts.setdefault(wholes.get(code, code), []).append(weight)
    return {code: math.fsum(own) for code, own in parts.items()}


def _targets(classification: str, weights: dict[str, float], people: dict[str, float]) -> tuple[Target, ...]:
    """Share by the people whom each group takes, where known: most of a title are where most people are."""
    uniform = not people
    if people:
        least = min(people.values())
        weights = {code: weight * people.get(code, least) for code, weight in weights.items()}
    total = math.fsum(weights.values())
    shares = sorted(
        ((weight / total, code) for code, weight in weights.items()), key=lambda one: (-one[0], one[1])
    )
    return tuple(Target(classification, code, share, uniform=uniform and share < 1) for share, code in shares)


@remembered
def people_in(classification: str) -> dict[str, float]:
    """Count the people in each group, in the first economy of our lists that is counted so; else none."""
    for name in dict.fromkeys(one.people for spelling in SPELLINGS.all() for one in spelling.lists):
        market = economy(name)
        if market.classification == classification:
            counted = market.groups.select("code", "jobs").drop_nulls().rows()
            return {code: float(jobs) for code, jobs in counted if jobs > 0}
    return {}


def browse(within: str = "") -> list[BrowsedGroup]:
    """List the ISCO-08 groups one level below the group with this code, or the ten major groups.

    >>> [group.name.en for group in browse()][2]
    'Professionals'
    >>> [group.code for group in browse("25")]
    ['251', '252']
    """
    if len(within) >= len(_LEVELS):
        return []
    level = _LEVELS[len(within)]
    below = labels(level).filter(pl.col("code").str.starts_with(within)).sort("code")
    has_groups = level != _LEVELS[-1]
    return [
        BrowsedGroup(classification=level, code=code, name=_names(level)[code], has_groups=has_groups)
        for code in below["code"]
    ]


def group_name(classification: str, code: str) -> Text | None:
    """Name a group in both languages, in one as in the other where its classification has only that.

    >>> group_name("soc-2018", "47-2152").nl
    'Plumbers, Pipefitters, and Steamfitters'
    """
    return _names(classification).get(code)


@remembered
def _names(classification: str) -> Mapping[str, Text]:
    names = names_of(classification)
    return {**_onet_names(), **names} if classification == "soc-2018" else names


def _onet_names() -> dict[str, Text]:
    """Name SOC occupations as O*NET does, for those that employment statistics take together."""
    own = table("titles-onet").frame.filter(
        pl.col("kind") == "preferred", pl.col("code").str.ends_with(".00")
    )
    rows = own.select(pl.col("code").str.slice(0, 7), "title").rows()
    return {code: Text(nl=title, en=title) for code, title in rows}
