"""The ways in which a clause can bend a figure, one file each; labels are in ``catalogue/mutations``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from arbeid.claims.checking.bendings.cause import correlation_as_cause
from arbeid.claims.checking.bendings.certainty import could_as_will
from arbeid.claims.checking.bendings.change import exposed_as_changed
from arbeid.claims.checking.bendings.denominator import other_denominator
from arbeid.claims.checking.bendings.effect import none_as_effect
from arbeid.claims.checking.bendings.loss import exposed_as_replaced
from arbeid.claims.checking.bendings.number import wrong_number
from arbeid.claims.checking.bendings.order import other_order
from arbeid.claims.checking.bendings.place import other_place
from arbeid.claims.checking.bendings.publisher import wrong_publisher
from arbeid.claims.checking.bendings.statement import other_statement
from arbeid.claims.checking.bendings.tasks import tasks_as_jobs
from arbeid.claims.checking.bendings.time import other_time
from arbeid.claims.checking.telling import Telling
from arbeid.phrases import MUTATIONS

Rule = Callable[[Telling], str | None]

RULES: tuple[Rule, ...] = (
    exposed_as_replaced,
    exposed_as_changed,
    could_as_will,
    tasks_as_jobs,
    other_place,
    other_time,
    wrong_number,
    other_order,
    wrong_publisher,
    other_denominator,
    correlation_as_cause,
    none_as_effect,
)


def bendings(telling: Telling) -> tuple[str, ...]:
    """List the ways in which a telling bends its figure, by the names of their files."""
    by_rule = [kind for rule in RULES if (kind := rule(telling)) is not None]
    if not by_rule and (kind := other_statement(telling)) is not None:
        by_rule = [kind]
    return tuple(dict.fromkeys([*by_rule, *_by_words(telling)]))


def _by_words(telling: Telling) -> Iterator[str]:
    claim, value = telling.figure.claim, telling.figure.value
    statement, unit = f"{claim.statement.nl} {claim.statement.en}", value.unit if value else ""
    for way in MUTATIONS.all():
        if way.said and way.bends(telling.clause.text, statement, claim.topic, unit, claim.where.en):
            yield way.id
