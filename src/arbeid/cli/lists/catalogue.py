"""Lists of what there is: economies, measures, networks, claims."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from arbeid.cli.terminal.nothing import nothing_found
from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit


def economies(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the economies: labour markets that Arbeid knows."""
    from arbeid.language import language
    from arbeid.verbs.catalogue import listing

    show(
        listing.economies(language(lang)),
        ("id", "title", "period", "people", "classification"),
        lang,
        format,
        out,
    )


def measures(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the measures: ways of scoring what AI can do in an occupation."""
    from arbeid.language import language
    from arbeid.verbs.catalogue import listing

    columns = ("id", "label", "concept", "unit", "year")
    show(listing.measures(language(lang)), columns, lang, format, out, of="occupations")


def networks(lang: Lang, format: Format = "table", out: Out = None) -> None:
    """List the networks of occupations that people move through; see `arbeid flows`."""
    from arbeid.language import language
    from arbeid.verbs.catalogue import listing

    show(listing.networks(language(lang)), ("id", "label", "sentence"), lang, format, out)


def claims(
    lang: Lang,
    source: Annotated[str | None, typer.Option("--source")] = None,
    status: Annotated[str | None, typer.Option("--status")] = None,
    about: Annotated[str | None, typer.Option("--about")] = None,
    format: Format = "table",
    out: Out = None,
) -> None:
    """List the published claims, in our words, with the publisher and what was published."""
    from arbeid.answers.plain import lines
    from arbeid.language import language
    from arbeid.verbs.claims import ledger
    from arbeid.wording import words_of

    words = words_of(language(lang))
    show(
        lines(ledger.claims(source=source, status=status, about=about), words),
        ("id", "shown", "publisher", "year", "status"),
        lang,
        format,
        out,
        of="claim",
    )


# What a screen says in words where files have a key, by the room of the wording that has them.
_SAID = {
    "occupations": {"concept": "occupations.concept.", "unit": "occupations.unit."},
    "claim": {"status": "claim."},
}


def show(
    lines: list[dict[str, Any]],
    columns: tuple[str, ...],
    lang: str,
    format: str,
    out: Any,
    *,
    of: str = "",
) -> None:
    """Show lines as a table of some columns, or all of them as JSON or CSV; ``of`` names what they list."""
    from arbeid.cli.terminal.formats import as_csv, as_json

    if check_format(format) == "json":
        emit(as_json(lines), out)
    elif format == "table":
        from arbeid.cli.terminal.tables import lines_table
        from arbeid.language import language
        from arbeid.wording import words_of

        words, said = words_of(language(lang)), _SAID.get(of, {})
        shown = [
            {
                name: words(said[name] + value) if name in said and value else value
                for name, value in line.items()
            }
            for line in lines
        ]
        emit(lines_table(shown, columns, lang, to_screen=out is None), out)
    else:
        every = list(lines[0]) if lines else list(columns)
        emit(as_csv(lines, every, dutch=format == "csv-nl"), out)
    if not lines:
        from arbeid.language import language
        from arbeid.wording import words_of

        nothing_found(words_of(language(lang))("cli.none"), format, out)
