"""A run on one page of Markdown, to paste into a memo: plain, hedged and sourced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from arbeid.language import language as language_named
from arbeid.views.phrasing import Facts, inside, period
from arbeid.views.plots.run_productivity import points
from arbeid.views.run_sentences import (
    closure_sentence,
    gains_sentences,
    jobs_sentences,
    rounded,
    won_and_lost,
)
from arbeid.wording import Words, words_of

NAMED = 5
_MOVES = (("handed_over", -1), ("freed", -1), ("demand", 1), ("new_work", 1))


def run_memo(facts: Mapping[str, Any], language: str) -> str:
    """Write a run's plain facts as a page of Markdown. Errors: an unknown language, with the nearest name."""
    words = words_of(language_named(language))
    return "\n\n".join(_paragraphs(facts, words)) + "\n"


def _paragraphs(facts: Facts, words: Words) -> Iterator[str]:
    line, place = facts["scenario"], facts["economy"]
    said = {"scenario": line["title"], "economy": place["title"], "years": line["years"]}
    yield f"# {words('run.memo.title', **said)}"
    yield f"{line['sentence']} {words('run.not_forecast')} {words('run.memo.badge')}"
    badge = f"({words('views.badge.modelled').lower()})"
    yield f"**{words('run.memo.work')}** {' '.join(jobs_sentences(facts, words))} {badge}"
    yield "\n".join(_table(facts, words))
    yield f"**{words('run.memo.occupations')}** {_occupations(facts, words)} {badge}"
    yield f"**{words('run.memo.productivity')}** {_productivity(facts, words)} {badge}"
    gained = " ".join((*gains_sentences(facts, words), _receivers(facts, words)))
    yield f"**{words('run.memo.gains')}** {gained} {badge}"
    yield f"**{words('run.memo.market')}** {_market(facts, words)} {badge}"
    yield f"**{words('run.memo.rests')}** {_rests(facts, words)}"
    yield f"**{words('run.limits')}.** {' '.join(facts['limits'])}"
    yield _sources(facts, words)


def _table(facts: Facts, words: Words) -> Iterator[str]:
    found = facts["balance"]
    yield f"| {words('run.column.what')} | {words('run.open')} | {words('run.full')} |"
    yield "| --- | ---: | ---: |"
    for name, sign in _MOVES:
        shown = words.signed_people(sign * found[name]["value"])
        yield f"| {words(f'run.row_{name}')} | {shown} | {shown} |"
    yield f"| {words('run.row_rebalancing')} | – | {words.signed_people(found['rebalancing']['value'])} |"
    ends = (words.signed_people(found[name]["value"]) for name in ("net", "net_full"))
    yield f"| **{words('run.row_net')}** | {' | '.join(ends)} |"


def _occupations(facts: Facts, words: Words) -> str:
    parts = [won_and_lost(facts, words)]
    for name in ("losing", "gaining"):
        if facts[name]:
            parts.append(words(f"run.memo.{name}", names=_named(facts[name], words)))
    return " ".join(parts)


def _named(rows: Sequence[Facts], words: Words) -> str:
    return words.list(
        [f"{inside(row['name'])} ({words.signed(rounded(row['net']['value']))})" for row in rows[:NAMED]]
    )


def _productivity(facts: Facts, words: Words) -> str:
    first = facts["productivity"][0]
    studies = sorted(first["published"], key=points)
    return words(
        "run.memo.productivity_sentence",
        level=words.percent(first["level"]["value"], 1),
        a_year=words.number(first["a_year"]["value"], 2),
        years=facts["scenario"]["years"],
        low=words.number(points(studies[0]), 2),
        lowest=studies[0]["title"],
        high=words.number(points(studies[-1]), 2),
        highest=studies[-1]["title"],
        highest_reading=words.number(facts["productivity"][-1]["a_year"]["value"], 2),
    )


def _receivers(facts: Facts, words: Words) -> str:
    shown = [
        f"{words('run.receiver_' + line['name'])} {words.signed(100 * line['gain']['value'], 1)}%"
        for line in facts["gains"]["receivers"]
    ]
    return words("run.memo.receivers", parts="; ".join(shown))


def _market(facts: Facts, words: Words) -> str:
    years = facts["scenario"]["years"]
    if not facts["unemployment"]:
        return words("run.no_flows")
    parts = [closure_sentence(line, years, words) for line in facts["unemployment"]]
    parts.append(words("run.unemployment_level"))
    if facts["hit"]:
        names = words.list([inside(line["name"]) for line in facts["hit"][:NAMED]])
        parts.append(words("run.memo.hit", names=names))
    return " ".join(parts)


def _rests(facts: Facts, words: Words) -> str:
    parts = [words("run.measure", measure=facts["scenario"]["measure_label"])]
    changed = [
        f"{line['label']} {words.number(line['value']['value'], 2)}"
        for line in facts["assumptions"]
        if line["changed"]
    ]
    if changed:
        parts.append(words("run.memo.changed", values="; ".join(changed)))
    return " ".join([*parts, *facts["notes"]])


def _sources(facts: Facts, words: Words) -> str:
    place = facts["economy"]
    named = dict.fromkeys(f"{source['publisher']} ({source['vintage']})" for source in facts["sources"])
    return words(
        "run.memo.sources",
        sources="; ".join(named),
        period=period(place["period"], words),
        version=facts["version"],
        scenario=facts["scenario"]["id"],
        fingerprint=facts["fingerprint"][:12],
    )
