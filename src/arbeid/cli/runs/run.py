"""Run a scenario, and keep what it came to."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.runs.flows import deliver
from arbeid.cli.terminal.counting import counting
from arbeid.cli.terminal.options import (
    Format,
    Lang,
    answer_folder,
    check_format,
    emit,
    is_file,
    one_of,
    parsed,
)
from arbeid.cli.terminal.screen import say
from arbeid.errors import ArbeidError
from arbeid.files import SCREEN, write_whole

if TYPE_CHECKING:
    from arbeid.verbs.run.answer import RunAnswer

Economy = Annotated[str | None, typer.Option("--economy")]
Values = Annotated[list[str] | None, typer.Option("--set")]
Measure = Annotated[str | None, typer.Option("--measure")]
Years = Annotated[int | None, typer.Option("--years")]
Network = Annotated[str | None, typer.Option("--network")]
Closure = Annotated[str | None, typer.Option("--closure")]
Mode = Annotated[str | None, typer.Option("--mode")]
Flows = Annotated[bool, typer.Option("--flows/--no-flows")]
Point = Annotated[bool, typer.Option("--point")]
Seed = Annotated[int | None, typer.Option("--seed")]
Kept = Annotated[Path | None, typer.Option("--out", parser=answer_folder)]


def run(
    lang: Lang,
    scenario: Annotated[str, typer.Argument()] = "base",
    economy: Economy = None,
    measure: Measure = None,
    years: Years = None,
    values: Values = None,
    by: Annotated[str | None, typer.Option("--by")] = None,
    network: Network = None,
    closure: Closure = None,
    mode: Mode = None,
    seed: Seed = None,
    flows: Flows = True,
    point: Point = False,
    out: Kept = None,
    html: Annotated[bool, typer.Option("--html")] = False,
    memo: Annotated[bool, typer.Option("--memo")] = False,
    format: Format = "table",
) -> None:
    """Run a scenario: jobs, occupations, productivity, who gains, and unemployment."""
    check_format(format)
    one_of(memo=memo, format=format != "table")
    page = _check_places(out, html=html, memo=memo, format=format)
    from arbeid.language import language
    from arbeid.scenario import scenario as scenario_named
    from arbeid.verbs.flows.flows import flows_of
    from arbeid.verbs.run.run import work_of
    from arbeid.verbs.run.settings import settings_of, shock_settings

    chosen, given = scenario_named(scenario), parsed(values)
    if chosen.settings().shock is not None:
        aside = {
            "--measure": measure, "--years": years, "--by": by, "--closure": closure, "--mode": mode,
            "--no-flows": None if flows else True, "--point": point or None,
            "--html": html or page or None, "--memo": memo or None,
        }  # fmt: skip
        settings = shock_settings(chosen, given, aside, economy=economy, network=network, seed=seed)
        deliver(partial(flows_of, settings), lang, format, out, chosen)
        return
    settings = settings_of(
        chosen, given, economy=economy, measure=measure, mode=mode, years=years, network=network,
        closure=closure, seed=seed,
    )  # fmt: skip
    answer = work_of(chosen, settings, by=by, flows=flows, point=point, language=language(lang))
    _deliver(answer, format, out, page=page, html=html, memo=memo)


def _deliver(answer: RunAnswer, format: str, out: Path | None, *, page: bool, html: bool, memo: bool) -> None:
    """Show what a run came to, or write it to a file, or keep it in a folder and show it too."""
    if is_file(out):
        emit(_page(answer) if page else _shown(answer, format, memo, to_screen=out == SCREEN), out)
        return
    if out is not None:
        answer.save(out)
    kept = [out] if out is not None else []
    if html:
        kept += _pages(answer, out)
    emit(_shown(answer, format, memo, to_screen=True), None)
    if format == "table" and not memo:
        from arbeid.wording import words_of

        for path in kept:
            say(words_of(answer.language)("run.saved", path=path))


def _check_places(out: Path | None, *, html: bool, memo: bool, format: str) -> bool:
    """Refuse what cannot be written to one place, and say whether that place is a page."""
    page = is_file(out) and out is not None and out.suffix.lower() == ".html"
    if page:
        one_of(out=out, memo=memo, format=format != "table")
    elif html and is_file(out):
        raise ArbeidError("html_needs_folder", path=out)
    return page


def _shown(answer: RunAnswer, format: str, memo: bool, *, to_screen: bool) -> str:
    if memo:
        return answer.memo()
    if format == "table":
        from arbeid.cli.runs.run_table import run_table
        from arbeid.wording import words_of

        return run_table(answer.facts, words_of(answer.language), to_screen=to_screen)
    from arbeid.cli.market.report import long

    return long(answer.plain(), format)


def _pages(answer: RunAnswer, folder: Path | None) -> list[Path]:
    """Write a page in both languages into the folder, or one in the reader's own where they are."""
    facts = answer.facts
    if folder is None:
        path = Path(f"arbeid-{facts.scenario.id}-{facts.economy.id}-{answer.language}.html")
        write_whole(path, _page(answer).encode())
        return [path]
    from arbeid.language import LANGUAGES

    paths = {language: folder / f"report-{language}.html" for language in LANGUAGES}
    for language, path in paths.items():
        write_whole(path, _page(answer.in_language(language)).encode())
    return list(paths.values())


def _page(answer: RunAnswer) -> str:
    from arbeid.wording import words_of

    with counting(words_of(answer.language)("cli.page")):
        return answer.html()
