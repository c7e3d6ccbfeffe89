"""Which occupations a job title stands for, and the groups that they lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from arbeid.answers.jobs.titles import Job, JobGroup, Match
from arbeid.data.codes.classifications import CLASSIFICATIONS
from arbeid.language import Language
from arbeid.lookup.groups import Target, browse, group_name, to_groups
from arbeid.lookup.titles import find
from arbeid.verbs.arguments import checked

_MATCHES = 10
_LOOKED_AT = 30


@dataclass(frozen=True)
class FoundTitle:
    """What was found for a title, and the groups that this leads to, worked out once a classification."""

    text: str
    matches: tuple[Match, ...]
    _groups: dict[str, tuple[JobGroup, ...]] = field(default_factory=dict, repr=False, compare=False)

    def groups(self, classification: str) -> tuple[JobGroup, ...]:
        """List the groups of any classification that the matches lead to, those of exact matches first.

        >>> found_title("loodgieter", "nl").groups("isco-08-1")[0].code
        '7'
        """
        if classification not in self._groups:
            self._groups[classification] = tuple(_groups(self.matches, classification))
        return self._groups[classification]


def found_title(text: str, titles: Language | None = None) -> FoundTitle:
    """Look a job title up among the titles of both languages, or of one."""
    return FoundTitle(text, tuple(find(text, titles, _LOOKED_AT)))


@checked
def find_job(text: str, titles: Language | None = None) -> Job:
    """Look a job title up among the titles of both languages, or of one.

    A group is as sure as the occupations that lead to it together, counted in the list of titles where
    that is most; groups of exact matches come first.

    >>> job = find_job("truck driver")
    >>> [(group.code, group.name.nl) for group in job.groups["brc-2014"]][0]
    ('1214', 'Vrachtwagenchauffeurs')
    """
    return job_of(found_title(text, titles))


def job_of(found: FoundTitle) -> Job:
    """Answer what was found, with the groups of every classification in which titles are answered."""
    groups = {name: found.groups(name) for name in _answered_in()}
    return Job(found.text, found.matches[:_MATCHES], groups, () if found.matches else tuple(browse()))


def _answered_in() -> list[str]:
    """Name the classifications whose files give them a place in the answer to a title, in that order."""
    places = {one.id: one.titles_place for one in CLASSIFICATIONS.all() if one.titles_place is not None}
    return sorted(places, key=lambda name: (places[name], name))


def _groups(matches: tuple[Match, ...], classification: str) -> Iterator[JobGroup]:
    first: dict[str, tuple[Match, Target]] = {}
    sure: defaultdict[str, defaultdict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    for match in matches:
        for target in to_groups(match, classification):
            first.setdefault(target.code, (match, target))
            sure[target.code][match.language, match.classification] += match.sure * target.weight
    surest = {code: min(max(lists.values()), 1.0) for code, lists in sure.items()}
    for code in sorted(first, key=lambda code: (first[code][0].rank, -surest[code])):
        match, target = first[code]
        yield JobGroup(
            classification=classification,
            code=code,
            name=group_name(classification, code),
            sure=surest[code],
            title=match.title,
            how=match.how,
            uniform=target.uniform,
        )
