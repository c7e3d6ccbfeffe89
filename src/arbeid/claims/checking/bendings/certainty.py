"""What could happen, or what people expect, is told as what will happen or has happened."""

from __future__ import annotations

from arbeid.claims.checking.bendings.loss import exposed_as_replaced
from arbeid.claims.checking.closeness import Closeness
from arbeid.claims.checking.lexicon import words_for
from arbeid.claims.checking.telling import Telling

# What respondents say that is so, and not what they expect.
_SEEN = frozenset({"used", "unaffected"})
_HAPPENS = ("loss", "automated", "raised", "switch", "created", "fell")


def _of_something_unknown(telling: Telling) -> bool:
    # “40% of jobs will ...”, whatever it is: of jobs that only run a risk nothing is foreseen.
    clause = telling.clause
    lasting = telling.counted in ("jobs", "workers") and telling.source_says("exposed", "risk", "automated")
    sure = words_for("certainty", "foretold").search(clause.text)
    said = clause.relations or telling.figure.observed or telling.close < Closeness.LOOSE
    return bool(lasting and sure and not said)


def could_as_will(telling: Telling) -> str | None:
    """Tell whether the clause is surer than the source."""
    clause, figure = telling.clause, telling.figure
    if telling.amount is None and not (clause.will or telling.says("loss", "automated")):
        # In words alone the present tense is how headlines speak of what is expected.
        return None
    if figure.respondents and "believed" in figure.also_relations and not figure.relations <= _SEEN:
        return None if clause.respondents else "could-as-will"
    if clause.may or (clause.reckoned and not clause.will) or exposed_as_replaced(telling):
        return None
    if _at_most(telling):
        return None
    return "could-as-will" if _of_something_unknown(telling) or _surer(telling) else None


def _at_most(telling: Telling) -> bool:
    # “Up to 12 million people have to switch” says that it may be fewer; “up to 12 million jobs go” does not.
    clause, amount = telling.clause, telling.amount
    surely = clause.sure or clause.happened or telling.says("loss", "automated")
    return amount is not None and amount.bound == "at_most" and not surely


def _surer(telling: Telling) -> bool:
    clause, figure = telling.clause, telling.figure
    if figure.observed:
        return False
    if _as_happened(telling):
        return True
    if not figure.may:
        return clause.sure and bool(clause.relations & figure.relations)
    happens = telling.says(*_HAPPENS) and telling.source_says(*_HAPPENS, "risk")
    affects = clause.will and telling.says("exposed", "change") and telling.source_says("exposed", "change")
    return happens or affects or clause.sure or _of_no_number(telling)


def _as_happened(telling: Telling) -> bool:
    # What a model foresees, told as what was counted: “has grown by 7%, they measured”.
    clause, figure = telling.clause, telling.figure
    moves = figure.relations & frozenset(_HAPPENS) and telling.close is Closeness.EXACT
    foreseen = clause.will or clause.reckoned or words_for("certainty", "modal").search(clause.text)
    ahead = figure.may or figure.horizon or figure.span
    return bool(moves and ahead and clause.happened and not foreseen)


def _of_no_number(telling: Telling) -> bool:
    # What somebody says that could be, in words alone: “AI can ease shortages” is no promise that it will.
    same = telling.clause.relations & telling.figure.relations or not telling.figure.relations
    return telling.figure.value is None and telling.clause.will and bool(same)
