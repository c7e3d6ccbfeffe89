"""A run on one page of Markdown, to paste into a memo: plain, hedged and sourced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from arbeid.answers.plain import said
from arbeid.answers.run import GroupLine, RunFacts
from arbeid.language import language as language_named
from arbeid.views.phrasing import inside, period, signed_percent
from arbeid.views.run.closures import closure_sentence, ranged, start_sentence
from arbeid.views.run.headline import (
    balance_sentence,
    handed_sentence,
    has_range,
    wages_sentence,
)
from arbeid.views.run.outputs import output_rows
from arbeid.views.run.parameter_value import parameter_value
from arbeid.views.run.words import RunWords, balance_lines, greatest_of, points
from arbeid.wording import Words, carried, words_of

NAMED = 2
# A memo has one page: it lists no occupations, and says of unemployment on whose moves it rests.
# The first is a warning to whoever compares economies, which a memo on one does not.
_ELSEWHERE = ("run.note_ai_makers", "run.note_residual", "run.note_network")


def run_memo(facts: RunFacts, language: str) -> str:
    """Write a run as a page of Markdown. Errors: an unknown language, with the nearest name."""
    told = RunWords(facts, words_of(language_named(language)))
    return "\n\n".join(map(_inert, _paragraphs(told))) + "\n"


def _inert(paragraph: str) -> str:
    """Keep what a file of the reader's own calls something from becoming HTML, a link or a picture."""
    lines = (" ".join(line.split()) for line in paragraph.split("\n"))
    return "\n".join(lines).replace("<", "&lt;").replace("[", "\\[")


def _paragraphs(told: RunWords) -> Iterator[str]:
    facts, words = told.facts, told.words
    line, place = facts.scenario, facts.economy
    titles = {"scenario": words(line.title), "economy": words(place.title)}
    said = {name: " ".join(title.split()) for name, title in titles.items()}
    yield f"# {words('run.memo.title', **said, years=line.years)}"
    yield f"{' '.join(words(line.sentence).split())} {words('run.memo.hedge')}"
    badge = f"({words('views.badge.modelled').lower()})"
    yield f"**{words('run.memo.work')}** {_work(told)} {badge}"
    yield "\n".join(_table(told))
    yield f"**{words('run.memo.occupations')}** {_occupations(facts, words)} {badge}"
    yield f"**{words('run.memo.productivity')}** {_productivity(facts, words)} {badge}"
    yield f"**{words('run.memo.gains')}** {_gains(facts, words)} {badge}"
    yield f"**{words('run.memo.market')}** {_market(facts, words)} {badge}"
    if facts.outputs:
        rows = "; ".join(f"{name}: {value}" for name, value in output_rows(facts, words))
        yield f"**{words('run.outputs')}.** {rows}"
    yield f"**{words('run.memo.rests')}** {_rests(facts, words)}"
    yield _sources(facts, words)


def _work(told: RunWords) -> str:
    facts, words = told.facts, told.words
    sentences = (handed_sentence, balance_sentence, wages_sentence)
    return " ".join(sentence(facts, words, "run.memo") for sentence in sentences)


def _table(told: RunWords) -> Iterator[str]:
    words, within = told.words, greatest_of(told.facts.balance)
    yield f"| {words('run.column.what')} | {words('run.open')} |"
    yield "| --- | ---: |"
    for line in balance_lines(told.facts.balance):
        # Where wages carry everything the balance is nil: a sentence says so, a column would repeat the rest.
        if line.name in ("rebalancing", "won", "lost"):
            continue
        name, moved = words(f"run.row_{line.name}"), words.signed_jobs(float(line.fixed), within)
        yield f"| {f'**{name}**' if line.name == 'net' else name} | {moved} |"


def _occupations(facts: RunFacts, words: Words) -> str:
    ends = (("losing", facts.losing, "nobody_loses"), ("gaining", facts.gaining, "nobody_gains"))
    return " ".join(
        words(f"run.memo.{name}", names=_named(lines, words)) if lines else words(f"run.{nobody}")
        for name, lines, nobody in ends
    )


def _named(lines: Sequence[GroupLine], words: Words) -> str:
    return words.list(
        [f"{inside(words(line.name))} ({words.signed(carried(line.net.value))})" for line in lines[:NAMED]]
    )


def _productivity(facts: RunFacts, words: Words) -> str:
    first = facts.productivity[0]
    studies = sorted(first.published, key=points)
    return words(
        "run.memo.productivity_sentence",
        level=ranged(first.level, words.percent, words),
        a_year=words.number(first.a_year.value, 2),
        years=facts.scenario.years,
        low=words.number(points(studies[0]), 2),
        lowest=studies[0].title,
        high=words.number(points(studies[-1]), 2),
        highest=studies[-1].title,
    )


def _gains(facts: RunFacts, words: Words) -> str:
    found = facts.gains
    parts = [
        words(
            "run.memo.receiver",
            receiver=words(f"run.memo.receiver_{line.name}"),
            gain=signed_percent(line.gain.value, words, 1),
        )
        for line in sorted(found.receivers, key=lambda line: -float(line.gain))
    ]
    receivers = words(
        "run.memo.receivers",
        gain=signed_percent(found.gain.value, words, 1),
        parts=words.list(parts),
        before=words.percent(found.labour_share_before.value, 1),
        after=words.percent(found.labour_share_home.value, 1),
        home=_at_home(facts, words),
        new_work=signed_percent(found.new_work.value, words, 1),
    )
    return f"{receivers} {words('run.memo.ai_bill', bill=words.percent(found.ai_bill.value, 1))}"


def _at_home(facts: RunFacts, words: Words) -> str:
    """Write the gain at home with its range, where it has one, as a part of a sentence."""
    home = signed_percent(facts.gains.home.value, words, 1)
    if not has_range(facts.spreads.gain_home):
        return home
    ends = (signed_percent(end, words, 1) for end in (facts.gains.home.low, facts.gains.home.high))
    return f"{home}, {words('views.range', **dict(zip(('low', 'high'), ends, strict=True)))},"


def _market(facts: RunFacts, words: Words) -> str:
    if facts.start is None:
        return words("run.no_flows")
    start, years = facts.start, facts.scenario.years
    parts = [closure_sentence(line, start, years, words, "run.memo.market") for line in facts.unemployment]
    if facts.hit:
        names = words.list([inside(words(line.name)) for line in facts.hit[:NAMED]])
        parts.append(words("run.memo.hit", names=names))
    return " ".join([*parts, start_sentence(start, words)])


def _rests(facts: RunFacts, words: Words) -> str:
    parts = [words("run.measure", measure=facts.scenario.measure_label)]
    changed = [
        f"{words(line.label)} {parameter_value(line.value.value, words)}"
        for line in facts.assumptions
        if line.changed
    ]
    if changed:
        parts.append(words("run.memo.changed", values="; ".join(changed)))
    notes = [said(note, words) for note in facts.notes if note.key not in _ELSEWHERE]
    return " ".join([*parts, *notes, words("run.memo.limits")])


def _sources(facts: RunFacts, words: Words) -> str:
    vintages: dict[str, list[str]] = {}
    for source in facts.sources:
        vintages.setdefault(words.known(source.publisher), []).append(words.known(source.vintage))
    named = [f"{publisher} ({', '.join(dict.fromkeys(of))})" for publisher, of in vintages.items()]
    return words(
        "run.memo.sources",
        sources="; ".join(named),
        period=period(facts.economy.period, words),
        version=facts.version,
        scenario=facts.scenario.id,
        fingerprint=facts.fingerprint[:12],
    )
