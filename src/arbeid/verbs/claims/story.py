"""A contradiction between published numbers, told for a page and for a class."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.answers.quantity import Quantity
from arbeid.claims.claim import CLAIMS, PUBLICATIONS
from arbeid.claims.story import STORIES, Story
from arbeid.claims.story import Figure as Number
from arbeid.claims.verdict import Status, verdict
from arbeid.errors import ArbeidError
from arbeid.language import Language, Text
from arbeid.verbs.arguments import checked
from arbeid.verbs.claims.story_chart import StoryChart, story_chart
from arbeid.verbs.claims.story_figures import badge_of, shown
from arbeid.verbs.claims.why import Why, why
from arbeid.views.claims.story import story_plot
from arbeid.views.drawing.figure import Figure
from arbeid.wording import Words, words_of


@dataclass(frozen=True)
class StoryLine:
    """A story in a list: its headlines, its minutes, the switches that it is about."""

    id: str
    title: str
    headlines: tuple[str, str]
    minutes: int
    tags: tuple[str, ...]
    chapter: tuple[str, ...]


@dataclass(frozen=True)
class StoryFigure:
    """One number of a story as shown in its texts, and how it can be checked."""

    name: str
    shown: str
    quantity: Quantity
    how: str
    source: str


@dataclass(frozen=True)
class StoryClaim:
    """A claim that takes part, in short; ``arbeid claim`` has the whole card."""

    id: str
    statement: str
    shown: str
    who: str
    status: Status
    verdict: str


@dataclass(frozen=True)
class StoryPage:
    """A story with its numbers filled in.

    ``chart`` is the facts of its one chart, drawn by ``story_figure``. ``walk`` goes from the first number
    to the second; where there is none, ``no_walk`` says why. ``unshown`` says which step cannot be shown
    here; ``command`` checks the answer of the exercise, whose number is the figure ``answer_figure``.
    """

    id: str
    title: str
    headlines: tuple[str, str]
    basic: str
    deeper: str
    unshown: str | None
    chart: StoryChart
    walk: Why | None
    no_walk: str | None
    claims: tuple[StoryClaim, ...]
    figures: tuple[StoryFigure, ...]
    exercise: str
    answer: str
    answer_figure: str
    command: str | None
    minutes: int
    tags: tuple[str, ...]
    chapter: tuple[str, ...]


@checked
def stories(language: Language = "en") -> list[StoryLine]:
    """List the stories in their order.

    >>> len(stories()), stories("nl")[0].headlines[0]
    (19, '47% van de Amerikaanse banen loopt groot risico')
    """
    return [_line(story, language) for story in STORIES.all()]


@checked
def story(name: str, language: Language = "en") -> StoryPage:
    """Tell one story. Errors: an unknown story, with the nearest one.

    >>> told = story("c07")
    >>> told.walk.steps[1].switch, told.no_walk
    ('measure', None)
    """
    entry, words = STORIES.get(name), words_of(language)
    values = _values(entry, words)
    line = _line(entry, language)
    walk, no_walk = _walk(entry, language)
    return StoryPage(
        id=entry.id,
        title=line.title,
        headlines=line.headlines,
        basic=_told(entry.basic, values, language),
        deeper=_told(entry.deeper, values, language),
        unshown=_told(entry.unshown, values, language) if entry.unshown else None,
        chart=story_chart(entry, line.title, walk, words),
        walk=walk,
        no_walk=no_walk,
        claims=tuple(_claim(claim, words) for claim in entry.claims),
        figures=tuple(_figure(name, figure, words) for name, figure in entry.figures.items()),
        exercise=_told(entry.exercise, values, language),
        answer=_told(entry.answer, values, language),
        answer_figure=entry.answer_figure,
        command=entry.command,
        minutes=entry.minutes,
        tags=entry.tags,
        chapter=entry.chapter,
    )


def story_figure(name: str, language: Language = "en") -> Figure:
    """Draw the one chart of a story, as a figure for a page: SVG, PNG, table and alternative text.

    >>> story_figure("c07", "nl").id
    'verhaal-c07'
    """
    return story_plot(story(name, language).chart.plain(), words_of(language))


def _line(entry: Story, language: Language) -> StoryLine:
    values = _values(entry, words_of(language))
    first, second = (_told(text, values, language) for text in entry.headlines)
    title = _told(entry.title, values, language)
    return StoryLine(entry.id, title, (first, second), entry.minutes, entry.tags, entry.chapter)


def _values(entry: Story, words: Words) -> dict[str, str]:
    return {name: shown(figure, words) for name, figure in entry.figures.items()}


def _told(text: Text, values: dict[str, str], language: Language) -> str:
    return text.read(language).format(**values)


def _walk(entry: Story, language: Language) -> tuple[Why | None, str | None]:
    other = None if entry.on else entry.claims[1]
    try:
        return why(entry.claims[0], other, entry.on, language), None
    except ArbeidError as reason:
        return None, reason.sentence(language)


def _claim(name: str, words: Words) -> StoryClaim:
    entry = CLAIMS.get(name)
    publication = PUBLICATIONS.get(entry.publication)
    status = verdict(entry).status
    return StoryClaim(
        id=name,
        statement=entry.statement.read(words.language),
        shown=entry.shown.read(words.language),
        who=f"{words.known(publication.publisher)} ({publication.year})",
        status=status,
        verdict=words(f"claim.{status}"),
    )


def _figure(name: str, figure: Number, words: Words) -> StoryFigure:
    how = words(f"story.how_{figure.how}")
    quantity = Quantity(figure.value, figure.unit, badge_of(figure))
    return StoryFigure(name, shown(figure, words), quantity, how, figure.about)
