"""One labour market under every definition of “touched by AI”."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from arbeid.answers.quantity import Quantity, ids
from arbeid.claims.claim import CLAIMS, DEFINITIONS, PUBLICATIONS, Claim, Definition
from arbeid.claims.rules import Share, share
from arbeid.claims.stored import settings_key
from arbeid.claims.ways import Condition, ShareOfJobs, Switches
from arbeid.data.economies.economy import economy
from arbeid.errors import NotReachable
from arbeid.language import Language
from arbeid.registry import together
from arbeid.table import Origin
from arbeid.verbs.arguments import checked
from arbeid.wording import words_of


@dataclass(frozen=True)
class Cousin:
    """A published figure that stands beside ours: another population or year, the same kind of rule."""

    claim: str
    shown: str
    where: str
    publisher: str
    year: int
    low: float | None
    high: float | None


@dataclass(frozen=True)
class DefinitionRow:
    """What one definition comes to on an economy, with its published cousins.

    ``basis`` is scores, stored (a recomputation kept because its scores may not ship) or averages.
    ``share.high`` counts the people without a score as touched.
    """

    id: str
    kind: str
    label: str
    sentence: str
    share: Quantity
    people: Quantity
    covered: Quantity
    basis: str
    measures: tuple[str, ...]
    cousins: tuple[Cousin, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """A definition that this economy's data cannot answer, and why, with the mend."""

    id: str
    label: str
    why: str


@dataclass(frozen=True)
class Definitions:
    """An economy under every definition, the widest first.

    ``low`` and ``high`` run over the definitions that have a published cousin.
    """

    economy: str
    rows: tuple[DefinitionRow, ...]
    low: Quantity
    high: Quantity
    left_out: tuple[LeftOut, ...]
    origins: tuple[Origin, ...]


@checked
@together
def definitions(name: str, language: Language = "en") -> Definitions:
    """Count an economy's people at work under every definition that its data allows.

    Rows are our definitions and the rules of claims that differ from them, sorted by share.

    >>> found = definitions("nl")
    >>> round(found.low.value, 2), round(found.high.value, 2)
    (0.04, 0.93)
    """
    market = economy(name)
    rows, left_out, origins = [], [], list(market.origins)
    for entry, conditions in _readings():
        try:
            found = share(market, conditions)
        except NotReachable as error:
            left_out.append(LeftOut(entry.id, _label(entry, language), error.sentence(language)))
            continue
        rows.append(_row(entry, conditions, found, language))
        origins.extend(found.origins)
    rows.sort(key=lambda row: (-(row.share.value or 0), row.id))
    compared = [row.share for row in rows if row.cousins] or [row.share for row in rows]
    if not compared:
        raise NotReachable("no_definition", economy=market.id)
    return Definitions(market.id, tuple(rows), compared[-1], compared[0], tuple(left_out), tuple(origins))


def _readings() -> Iterator[tuple[Definition | Claim, tuple[Condition, ...]]]:
    seen = set()
    for definition in DEFINITIONS.all():
        seen.add(settings_key(definition.where))
        yield definition, definition.where
    for claim in CLAIMS.all():
        rule = claim.recompute
        # A stand-in is not the publication's own rule, so it is not called so.
        if rule is None or claim.analogue or not _of_people(rule) or settings_key(rule.where) in seen:
            continue
        seen.add(settings_key(rule.where))
        yield claim, rule.where


def _of_people(rule: ShareOfJobs) -> bool:
    """Say whether a rule is about all people at work alike, so that it can be put to any economy."""
    return rule.switches().model_copy(update={"unmatched": "safe"}) == Switches()


def _row(
    entry: Definition | Claim, conditions: tuple[Condition, ...], found: Share, language: Language
) -> DefinitionRow:
    return DefinitionRow(
        id=entry.id,
        kind="definition" if isinstance(entry, Definition) else "claim",
        label=_label(entry, language),
        sentence=_sentence(entry, language),
        share=Quantity(found.value, "share", "derived", found.value, found.high),
        people=Quantity(found.people, "people", "derived"),
        covered=Quantity(found.covered, "share", "derived"),
        basis=found.basis,
        measures=tuple(dict.fromkeys(condition.measure for condition in conditions)),
        cousins=tuple(_cousin(name, place, language) for name, place in _cousins(entry)),
        sources=ids(found.origins),
    )


def _label(entry: Definition | Claim, language: Language) -> str:
    if isinstance(entry, Definition):
        return entry.label.read(language)
    publication = PUBLICATIONS.get(entry.publication)
    words = words_of(language)
    return words(
        "report.rule_of",
        publisher=words.known(publication.publisher),
        year=publication.year,
        shown=entry.shown.read(language),
    )


def _sentence(entry: Definition | Claim, language: Language) -> str:
    return (entry.sentence if isinstance(entry, Definition) else entry.definition).read(language)


def _cousins(entry: Definition | Claim) -> tuple[tuple[str, int], ...]:
    if isinstance(entry, Claim):
        return ((entry.id, entry.of),)
    known = set(CLAIMS.names())
    return tuple((name, place) for name, place in entry.cousin_values() if name in known)


def _cousin(name: str, place: int, language: Language) -> Cousin:
    claim = CLAIMS.get(name)
    publication = PUBLICATIONS.get(claim.publication)
    value = claim.values[place] if place < len(claim.values) else None
    ends = [value.value, value.low, value.high] if value and value.unit == "share" else []
    known = [end for end in ends if end is not None]
    return Cousin(
        claim=name,
        shown=claim.shown.read(language),
        where=claim.where.read(language),
        publisher=words_of(language).known(publication.publisher),
        year=publication.year,
        low=min(known, default=None),
        high=max(known, default=None),
    )
