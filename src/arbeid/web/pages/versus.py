"""Two jobs beside each other: every number of both, where the studies put them, and the moves between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from arbeid.answers.jobs.versus import JobsCompared
from arbeid.data.economies.choices import choices
from arbeid.verbs.jobs.moves import moves
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.jobs.versus import versus
from arbeid.views.jobs.beside import move_lines, moves_heading, parts_beside, says
from arbeid.views.jobs.beside_ranks import beside_ranks
from arbeid.views.phrasing import inside
from arbeid.web.page import Answer, Asked, Page, filed_without_state
from arbeid.wording import Words

KEYS = ("economy", "first", "second")


def _answer(asked: Asked) -> Answer:
    words, state = asked.words, asked.state
    name = state.get("economy", choices().usual)
    typed = {side: state.get(side, "").strip() for side in ("first", "second")}
    shown: dict[str, Any] = {
        "economy": name,
        "usual": choices().usual,
        "found": None,
        "every": None,
        "choices": [],
        "says": [],
        "moves": [],
        **typed,
    }
    if asked.static:
        return _page(words("web_versus.title"), {}, shown | _to_choose(name, words), words)
    if not all(typed.values()):
        return _page(words("web_versus.title"), {}, shown, words)
    found = versus(typed["first"], typed["second"], name, titles=asked.language)
    data = {"versus": found.plain(asked.language)}
    if found.choices:
        return _page(
            words("web_versus.title"), data, shown | {"choices": list(_choices(found, typed))}, words
        )
    first, second = (words(job.name or "") for job in (found.first, found.second))
    figure = beside_ranks(found, words)
    answer = _page(
        words("web_versus.title_of", first=first, second=inside(second)),
        data,
        shown
        | {
            "found": found,
            "names": (first, second),
            "says": list(says(found, words)),
            "parts": list(parts_beside(found, words)),
            "moves_heading": moves_heading(found, words),
            "moves": list(move_lines(found, words)),
        },
        words,
    )
    figures = (figure,) if figure else ()
    python = {one.id: _python(found) for one in figures}
    return Answer(answer.title, answer.description, answer.data, answer.shown, figures, python)


def _page(title: str, data: dict[str, Any], shown: dict[str, Any], words: Words) -> Answer:
    return Answer(title, words("web_versus.description"), data, shown)


def _to_choose(name: str, words: Words) -> dict[str, Any]:
    """List the codes and names of all jobs from A to Z, to choose two of, and say of whom they speak."""
    every = occupations(name)
    jobs = sorted(((row.code, words(row.name)) for row in every.rows), key=lambda one: one[1].casefold())
    network = moves(name, every.rows[0].code).label
    return {"jobs": jobs, "every": every, "moves_heading": words("versus.moves", network=network)}


def _choices(found: JobsCompared, typed: dict[str, str]) -> Iterator[dict[str, Any]]:
    """List the groups of the first title that may mean several, each with the state that it leads to."""
    side, job = ("first", found.first) if found.first.choices else ("second", found.second)
    for one in job.choices:
        state = {"economy": found.economy, **typed, side: one.group.code}
        yield {"choice": one, "state": state, "text": job.text.strip()}


def _python(found: JobsCompared) -> str:
    return f"""\
import arbeid

for line in arbeid.versus("{found.first.code}", "{found.second.code}", "{found.economy}").lines:
    print(line.id, line.first.value, line.second.value)"""


PAGES = (
    Page(
        id="versus",
        paths={"nl": "beroepen/naast-elkaar", "en": "jobs/side-by-side"},
        template="versus.html.j2",
        answer=_answer,
        keys=KEYS,
        under="jobs",
        painted=False,
        scripts=("versus-folder.js",),
        # Two of hundreds of jobs are more pages than a folder can hold: a script does it there.
        filed=filed_without_state,
    ),
)
