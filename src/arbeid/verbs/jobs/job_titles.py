"""Which occupations a job title stands for, and the groups that they lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from arbeid.language import Language
from arbeid.lookup.groups import Group, Target, browse, group_name, to_groups
from arbeid.lookup.titles import Match, find
from arbeid.registry import together
from arbeid.verbs.arguments import checked

_MATCHES = 10
_LOOKED_AT = 30
_CLASSIFICATIONS = ("isco-08", "brc-2014", "soc-2018")


@dataclass(frozen=True)
class JobGroup:
    """A group that the job may be in: how sure (0 to 1), the title that leads to it, and how that was found.

    ``uniform`` says that on the way a crosswalk named several groups without weights.
    """

    classification: str
    code: str
    name: str | None
    sure: float
    title: str
    how: str
    uniform: bool


@dataclass(frozen=True)
class Job:
    """The titles that a text may mean, the surest first, and the groups by classification.

    Where nothing comes near, both are empty and ``browse`` holds the major groups to choose from.
    """

    text: str
    matches: tuple[Match, ...]
    groups: dict[str, tuple[JobGroup, ...]]
    browse: tuple[Group, ...]


@checked
@together
def find_job(text: str, language: Language = "en", titles: Language | None = None) -> Job:
    """Look a job title up among the titles of both languages, or of one; name the groups in ``language``.

    A group is as sure as the occupations that lead to it together, counted in the list of titles where
    that is most; groups of exact matches come first.

    >>> job = find_job("truck driver", "nl")
    >>> [(group.code, group.name) for group in job.groups["brc-2014"]][0]
    ('1214', 'Vrachtwagenchauffeurs')
    """
    found = find(text, titles, _LOOKED_AT)
    groups = {name: groups_of(found, name, language) for name in _CLASSIFICATIONS}
    return Job(text, tuple(found[:_MATCHES]), groups, () if found else tuple(browse(language)))


def groups_of(found: Sequence[Match], classification: str, language: Language = "en") -> tuple[JobGroup, ...]:
    """Give the groups of any classification that matches lead to, those of exact matches first.

    >>> groups_of(find("loodgieter", "nl"), "isco-08-1", "nl")[0].code
    '7'
    """
    return tuple(_groups(list(found), classification, language))


def _groups(found: list[Match], classification: str, language: Language) -> Iterator[JobGroup]:
    first: dict[str, tuple[Match, Target]] = {}
    sure: defaultdict[str, defaultdict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    for match, target in _led_to(found, classification):
        first.setdefault(target.code, (match, target))
        sure[target.code][match.language, match.classification] += match.sure * target.weight
    surest = {code: min(max(lists.values()), 1.0) for code, lists in sure.items()}
    for code in sorted(first, key=lambda code: (first[code][0].rank, -surest[code])):
        match, target = first[code]
        name = group_name(classification, code, language)
        yield JobGroup(classification, code, name, surest[code], match.title, match.how, target.uniform)


def _led_to(found: list[Match], classification: str) -> Iterator[tuple[Match, Target]]:
    """Give every match with each of the groups that it leads to, in the order of the matches."""
    for match in found:
        for target in to_groups(match, classification):
            yield match, target
