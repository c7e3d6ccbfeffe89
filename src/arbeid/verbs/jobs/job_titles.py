"""Which occupations a job title stands for, and the groups that they lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from arbeid.answers.jobs.titles import Certainty, Job, JobGroup, Match
from arbeid.data.codes.classifications import CLASSIFICATIONS, residual_codes
from arbeid.data.economies.economy import Economy
from arbeid.language import LANGUAGES, Language
from arbeid.lookup.certainty import certainty, is_generic
from arbeid.lookup.groups import Target, browse, group_name, steps, to_groups
from arbeid.lookup.parameters import given
from arbeid.lookup.resembling import resembling
from arbeid.lookup.titles import find
from arbeid.registry import remembered
from arbeid.verbs.arguments import checked, written

_MATCHES = 10
# A group is as sure as all titles that lead to it: more are looked at than are shown.
_LOOKED_AT = 60
_MOST_CHOICES = 6
_MOST_LIKELY = 3
_OF_ITS_NAME = ("exact", "form")


@dataclass(frozen=True)
class FoundTitle:
    """What was found for a title, and the groups that this leads to, worked out once a classification."""

    text: str
    matches: tuple[Match, ...]
    titles: Language | None = None
    _groups: dict[str, tuple[JobGroup, ...]] = field(default_factory=dict, repr=False, compare=False)

    def groups(self, classification: str) -> tuple[JobGroup, ...]:
        """List the groups of any classification that the matches lead to, those of exact matches first.

        >>> found_title("loodgieter", "nl").groups("isco-08-1")[0].code
        '7'
        """
        if classification not in self._groups:
            self._groups[classification] = tuple(_groups(self.matches, classification))
        return self._groups[classification]

    @property
    def generic(self) -> bool:
        """Whether the title by itself says nothing of an occupation: “medewerker”, “manager”."""
        return any(is_generic(self.text, one.language) for one in self.matches[:1])

    @property
    def says_nothing(self) -> bool:
        """Whether no occupation is found because the title fits every one: “werknemer”."""
        languages = LANGUAGES if self.titles is None else (self.titles,)
        return not self.matches and any(is_generic(self.text, one) for one in languages)

    def certainty(self, classification: str) -> Certainty | None:
        """Tell how certain it is that the first of these groups is meant, or none without a group.

        >>> [found_title(one, "nl").certainty("brc-2014") for one in ("loodgieter", "manager")]
        ['sure', 'choose']
        """
        return certainty(self.text, self.matches, self.groups(classification))


@remembered(maxsize=64)
def found_title(text: str, titles: Language | None = None) -> FoundTitle:
    """Look a job title up among the titles of both languages, or of one."""
    return FoundTitle(text, tuple(find(text, titles, _LOOKED_AT)), titles)


@checked
def find_job(text: str, titles: Language | None = None) -> Job:
    """Look a job title up among the titles of both languages, or of one.

    A group is as sure as the occupations that lead to it together, counted in the list of titles where
    that is most; groups of exact matches come first. Errors: no title at all.

    >>> job = find_job("plumber")
    >>> [(group.code, group.name.nl) for group in job.groups["brc-2014"]][0]
    ('0734', 'Loodgieters en pijpfitters')
    """
    return job_of(found_title(written(text, "job_empty"), titles))


def job_of(found: FoundTitle) -> Job:
    """Answer what was found, with the groups of every classification in which titles are answered."""
    groups = {name: found.groups(name) for name in _answered_in()}
    told = {name: "choose" if found.says_nothing else found.certainty(name) for name in groups}
    return Job(
        text=found.text,
        matches=found.matches[:_MATCHES],
        groups=groups,
        browse=() if found.matches else tuple(browse()),
        certainty={name: one for name, one in told.items() if one is not None},
        resembling=() if found.matches else resembling(found.text, found.titles),
    )


def _answered_in() -> list[str]:
    """Name the classifications whose files give them a place in the answer to a title, in that order."""
    places = {one.id: one.titles_place for one in CLASSIFICATIONS.all() if one.titles_place is not None}
    return sorted(places, key=lambda name: (places[name], name))


def known_groups(found: FoundTitle, market: Economy) -> list[JobGroup]:
    """List the groups of a title that the economy has, the surest first, named as it does."""
    known = [group for group in found.groups(market.classification) if group.code in market.names]
    return [replace(group, name=market.names[group.code]) for group in known]


def offered(groups: Sequence[JobGroup]) -> Sequence[JobGroup]:
    """Choose the groups to offer where the asker must choose: those that are likely at all, at most six.

    Beside a title of that very name one that only holds it (“ski teacher”, for teacher) must be likelier.
    """
    # What fits nowhere else is odd beside others, and so is what hardly anybody of that name is.
    plain = [one for one in groups if one.code not in residual_codes(one.classification)] or groups
    whole = any(group.how in _OF_ITS_NAME for group in plain)
    least = {True: given("offered_part") if whole else given("offered"), False: given("offered")}
    likely = [group for group in plain if group.sure >= least[group.how not in _OF_ITS_NAME]]
    most = max((one.sure for one in plain), default=0.0)
    common = [group for group in likely if group.sure >= most * given("offered_beside")]
    return (common if len(common) > 1 or most >= given("sure") else likely or plain)[:_MOST_CHOICES]


def likeliest(found: FoundTitle, market: Economy) -> tuple[JobGroup, ...]:
    """List the likeliest groups of an economy; none for a title that by itself leads nowhere (“manager”)."""
    if found.generic:
        return ()
    return tuple(told_groups(known_groups(found, market))[:_MOST_LIKELY])


def told_groups(groups: list[JobGroup]) -> list[JobGroup]:
    """Choose the groups of which to tell: the surest, and those that are not much less sure."""
    return [group for at, group in enumerate(groups) if at == 0 or group.sure >= given("told")]


def _groups(matches: tuple[Match, ...], classification: str) -> Iterator[JobGroup]:
    """Put together what the matches say of each group; lists nearer to the classification count for more.

    What only a further list says, where a nearer one has the very title, is mostly made by crosswalks.
    """
    first: dict[str, tuple[Match, Target]] = {}
    said: defaultdict[str, float] = defaultdict(float)
    shares, near = _list_shares(matches, classification), _said_nearest(matches, classification)
    for match in matches:
        for target in to_groups(match, classification):
            first.setdefault(target.code, (match, target))
            only_further = near and match.rank == 0 and target.code not in near
            factor = given("only_further") if only_further else 1
            said[target.code] += (
                match.sure * target.weight * factor * shares[match.language, match.classification]
            )
    residual, total = residual_codes(classification), max(sum(said.values()), 1.0)
    # A group for what fits nowhere else comes last, unless the very title is in it; then it counts for less.
    order = {code: -said[code] * (given("residual") if code in residual else 1) for code in first}
    for code in sorted(first, key=lambda code: (code in residual and first[code][0].rank > 0, order[code])):
        match, target = first[code]
        yield JobGroup(
            classification=classification,
            code=code,
            name=group_name(classification, code),
            sure=said[code] / total,
            title=match.title,
            how=match.how,
            uniform=target.uniform,
        )


def _said_nearest(matches: tuple[Match, ...], classification: str) -> frozenset[str]:
    """List the groups that the very title leads to in the list nearest to the classification."""
    own = [(steps(one.classification, classification), one) for one in matches if one.rank == 0]
    least = min((apart for apart, _ in own), default=0)
    return frozenset(
        target.code for apart, one in own if apart == least for target in to_groups(one, classification)
    )


def _list_shares(matches: tuple[Match, ...], classification: str) -> dict[tuple[Language, str], float]:
    """Share what is said over the lists of titles, more to a list nearer to the classification.

    Lists with the title itself share the whole among them; what others say stands beside it.
    """
    apart = {
        (one.language, one.classification): 1 + steps(one.classification, classification) for one in matches
    }
    near = {one: 1 / count ** given("distance") for one, count in apart.items()}
    firm = {(one.language, one.classification) for one in matches if one.rank <= 1} or set(near)
    total, every = sum(near[one] for one in firm), sum(near.values())
    return {one: weight / (total if one in firm else every) for one, weight in near.items()}
