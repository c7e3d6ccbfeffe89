"""Lists of what there is: economies, measures, networks, claims."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.listing import Cells, show_list
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, lowered
from arbeid.errors import ArbeidError, unknown_name

if TYPE_CHECKING:
    from arbeid.answers.catalogue.lists import EconomyLine, MeasureLine, NetworkLine
    from arbeid.answers.claims.ledger import LedgerLine

VERIFY, FEED = "verify", "feed"


def economies(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the economies: labour markets that Arbeid knows."""
    from arbeid.answers.plain import said
    from arbeid.language import language
    from arbeid.verbs.catalogue import economy_list
    from arbeid.wording import words_of

    words = words_of(language(lang))
    cells: Cells[EconomyLine] = {
        "id": lambda line: line.id,
        "title": lambda line: said(line.title, words),
        "period": lambda line: line.period,
        "people": lambda line: None if line.people is None else float(line.people),
        "classification": lambda line: line.classification,
    }
    show_list(economy_list.economies(), cells, words, format, out)


def measures(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the measures: ways of scoring what AI can do in an occupation."""
    from arbeid.answers.plain import said
    from arbeid.language import language
    from arbeid.verbs.catalogue import measure_list
    from arbeid.wording import words_of

    words = words_of(language(lang))
    cells: Cells[MeasureLine] = {
        "id": lambda line: line.id,
        "label": lambda line: said(line.label, words),
        "concept": lambda line: line.concept and words(f"occupations.concept.{line.concept}"),
        "unit": lambda line: line.unit and words(f"occupations.unit.{line.unit}"),
        "year": lambda line: line.year,
    }
    show_list(measure_list.measures(), cells, words, format, out)


def networks(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the networks of occupations that people move through; see `arbeid flows`."""
    from arbeid.answers.plain import said
    from arbeid.language import language
    from arbeid.verbs.catalogue import network_list
    from arbeid.wording import words_of

    words = words_of(language(lang))
    cells: Cells[NetworkLine] = {
        "id": lambda line: line.id,
        "label": lambda line: said(line.label, words),
        "sentence": lambda line: words(line.sentence) if line.sentence else None,
    }
    show_list(network_list.networks(), cells, words, format, out)


def claims(
    lang: Lang,
    what: Annotated[str | None, typer.Argument(callback=lowered)] = None,
    source: Annotated[str | None, typer.Option("--source")] = None,
    status: Annotated[str | None, typer.Option("--status")] = None,
    about: Annotated[str | None, typer.Option("--about")] = None,
    docs: Annotated[Path | None, typer.Option("--docs")] = None,
    format: Format = "table",
    out: Out = None,
) -> None:
    """List the published claims, check every number (`verify`), or list what changed (`feed`)."""
    check_format(format)
    _check_what(what, docs, {"--source": source, "--status": status, "--about": about})
    from arbeid.language import language
    from arbeid.verbs.claims import ledger
    from arbeid.wording import words_of

    words = words_of(language(lang))
    if what == FEED:
        from arbeid.cli.claims import changed

        changed.show(words, format, out)
        return
    if what == VERIFY or docs is not None:
        from arbeid.cli.claims import verify

        verify.show(words, format, out, docs)
        return
    cells: Cells[LedgerLine] = {
        "id": lambda line: line.id,
        "shown": lambda line: words(line.shown),
        "publisher": lambda line: line.publisher.said(words),
        "year": lambda line: line.year,
        "status": lambda line: words(f"claim.{line.status}"),
    }
    show_list(ledger.claims(source=source, status=status, about=about), cells, words, format, out)


def _check_what(what: str | None, docs: Path | None, chosen: Mapping[str, str | None]) -> None:
    """Refuse what `arbeid claims` does not do, and options without a bearing on what it was asked to do."""
    if what not in (None, VERIFY, FEED):
        raise unknown_name("command", str(what), [VERIFY, FEED])
    if what == FEED and docs is not None:
        raise ArbeidError("out_twice", first="`feed`", second="`--docs`")
    if what is not None or docs is not None:
        # What is listed is chosen by these; everything is verified.
        for name, given in chosen.items():
            if given is not None:
                raise ArbeidError("out_twice", first=f"`{what or VERIFY}`", second=f"`{name}`")
