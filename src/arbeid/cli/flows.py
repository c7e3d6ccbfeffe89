"""The labour-flow network on the screen or in a folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arbeid.cli.counting import counting
from arbeid.cli.options import Format, Lang, check_format, emit, parsed
from arbeid.errors import ArbeidError

if TYPE_CHECKING:
    from arbeid.verbs.flow_outcome import FlowOutcome
    from arbeid.wording import Words


def flows(
    lang: Lang,
    economy: Annotated[str, typer.Argument(help="An economy; see `arbeid economies`.")] = "nl",
    shock: Annotated[
        str | None,
        typer.Option(
            "--shock",
            help="A measure, or a CSV file (code, value: the share of hours automated); eloundou-beta-human "
            "by default.",
        ),
    ] = None,
    years: Annotated[float, typer.Option("--years", help="Years over which the shock unfolds.")] = 30,
    horizon: Annotated[
        float | None,
        typer.Option("--horizon", help="Years to follow; half as long again as the shock by default."),
    ] = None,
    network: Annotated[
        str | None,
        typer.Option(
            "--network",
            help="asec, onet-related, activities, complete, drc2021, or a CSV file (origin, destination, "
            "weight); the economy's own by default.",
        ),
    ] = None,
    stochastic: Annotated[bool, typer.Option("--stochastic", help="Follow whole people by chance.")] = False,
    seed: Annotated[int | None, typer.Option("--seed", help="Where chance starts; 1 by default.")] = None,
    burn_in: Annotated[
        int | None, typer.Option("--burn-in", help="Steps of 6.75 weeks at rest first; 400 by default.")
    ] = None,
    replicate: Annotated[
        bool, typer.Option("--replicate", help="The 2021 paper's own parameters, burn-in and horizon.")
    ] = False,
    labour_force: Annotated[
        str | None,
        typer.Option(
            "--labour-force",
            help="Index of the labour force at the horizon (1 is unchanged), or a CSV file (year, index).",
        ),
    ] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", help="A parameter, such as separation_chance=0.016.")
    ] = None,
    format: Format = "table",
    out: Annotated[
        Path | None, typer.Option("--out", help="Write result, tables and charts to this folder.")
    ] = None,
) -> None:
    """Let a shock move demand, and follow people through the network of occupations."""
    check_format(format)
    _refuse_with_replicate(replicate, burn_in=burn_in, horizon=horizon)
    from arbeid.language import language
    from arbeid.models.flow_parameters import BURN_IN_STEPS
    from arbeid.result import refuse_foreign
    from arbeid.verbs.flows import flows as ask
    from arbeid.wording import words_of

    words = words_of(language(lang))
    with counting(words("flows.running")) as tell:
        run = ask(
            economy,
            shock=shock,
            years=years,
            horizon=horizon,
            network=network,
            burn_in=BURN_IN_STEPS if burn_in is None else burn_in,
            replicate=replicate,
            stochastic=stochastic or seed is not None,
            seed=1 if seed is None else seed,
            labour_force=labour_force,
            parameters=parsed(set_),
            started=None if out is None else partial(refuse_foreign, out),
            tell=tell,
        )
    if out is not None:
        run.save(out, words.language)
        typer.echo(words("flows.saved", folder=out), err=True)
    emit(_shown(run, format, words), None)


def _shown(run: FlowOutcome, format: str, words: Words) -> str:
    if format == "json":
        from arbeid.cli.formats import as_json

        return as_json(run.plain(words.language))
    if format == "table":
        from arbeid.cli.flows_table import flows_table

        return flows_table(run.plain(words.language), words, to_screen=True)
    from arbeid.cli.formats import as_csv

    frame = run.occupations
    return as_csv(frame.to_dicts(), frame.columns, dutch=format == "csv-nl")


def _refuse_with_replicate(replicate: bool, **options: Any) -> None:
    for name, value in options.items():
        if replicate and value is not None:
            raise ArbeidError("flows_replicate", option=f"--{name.replace('_', '-')}")
