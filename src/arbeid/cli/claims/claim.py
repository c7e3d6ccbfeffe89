"""A claim's card, and the walk from one claim to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from arbeid.cli.terminal.options import Format, Lang, Out, check_format, emit, lowered, one_of
from arbeid.errors import Near, unknown_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from arbeid.answers.claims.card import ClaimCard
    from arbeid.answers.claims.walk import Why, WhyStep
    from arbeid.answers.quantity import Quantity
    from arbeid.wording import Words

Claim = Annotated[str, typer.Argument()]
_SHARES = ("share", "change", "points")


def claim(
    lang: Lang,
    name: Claim,
    format: Format = "table",
    out: Out = None,
    cite: Annotated[str | None, typer.Option("--cite", callback=lowered)] = None,
) -> None:
    """Show one claim: who said what, our value beside it, the verdict, and a safe sentence."""
    check_format(format)
    one_of(cite=cite, format=format != "table")
    from arbeid.cli.market.report import long
    from arbeid.cli.terminal.formats import as_json
    from arbeid.cli.terminal.tables import render
    from arbeid.language import language
    from arbeid.verbs.claims.claim import claim as ask
    from arbeid.wording import words_of

    words = words_of(language(lang))
    card = ask(name)
    if cite is not None:
        ways = {"plain": card.citation, "apa": card.apa, "mla": card.mla}
        ways |= {"bibtex": card.bibtex, "ris": card.ris, "csl": as_json([card.csl])}
        if cite not in ways:
            raise unknown_name("citation", cite, ways, near=Near())
        emit(ways[cite].rstrip("\n"), out)
    elif format == "table":
        emit(render(_card(card, words), to_screen=out is None), out)
    else:
        emit(long(card.plain(words.language), format), out)


def why(
    lang: Lang,
    one: Claim,
    other: Annotated[str | None, typer.Argument()] = None,
    on: Annotated[str | None, typer.Option("--on")] = None,
    level: Annotated[str | None, typer.Option("--level", callback=lowered)] = None,
    format: Format = "table",
    out: Out = None,
) -> None:
    """Explain step by step why two numbers differ; with one claim, why ours differs from it."""
    check_format(format)
    from arbeid.answers.plain import lines
    from arbeid.cli.terminal.answer import show_answer
    from arbeid.language import language
    from arbeid.verbs.claims.why import why as ask
    from arbeid.wording import words_of

    words = words_of(language(lang))
    found = ask(one, other, on, level)
    rows = lines(found.steps, words)
    columns = () if rows else ("switch",)
    show_answer(found, words, format, out, table=walk_lines(found, words), rows=rows, columns=columns)


def _card(card: ClaimCard, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.answers.plain import said
    from arbeid.views.claims.reading import later_lines

    yield Text(words(card.statement), style="bold")
    verdict = f"{said(card.verdict, words)}. {said(card.why, words)}"
    lines = [("who", said(card.who, words)), ("where", words(card.where)), ("when", words(card.when))]
    lines += [("definition", words(card.definition)), ("published", words(card.shown))]
    lines += [("ours", _value(card, card.ours, words)), ("nearest", _nearest(card, words))]
    lines += [("verdict", verdict), *later_lines(card.later, words)]
    lines += [("safe_sentence", said(card.safe, words)), ("cite", card.citation)]
    lines += [("grade", said(card.reading.label, words)), ("read", said(card.read, words))]
    if card.interest:
        lines.append(("interest", words(card.interest)))
    for key, text in lines:
        if text:
            yield f"{words(f'claim.{key}')}: {text}"
    yield from _league(card, words)
    yield from _settings(card, words)


def _league(card: ClaimCard, words: Words) -> Iterator[RenderableType]:
    from arbeid.cli.terminal.tables import grid
    from arbeid.views.claims.reading import league_rows

    if not card.later.league:
        return
    yield ""
    heads = [(words("claim.league_study"), "left"), (words("claim.published"), "right")]
    heads += [(words("claim.ours"), "right"), (words("claim.league_inputs"), "left")]
    yield grid(heads, league_rows(card.later, words))


def _settings(card: ClaimCard, words: Words) -> Iterator[RenderableType]:
    from arbeid.answers.claims.value import shown_value
    from arbeid.answers.plain import said
    from arbeid.cli.terminal.tables import grid

    if card.switches:
        yield ""
        heads = [(words("claim.switches"), "left"), ("", "left")]
        yield grid(heads, [(said(line.label, words), said(line.sentence, words)) for line in card.switches])
    if card.open:
        yield ""
        rows = [
            (said(line.sentence, words), shown_value(line.value.value or 0.0, line.value.unit, words))
            for line in card.open
        ]
        ours = words("claim.nearest" if card.analogue else "claim.ours")
        yield grid([(words("claim.open"), "left"), (ours, "right")], rows)
    for one in card.solved:
        share = shown_value(one.share.value or 0.0, one.share.unit, words)
        told = words("claim.solved_line", measure=one.label, at=words.number(one.at, 2), share=share)
        yield f"{words('claim.solved')}: {told}"


def _nearest(card: ClaimCard, words: Words) -> str:
    told = _value(card, card.nearest, words)
    return f"{told} · {words(card.analogue)}" if told and card.analogue else told


def _value(card: ClaimCard, ours: Quantity | None, words: Words) -> str:
    from arbeid.answers.claims.value import covered_line, ranged
    from arbeid.answers.plain import said

    if ours is None or ours.value is None:
        return ""
    value = ranged(ours, words)
    value = f"{value} {words(card.ours_of)}" if card.ours_of else value
    parts = [value, words(f"report.badge.{ours.badge}")]
    if card.on:
        parts.append(said(card.on, words))
    if (covered := covered_line(card.ours_covered, words)) is not None:
        parts.append(covered)
    return " · ".join(parts)


def walk_lines(found: Why, words: Words) -> Iterator[RenderableType]:
    """Draw a walk: its two ends, a line a step, and the sum of the effects; or what is missing for one."""
    from arbeid.answers.claims.value import shown_value
    from arbeid.cli.terminal.tables import grid

    yield f"{_whose(found.one, words)}: {shown_value(found.start, found.unit, words)}"
    if found.lacking:
        yield f"{_whose(found.other, words)}: {_end(found, words)}"
        yield from _lacking(found, words)
        if found.ours is not None:
            yield from _rests_on(found, words)
        return
    columns = (("step", "left"), ("effect", "right"), ("after", "right"), ("orders", "right"))
    points = "_points" if found.unit in _SHARES else ""
    heads = [(words(f"why.{name}{points if name == 'effect' else ''}"), side) for name, side in columns]
    yield grid([*heads, ("", "left")], [_step(step, found.unit, words) for step in found.steps])
    yield f"{_whose(found.other, words)}: {_end(found, words)}"
    effects = " ".join(_effect(step.effect, found.unit, words) for step in found.steps)
    difference = _effect(found.difference, found.unit, words)
    yield words(f"why.total{points}", effects=effects or "0", difference=difference)
    yield from _rests_on(found, words)


def _rests_on(found: Why, words: Words) -> Iterator[str]:
    """Say what kind of figure ours is, and of which sources it was counted."""
    from arbeid.answers.quantity import named

    yield words("report.badges_shown", badges=words("views.badge.derived").lower())
    if found.sources:
        yield f"{words('report.sources')}: {named(found.sources, words)}"


def _whose(name: str, words: Words) -> str:
    """Name an end of a walk: a claim with who published it, an economy or our own value as it was asked."""
    from arbeid.answers.plain import said
    from arbeid.claims.claim import CLAIMS
    from arbeid.verbs.claims.claim_names import claim_name

    return f"{name} ({said(claim_name(name), words)})" if name in CLAIMS.names() else name


def _end(found: Why, words: Words) -> str:
    """Write the end of a walk; our own count with its range, and with the part of the people it is of."""
    from arbeid.answers.claims.value import covered_line, ranged
    from arbeid.answers.quantity import Quantity

    if found.ours is None:
        return ranged(Quantity(found.end, found.unit, "derived"), words)
    covered = covered_line(found.covered, words)
    return " · ".join((ranged(found.ours, words), *([covered] if covered else ())))


def _lacking(found: Why, words: Words) -> Iterator[RenderableType]:
    from rich.text import Text

    from arbeid.views.claims.lacking import how_much, lines

    yield ""
    yield Text(words("why.lacking"), style="bold")
    yield how_much(found, words)
    for name, sentence in lines(found, words):
        yield f"- {name}: {sentence}" if name else f"- {sentence}"


def _step(step: WhyStep, unit: str, words: Words) -> tuple[str, ...]:
    from arbeid.answers.claims.value import shown_value
    from arbeid.answers.plain import said

    orders = "–"
    if step.average is not None and step.low is not None and step.high is not None:
        average, low, high = (_effect(end, unit, words) for end in (step.average, step.low, step.high))
        orders = average if low == high else f"{average} ({low}, {high})"
    label = said(step.label, words) + (" ▨" if step.remainder else "")
    return (
        label,
        _effect(step.effect, unit, words),
        shown_value(step.value, unit, words),
        orders,
        said(step.sentence, words),
    )


def _effect(value: float, unit: str, words: Words) -> str:
    """Write an effect: percentage points of a share or change, else in the unit itself, always signed."""
    if unit in _SHARES:
        if abs(value) < 5e-5:
            return words.number(0, 2)
        return words.signed(100 * value, 2 if abs(value) < 0.02 else 1)
    if unit in ("jobs", "people"):
        return f"{words.signed(value / 1e6, 2)} {words('unit.million')}"
    return words.signed(value, 2)
