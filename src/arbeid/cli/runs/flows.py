"""The labour-flow network on the screen or in a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from arbeid.cli.terminal.counting import counting
from arbeid.cli.terminal.options import Format, Lang, answer_folder, check_format, emit, is_file, parsed
from arbeid.cli.terminal.screen import remark
from arbeid.errors import ArbeidError
from arbeid.files import SCREEN

if TYPE_CHECKING:
    from arbeid.answers.flows import FlowOccupation
    from arbeid.scenario import Scenario
    from arbeid.verbs.flows.outcome import FlowOutcome
    from arbeid.wording import Words


def flows(
    lang: Lang,
    economy: Annotated[str, typer.Argument()] = "nl",
    shock: Annotated[str | None, typer.Option("--shock")] = None,
    years: Annotated[float, typer.Option("--years")] = 30,
    horizon: Annotated[float | None, typer.Option("--horizon")] = None,
    network: Annotated[str | None, typer.Option("--network")] = None,
    stochastic: Annotated[bool, typer.Option("--stochastic")] = False,
    seed: Annotated[int | None, typer.Option("--seed")] = None,
    burn_in: Annotated[int | None, typer.Option("--burn-in")] = None,
    replicate: Annotated[bool, typer.Option("--replicate")] = False,
    labour_force: Annotated[str | None, typer.Option("--labour-force")] = None,
    set_: Annotated[list[str] | None, typer.Option("--set")] = None,
    range_: Annotated[bool, typer.Option("--range/--no-range")] = True,
    format: Format = "table",
    out: Annotated[Path | None, typer.Option("--out", parser=answer_folder)] = None,
) -> None:
    """Let a shock move demand, and follow people through the network of occupations."""
    check_format(format)
    _refuse_with_replicate(replicate, burn_in=burn_in, horizon=horizon)
    from arbeid.models.flows.flow_parameters import BURN_IN_STEPS
    from arbeid.verbs.flows.flows import flows as follow

    ask = partial(
        follow,
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
        values=parsed(set_),
        with_range=range_,
    )
    deliver(ask, lang, format, out)


def deliver(
    ask: Callable[..., FlowOutcome],
    lang: str,
    format: str,
    out: Path | None,
    scenario: Scenario | None = None,
) -> None:
    """Follow a shock while its steps are counted, then show what it came to or keep it.

    ``ask`` takes ``started``, which refuses a folder of another run before anything runs, and ``tell``.
    """
    from arbeid.language import language
    from arbeid.result import refuse_foreign
    from arbeid.wording import words_of

    words = words_of(language(lang))
    with counting(words("flows.running")) as tell:
        run = ask(started=None if out is None or is_file(out) else partial(refuse_foreign, out), tell=tell)
    if is_file(out):
        emit(_shown(run, format, words, scenario, to_screen=out == SCREEN), out)
        return
    if out is not None:
        run.save(out, words.language)
        remark(words("flows.saved", folder=out))
    emit(_shown(run, format, words, scenario, to_screen=True), None)


def _shown(run: FlowOutcome, format: str, words: Words, scenario: Scenario | None, *, to_screen: bool) -> str:
    if format == "json":
        from arbeid.cli.terminal.formats import as_json

        return as_json(run.plain(words.language))
    if format == "table":
        from arbeid.cli.runs.flows_table import flows_table

        return flows_table(run.facts, words, scenario, to_screen=to_screen)
    from arbeid.answers.quantity import counted
    from arbeid.cli.terminal.formats import as_csv

    frame, lines = run.occupations, run.facts.occupations
    rows = [
        row | {"people": counted(row["people"])} | _ends(line)
        for row, line in zip(frame.to_dicts(), lines, strict=True)
    ]
    ranged = dict.fromkeys(name for line in lines for name in _ends(line))
    return as_csv(rows, [*frame.columns, *ranged], dutch=format == "csv-nl")


def _ends(line: FlowOccupation) -> dict[str, float]:
    """Name the ends of what has a range, behind the columns that it has them of."""
    from arbeid.answers.quantity import Quantity

    found = ((field.name, getattr(line, field.name)) for field in fields(line))
    ranged = ((name, one) for name, one in found if isinstance(one, Quantity))
    return {
        f"{name}_{side}": end
        for name, one in ranged
        for side, end in (("low", one.low), ("high", one.high))
        if end is not None
    }


def _refuse_with_replicate(replicate: bool, **options: Any) -> None:
    for name, value in options.items():
        if replicate and value is not None:
            raise ArbeidError("flows_replicate", option=f"--{name.replace('_', '-')}")
