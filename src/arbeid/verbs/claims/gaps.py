"""Steps of a walk that no switch makes: between a published figure and ours, and along published figures."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.claims.walk import WhyStep
from arbeid.answers.note import Note, Sentence
from arbeid.answers.sayings import Joined, Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim
from arbeid.claims.interval import Opened, opened
from arbeid.claims.published_path import Place, Stretch, published_path, value_at
from arbeid.claims.rules import share_by
from arbeid.registry import remembered
from arbeid.verbs.claims.claim_names import claim_name
from arbeid.verbs.claims.switches import setting_sentence

# A setting left open is named only where it closes most of a gap.
_CLOSES = 0.5


@dataclass(frozen=True)
class Way:
    """A way of counting that explains a gap, what it comes to, and how sure it is that it was used."""

    switch: str
    label: Sentence
    sentence: Sentence
    value: float
    sure: str


def number(claim: Claim) -> float:
    """Look up the published value that a claim is about: the middle of a range."""
    return claim.values[claim.of].middle


def from_published(claim: Claim, ours: float, left_open: bool = False) -> list[WhyStep]:
    """Step from a published figure to ours, by way of what would explain the gap."""
    first, way = number(claim), _way(claim, ours, left_open)
    if way is None:
        return [_gap("ours", first, ours, claim)]
    return [_gap("ours", first, way.value, claim), _along(way, way.value, ours)]


def to_published(claim: Claim, ours: float, left_open: bool = False) -> list[WhyStep]:
    """Step from ours to a published figure, by way of what would explain the gap."""
    last, way = number(claim), _way(claim, ours, left_open)
    if way is None:
        return [_gap("published", ours, last, claim)]
    return [_along(way, ours, way.value), _gap("published", way.value, last, claim)]


def along_published(start: Claim, end: Claim) -> list[WhyStep]:
    """Step along values that authors published beside each other; empty where no such way is known."""
    return [_stretch(stretch) for stretch in published_path(start, end)]


def _way(claim: Claim, ours: float, left_open: bool) -> Way | None:
    if claim.lead is not None:
        lead = claim.lead
        value = share_by(lead.recompute).under(lead.recompute.unmatched)
        return Way("lead", lead.label, lead.sentence, value, lead.sure)
    nearest = _nearest_open(claim.id) if left_open else None
    if nearest is None or abs(nearest.value - number(claim)) > _CLOSES * abs(ours - number(claim)):
        return None
    said = {"claim": claim_name(claim.id), "setting": setting_sentence(nearest)}
    # A label of a claim's file is part of a sentence, where a switch has one of its own.
    key = "open_sentence" if nearest.setting.alternative is None else "open_label"
    return Way("open", Note("why.open"), Note(f"why.{key}", said), nearest.value, "possible")


@remembered
def _nearest_open(name: str) -> Opened | None:
    claim = CLAIMS.get(name)
    return min(opened(claim), key=lambda one: abs(one.value - number(claim)), default=None)


def _along(way: Way, before: float, after: float) -> WhyStep:
    # It comes alone, so that its effect is the same in every order.
    effect = after - before
    told = Note("why.as_published" if way.sure == "published" else f"why.{way.sure}")
    return WhyStep(
        switch=way.switch,
        label=Note("why.how_sure", {"label": way.label, "sure": told}),
        sentence=way.sentence,
        value=after,
        effect=effect,
        average=effect,
        low=effect,
        high=effect,
        sure=way.sure,
    )


def remainder(switch: str, sentence: Sentence, before: float, after: float) -> WhyStep:
    """Write the step that nobody explains."""
    return WhyStep(
        switch=switch,
        label=Note(f"why.{switch}"),
        sentence=sentence,
        value=after,
        effect=after - before,
        remainder=True,
    )


def _gap(switch: str, before: float, after: float, claim: Claim) -> WhyStep:
    name = claim_name(claim.id)
    if claim.factors is not None:
        # Both figures are the publication's own: of other people, and of a year instead of a level.
        note = Note("why.said_of", {"claim": name, "said": claim.factors.note})
        return _along(Way(switch, Note("why.factors"), note, after, "published"), before, after)
    sentence = Note(f"why.{switch}_sentence", {"claim": name})
    if claim.cause is not None and claim.lead is None:
        sentence = Note("why.said_of", {"claim": name, "said": claim.cause})
    return remainder(switch, sentence, before, after)


def _stretch(stretch: Stretch) -> WhyStep:
    step, before, after = stretch.step, value_at(stretch.start).middle, value_at(stretch.end).middle
    sentence = step.sentence or _beside(stretch)
    if not step.explained:
        return remainder("remainder", sentence, before, after)
    return _along(Way(step.switch, Note(f"why.{step.switch}"), sentence, after, "published"), before, after)


def _beside(stretch: Stretch) -> Note:
    publisher = PUBLICATIONS.get(CLAIMS.get(stretch.end[0]).publication).publisher
    ends = {"before": _counted(stretch.start), "after": _counted(stretch.end)}
    return Note("why.beside_sentence", {"publisher": Known(publisher), **ends})


def _counted(place: Place) -> Sentence:
    where, what = CLAIMS.get(place[0]).where, value_at(place).what
    return where if what is None else Joined((where, what), ", ")
