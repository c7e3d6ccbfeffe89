"""The commands together; each file of this room holds those of one noun."""

from __future__ import annotations

import typer

from arbeid.cli import (
    agreement,
    catalogue,
    chapter,
    check,
    claim,
    data,
    explore,
    exposure,
    flows,
    job,
    report,
    run,
    scenario,
    site,
    story,
    trend,
)
from arbeid.cli.commands import Commands

app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    add_completion=False,
    help="Arbeid: the debate on AI and work, computable. Every command takes --lang nl|en.",
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        typer.echo(f"arbeid {version('arbeid')}")
        raise typer.Exit


@app.callback()
def _arbeid(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version."
    ),
) -> None:
    pass


app.command("run")(run.run)
app.command("compare")(scenario.compare)
app.command("report")(report.report)
app.command("definitions")(report.definitions)
app.command("exposure")(exposure.exposure)
app.command("flows")(flows.flows)
app.command("trend")(trend.trend)
app.command("agreement")(agreement.agreement)
app.command("economies")(catalogue.economies)
app.command("measures")(catalogue.measures)
app.command("networks")(catalogue.networks)
app.command("claims")(catalogue.claims)
app.command("claim")(claim.claim)
app.command("why")(claim.why)
app.command("check")(check.check)
app.command("job")(job.job)
app.command("stories")(story.stories)
app.command("story")(story.story)
app.command("explore")(explore.explore)
app.command("site")(site.site)
app.add_typer(chapter.app, name="chapter")
app.add_typer(scenario.app, name="scenario")
app.add_typer(data.app, name="data")
