"""Run a scenario, compare two, and keep what they came to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.options import Format, Lang, check_format, emit, parsed, write_whole

if TYPE_CHECKING:
    from arbeid.verbs.run_answer import RunAnswer

Economy = Annotated[
    str | None, typer.Option("--economy", help="An economy, such as nl; see `arbeid economies`.")
]
Values = Annotated[
    list[str] | None, typer.Option("--set", help="A parameter, such as adoption=0.4 or elasticity[Q]=2.")
]
Measure = Annotated[str | None, typer.Option("--measure", help="A measure; see `arbeid measures`.")]
Years = Annotated[int | None, typer.Option("--years", help="The horizon, 1 to 50 years.")]
Network = Annotated[
    str | None, typer.Option("--network", help="A network of occupations, or a CSV file of one.")
]
Folder = Annotated[
    Path | None, typer.Option("--out", help="Keep the result (tables, settings) in this folder.")
]


def run(
    lang: Lang,
    scenario: Annotated[str, typer.Argument(help="A scenario, or a file such as my.toml.")] = "base",
    economy: Economy = None,
    measure: Measure = None,
    years: Years = None,
    values: Values = None,
    by: Annotated[str | None, typer.Option("--by", help="Also show a cut, such as sex or wage.")] = None,
    network: Network = None,
    closure: Annotated[
        str | None, typer.Option("--closure", help="Flows with wages fixed (open), moving (full) or both.")
    ] = None,
    mode: Annotated[
        str | None, typer.Option("--mode", help="A measure of observed use that splits handed over.")
    ] = None,
    flows: Annotated[bool, typer.Option("--flows/--no-flows", help="With the labour market or not.")] = True,
    out: Folder = None,
    html: Annotated[bool, typer.Option("--html", help="Also write a page, into --out if given.")] = False,
    memo: Annotated[bool, typer.Option("--memo", help="Answer on one page of Markdown.")] = False,
    format: Format = "table",
) -> None:
    """Run a scenario: jobs, occupations, productivity, who gains, and unemployment."""
    check_format(format)
    from arbeid.verbs.run import run as ask

    given = parsed(values)
    answer = ask(
        scenario, economy, measure=measure, years=years, values=given, by=by, network=network,
        closure=closure, mode=mode, flows=flows, language=lang,
    )  # fmt: skip
    if out is not None:
        answer.save(out)
    kept = [out] if out is not None else []
    if html:
        kept += _pages(answer, out)
    if memo:
        emit(answer.memo(), None)
    elif format == "table":
        from arbeid.cli.run_table import run_table
        from arbeid.wording import words_of

        words = words_of(answer.language)
        emit(run_table(answer.facts, words, to_screen=True), None)
        for path in kept:
            typer.echo(words("run.saved", path=path))
    else:
        from arbeid.cli.report import long

        emit(long(answer.plain(), format), None)


def _pages(answer: RunAnswer, folder: Path | None) -> list[Path]:
    """Write a page in both languages into the folder, or one in the reader's own where they are."""
    facts = answer.facts
    if folder is None:
        path = Path(f"arbeid-{facts.scenario.id}-{facts.economy.id}-{answer.language}.html")
        write_whole(path, answer.html().encode())
        return [path]
    from arbeid.language import LANGUAGES

    paths = {language: folder / f"report-{language}.html" for language in LANGUAGES}
    for language, path in paths.items():
        write_whole(path, answer.in_language(language).html().encode())
    return list(paths.values())
