"""Find the occupations that a job title stands for, with how each was found and how sure that is.

A title is found in four ways. The first comes before the second, the second before the others:

- exact: the same letters, whatever the capitals, accents, hyphens and spaces; or the same stem, so that
  “lerares” finds “leraar” and “verpleegkundige” finds “verpleegkundigen”;
- prefix: titles that start with what was typed so far;
- part: titles that share words, or parts of compounds, with what was asked (`arbeid.lookup.vocabulary`);
- near: titles that a few slips of the pen keep apart (optimal string alignment of the stems).

How sure (0 to 1) is the way's own factor, times how close the title is, times the occupation's share by the
weight of its titles: among all that are exact, among all with this start, or among all whose part or near
titles are at least as close. So a title that stands for many occupations is not sure of any. It never rises
down the list. Factors and thresholds are in `arbeid.lookup.ways.PARAMS`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from arbeid.answers.jobs.titles import How, Match
from arbeid.language import LANGUAGES, Language
from arbeid.language import language as known_language
from arbeid.lookup.forms import SPELLINGS, bare
from arbeid.lookup.index import Titles, titles
from arbeid.lookup.ways import Close, find_exact, given, ways

Occupation = tuple[str, str]

_LONGEST = 200


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
    """Give the occupations that a job title may stand for, the surest first, each occupation once.

    Without a language, both are searched. An empty list says that nothing comes near: offer groups to
    browse (`arbeid.lookup.groups.browse`). A shorter limit gives the start of the longer list. Only the
    first 200 characters are read. Errors: an unknown language.

    >>> [(one.title, one.code, one.how) for one in find("Loodgieter (m/v)", "nl", 1)]
    [('loodgieter', '7126', 'exact')]
    >>> find("qwrtzx")
    []
    """
    languages = LANGUAGES if language is None else (known_language(language),)
    found = [one for each in languages for one in _in_language(text, each, limit)]
    shown = list(_once(sorted(found, key=lambda one: one.order)))[: max(limit, 0)]
    least = accumulate((one.sure for one in shown), min)
    return [replace(one, sure=sure) for one, sure in zip(shown, least, strict=True)]


def _once(found: list[_Found]) -> Iterator[Match]:
    seen = set()
    for one in found:
        occupation = (one.match.language, one.match.classification, one.match.code)
        if occupation not in seen:
            seen.add(occupation)
            yield one.match


def _in_language(text: str, language: Language, limit: int) -> Iterator[_Found]:
    listed = titles(language)
    asked = _asked(text, listed)
    seen: set[int] = set()
    for found in ways(listed, asked) if asked else ():
        for how, close in found.items():
            new = {place: nearness for place, nearness in close.items() if place not in seen}
            seen.update(close)
            yield from _scored(listed, how, new)
        if len({_occupation(listed, place) for place in seen}) >= limit:
            return


def _asked(text: str, listed: Titles) -> str:
    """Give the bare words, without those about experience where nothing is exactly the whole."""
    words = bare(" ".join(text[:_LONGEST].split()), listed.language)
    if find_exact(listed, words):
        return words
    aside = SPELLINGS.get(listed.language).set_aside
    return " ".join(word for word in words.split(" ") if word not in aside) or words


def _scored(listed: Titles, how: How, close: Close) -> Iterator[_Found]:
    """Give the best title of each occupation, with how sure."""
    places: dict[Occupation, list[int]] = {}
    for place in close:
        places.setdefault(_occupation(listed, place), []).append(place)
    weights = {key: sum(listed.weight[place] for place in own) for key, own in places.items()}
    closest = {key: max(close[place] for place in own) for key, own in places.items()}
    for key, own in places.items():
        least = 0 if how == "exact" else closest[key]
        rivals = [other for other in places if other[0] == key[0] and closest[other] >= least]
        share = weights[key] / sum(weights[other] for other in rivals)
        best = min(own, key=lambda place: (-close[place], -listed.weight[place], listed.title[place]))
        yield _found(listed, best, how, given(how) * closest[key] * share)


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


def _occupation(listed: Titles, place: int) -> Occupation:
    return listed.classification[place], listed.code[place]
