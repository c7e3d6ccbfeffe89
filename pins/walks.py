"""How many of the walks that pages link to explain their difference, and by what; how many are cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from arbeid.answers.claims.walk import Why
from arbeid.claims.claim import CLAIMS
from arbeid.verbs.claims.neighbours import neighbours
from arbeid.verbs.claims.why import why


def tally() -> Iterator[str]:
    """Count the linked walks by what explains them, and those with an unexplained step."""
    counts, rest = Counter[str](), 0
    for found in _linked():
        counts[explained_by(found)] += 1
        rest += has_a_rest(found)
    yield f"{counts.total()} linked"
    yield from (f"{count} {how}" for how, count in counts.most_common())
    yield f"{rest} explained by half and more, with a step that nobody explains"


def _linked() -> Iterator[Why]:
    for name in CLAIMS.names():
        beside = neighbours(name)
        yield from (why(name, other.id) for other in (*beside.claims, *beside.unexplained))
        yield from (why(name, on=place.id) for place in beside.economies)


def explained_by(found: Why) -> str:
    """Say by what a walk explains its difference, or that it is a card."""
    if found.lacking:
        return "cards that say what is missing"
    sure = {step.sure for step in found.steps}
    if "published" in sure:
        return "along what authors published themselves"
    return "with a setting that the source leaves open" if "possible" in sure else "by switches"


def has_a_rest(found: Why) -> bool:
    """Tell whether a walk that is offered still holds a step that nobody explains."""
    return not found.lacking and any(step.switch in ("remainder", "otherwise") for step in found.steps)
