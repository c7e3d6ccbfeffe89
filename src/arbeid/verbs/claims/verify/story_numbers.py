"""The numbers of the stories, each computed anew in the way that its file says."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.claims.verified import CheckedNumber, Outcome
from arbeid.claims.claim import CLAIMS, Claim
from arbeid.claims.said_numbers import bare_numbers
from arbeid.claims.story import STORIES, Figure
from arbeid.verbs.claims.story_figures import recomputed_figures


def story_numbers() -> Iterator[CheckedNumber]:
    """Compute every figure of every story anew and compare it to the digits that are told."""
    for story in STORIES.all():
        computed = recomputed_figures(story)
        for name, figure in story.figures.items():
            yield _checked(story.id, name, figure, computed.get(name))


def _checked(story: str, name: str, figure: Figure, found: float | None) -> CheckedNumber:
    if found is not None:
        near = abs(found - figure.value) <= 0.5001 * figure.step_of_rounding
        outcome: Outcome = "agrees" if near else "differs"
        return CheckedNumber("stories", story, name, outcome, figure.how, figure.value, found)
    if figure.said is not None:
        size = 0.01 if figure.unit in ("share", "change", "points") else 1.0
        met = round(figure.value / size, 6) in _numbers_of(CLAIMS.get(figure.said))
        outcome, found = ("agrees", figure.value) if met else ("differs", None)
        return CheckedNumber("stories", story, name, outcome, "said", figure.value, found)
    return CheckedNumber("stories", story, name, "cannot", figure.how, figure.value)


def _numbers_of(claim: Claim) -> set[float]:
    return bare_numbers(" ".join(text.en for text in claim.texts().values()))
