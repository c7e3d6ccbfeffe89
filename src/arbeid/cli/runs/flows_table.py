"""A run of the flow model as tables for the terminal: by year, and the occupations that stand out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from arbeid.cli.terminal.tables import grid, render
from arbeid.views.flows.flows import apart

if TYPE_CHECKING:
    from arbeid.wording import Words

Facts = Mapping[str, Any]

SHOWN = 8
_YEARS = 10
_RATES = ("unemployment_rate", "long_term_rate", "vacancy_rate")
_OF_YEAR = (*_RATES, "mean_spell")


def flows_table(facts: Facts, words: Words, *, to_screen: bool) -> str:
    """Draw what happened in total, by year, and to the occupations that stand out."""
    risen = sorted(facts["occupations"], key=apart, reverse=True)
    hit = [row for row in risen if row["demand"]["value"] > 0 and apart(row) > 0]
    helped = [row for row in risen[::-1] if row["demand"]["value"] < 0 and apart(row) < 0]
    parts: list[Any] = [*_heading(facts, words), "", words("flows.years"), _years(facts, words)]
    for title, rows in (("most", risen), ("hit", hit), ("helped", helped)):
        parts += ["", words(f"flows.{title}")]
        parts.append(_occupations(rows[:SHOWN], words) if rows else words("flows.none"))
    badge = words(f"flows.badge.{facts['network']['badge']}")
    vintages: dict[str, list[str]] = {}
    for source in facts["sources"]:
        vintages.setdefault(source["publisher"], []).append(source["vintage"])
    sources = "; ".join(f"{who} ({', '.join(dict.fromkeys(of))})" for who, of in vintages.items())
    parts += ["", *facts["notes"], f"{words('report.sources')}: {sources}"]
    parts.append(words("flows.badge_line", badge=badge, fingerprint=facts["fingerprint"][:12]))
    return render(parts, to_screen=to_screen)


def _heading(facts: Facts, words: Words) -> list[str]:
    shock, settings = facts["shock"], facts["settings"]
    lines = [
        words(
            "flows.heading",
            label=shock["label"],
            years=words.number(settings["years"], 0 if settings["years"] == int(settings["years"]) else 1),
            title=facts["economy"]["title"],
            period=words.period(facts["economy"]["period"]),
            network=facts["network"]["label"],
        ),
        words(
            "flows.moved",
            automated=words.percent(shock["automated"]["value"]),
            moved=words.percent(shock["demand_moved"]["value"], 1),
        ),
    ]
    for name, found in facts["headline"].items():
        lines.append(
            words(
                "flows.furthest",
                rate=words(f"flows.rate.{name}"),
                start=words.percent(found["start"]["value"], 2),
                year=words.number(found["furthest_year"]["value"]),
                value=words.percent(found["furthest"]["value"], 2),
                rest=words.percent(found["furthest_rest"]["value"], 2),
                apart=words.signed(100 * found["furthest_apart"]["value"], 2),
            )
        )
    return lines


def _years(facts: Facts, words: Words) -> Any:
    runs = {(row["year"], row["run"]): row for row in facts["years"]}
    last = max(year for year, _ in runs)
    step = max(1, -(-last // _YEARS))
    shown = [*range(0, last, step), last]
    rest = (words("flows.column.rest"), "right")
    columns = [(words("flows.column.year"), "right")]
    for name in _OF_YEAR:
        columns += [(words(f"flows.column.{name}"), "right"), rest]
    rows = [
        [
            words.number(year),
            *(_cell(name, runs[year, run], words) for name in _OF_YEAR for run in ("shock", "rest")),
        ]
        for year in shown
    ]
    return grid(columns, rows)


def _cell(name: str, row: Facts, words: Words) -> str:
    value = row[name]["value"]
    return words.percent(value, 2) if name in _RATES else words.number(value, 1)


def _occupations(rows: Sequence[Facts], words: Words) -> Any:
    shares = ("unemployment", "unemployment_rest", "long_term", "long_term_rest")
    columns = [("automated", "right"), ("demand", "right"), *((name, "right") for name in shares)]
    named = [(words(f"flows.column.{name}"), justify) for name, justify in columns]
    named += [(words("flows.column.people"), "right"), (words("flows.column.name"), "left")]
    return grid(
        named,
        [
            [
                words.percent(row["automated"]["value"]),
                f"{words.signed(100 * row['demand']['value'], 1)}%",
                *(words.percent(row[name]["value"], 2) for name in shares),
                words.people(row["people"]["value"]),
                row["name"],
            ]
            for row in rows
        ],
    )
