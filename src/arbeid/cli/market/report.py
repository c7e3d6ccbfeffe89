"""The report and the definitions, on the screen or in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.counting import counting
from arbeid.cli.terminal.options import Format, Lang, Out, Page, check_format, emit, lowered, one_of
from arbeid.cli.terminal.screen import say
from arbeid.files import SCREEN, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from arbeid.answers.market.report import Report
    from arbeid.language import Language

Economy = Annotated[str, typer.Argument()]


def report(
    lang: Lang,
    economy: Economy = "nl",
    format: Format = "table",
    out: Out = None,
    html: Page = None,
) -> None:
    """Answer the chapter's four questions: who is touched, which jobs, what appears, how much."""
    check_format(format)
    if out is not None and out.suffix.lower() == ".html":
        one_of(html=html, out=out)
        html, out = out, None
    one_of(html=html == SCREEN, format=format != "table" and out is None)
    from arbeid.language import language
    from arbeid.verbs.market import report as market

    spoken = language(lang)
    answer = market.report(economy)
    if html is not None:
        _write_page(answer, spoken, html)
        if out is None and format == "table":
            if html != SCREEN:
                say(str(html))
            return
    if format == "table":
        from arbeid.cli.market.report_table import report_table

        emit(report_table(answer, spoken, to_screen=out is None), out)
    else:
        emit(long(answer.plain(spoken), format), out)


def _write_page(answer: Report, spoken: Language, path: Path) -> None:
    from arbeid.views.report.report import report_html
    from arbeid.wording import words_of

    with counting(words_of(spoken)("cli.page")):
        page = report_html(answer, spoken)
    if path == SCREEN:
        say(page)
    else:
        write_whole(path, page.encode("utf-8"))


def definitions(
    lang: Lang,
    economy: Economy = "nl",
    level: Annotated[str, typer.Option("--level", callback=lowered)] = "occupation",
    format: Format = "table",
    out: Out = None,
) -> None:
    """Count one labour market's people at work under every definition of "touched by AI"."""
    check_format(format)
    from arbeid.language import language
    from arbeid.verbs.market import definitions as market

    spoken = language(lang)
    answer = market.definitions(economy, level=level)
    if format == "table":
        from arbeid.cli.market.report_table import definitions_table

        emit(definitions_table(answer, spoken, to_screen=out is None), out)
    else:
        emit(long(answer.plain(spoken), format), out)


def long(facts: dict[str, object], format: str) -> str:
    """Write plain data as JSON, or as one row a number."""
    from arbeid.cli.terminal.formats import as_csv, as_json
    from arbeid.verbs.catalogue.flat import COLUMNS, flat

    if format == "json":
        return as_json(facts)
    return as_csv(flat(facts), COLUMNS, dutch=format == "csv-nl")
