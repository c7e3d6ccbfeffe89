"""What was only seen to go together is told as cause and effect."""

from __future__ import annotations

from arbeid.claims.checking.lexicon import words_for
from arbeid.claims.checking.telling import Telling

_NO_EFFECT = frozenset({"used", "believed", "complement", "automated"})


def correlation_as_cause(telling: Telling) -> str | None:
    """Tell whether the clause names a cause that the source did not find."""
    figure = telling.figure
    if _as_fact(telling):
        return "correlation-as-cause"
    lost = telling.says("loss") and "loss" not in figure.also_relations and "ai" in telling.clause.about
    if (
        not (telling.clause.causes or lost or telling.clause.acts)
        or not figure.observed
        or figure.causes
        or (figure.respondents and "believed" in figure.also_relations)
    ):
        return None
    return None if figure.relations and figure.relations <= _NO_EFFECT else "correlation-as-cause"


def _as_fact(telling: Telling) -> bool:
    # The reason that employers give for it, told as the reason.
    figure, clause = telling.figure, telling.clause
    given = (
        figure.respondents
        and figure.observed
        and words_for("beside", "given").search(figure.claim.statement.en)
    )
    said = clause.respondents or words_for("beside", "given").search(clause.text)
    return bool(given and clause.causes and not said)
