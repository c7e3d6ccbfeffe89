"""The numbers of every job as a script, for a folder in which no server sets two of them side by side.

It holds what `arbeid.views.jobs.beside` writes of each occupation of the usual economy, so that
`versus-folder.js` only chooses and compares; how well a move fits, which is known of pairs, stays behind.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from arbeid.answers.jobs.occupation import Occupation
from arbeid.answers.jobs.versus import ComparedJob, ComparedLine, Part
from arbeid.answers.quantity import SourceLine
from arbeid.data.economies.choices import choices
from arbeid.data.economies.economy import Economy, economy
from arbeid.language import LANGUAGES, Language
from arbeid.verbs.jobs.collaboration import collaboration
from arbeid.verbs.jobs.moves import moves
from arbeid.verbs.jobs.occupation import occupation
from arbeid.verbs.jobs.versus import lines_of
from arbeid.views.jobs.beside import label_of, numbers_of, sources_line
from arbeid.views.phrasing import inside, share
from arbeid.web.addresses import file_for, to
from arbeid.wording import Words, words_of

_NAMES: Mapping[str, Language] = {f"versus-index-{language}.js": language for language in LANGUAGES}
_EVERY, _DIGITS = 10_000, 6
_PARTS = ("work", "studies", "tasks", "people")
# Sentences with the places of their values left open.
_SAYS = {
    "versus.agree": ("n", "job"),
    "versus.agree_one": ("job",),
    "versus.most": ("n", "studies", "job"),
    "versus.divided": ("first_studies", "first", "second_studies", "second"),
    "versus.no_study": (),
    "versus.apart": ("numbers",),
    "versus.not_apart": (),
    "versus.move": ("start", "to", "share", "rank", "moves", "badge"),
    "versus.no_move": ("start", "to"),
    "versus.number": (),
    "web_versus.title": (),
    "web_versus.title_of": ("first", "second"),
    "web_versus.same": (),
}


def versus_address(language: Language) -> str:
    """Write the address of the numbers in a language; it changes with their content."""
    digest = hashlib.sha256(_script(language)).hexdigest()[:12]
    return f"/static/versus-index-{language}.{digest}.js"


def versus_file(name: str) -> bytes | None:
    """Give the numbers with this name, or nothing for any other name."""
    language = _NAMES.get(name)
    return None if language is None else _script(language)


@cache
def _script(language: Language) -> bytes:
    return script_of(language, sorted(economy(choices().usual).groups["code"]))


def script_of(language: Language, codes: Sequence[str]) -> bytes:
    """Write the script that holds the numbers of these occupations, two at least."""
    facts = json.dumps(_facts(language, codes), ensure_ascii=False, separators=(",", ":"))
    return f"window.arbeidJobs={facts};\n".encode()


def _facts(language: Language, codes: Sequence[str]) -> dict[str, object]:
    words, market = words_of(language), economy(choices().usual)
    jobs = [occupation(market.id, code) for code in codes]
    numbers = {job.code: _numbers(market, job, jobs[at - 1], words) for at, job in enumerate(jobs)}
    lines = [line for of in numbers.values() for line, _ in of]
    kinds = sorted(
        {(line.part, line.id): line for line in lines}.values(), key=lambda one: _PARTS.index(one.part)
    )
    places = [(one.part, one.id) for one in kinds]
    return {
        "says": {key: words(key, **{name: f"{{{name}}}" for name in names}) for key, names in _SAYS.items()},
        "parts": list(_parts(market, jobs, kinds, lines, words)),
        "jobs": {job.code: _job(job, numbers[job.code], places, words) for job in jobs},
        "moves": {job.code: _moves(market, job, words) for job in jobs},
    }


def _numbers(
    market: Economy, job: Occupation, other: Occupation, words: Words
) -> list[tuple[ComparedLine, str]]:
    named = ComparedJob(job.code, job.code, job.name, change_shown=job.change_shown)
    return list(numbers_of(tuple(lines_of(market, job, other)), named, words))


def _parts(
    market: Economy,
    jobs: list[Occupation],
    kinds: list[ComparedLine],
    lines: list[ComparedLine],
    words: Words,
) -> Iterator[dict[str, object]]:
    every: dict[str, SourceLine] = {
        line.id: line
        for line in (*collaboration(market.id).sources, *(one for job in jobs for one in job.sources))
    }
    for part, members in groupby(kinds, key=lambda one: one.part):
        of = dict.fromkeys(name for line in lines if line.part == part for name in line.sources)
        yield {
            "id": part,
            "heading": words(f"versus.part.{part}"),
            "sources": sources_line([every[name] for name in of], words),
            "lines": [
                [one.id, label_of(one, words), words(f"views.badge.{one.first.badge}").lower()]
                for one in members
            ],
        }


def _job(
    job: Occupation, numbers: list[tuple[ComparedLine, str]], places: list[tuple[Part, str]], words: Words
) -> dict[str, object]:
    known = {(line.part, line.id): (line, text) for line, text in numbers if line.first.value is not None}
    return {
        "name": words(job.name),
        "inside": inside(words(job.name)),
        "file": file_for(to("job", words.language, economy=job.economy, code=job.code)),
        "numbers": [_cell(*known[place]) if place in known else None for place in places],
    }


def _cell(line: ComparedLine, text: str) -> list[str | float | None]:
    """Give a number as it is written, and what decides whether it is higher than another."""
    one = line.first
    # The ends of pay are those of its middle half, and say nothing of how sure the middle is.
    ends = (None, None) if line.id == "pay" else (one.low, one.high)
    return [text, *(None if end is None else float(f"{end:.{_DIGITS}g}") for end in (one.value, *ends))]


def _moves(market: Economy, job: Occupation, words: Words) -> dict[str, object]:
    """List where people go: the share and the place of each, and how many places there are."""
    rows = moves(market.id, job.code, _EVERY).rows
    badge = words(f"views.badge.{rows[0].share.badge}").lower() if rows else ""
    reached = {
        code: [share(row.share.value, words), at]
        for at, row in enumerate(rows, start=1)
        for code in row.codes
    }
    return {"count": len(rows), "badge": badge, "to": reached}
