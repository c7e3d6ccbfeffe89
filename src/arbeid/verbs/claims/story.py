"""A contradiction between published numbers, told for a page and for a class."""

from __future__ import annotations

from arbeid.answers.claims.story import ShownNumber, StoryClaim, StoryFigure, StoryLine, StoryPage, Told
from arbeid.answers.claims.walk import Why
from arbeid.answers.listing import Listing
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity
from arbeid.answers.sayings import Problem
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.claims.story import STORIES, Story
from arbeid.claims.story import Figure as Number
from arbeid.claims.verdict import verdict
from arbeid.errors import ArbeidError
from arbeid.language import Language
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.cite import published
from arbeid.verbs.claims.claim import said_by
from arbeid.verbs.claims.story_chart import story_chart
from arbeid.verbs.claims.story_figures import badge_of, shown
from arbeid.verbs.claims.why import unit_of, why
from arbeid.views.claims.story import story_plot
from arbeid.views.drawing.figure import Figure
from arbeid.wording import words_of


@checked
def stories() -> Listing[StoryLine]:
    """List the stories in their order.

    >>> stories()[0].headlines[0].said(words_of("nl"))
    '47% van de Amerikaanse banen loopt groot risico'
    """
    return Listing(_line(story) for story in STORIES.all())


@checked
def story(name: str) -> StoryPage:
    """Tell one story. Errors: an unknown story, with the nearest one.

    >>> told = story("c18")
    >>> told.walk.steps[-1].switch, told.no_walk
    ('population', None)
    """
    entry = STORIES.get(name)
    numbers, line = _numbers(entry), _line(entry)
    walk, no_walk = _walk(entry)
    return StoryPage(
        id=entry.id,
        title=line.title,
        headlines=line.headlines,
        basic=Told(entry.basic, numbers),
        deeper=Told(entry.deeper, numbers),
        unshown=Told(entry.unshown, numbers) if entry.unshown else None,
        picture=story_chart(entry, line.title, walk),
        walk=walk,
        no_walk=no_walk,
        claims=tuple(_claim(claim) for claim in entry.claims),
        figures=tuple(_figure(name, figure) for name, figure in entry.figures.items()),
        exercise=Told(entry.exercise, numbers),
        answer=Told(entry.answer, numbers),
        answer_figure=entry.answer_figure,
        command=entry.command,
        minutes=entry.minutes,
        tags=entry.tags,
        chapter=entry.chapter,
        publications=published(entry.claims),
    )


@checked
def story_figure(name: str, language: Language = "en") -> Figure:
    """Draw the one chart of a story, as a figure for a page: SVG, PNG, table and alternative text.

    >>> story_figure("c07", "nl").id
    'verhaal-c07'
    """
    return story_plot(story(name).picture, words_of(language))


def _line(entry: Story) -> StoryLine:
    numbers = _numbers(entry)
    first, second = (Told(text, numbers) for text in entry.headlines)
    return StoryLine(
        entry.id, Told(entry.title, numbers), (first, second), entry.minutes, entry.tags, entry.chapter
    )


def _numbers(entry: Story) -> tuple[tuple[str, ShownNumber], ...]:
    return tuple((name, shown(figure)) for name, figure in entry.figures.items())


def _walk(entry: Story) -> tuple[Why | None, Sentence | None]:
    other = None if entry.on else entry.claims[1]
    # A lesson says that the two cannot be compared, not what to ask of a command instead.
    if other is not None and unit_of(CLAIMS.get(entry.claims[0])) != unit_of(CLAIMS.get(other)):
        return None, Note("story.other_kind")
    try:
        return why(entry.claims[0], other, entry.on), None
    except ArbeidError as reason:
        return None, Problem(reason)


def _claim(name: str) -> StoryClaim:
    entry = CLAIMS.get(name)
    status = verdict(entry).status
    return StoryClaim(
        id=name,
        statement=entry.statement,
        shown=entry.shown,
        who=said_by(PUBLICATIONS.get(entry.publication)),
        status=status,
        verdict=Note(f"claim.{status}"),
    )


def _figure(name: str, figure: Number) -> StoryFigure:
    quantity = Quantity(figure.value, figure.unit, badge_of(figure))
    return StoryFigure(name, shown(figure), quantity, Note(f"story.how_{figure.how}"), figure.about)
