"""A run on one page of Markdown, to paste into a memo: plain, hedged and sourced."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from arbeid.language import language as language_named
from arbeid.views.phrasing import Facts, inside, period, signed_percent
from arbeid.views.plots.run_productivity import points
from arbeid.views.run_sentences import rounded, start_sentence
from arbeid.wording import Words, words_of

NAMED = 3
_MOVES = (("handed_over", -1), ("freed", -1), ("demand", 1), ("new_work", 1))


def run_memo(facts: Mapping[str, Any], language: str) -> str:
    """Write a run's plain facts as a page of Markdown. Errors: an unknown language, with the nearest name."""
    words = words_of(language_named(language))
    return "\n\n".join(_paragraphs(facts, words)) + "\n"


def _paragraphs(facts: Facts, words: Words) -> Iterator[str]:
    line, place = facts["scenario"], facts["economy"]
    said = {"scenario": line["title"], "economy": place["title"], "years": line["years"]}
    yield f"# {words('run.memo.title', **said)}"
    yield f"{line['sentence']} {words('run.memo.hedge')}"
    badge = f"({words('views.badge.modelled').lower()})"
    yield f"**{words('run.memo.work')}** {_work(facts, words)} {badge}"
    yield "\n".join(_table(facts, words))
    yield f"**{words('run.memo.occupations')}** {_occupations(facts, words)} {badge}"
    yield f"**{words('run.memo.productivity')}** {_productivity(facts, words)} {badge}"
    yield f"**{words('run.memo.gains')}** {_gains(facts, words)} {badge}"
    yield f"**{words('run.memo.market')}** {_market(facts, words)} {badge}"
    yield f"**{words('run.memo.rests')}** {_rests(facts, words)}"
    yield _sources(facts, words)


def _work(facts: Facts, words: Words) -> str:
    found, people = facts["balance"], facts["economy"]["people"]["value"]
    names = ("touched", "handed_over", "assisted")
    touched = words(
        "run.memo.touched",
        years=facts["scenario"]["years"],
        share=words.percent(found["touched"]["value"] / people, 1),
        **{name: words.people(found[name]["value"]) for name in names},
    )
    net = words(
        "run.memo.net",
        net=words.signed_people(found["net"]["value"]),
        share=signed_percent(found["net"]["value"] / people, words, 1),
        moved=words.people(found["won_full"]["value"]),
    )
    return f"{touched} {net}"


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
    nobody = {"losing": "run.nobody_loses", "gaining": "run.nobody_gains"}
    return " ".join(
        words(f"run.memo.{name}", names=_named(facts[name], words)) if facts[name] else words(nobody[name])
        for name in nobody
    )


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
    )


def _gains(facts: Facts, words: Words) -> str:
    found = facts["gains"]
    ordered = sorted(found["receivers"], key=lambda line: -float(line["gain"]["value"]))
    parts = [
        words(
            "run.memo.receiver",
            receiver=words(f"run.memo.receiver_{line['name']}"),
            gain=signed_percent(line["gain"]["value"], words, 1),
        )
        for line in ordered
    ]
    receivers = words(
        "run.memo.receivers",
        gain=words.percent(found["gain"]["value"], 1),
        parts=words.list(parts),
        before=words.percent(found["labour_share_before"]["value"], 1),
        after=words.percent(found["labour_share_after"]["value"], 1),
    )
    return f"{receivers} {words('run.memo.ai_bill', bill=words.percent(found['ai_bill']['value'], 1))}"


def _market(facts: Facts, words: Words) -> str:
    if not facts["unemployment"]:
        return words("run.no_flows")
    parts = [_closure(line, facts["scenario"]["years"], words) for line in facts["unemployment"]]
    if facts["hit"]:
        names = words.list([inside(line["name"]) for line in facts["hit"][:NAMED]])
        parts.append(words("run.memo.hit", names=names))
    return " ".join([*parts, start_sentence(facts["start"], words)])


def _closure(line: Facts, years: int, words: Words) -> str:
    rises = line["closure"] == "full" or line["difference"]["value"] > 0
    return words(
        f"run.memo.market_{line['closure'] if rises else 'down'}",
        years=years,
        rate=words.percent(line["rate"]["value"], 1),
        without=words.percent(line["without"]["value"], 1),
    )


def _rests(facts: Facts, words: Words) -> str:
    parts = [words("run.measure", measure=facts["scenario"]["measure_label"])]
    changed = [
        f"{line['label']} {words.number(line['value']['value'], 2)}"
        for line in facts["assumptions"]
        if line["changed"]
    ]
    if changed:
        parts.append(words("run.memo.changed", values="; ".join(changed)))
    return " ".join([*parts, *facts["notes"], words("run.memo.limits")])


def _sources(facts: Facts, words: Words) -> str:
    place = facts["economy"]
    vintages: dict[str, list[str]] = {}
    for source in facts["sources"]:
        vintages.setdefault(words.known(source["publisher"]), []).append(words.known(source["vintage"]))
    named = [f"{publisher} ({', '.join(dict.fromkeys(of))})" for publisher, of in vintages.items()]
    return words(
        "run.memo.sources",
        sources="; ".join(named),
        period=period(place["period"], words),
        version=facts["version"],
        scenario=facts["scenario"]["id"],
        fingerprint=facts["fingerprint"][:12],
    )
