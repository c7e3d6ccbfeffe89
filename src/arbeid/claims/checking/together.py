"""What the figures of one sentence say together: a study retold is not bent by what a part leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from arbeid.claims.checking.bendings.time import its_year_is_unknown
from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.lexicon import words_for
from arbeid.claims.checking.matching import Match
from arbeid.claims.claim import PUBLICATIONS

# What a part of a sentence says in words of its own, whatever the other parts say.
_SAID = {
    "exposed-as-replaced": "relations",
    "exposed-as-changed": "relations",
    "level-as-yearly": "time",
    "yearly-as-level": "time",
    "wrong-year": "deadlines",
    "wrong-number": "relations",
    "other-place": "places",
    "country-as-world": "places",
    "world-as-country": "places",
    "advanced-as-world": "places",
    "world-as-advanced": "places",
}
_ALWAYS = frozenset({"wrong-publisher"})


def together(matches: Sequence[Match]) -> list[Match]:
    """Weigh the figures of a sentence by each other.

    Where several figures of one study are told, a writer says only once of whom and how surely; a bend counts
    that all of them share, or that a part says itself. A loose word (“half”) beside a number told to the
    letter is taken for no other claim.
    """
    told: defaultdict[str, list[Match]] = defaultdict(list)
    for one in matches:
        if one.telling.close >= Closeness.LOOSE:
            told[one.telling.figure.claim.publication].append(one)
    sure = {name for name, some in told.items() if any(_surely(one) or _loosely_named(one) for one in some)}
    weighed = [_beside(one, told[one.telling.figure.claim.publication]) for one in matches]
    right = {one.telling.figure.claim.id for one in matches if _surely(one)}
    # “Most of them” beside the claim's own number says nothing else of it.
    weighed = [replace(one, bent=()) if _loosely(one, right) else one for one in weighed]
    weighed = [_as_an_end(one, weighed) for one in weighed]
    return [one for one in weighed if not (one.bent and _by_chance(one, sure))]


def _loosely(one: Match, right: set[str]) -> bool:
    return one.telling.close is Closeness.VAGUE and one.telling.figure.claim.id in right


def _as_an_end(one: Match, matches: Sequence[Match]) -> Match:
    # “9.3 million, but it may be 2.7 million”: the end of a range beside its middle is no other number.
    value = one.telling.figure.value
    middle = any(_surely(other) and other.telling.figure.value is value for other in matches)
    if one.telling.close is not Closeness.LONE_END or not middle:
        return one
    return replace(one, bent=tuple(kind for kind in one.bent if kind != "wrong-number"))


def _surely(one: Match) -> bool:
    return one.telling.close is Closeness.EXACT and not one.bent


def _loosely_named(one: Match) -> bool:
    # “Nearly 23%, says CBS”, of 22.7.
    own = one.telling.figure.claim.publication in one.telling.named
    return own and one.telling.close is Closeness.LOOSE and not one.bent


def _beside(one: Match, told: Sequence[Match]) -> Match:
    if len(told) < 2 or one.telling.close < Closeness.LOOSE:
        return one
    shared = frozenset.intersection(*(frozenset(other.bent) for other in told))
    part = [other for other in told if other.telling.clause is one.telling.clause]
    in_part = frozenset.intersection(*(frozenset(other.bent) for other in part))
    kept = tuple(kind for kind in one.bent if kind in shared | _ALWAYS or _said_here(kind, one, in_part))
    return replace(one, bent=kept)


def _said_here(kind: str, one: Match, in_part: frozenset[str]) -> bool:
    if kind == "wrong-year" and its_year_is_unknown(one.telling):
        return True
    if kind == "could-as-will":
        said = words_for("certainty", "foretold").search(one.telling.clause.text)
        return bool(said) and "relations" not in one.telling.clause.lent
    return kind in _SAID and kind in in_part and _SAID[kind] not in one.telling.clause.lent


def _by_chance(one: Match, sure: set[str]) -> bool:
    publication = one.telling.figure.claim.publication
    loose = one.telling.close < Closeness.EXACT
    others = {PUBLICATIONS.get(name).publisher for name in sure - {publication}}
    alone = publication not in one.telling.named or PUBLICATIONS.get(publication).publisher in others
    return bool(others) and loose and alone
