"""One labour market under every definition of “touched by AI”."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.market.definitions import Cousin, DefinitionRow, Definitions, LeftOut, Level
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity, sources
from arbeid.answers.sayings import Known, Problem
from arbeid.claims.claim import CLAIMS, DEFINITIONS, PUBLICATIONS, Claim, Definition
from arbeid.claims.recompute import Condition, ShareOfJobs, Switches
from arbeid.claims.rules import Share, on_groups, share
from arbeid.claims.stored import settings_key
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import NotReachable
from arbeid.registry import remembered
from arbeid.verbs.arguments import checked
from arbeid.verbs.market.halves import Counted, not_adding_up
from arbeid.verbs.market.threshold import level_named


@checked
def definitions(economy: str = "nl", *, level: str = "occupation") -> Definitions:
    """Count an economy's people at work under every definition that its data allows.

    Rows are our definitions and the rules of claims that differ from them, sorted by share. ``level`` says
    where rules that their studies put to occupations (or to ISCO's groups of two digits) are applied: there,
    spread over the economy's groups, or to the means of whole groups (``group``); other rules stay.
    Errors: an unknown economy or level; an economy that no definition reaches.

    >>> answer = definitions("nl")
    >>> round(float(answer.low), 2), round(float(answer.high), 2)
    (0.04, 0.87)
    """
    return _counted(load_economy(economy), level_named(level))


@remembered(maxsize=16)
def _counted(market: Economy, level: Level) -> Definitions:
    counts: list[Counted] = []
    left_out, origins = [], list(market.origins)
    for entry, conditions in _rules():
        where = tuple(map(on_groups, conditions)) if level == "group" else conditions
        try:
            counted = share(market, where)
        except NotReachable as error:
            left_out.append(LeftOut(id=entry.id, label=_label(entry), why=Problem(error)))
            continue
        counts.append((_row(entry, where, counted), where))
        origins.extend(counted.origins)
    if not counts:
        raise NotReachable("no_definition", economy=market.id)
    rows = sorted((row for row, _ in counts), key=lambda row: (-(row.share.value or 0), row.id))
    compared = [row for row in rows if row.cousins] or rows
    return Definitions(
        economy=market.id,
        level=level,
        over=tuple(row.id for row in compared),
        rows=tuple(rows),
        low=compared[-1].share,
        high=compared[0].share,
        left_out=tuple(left_out),
        notes=tuple(not_adding_up(counts)),
        sources=sources(origins),
    )


def _rules() -> Iterator[tuple[Definition | Claim, tuple[Condition, ...]]]:
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
    return rule.switches().model_copy(update={"unmatched": "drop"}) == Switches()


def _row(entry: Definition | Claim, conditions: tuple[Condition, ...], counted: Share) -> DefinitionRow:
    return DefinitionRow(
        id=entry.id,
        kind="definition" if isinstance(entry, Definition) else "claim",
        label=_label(entry),
        sentence=entry.sentence if isinstance(entry, Definition) else entry.definition,
        share=Quantity(counted.point, "share", "derived", *counted.range),
        bounds=Quantity(counted.point, "share", "derived", *counted.widest),
        people=Quantity(counted.people, "people", "derived"),
        covered=Quantity(counted.covered, "share", "derived"),
        level=conditions[0].level,
        basis=counted.basis,
        measures=tuple(dict.fromkeys(condition.measure for condition in conditions)),
        cousins=tuple(_cousin(name, at) for name, at in _cousins(entry)),
        sources=sources(counted.origins),
    )


def _label(entry: Definition | Claim) -> Sentence:
    if isinstance(entry, Definition):
        return entry.label
    publication = PUBLICATIONS.get(entry.publication)
    publisher = Known(publication.publisher)
    return Note("report.rule_of", {"publisher": publisher, "year": publication.year, "shown": entry.shown})


def _cousins(entry: Definition | Claim) -> tuple[tuple[str, int], ...]:
    if isinstance(entry, Claim):
        return ((entry.id, entry.of),)
    known = set(CLAIMS.names())
    return tuple((name, at) for name, at in entry.cousin_values() if name in known)


def _cousin(name: str, at: int) -> Cousin:
    claim = CLAIMS.get(name)
    publication = PUBLICATIONS.get(claim.publication)
    value = claim.values[at] if at < len(claim.values) else None
    ends = [value.value, value.low, value.high] if value and value.unit == "share" else []
    known = [end for end in ends if end is not None]
    return Cousin(
        claim=name,
        shown=claim.shown,
        where=claim.where,
        publisher=Known(publication.publisher),
        year=publication.year,
        low=min(known, default=None),
        high=max(known, default=None),
    )
