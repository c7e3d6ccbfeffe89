"""The contradictions as stories: one told in full, and the list of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.options import Format, Lang, Out, chart_file, check_format, emit, one_of
from arbeid.cli.terminal.screen import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.claims.story import StoryPage
    from arbeid.wording import Words

Name = Annotated[str, typer.Argument()]


def story(
    lang: Lang,
    name: Name,
    format: Format = "table",
    out: Out = None,
    chart: Annotated[Path | None, typer.Option("--chart", parser=chart_file)] = None,
) -> None:
    """Tell why two headlines clash: the walk between them, a chart, two explanations and an exercise."""
    check_format(format)
    one_of(chart=chart, format=format != "table", out=out)
    from arbeid.cli.market.report import long
    from arbeid.cli.terminal.tables import render
    from arbeid.language import language
    from arbeid.verbs.claims.story import story as ask
    from arbeid.wording import words_of

    spoken = language(lang)
    if chart is not None:
        from arbeid.cli.terminal.chart import write_chart
        from arbeid.verbs.claims.story import story_figure

        write_chart(lambda: story_figure(name, spoken), chart)
        say(str(chart))
        return
    page = ask(name)
    if format == "table":
        emit(render(_page(page, words_of(spoken)), to_screen=out is None), out)
    else:
        emit(long(page.plain(spoken), format), out)


def stories(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the stories: contradictions between published numbers, explained."""
    from arbeid.answers.plain import lines
    from arbeid.cli.terminal.formats import as_csv, as_json
    from arbeid.cli.terminal.tables import grid, render
    from arbeid.language import language
    from arbeid.verbs.claims.story import stories as ask
    from arbeid.wording import words_of

    check_format(format)
    words, every = words_of(language(lang)), ask()
    if format == "table":
        heads = [(words(f"story.{name}"), "left") for name in ("story", "title", "clash")]
        rows = [
            (one.id, one.title.said(words), " ↔ ".join(headline.said(words) for headline in one.headlines))
            for one in every
        ]
        emit(render([grid(heads, rows)], to_screen=out is None), out)
    elif format == "json":
        emit(as_json(lines(every, words)), out)
    else:
        facts = lines(every, words)
        emit(as_csv(facts, list(facts[0]), dutch=format == "csv-nl"), out)


def _page(page: StoryPage, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    first, second = (headline.said(words) for headline in page.headlines)
    yield Text(page.title.said(words), style="bold")
    yield f"“{first}” {words('story.against')} “{second}”"
    yield words("story.minutes", minutes=page.minutes)
    for key, text in (("basic", page.basic), ("deeper", page.deeper), ("unshown", page.unshown)):
        if text:
            yield from _part(key, text.said(words), words)
    yield from _walk(page, words)
    yield from _part("exercise", page.exercise.said(words), words)
    yield from _part("answer", page.answer.said(words), words)
    if page.command:
        yield f"{words('story.command')}: {page.command}"
    yield from _lists(page, words)


def _part(key: str, text: str, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    yield ""
    yield Text(words(f"story.{key}"), style="bold")
    yield Text(text)


def _walk(page: StoryPage, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said
    from arbeid.cli.claims.claim import walk_lines

    if page.walk is None:
        yield from _part("no_walk", said(page.no_walk, words) if page.no_walk else "", words)
        return
    yield ""
    if not page.walk.lacking:
        yield Text(words("story.walk"), style="bold")
    yield from walk_lines(page.walk, words)


def _lists(page: StoryPage, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said
    from arbeid.cli.terminal.tables import grid
    from arbeid.verbs.claims.story_origins import origins_of

    yield ""
    heads = [(words(f"story.{name}"), side) for name, side in (("claims", "left"), ("number", "left"))]
    claims = [
        (one.id, *(said(part, words) for part in (one.shown, one.who, one.verdict))) for one in page.claims
    ]
    yield grid([*heads, ("", "left"), ("", "left")], claims)
    yield ""
    origins = origins_of(page.id)
    columns = (("number", "right"), ("how", "left"), ("source", "left"))
    rows = [
        (one.shown.said(words), said(one.how, words), said(origins[one.name], words)) for one in page.figures
    ]
    yield Text(words("story.figures"), style="bold")
    yield grid([(words(f"story.{name}"), side) for name, side in columns], rows)
