"""What there is to find: claims, stories, places, measures, terms and our own answers, and what each says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from arbeid.answers.claims.story import ShownNumber, Told
from arbeid.answers.sayings import Known
from arbeid.claims.claim import CLAIMS, PUBLICATIONS, Claim, Publication, PublishedValue
from arbeid.claims.publisher import called
from arbeid.claims.story import STORIES, Story
from arbeid.data.economies.choices import by_choice, choices
from arbeid.data.economies.cuts import tiles
from arbeid.data.economies.entry import ECONOMIES
from arbeid.data.economies.names import economy_names, short_names, title_of
from arbeid.language import LANGUAGES, Text
from arbeid.measures.measure import MEASURES
from arbeid.registry import remembered
from arbeid.search.glossary import TERMS
from arbeid.search.nicknames import nicknames, parts, place_names
from arbeid.search.own_answers import own_answers
from arbeid.wording import words_of

# Between an economy and a place in it that nobody counted apart.
PART = "part"
Kind = Literal["claim", "story", "place", "measure", "term", "answer"]


@dataclass(frozen=True)
class Findable:
    """One thing to find, with one sentence ``about`` it.

    ``names`` are what it is called in full, ``near`` words that point to it, ``says`` all else. ``cited``
    counts in how many stories it stands: what is talked about most comes first among equals. A story has the
    ``claims`` that it sets beside each other.
    """

    kind: Kind
    id: str
    name: Text
    about: Text
    names: tuple[str, ...]
    near: tuple[str, ...]
    says: tuple[str, ...]
    cited: int = 0
    claims: tuple[str, ...] = ()


@remembered
def findable() -> tuple[Findable, ...]:
    """List all that there is to find.

    >>> sorted({one.kind for one in findable()})
    ['answer', 'claim', 'measure', 'place', 'story', 'term']
    """
    return (*_places(), *_terms(), *_measures(), *_claims(), *_stories(), *_own_answers())


def _claims() -> Iterator[Findable]:
    told = [claim for story in STORIES.all() for claim in story.claims]
    for entry in CLAIMS.all():
        published = PUBLICATIONS.get(entry.publication)
        nicks = nicknames().get(published.id, ())
        yield Findable(
            kind="claim",
            id=entry.id,
            name=_named(published, entry),
            about=entry.statement,
            names=nicks,
            near=(
                *_both(entry.shown), *called(published.publisher), published.publisher, *published.authors,
                *nicks, *_both(entry.where), str(published.year), str(entry.horizon or ""), *_values(entry),
            ),
            says=(*_both(entry.statement), published.title, *_both(entry.when)),
            cited=told.count(entry.id),
        )  # fmt: skip


def _named(published: Publication, entry: Claim) -> Text:
    """Name a claim as people do: who said it, when, and the number."""
    who = Known(published.publisher)
    return Text(
        nl=f"{who.said(words_of('nl'))} ({published.year}): {entry.shown.nl}",
        en=f"{who.said(words_of('en'))} ({published.year}): {entry.shown.en}",
    )


def _values(entry: Claim) -> Iterator[str]:
    """Write the published numbers as a headline would: 47, 300, 0.66."""
    for value in entry.values:
        for one in (value.value, value.low, value.high):
            if one is not None:
                yield f"{_scaled(value, abs(one)):.10g}"


def _scaled(value: PublishedValue, one: float) -> float:
    if value.unit in ("share", "change", "points"):
        return one * 100
    for size in (1e12, 1e9, 1e6):
        if one >= size:
            return one / size
    return one


def _stories() -> Iterator[Findable]:
    for story in STORIES.all():
        title, basic = _filled(story, story.title), _filled(story, story.basic)
        heads = [_filled(story, one) for one in story.headlines]
        behind = [PUBLICATIONS.get(CLAIMS.get(one).publication) for one in story.claims]
        yield Findable(
            kind="story",
            id=story.id,
            name=title,
            about=Text(nl=_first_sentence(basic.nl), en=_first_sentence(basic.en)),
            names=_both(title),
            near=(
                *_both(title), *(text for head in heads for text in _both(head)),
                *dict.fromkeys(name for one in behind for name in called(one.publisher)),
                *dict.fromkeys(value for one in story.claims for value in _values(CLAIMS.get(one))),
            ),
            says=(
                *_both(basic), *(name for one in behind for name in one.authors),
                *(text for one in story.claims for text in _both(CLAIMS.get(one).shown)),
            ),
            claims=story.claims,
        )  # fmt: skip


def _filled(story: Story, text: Text) -> Text:
    """Fill a story's numbers in, as its page shows them."""
    numbers = tuple(
        (name, ShownNumber(one.value, one.unit, one.digits)) for name, one in story.figures.items()
    )
    told = Told(text, numbers)
    return Text(nl=told.said(words_of("nl")), en=told.said(words_of("en")))


def _first_sentence(text: str) -> str:
    return text.split(". ", maxsplit=1)[0].rstrip(".") + "."


def _places() -> Iterator[Findable]:
    short, seen = short_names(), set()
    for name in sorted(by_choice(economy_names(), choices().first), key=len):
        title = title_of(name)
        # The Netherlands by a coarser classification is the same place once more.
        if title in seen:
            continue
        seen.add(title)
        bare = tuple(one.partition(" (")[0] for one in _both(title))
        names = dict.fromkeys((name, *_both(title), *bare, *short.get(name, ())))
        yield Findable("place", name, title, title, tuple(names), tuple(names), ())
    yield from _cells()
    yield from _parts()


def _parts() -> Iterator[Findable]:
    """List places that are not counted apart, so that who asks for one is told so."""
    for economy, part in parts():
        title, name = title_of(economy), Text(nl=part, en=part)
        about = {
            language: words_of(language)("ask.part", part=part, economy=words_of(language).inside(title))
            for language in LANGUAGES
        }
        yield Findable("place", f"{economy}/{PART}/{part}", name, Text(**about), (part,), (part,), ())


def _cells() -> Iterator[Findable]:
    """List the places of the economies at hand that stand on a map of their own: American states."""
    for economy in choices().at_hand:
        entry = ECONOMIES.get(economy)
        for by, one in entry.cuts.items():
            frame = tiles(one) if not one.members else None
            for cell in () if frame is None else frame["cell"]:
                others = place_names(economy, by).get(cell, ())
                name = Text(nl=others[0] if others else cell, en=cell)
                near = (cell, *others, *_both(one.label), *_both(entry.title))
                yield Findable(
                    "place", f"{economy}/{by}/{cell}", name, entry.title, (cell, *others), near, ()
                )


def _measures() -> Iterator[Findable]:
    for one in MEASURES.all():
        yield Findable(
            kind="measure",
            id=one.id,
            name=one.label,
            about=one.sentence,
            names=(one.id, *_both(one.label), *nicknames().get(one.id, ())),
            near=(one.id, *_both(one.label), *_both(one.scorer), *nicknames().get(one.id, ())),
            says=(*_both(one.sentence), str(one.year)),
        )


def _terms() -> Iterator[Findable]:
    for one in TERMS.all():
        bare = tuple(name.partition(" (")[0] for name in _both(one.name))
        names = (*bare, *_both(one.name), *one.called.nl, *one.called.en)
        yield Findable("term", one.id, one.name, one.sentence, names, names, _both(one.sentence))


def _own_answers() -> Iterator[Findable]:
    for id, one in own_answers().items():
        names = (*_both(one.name), *one.called.nl, *one.called.en)
        yield Findable("answer", id, one.name, one.sentence, names, names, ())


def _both(text: Text) -> tuple[str, str]:
    return text.nl, text.en
