"""The measures of AI at work, and the definitions of “touched” that rest on them."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.claims.claim import DEFINITIONS, Condition
from arbeid.data.economies.economy import economy
from arbeid.measures.measure import MEASURES, Measure
from arbeid.verbs.market.definitions import definitions as on_economy
from reference_pages.markdown import both, code, opening, table


def measures() -> Iterator[str]:
    """Write the page of measures."""
    yield from opening(
        "Measures",
        "A measure is one published way of scoring what AI can do in an occupation. Measures of one voice "
        "rest on the same judgements, and count as one study when studies are compared.",
        "Add one of your own: [Add a measure](../how-to/add-a-measure.md).",
    )
    for measure in MEASURES.all():
        yield from (f"## {measure.id}", "", both(measure.label), "", both(measure.sentence), "")
        yield from table(("what", "value"), _facts(measure))


def _facts(measure: Measure) -> Iterator[tuple[str, object]]:
    yield "scores", f"{measure.concept}, as {measure.unit}"
    if measure.low is not None or measure.high is not None:
        yield "bounds", f"{measure.low} to {measure.high}"
    yield "scored by", both(measure.scorer)
    yield "year", measure.year
    for scores in measure.scores:
        place = f"table {code(scores.table)}" if scores.table else "numbers of its own"
        yield f"on {code(scores.classification)}", f"{place}, column {code(scores.column)}"
    if measure.classes:
        yield "classes", f"by the rule of {code(measure.classes.rule)}"
    yield "voice", code(measure.speaks_for)
    yield "speaks for its study", _speaks(measure)


def _speaks(measure: Measure) -> str:
    if not measure.compared:
        return "no, another variant does"
    return "beside the others: its order runs against theirs" if measure.beside else "yes"


def definitions() -> Iterator[str]:
    """Write the page of definitions, with what each comes to in the Netherlands."""
    yield from opening(
        "Definitions",
        "A definition is one reading of “touched by AI”: conditions on measures, apart from any economy. "
        "The share is that of people at work in the Netherlands with a score, in "
        f"{economy('nl').entry.period}; `*` marks a stored recomputation, since its scores may not be shared "
        "by occupation ([why](../decisions.md)).",
        "Add one of your own: [Add a claim or a definition](../how-to/add-a-claim.md).",
    )
    found = on_economy("nl")
    for row in (row for row in found.rows if row.kind == "definition"):
        entry = DEFINITIONS.get(row.id)
        mark = "" if row.basis == "scores" else "*"
        yield from (f"## {row.id}", "", both(entry.label), "", both(entry.sentence), "")
        yield from table(
            ("what", "value"),
            [
                ("rule", " and ".join(_rule(condition) for condition in entry.where)),
                ("Netherlands", f"{100 * (row.share.value or 0):.1f}%{mark}"),
                ("published beside it", code(*entry.cousins) or "nothing"),
            ],
        )
        if entry.note:
            yield from (both(entry.note), "")


def _rule(condition: Condition) -> str:
    return f"{code(condition.measure)} {_comparison(condition)}, by {_level(condition)}"


def _comparison(condition: Condition) -> str:
    if condition.rule == "classes":
        return f"in {code(*condition.classes)}"
    if condition.rule == "median":
        return f"{condition.side} its median"
    at_least = "at least" if condition.ties == "at_or_above" else "above"
    reached = f"{at_least} {condition.at}"
    if condition.rule == "band":
        reached += f" and not {at_least} {condition.below}"
    return reached if condition.side == "above" else f"not {reached}"


def _level(condition: Condition) -> str:
    return "occupation" if condition.level == "code" or condition.rule == "classes" else "group"
