"""The report and the definitions, on the screen or in a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from arbeid.cli.options import Format, Lang, Out, check_format, emit, write_whole

Economy = Annotated[str, typer.Argument(help="An economy, such as nl; see `arbeid economies`.")]


def report(
    lang: Lang,
    economy: Economy = "nl",
    format: Format = "table",
    out: Out = None,
    html: Annotated[
        Path | None, typer.Option("--html", help="Also write a self-contained page to this file.")
    ] = None,
) -> None:
    """Answer the chapter's four questions: who is touched, which jobs, what appears, how much."""
    check_format(format)
    from arbeid.verbs.report import report as ask

    answer = ask(economy, lang)
    if html is not None:
        from arbeid.views.report import report_html

        write_whole(html, report_html(answer.plain(), answer.language).encode("utf-8"))
        if out is None and format == "table":
            typer.echo(str(html))
            return
    if format == "table":
        from arbeid.cli.report_table import report_table

        emit(report_table(answer, to_screen=out is None), out)
    else:
        emit(long(answer.plain(), format), out)


def definitions(lang: Lang, economy: Economy = "nl", format: Format = "table", out: Out = None) -> None:
    """Count one labour market's people at work under every definition of "touched by AI"."""
    check_format(format)
    from arbeid.language import language
    from arbeid.verbs.definitions import definitions as ask

    spoken = language(lang)
    answer = ask(economy, spoken)
    if format == "table":
        from arbeid.cli.report_table import definitions_table

        emit(definitions_table(answer, spoken, to_screen=out is None), out)
    else:
        from dataclasses import asdict

        facts = asdict(answer)
        facts["sources"] = [origin.model_dump() for origin in answer.origins]
        del facts["origins"]
        emit(long(facts, format), out)


def long(facts: dict[str, object], format: str) -> str:
    """Write plain data as JSON, or as one row a number."""
    from arbeid.cli.formats import as_csv, as_json
    from arbeid.verbs.flat import COLUMNS, flat

    if format == "json":
        return as_json(facts)
    return as_csv(flat(facts), COLUMNS, dutch=format == "csv-nl")
