"""Course chapters on the command line: check, time, render, new."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.commands import Commands, Verb
from arbeid.cli.terminal.options import Lang, Out, emit, lowered
from arbeid.cli.terminal.screen import remark, say

if TYPE_CHECKING:
    from arbeid.guide.links.online import Tally
    from arbeid.guide.timing.reading_time import ReadingTime
    from arbeid.language import Language
    from arbeid.verbs.chapters.reading_time import Timed

app = typer.Typer(
    name="chapter",
    cls=Commands,
    rich_markup_mode=None,
    no_args_is_help=True,
    add_completion=False,
)

CHECK_FORMATS = ("text", "json", "sarif", "github")
RENDER_FORMATS = ("html", "md", "hugo", "json", "bibtex", "csl", "ris")
Scale = Annotated[str, typer.Option("--scale")]
Private = Annotated[bool, typer.Option("--allow-private")]


@app.command(cls=Verb)
def check(
    lang: Lang,
    files: Annotated[list[Path], typer.Argument()],
    online: Annotated[bool, typer.Option("--online")] = False,
    allow_private: Private = False,
    time_limit: Annotated[float, typer.Option("--time-limit", min=1)] = 120.0,
    scale: Scale = "reading-time",
    checks: Annotated[str, typer.Option("--checks")] = "standard",
    format: Annotated[str, typer.Option("--format", callback=lowered)] = "text",
    out: Out = None,
) -> None:
    """Check chapters: 0 is sound, 1 something was found, 2 a file cannot be read."""
    _one_of(format, CHECK_FORMATS)
    from arbeid.guide.checking.checks import CHECKS
    from arbeid.guide.checking.formats import findings_as
    from arbeid.language import language
    from arbeid.verbs.chapters import chapter

    spoken = language(lang)
    links = chapter.Online(allow_private, time_limit) if online else None
    found = chapter.check(files, spoken, links, scale, checks)
    emit(findings_as(format, found.files, CHECKS.get(checks), spoken), out)
    if found.links:
        remark(_asked_text(found.links, spoken))
    for file in found.unread:
        remark(file.problem.sentence(spoken, options=True))
    raise typer.Exit(2 if found.unread else int(found.failed))


@app.command(cls=Verb)
def time(
    lang: Lang,
    target: Annotated[str, typer.Argument()],
    write: Annotated[bool, typer.Option("--write")] = False,
    allow_private: Private = False,
    scale: Scale = "reading-time",
    text_language: Annotated[str | None, typer.Option("--text-language")] = None,
    format: Annotated[str, typer.Option("--format", callback=lowered)] = "text",
    out: Out = None,
) -> None:
    """Measure how long a page takes to read or watch, or every page that a chapter points at."""
    _one_of(format, ("text", "json"))
    from arbeid.language import language
    from arbeid.verbs.chapters.reading_time import is_chapter, measure, measure_chapter

    spoken = language(lang)
    if not write and not is_chapter(target):
        found = measure(target, text_language, allow_private)
        emit(_as_json(found) if format == "json" else _time_text(found, spoken), out)
        return
    timed = list(measure_chapter(Path(target), allow_private))
    emit(_timed_json(timed, spoken) if format == "json" else _timed_text(timed, spoken), out)
    if write:
        _write(Path(target), timed, scale, spoken)
    raise typer.Exit(int(any(line.problem for line in timed)))


@app.command(cls=Verb)
def render(
    lang: Lang,
    target: Annotated[str, typer.Argument()],
    to: Annotated[str, typer.Option("--to", callback=lowered)] = "html",
    embed: Annotated[bool, typer.Option("--embed")] = False,
    scale: Scale = "reading-time",
    out: Out = None,
) -> None:
    """Render a chapter, repaired, with the claims behind its readings (html, json)."""
    _one_of(to, RENDER_FORMATS)
    from arbeid.language import language
    from arbeid.verbs.chapters import chapter

    spoken = language(lang)
    text = chapter.render(target, to, spoken, embed, scale)
    if out is None:
        emit(text, None)
    else:
        from arbeid.files import write_whole

        # The format ends without a line end, so nothing is added here.
        write_whole(out, text.encode("utf-8"))
    _warn_of_placeholders(chapter.placeholders(target, spoken), spoken)


@app.command(cls=Verb)
def new(
    lang: Lang,
    file: Annotated[Path, typer.Argument()],
    title: Annotated[str, typer.Option("--title")],
    number: Annotated[int, typer.Option("--number", min=1)] = 1,
) -> None:
    """Start a chapter in Dutch or English, to be filled in."""
    from arbeid.language import language
    from arbeid.verbs.chapters import chapter
    from arbeid.wording import words_of

    spoken = language(lang)
    chapter.new(file, title, spoken, number)
    say(words_of(spoken)("cli.written", path=file))


def _warn_of_placeholders(readings: tuple[str, ...], language: Language) -> None:
    from arbeid.wording import words_of

    if readings:
        words = words_of(language)
        key = "one" if len(readings) == 1 else "many"
        remark(words(f"guide.placeholders.{key}", n=len(readings), first=readings[0]))


def _asked_text(asked: Tally, language: Language) -> str:
    from dataclasses import asdict

    from arbeid.wording import words_of

    return words_of(language)("guide.links.asked", **asdict(asked))


def _one_of(name: str, forms: tuple[str, ...]) -> None:
    from arbeid.errors import unknown_name

    if name not in forms:
        raise unknown_name("format", name, forms)


def _time_text(found: ReadingTime, language: Language) -> str:
    from arbeid.guide.timing.reading_time import RATES
    from arbeid.wording import words_of

    words = words_of(language)
    if found.rate is None:
        kind = "stated" if found.kind == "article" else found.kind
        return words(f"guide.time.{kind}", minutes=found.minutes)
    rate = RATES.get(found.rate)
    shown = {
        "minutes": found.minutes,
        "low": found.low,
        "high": found.high,
        "words": words.number(found.words),
        "characters": words.number(found.characters),
        "language": _language_name(found.language or "", words.locale),
        "figures": found.figures,
        "tables": found.tables,
    }
    lines = [words(f"guide.time.{'characters' if found.characters else 'article'}", **shown)]
    name = rate.label.read(language)
    if found.badge == "assumed":
        lines.append(words(f"guide.time.assumed{'_characters' if found.characters else ''}", rate=name))
    lines.append(words("guide.time.rate", rate=name, source=rate.source.read(language)))
    return "\n".join(lines)


def _language_name(code: str, locale: str) -> str:
    from babel import Locale

    return str(Locale.parse(locale).languages.get(code, code))


def _timed_text(timed: list[Timed], language: Language) -> str:
    from arbeid.wording import words_of

    words = words_of(language)
    lines = []
    for line in timed:
        minutes = line.minutes_before
        before = words("guide.time.unknown") if minutes is None else words("guide.page.minutes", n=minutes)
        if line.time is None:
            problem = line.problem.said(words) if line.problem else ""
            lines.append(words("guide.time.failed", id=line.id, before=before, problem=problem))
        else:
            after = words("guide.page.minutes", n=line.time.minutes)
            lines.append(words("guide.time.line", id=line.id, before=before, after=after, title=line.title))
    return "\n".join(lines)


def _timed_json(timed: list[Timed], language: Language) -> str:
    from arbeid.answers.plain import lines
    from arbeid.cli.terminal.formats import as_json
    from arbeid.wording import words_of

    return as_json(lines(timed, words_of(language)))


def _as_json(found: ReadingTime) -> str:
    from dataclasses import asdict

    from arbeid.cli.terminal.formats import as_json

    return as_json(asdict(found))


def _write(path: Path, timed: list[Timed], scale: str, language: Language) -> None:
    from arbeid.verbs.chapters.reading_time import not_written, write_times
    from arbeid.wording import words_of

    for problem in not_written(path, timed).values():
        remark(problem.sentence(language, options=True))
    count = write_times(path, timed, scale)
    key = "written" if count else "untouched"
    remark(words_of(language)(f"guide.time.{key}", count=count, path=path))
