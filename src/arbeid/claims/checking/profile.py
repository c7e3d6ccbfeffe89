"""What each figure of a claim says, in the terms in which sentences are read; from the claim's own texts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.clauses import clauses
from arbeid.claims.checking.closeness import same_value
from arbeid.claims.checking.counting import counted_by
from arbeid.claims.checking.dates import years
from arbeid.claims.checking.lexicon import hits, words_pattern
from arbeid.claims.checking.number_names import NUMBER_NAMES
from arbeid.claims.checking.reading import Reading, read
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim, PublishedValue
from arbeid.language import Language, Text
from arbeid.registry import remembered

RATES = frozenset({"yearly", "monthly"})
"""How often something may happen."""
_WORD = re.compile(r"[^\W\d_][\w’'-]{3,}")
_ANY_WORD = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True)
class Figure:
    """One published value of a claim (or a claim without any), and what it is about."""

    claim: Claim
    value: PublishedValue | None
    counted: frozenset[str]
    also_counted: frozenset[str]
    named: frozenset[str]
    relations: frozenset[str]
    also_relations: frozenset[str]
    places: frozenset[str]
    groups: frozenset[str]
    also_groups: frozenset[str]
    rates: frozenset[str]
    may: bool
    respondents: bool
    observed: bool
    causes: bool
    years: frozenset[int]
    own_years: frozenset[int]
    horizon: frozenset[int]
    span: frozenset[int]
    at_most: bool
    at_least: bool
    words: frozenset[str]
    beside: tuple[Amount, ...]

    @property
    def ends(self) -> tuple[float, ...]:
        """The published number, or the known ends of its range."""
        if self.value is None:
            return ()
        return tuple(abs(e) for e in (self.value.value, self.value.low, self.value.high) if e is not None)


@remembered
def figures() -> tuple[Figure, ...]:
    """Read every figure of every claim, in the order of the ledger."""
    return tuple(figure for claim in CLAIMS.all() for figure in figures_of(claim))


@remembered
def figures_of(claim: Claim) -> tuple[Figure, ...]:
    """Read the figures of one claim; a claim without a number is one figure without a value."""
    texts = _Texts.of(claim)
    return tuple(_figure(claim, texts, value) for value in claim.values or (None,))


@remembered
def _both(text: Text | None) -> list[Reading]:
    # The places and times of claims are often the same words.
    return [read(text.nl, "nl"), read(text.en, "en")] if text else []


@dataclass(frozen=True)
class _Texts:
    """The texts of a claim, read once for all its values."""

    statement: list[Reading]
    shown: list[Reading]
    where: list[Reading]
    when: list[Reading]
    clauses: list[Reading]
    stated: list[Reading]
    whats: list[list[Reading]]
    words: frozenset[str]

    @classmethod
    def of(cls, claim: Claim) -> _Texts:
        statement, shown = _both(claim.statement), _both(claim.shown)
        stated = [part for one in statement for part in clauses(one)]
        parts = [*stated, *(part for one in shown for part in clauses(one))]
        whats = [_both(value.what) for value in claim.values]
        return cls(
            statement, shown, _both(claim.where), _both(claim.when), parts, stated, whats, _words(claim)
        )


def _figure(claim: Claim, texts: _Texts, value: PublishedValue | None) -> Figure:
    own = texts.whats[claim.values.index(value)] if value else []
    told = [(part, one) for part in texts.clauses for one in part.amounts if value and same_value(one, value)]
    anywhere = frozenset(hit.concept for part, _ in told for hit in part.counted if not hit.lent)
    told = [one for one in told if one[0] in texts.stated] or told
    near = [part for part, _ in told]
    said = [*texts.statement, *texts.shown, *own]
    counted = frozenset(kind for part, one in told if (kind := counted_by(one, part)))
    every = frozenset(hit.concept for one in [*texts.statement, *own, *near] for hit in one.counted)
    about = value.what.en if value and value.what else ""
    return Figure(
        claim=claim,
        value=value,
        counted=counted or frozenset(hit.concept for one in own for hit in one.counted) or every,
        also_counted=(anywhere | counted or every) | _of_unit(value),
        named=every | counted,
        relations=_union("relations", own) - {"believed"}
        or _union("relations", near)
        or _union("relations", texts.statement),
        also_relations=_union("relations", said) | _of_none(claim),
        places=_union("places", own) or _place_of(texts.where) or _union("places", texts.statement),
        groups=_union("groups", own)
        or _union("groups", near) - _groups_of_values(texts)
        or _shared_groups(texts),
        also_groups=_union("groups", [*said, *texts.where]),
        rates=_union("time", [*(near or texts.statement), *own]) & RATES
        | frozenset({"yearly"} if value and value.unit == "points_a_year" else ()),
        may=any(one.may for one in said),
        respondents=claim.check == "survey" or any(one.respondents for one in near or texts.statement),
        observed=claim.badge == "measured",
        causes=any(one.causes or one.acts for one in texts.statement) or _is_trial(claim),
        years=_union("years", [*said, *texts.when]),
        own_years=_union("years", own),
        horizon=frozenset([claim.horizon] if claim.horizon else [])
        | _union("deadlines", [*texts.statement, *own, *texts.when]),
        span=_union("spans", [*said, *texts.when]),
        at_most=bool(value and value.value is None and value.low is None)
        or _bounded(about, "at_most", "under"),
        at_least=bool(value and value.value is None and value.high is None) or _bounded(about, "over"),
        words=texts.words,
        beside=tuple(
            one for part in texts.statement for one in part.amounts if not (value and same_value(one, value))
        ),
    )


def _of_none(claim: Claim) -> frozenset[str]:
    # A change of which the range holds zero is none that was seen, in whatever words it is told.
    moves = (one for one in claim.values if one.unit in ("change", "points", "points_a_year"))
    none = any(one.low is not None and one.high is not None and one.low < 0 < one.high for one in moves)
    return frozenset({"unaffected"}) if none else frozenset()


def _bounded(text: str, *bounds: str) -> bool:
    names = NUMBER_NAMES.get("en")
    words = [word for bound in bounds for word in getattr(names, bound)]
    return bool(words_pattern(words).search(text))


def _union(name: str, readings: Iterable[Reading]) -> frozenset[Any]:
    return frozenset().union(*(getattr(one, name) for one in readings))


def _place_of(where: list[Reading]) -> frozenset[str]:
    found = _union("places", where)
    return found - {"many"} or found


def _shared_groups(texts: _Texts) -> frozenset[str]:
    # A part of the people that the claim as a whole is about; a part that only one of its values names is
    # that value's own.
    return _union("groups", texts.statement) - _groups_of_values(texts)


def _groups_of_values(texts: _Texts) -> frozenset[str]:
    return frozenset().union(*(_union("groups", what) for what in texts.whats))


def _is_trial(claim: Claim) -> bool:
    both: tuple[tuple[str, Language], ...] = ((claim.definition.nl, "nl"), (claim.definition.en, "en"))
    return any(hit.concept == "trial" for text, language in both for hit in hits("causes", text, language))


def _of_unit(value: PublishedValue | None) -> frozenset[str]:
    named = {"jobs": {"jobs"}, "people": {"people", "workers"}}
    return frozenset(named.get(value.unit, set()) if value else set())


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(stem(word) for text in _texts_of(claim) for word in _WORD.findall(text.lower()))


@remembered
def own_words(claim: Claim) -> frozenset[str]:
    """List every word of a claim's own texts, the short ones too: whoever uses them is understood."""
    return frozenset(word for text in _texts_of(claim) for word in _ANY_WORD.findall(text.lower()))


def _texts_of(claim: Claim) -> list[str]:
    publication = PUBLICATIONS.get(claim.publication)
    return [
        claim.statement.nl, claim.statement.en, claim.shown.nl, claim.shown.en, claim.where.nl,
        claim.where.en, claim.when.nl, claim.when.en, publication.title,
        *(text for value in claim.values if value.what for text in (value.what.nl, value.what.en)),
    ]  # fmt: skip


@remembered
def told_years(figure: Figure) -> frozenset[int]:
    """List every year that a figure may be told with: of what it counts, of its study, in its definition."""
    claim = figure.claim
    texts = (claim.definition, claim.when, claim.statement, claim.shown, claim.reason, claim.cause)
    named = frozenset(
        year for text in texts if text is not None for one in (text.nl, text.en) for year in years(one)
    )
    return named | figure.years | figure.horizon | {PUBLICATIONS.get(claim.publication).year}


def stem(word: str) -> str:
    """Give the beginning of a word, by which its forms are taken for one another."""
    return word.lower()[:6]
