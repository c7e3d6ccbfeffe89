"""Find the occupations that a job title stands for, with how each was found and how sure that is.

The own language comes first: with a language named, the other is only looked at where its letters are
exactly those asked and the own language has no such title. A title is found in five ways, the first before
the second, the second before the others:

- exact: the same letters, whatever the capitals, accents, hyphens and spaces;
- form: another form of the same word, so that “lerares” finds “leraar” and “verpleegkundige” finds
  “verpleegkundigen”;
- prefix: a title that starts with what was typed so far;
- part: titles that share words, parts of compounds or pieces of letters with what was asked;
- near: titles that a few slips of the pen keep apart (optimal string alignment of the stems).

What is neither exact nor a form must pass a bar (`arbeid.lookup.bar`), so that what is no job finds nothing.
A single word that is the head of many titles (“monteur”) finds the occupations of those titles instead
(`arbeid.lookup.heads`).

How sure (0 to 1) is the way's own factor, times how close the best title is, times the occupation's share of
the titles found in that way, by their weight and closeness. So a title that stands for many occupations is
not sure of any. It never rises down the list. Factors and thresholds are in `arbeid.lookup.parameters`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from arbeid.answers.jobs.titles import How, Match
from arbeid.language import LANGUAGES, Language
from arbeid.language import language as known_language
from arbeid.lookup.asked import asked_words, title_itself, without_praise
from arbeid.lookup.bar import names_no_job, near_enough
from arbeid.lookup.certainty import is_generic
from arbeid.lookup.forms import letters, stem
from arbeid.lookup.heads import by_head, headed
from arbeid.lookup.index import Titles, titles
from arbeid.lookup.lists import STANDING
from arbeid.lookup.parameters import given
from arbeid.lookup.ways import find_close, find_forms

Occupation = tuple[str, str]

# The major group of ISCO-08 that holds who leads others.
_OF_MANAGERS, _MANAGERS = "isco-08", "1"
_LEAST_TOPIC = 3


@dataclass(frozen=True)
class _Found:
    match: Match
    jobs: float

    @property
    def order(self) -> tuple[float | str, ...]:
        """Sort by way and sureness; among equals the occupation of most people comes first."""
        one = self.match
        return (one.rank, -one.sure, -self.jobs, one.classification, one.code, one.language)


def find(text: str, language: str | None = None, limit: int = 10) -> list[Match]:
    """Find the occupations that a job title may stand for, the surest first, each occupation once.

    Without a language, both are searched, and one that has the very title goes before one that has not. An
    empty list says that nothing comes near: offer groups to browse (`arbeid.lookup.groups.browse`). A shorter
    limit gives the start of the longer list. Only the first 200 characters are read. Errors: an unknown
    language.

    >>> [(one.title, one.code, one.how) for one in find("Loodgieter (m/v)", "nl", 1)]
    [('loodgieter', '7126', 'exact')]
    >>> find("qwrtzx")
    []
    """
    found = _both(text) if language is None else _own_first(text, known_language(language))
    shown = list(_once(sorted(found, key=lambda one: one.order)))[: max(limit, 0)]
    least = accumulate((one.sure for one in shown), min)
    return [replace(one, sure=sure) for one, sure in zip(shown, least, strict=True)]


def _both(text: str) -> list[_Found]:
    found = [_in_language(text, language) for language in LANGUAGES]
    firm = [own for own in found if any(one.match.rank == 0 for one in own)]
    return [one for own in firm or found for one in own]


def _own_first(text: str, own: Language) -> list[_Found]:
    found = _in_language(text, own)
    if any(one.match.rank <= 1 for one in found):
        return found
    (other,) = (language for language in LANGUAGES if language != own)
    listed = titles(other)
    asked = asked_words(text, listed)
    # Only the very letters count here, and the ways in to whatever is near take long to make.
    return (_exact(listed, asked) if asked else []) or found


def _once(found: list[_Found]) -> Iterator[Match]:
    seen = set()
    for one in found:
        occupation = (one.match.language, one.match.classification, one.match.code)
        if occupation not in seen:
            seen.add(occupation)
            yield one.match


def _in_language(text: str, language: Language) -> list[_Found]:
    listed = titles(language)
    asked = asked_words(text, listed)
    if not asked:
        return []
    first = _same(listed, asked)
    if first:
        # Of a head that leads nowhere alone the title of just that name is no surer than those it heads.
        factor = 1.0 if is_generic(asked, language) else given("beside")
        return first + _times(_headed(listed, asked) or _like(listed, asked), factor)
    if of := without_praise(asked, listed):
        return _of_topic(listed, of)
    own = _itself(listed, asked)
    if own:
        return _times(own, given("itself")) + _times(_like(listed, asked), given("beside"))
    if names_no_job(asked, language) or not near_enough(listed, asked):
        return []
    return _headed(listed, asked) or _like(listed, asked)


def _like(listed: Titles, asked: str) -> list[_Found]:
    return _shares(listed, find_close(listed, asked))


def _of_topic(listed: Titles, topic: str) -> list[_Found]:
    """Find the occupations with titles on this topic, whatever their head; of no topic of work none."""
    if names_no_job(topic, listed.language):
        return []
    begins = tuple(
        word[: max(len(word) - 1, _LEAST_TOPIC)] for word in topic.split(" ") if len(word) >= _LEAST_TOPIC
    )
    on = {
        place: found
        for place, found in find_close(listed, topic).items()
        if any(word.startswith(begins) for word in listed.words[place].split(" "))
    }
    return _shares(listed, on)


def _itself(listed: Titles, asked: str) -> list[_Found]:
    """Find the occupation of the title that other words follow, if mostly one: “kok” of “kok in ...”."""
    itself = title_itself(asked, listed)
    found = [] if itself is None else _exact(listed, itself)
    most: defaultdict[str, float] = defaultdict(float)
    for one in found:
        most[one.match.classification] = max(most[one.match.classification], one.match.sure)
    if min(most.values(), default=0.0) < given("mostly"):
        return []
    return [replace(one, match=replace(one.match, how="part")) for one in found]


def _times(found: list[_Found], factor: float) -> list[_Found]:
    return [replace(one, match=replace(one.match, sure=one.match.sure * factor)) for one in found]


def _same(listed: Titles, asked: str) -> list[_Found]:
    """Find the occupations with the very title, or else with another form of it."""
    exact = _exact(listed, asked)
    if exact or names_no_job(asked, listed.language):
        return exact
    return _shares(listed, dict.fromkeys(find_forms(listed, asked), ("form", 1.0)))


def _exact(listed: Titles, asked: str) -> list[_Found]:
    places = listed.with_letters(letters(asked))
    if names_no_job(asked, listed.language):
        # “Dryer” is a trade only as one of the many other titles of an occupation, and to people a machine.
        places = [place for place in places if listed.weight[place] >= given("firm")]
    places = _without_managers_of(listed, places)
    return _shares(listed, dict.fromkeys(places, ("exact", 1.0)))


def _without_managers_of(listed: Titles, places: list[int]) -> list[int]:
    """Leave out managers of whose people a list has the title, where it is the own name of those people.

    A list gives “apotheker” also to who runs a shop of that kind; who is one runs none by that name.
    """
    named = {listed.source[at] for at in places if listed.weight[at] >= STANDING and not _manages(listed, at)}
    return [
        at
        for at in places
        if listed.source[at] not in named or listed.weight[at] >= STANDING or not _manages(listed, at)
    ]


def _manages(listed: Titles, place: int) -> bool:
    code: str = listed.code[place]
    return listed.classification[place] == _OF_MANAGERS and code.startswith(_MANAGERS)


def _headed(listed: Titles, asked: str) -> list[_Found]:
    """Share a single word that is the head of many titles out over the occupations of those."""
    whole = stem(asked, listed.language)
    if " " in asked or len(headed(listed, whole)) < given("headed"):
        return []
    return [
        _found(listed, place, "part", given("part") * share)
        for share, place in by_head(listed, whole).values()
    ]


def _shares(listed: Titles, close: dict[int, tuple[How, float]]) -> list[_Found]:
    """Choose the best title of each occupation, with how sure: its share of the votes of all these titles."""
    votes: defaultdict[Occupation, float] = defaultdict(float)
    totals: defaultdict[str, float] = defaultdict(float)
    best: dict[Occupation, int] = {}
    for place, (how, nearness) in close.items():
        own = listed.classification[place], listed.code[place]
        vote = _vote(listed, place, how, nearness)
        votes[own] += vote
        # Shares are within one classification: the American list has the most titles by far.
        totals[own[0]] += vote
        if own not in best or _better(listed, place, close) < _better(listed, best[own], close):
            best[own] = place
    return [
        _found(listed, at, close[at][0], given(close[at][0]) * close[at][1] * votes[own] / totals[own[0]])
        for own, at in best.items()
    ]


def _vote(listed: Titles, place: int, how: How, nearness: float) -> float:
    """Weigh a title: of two alike, the one of the occupation with more people is meant more often."""
    people = max(listed.jobs[place] or 1.0, 1.0)
    if how in ("exact", "form"):
        return float(listed.weight[place] * people ** given("people_of_exact"))
    firm = float(nearness ** given("closeness") * listed.weight[place] ** given("firmness"))
    return firm * float(people ** given("people"))


def _better(listed: Titles, place: int, close: dict[int, tuple[How, float]]) -> tuple[float, float, str]:
    return -close[place][1], -listed.weight[place], listed.title[place]


def _found(listed: Titles, place: int, how: How, sure: float) -> _Found:
    match = Match(
        title=listed.title[place],
        language=listed.language,
        classification=listed.classification[place],
        code=listed.code[place],
        how=how,
        sure=sure,
        source=listed.source[place],
    )
    return _Found(match, listed.jobs[place] or 0.0)
