"""One occupation: what every study says of it, what of its work goes to AI, its years, pay and next moves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from arbeid.answers.jobs.activities import Activities
from arbeid.answers.jobs.already import Already
from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.occupations import Occupations
from arbeid.answers.jobs.trend import TrendLine
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity, named
from arbeid.data.economies.choices import choices
from arbeid.verbs.jobs.collaboration import collaboration
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.jobs.occupations import occupations
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.steps import steps
from arbeid.views.jobs.already import age_bars, already, used_bars
from arbeid.views.jobs.beeswarm import beeswarm
from arbeid.views.jobs.in_short import PARTS, moves_line, of_hundred, ranks_line, used_line, whole_parts
from arbeid.views.jobs.job_ranks import job_ranks
from arbeid.views.jobs.move_rows import best_line, money, move_rows, near_moves
from arbeid.views.jobs.people_change import change_headline, change_note, change_short
from arbeid.views.jobs.region_rows import region_lists
from arbeid.views.jobs.standing import standing
from arbeid.views.jobs.work_rows import work_line, work_rows
from arbeid.views.jobs.years import years
from arbeid.views.phrasing import inside, opening, share, share_with_range
from arbeid.web.page import Answer, Asked, Page
from arbeid.wording import Words

_FEW = 200
_CLOSE = 0.5
_WITHIN = 4
_PARTS = (("handed_over", "handed"), ("assisted", "assisted"), ("left", "soft"))
_WAYS = (("alone", "handed"), ("together", "assisted"), ("person", "soft"))


def _answer(asked: Asked) -> Answer:
    words = asked.words
    found = occupation(asked.params["economy"], asked.params["code"])
    name, where = words(found.name), standing(found.standing, words)
    every = occupations(found.economy)
    figures = dict(_figures(found, every, words))
    # In a folder, the files of every chart of every occupation would take longer than all else together.
    bare = asked.static
    return Answer(
        title=name,
        description=f"{name}: {where}",
        data={"occupation": found.plain(asked.language)},
        shown={
            "job": found,
            "standing": where,
            "facts": list(_facts(found, words)),
            "figure_of": figures,
            "bare": bare,
            "parts": list(_bars({key: getattr(found, key) for key, _ in _PARTS}, _PARTS, words)),
            "ways": _ways(found, words),
            "used": already(found, words),
            "used_title": _headed("used_ranks", found.already, found, words),
            "used_bars": list(used_bars(found, words)),
            "age_bars": list(age_bars(found, words)),
            "regions": list(region_lists(found, words)),
            "pay": _pay(found, words),
            "hundred": _hundred(found, words),
            "first": [line for line in (ranks_line(found, words), used_line(found, words)) if line],
            "first_moves": moves_line(found, words),
            "work": list(work_rows(found, words)),
            "work_line": work_line(found, words),
            "work_title": _headed("tasks", found.activities, found, words),
            "moves": list(move_rows(found, words)),
            "near_moves": near_moves(found),
            "best": best_line(found, every.rows, words),
            "differ": _differ(found, words),
            "within": [words(other) for other in found.moves.within[:_WITHIN]],
            "trend_text": _trend_text(found, words),
            "titles": list(found.titles.read(asked.language)),
            "single": choices().usual,
            "parts_of_work": PARTS,
            "on_paper": words("versus.sources", sources=named(found.sources, words)),
        },
        figures=() if bare else tuple(figures.values()),
        python={figure.id: _python(found) for figure in figures.values()},
    )


def _hundred(found: Occupation, words: Words) -> list[tuple[str, list[str]]]:
    """Set of every hundred tasks what goes where beside all people at work; empty without a study."""
    every = collaboration(found.economy, found.code)
    row = every.rows[0]
    if row.person.value is None:
        return []
    named = {words("job.short.this"): row, opening(said(every.total.name, words)): every.total}
    return [(name, [of_hundred(part, words) for part in whole_parts(work)]) for name, work in named.items()]


def _python(found: Occupation) -> str:
    return f"""\
import arbeid

found = arbeid.occupation("{found.economy}", "{found.code}")
for rating in found.ratings:
    print(rating.measure, rating.rank.value)"""


def _headed(key: str, of: Already | Activities | None, found: Occupation, words: Words) -> str:
    """Head a part with the country that it was seen in, where that is another than the page's."""
    if of is None or of.place == found.title:
        return words(f"web_job.{key}")
    return words(f"web_job.{key}_in", place=words.inside(of.place))


def _figures(found: Occupation, every: Occupations, words: Words) -> Iterator[tuple[str, Figure]]:
    others = [row for row in every.rows if row.major == found.major.code and row.code != found.code]
    drawn = job_ranks(found, others, words)
    if drawn:
        yield "ranks", drawn
    if len(every.rows) <= _FEW and found.standing.rank.value is not None:
        yield "beeswarm", beeswarm(every, {}, words, found.code)
    if found.trend and _main(found.trend.lines):
        line = years(found.trend, words)
        if line:
            yield "years", line


def _main(lines: Sequence[TrendLine]) -> bool:
    """Say whether most of the occupation lies in one of the groups that were counted."""
    return any(float(line.share) > _CLOSE for line in lines)


def _differ(found: Occupation, words: Words) -> str:
    """Say why studies differ, of those that are shown."""
    ranked = {one.measure for one in found.ratings if one.speaks and one.rank.value is not None}
    said_of = {"studies_robots": {"frey-osborne"}, "studies_one_voice": {"aioe", "aioe-language"}}
    told = [words(f"web_job.{key}") for key, measures in said_of.items() if measures <= ranked]
    return " ".join([words("web_job.studies_differ"), *told])


def _facts(found: Occupation, words: Words) -> Iterator[tuple[str, str, str, str, str]]:
    """List the facts beside the name: what it is, the figure, a few words on it, its badge, and more."""
    values = {
        "place": found.place,
        "occupations": found.occupations,
        "share": share(found.share.value, words),
    }
    yield (
        words("web_job.people"),
        words.people(found.people.value or 0),
        words("web_job.people_of", **values),
        found.people.badge,
        "",
    )
    if found.pay.value is not None:
        middle = money(found.pay.value, found.pay.unit, words)
        short = words("web_job.pay_short", period=words.period(found.pay_period))
        yield words("web_job.pay"), middle, short, found.pay.badge, ""
    if found.change.value is not None:
        short, note = change_short(found, words), change_note(found, words)
        yield words("web_job.change"), change_headline(found, words), short, found.change.badge, note
    for key, one in (("women", found.women), ("higher_education", found.higher_education)):
        if one.value is not None:
            yield words(f"web_job.{key}"), share(one.value, words), "", one.badge, ""


def _ways(found: Occupation, words: Words) -> list[dict[str, Any]]:
    if found.division is None:
        return []
    return list(_bars({key: getattr(found.division, key) for key, _ in _WAYS}, _WAYS, words))


def _bars(
    shares: Mapping[str, Quantity], parts: Sequence[tuple[str, str]], words: Words
) -> Iterator[dict[str, Any]]:
    for key, look in parts:
        one = shares[key]
        if one.value is None:
            continue
        values = dict(zip(("middle", "range"), share_with_range(one, words), strict=True))
        yield {
            "key": key,
            "look": look,
            "low": one.low,
            "middle": one.value,
            "high": one.high,
            "shown": values["range"],
            "sentence": words(f"web_job.{key}", **values),
        }


def _pay(found: Occupation, words: Words) -> dict[str, Any] | None:
    """Write pay in words, and as parts of an axis that starts at zero."""
    one, every = found.pay, found.pay_all.value
    if one.value is None:
        return None
    values = {"low": one.low, "middle": one.value, "high": one.high, "all": every}
    known = {name: value for name, value in values.items() if value is not None}
    most = steps(0, max(known.values()), 4)[-1]
    written = {
        name: money(value, one.unit, words, bare=name in ("low", "middle") and "high" in known)
        for name, value in known.items()
    } | {"period": words.period(found.pay_period)}
    kind = "pay_range" if {"low", "high"} <= known.keys() else "pay_middle"
    return {
        **{name: None if value is None else value / most for name, value in values.items()},
        "sentence": words(f"web_job.{kind}", **written),
        "beside": words("web_job.pay_all", **written) if "all" in known else "",
        "ends": (money(0, one.unit, words), money(most, one.unit, words)),
        "badge": one.badge,
        "badge_all": found.pay_all.badge,
    }


def _trend_text(found: Occupation, words: Words) -> str:
    if found.trend is None:
        return words("web_job.trend_none", economy=opening(words(found.title)))
    if _main(found.trend.lines):
        return said(found.trend.level, words)
    level = said(found.trend.level, words)
    return words("web_job.trend_spread", job=inside(words(found.name)), level=level)


def _filed(params: Mapping[str, str], state: Mapping[str, str]) -> bool:
    """Keep the usual economy's occupations as files; those of every economy would be tens of thousands."""
    return params["economy"] == choices().usual


PAGES = (
    Page(
        id="job",
        paths={"nl": "beroepen/{economy}/{code}", "en": "jobs/{economy}/{code}"},
        template="job.html.j2",
        answer=_answer,
        under="jobs",
        scripts=("rove.js",),
        painted=False,
        filed=_filed,
    ),
)
