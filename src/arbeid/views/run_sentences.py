"""Sentences of a run that every face says alike."""

from __future__ import annotations

import math

from arbeid.views.phrasing import Facts
from arbeid.wording import Words


def rounded(value: float | None) -> float | None:
    """Keep three digits of a modelled number of jobs, as more would feign precision.

    >>> rounded(-13_169.07), rounded(391.4), rounded(12.3)
    (-13200.0, 391.0, 12.0)
    """
    if not value:
        return value
    return round(value, min(0, 2 - math.floor(math.log10(abs(value)))))


def start_sentence(start: Facts, words: Words) -> str:
    """Say where the flows start, and whether they are fitted to this labour market."""
    kind, badge = start["kind"], start["unemployment"]["badge"]
    if kind == "fitted" and not start["own_network"]:
        kind = "fitted_elsewhere"
    said = {"rate": words.percent(start["rate"]["value"], 1)}
    if start["vacancy"]["value"] is not None:
        said |= {
            "unemployment": words.percent(start["unemployment"]["value"], 1),
            "vacancy": words.number(1000 * start["vacancy"]["value"]),
            "badge": words(f"views.badge.{badge}").lower(),
        }
    return words(f"run.start_{kind}", **said)


def closure_sentence(line: Facts, facts: Facts, words: Words) -> str:
    """Say where unemployment stands at the horizon under one closure."""
    rises = line["closure"] == "full" or line["difference"]["value"] > 0
    return words(
        f"run.unemployment_{line['closure']}" if rises else "run.unemployment_down",
        years=facts["scenario"]["years"],
        weeks=words.number(facts["start"]["long_term_weeks"]["value"]),
        rate=words.percent(line["rate"]["value"], 1),
        without=words.percent(line["without"]["value"], 1),
        difference=f"{words.signed(line['difference']['value'], 2)} {words('unit.points')}",
        long_term=words.percent(line["long_term"]["value"], 1),
        long_term_without=words.percent(line["long_term_without"]["value"], 1),
    )


def jobs_sentences(facts: Facts, words: Words) -> tuple[str, ...]:
    """Say what happens to work, what is left on balance under each closure, and that it is work."""
    found, people = facts["balance"], facts["economy"]["people"]["value"]
    names = ("touched", "handed_over", "assisted", "freed", "demand", "new_work")
    said = {name: words.people(found[name]["value"]) for name in names}
    net = words(
        "run.net",
        net=words.signed_people(found["net"]["value"]),
        share=f"{words.signed(100 * found['net']['value'] / people, 1)}%",
        moved=words.people(found["won_full"]["value"]),
    )
    return (words("run.jobs", years=facts["scenario"]["years"], **said), net, words("run.worth"))


def won_and_lost(facts: Facts, words: Words) -> str:
    """Say how many jobs occupations lose and gain, under each closure."""
    names = ("won", "lost", "won_full")
    return words("run.won_lost", **{name: words.people(facts["balance"][name]["value"]) for name in names})


def gains_sentences(facts: Facts, words: Words) -> tuple[str, ...]:
    """Say how large the gain is, how labour's share moves, and what AI is supposed to cost."""
    found = facts["gains"]
    money = found["ai_bill_money"]["value"]
    shares = {
        "before": words.percent(found["labour_share_before"]["value"], 1),
        "after": words.percent(found["labour_share_after"]["value"], 1),
    }
    lines = (
        words("run.gains", gain=words.percent(found["gain"]["value"], 1)),
        words("run.labour_share", years=facts["scenario"]["years"], **shares),
        words("run.ai_bill", bill=words.percent(found["ai_bill"]["value"], 1)),
    )
    return (*lines, words("run.ai_bill_money", money=words.people(money))) if money else lines


def study_title(study: Facts, years: int, words: Words) -> str:
    """Name a study, with its own horizon where that is not the run's."""
    title = f"{study['title']}{'†' if study['fitted'] else ''}"
    if study["years"] == years:
        return title
    return words("run.study_years", title=title, years=words.number(study["years"]))


def study_figures(study: Facts, words: Words) -> tuple[str, str]:
    """Give a study's level and points a year; the one that it did not publish follows from the other.

    >>> from arbeid.wording import words_of
    >>> study = {"level": {"value": 0.0066}, "a_year": {"value": None}, "years": 10.0}
    >>> study_figures(study, words_of("en"))
    ('+0.66%', '≈0.07')
    """
    level, a_year = study["level"]["value"], study["a_year"]["value"]
    about = "" if a_year is not None else "≈"
    points = words.number(a_year if a_year is not None else 100 * level / study["years"], 2)
    if level is not None:
        return f"{words.signed(100 * level, 2)}%", about + points
    return f"≈{words.signed(a_year * study['years'], 1)}%", about + points
