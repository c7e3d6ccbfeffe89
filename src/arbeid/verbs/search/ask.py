"""One box for anything: a job, a headline, a number, a place, a measure or a word of the field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from arbeid.answers.asked import Asked, Kind, Reading
from arbeid.answers.jobs.titles import Certainty, JobGroup
from arbeid.answers.note import Note
from arbeid.data.economies.choices import choices
from arbeid.data.economies.economy import economy
from arbeid.data.economies.names import title_of
from arbeid.language import Language, Text, spoken
from arbeid.lookup.begun import titles_begun
from arbeid.lookup.groups import group_name
from arbeid.lookup.lists import codes_of
from arbeid.lookup.told_of import titles_told_of
from arbeid.phrases import MUTATIONS
from arbeid.search.findable import PART, Findable
from arbeid.search.index import index
from arbeid.search.own_answers import own_answers
from arbeid.search.percents import percents
from arbeid.search.question_words import job_in, jobs_beside
from arbeid.search.ranking import NAMED, NUMBER, Question, Ranked, question, ranked
from arbeid.search.words import words_in
from arbeid.verbs.arguments import checked, written
from arbeid.verbs.jobs.job_titles import FoundTitle, found_title, offered

MOST = 6
# A job of its own name goes before what is only on the words of it, and after what is called just so.
BY_HOW = {"exact": 0.98, "form": 0.9, "prefix": 0.5, "part": 0.5, "near": 0.55}
_MOST_ALONE = 8
_FIRM, _BESIDE, _TOLD_OF = BY_HOW["form"], 0.75, 0.3
_LEAST_TOLD = 3
_LONGEST_TITLE = 6
_CODE = re.compile(r"\d{2}-\d{4}|\d{4}")
_COMMANDS: dict[Kind, str] = {
    "claim": "arbeid claim {id}",
    "sentence": "arbeid check {text}",
    "story": "arbeid story {id}",
    "measure": "arbeid exposure {usual} --measure {id}",
    "term": "arbeid ask {text}",
}


@checked
def ask(text: str, titles: Language | None = None) -> Asked:
    """Find what a text may be meant for: a job, claim, headline, story, place, measure, term or answer.

    The first reading is what it was taken for. A text that fits nothing has no readings, and its sentence
    says so. Only the first 400 letters are read. ``titles`` is the language that comes first, of job titles
    and of sentences that do not show theirs. Errors: an unknown language, a text of blanks alone.

    >>> [(one.kind, one.id) for one in ask("IMF 40%").readings][0]
    ('claim', 'imf-2024-world-40')
    >>> ask("Loodgieter", "nl").readings[0].groups[0].code
    '0734'
    >>> ask("chocolate cake recipe").readings
    ()
    """
    asked = question(written(text, "ask_empty"), titles or spoken())
    return _answer(asked, ranked(asked))


def suggestions(text: str, titles: Language | None = None) -> Asked:
    """Find the same while a text is typed: its last word may go on. Errors: an unknown language."""
    asked = question(text, titles or spoken())
    return _answer(asked, ranked(asked, begun=True), _jobs_begun(asked))


def _jobs_begun(asked: Question) -> list[Reading]:
    """Read a text as the titles that it may become, each under its own name; one title a group is enough."""
    begun = titles_begun(asked.text, asked.language) if len(asked.text.split()) <= _LONGEST_TITLE else ()
    known = {title: one for title in begun if (one := _titled(title, asked.language))}
    first = {one.id: title for title, one in reversed(known.items())}
    return [
        replace(one, name=Text(nl=title, en=title), nearness=BY_HOW["prefix"])
        for title, one in known.items()
        if first[one.id] == title
    ]


def _answer(asked: Question, found: Sequence[Ranked], begun: Sequence[Reading] | None = None) -> Asked:
    job = _job(asked, alone=not found)
    if begun is not None and job and job.nearness < BY_HOW["exact"]:
        # What is not typed to its end is another form of no title yet.
        job = None
    told = next((one.one.id for one in found if one.one.kind == "claim"), "") if asked.is_sentence else ""
    readings = [_reading(one, asked, told) for one in found]
    readings += [job] if job else []
    readings += [one for one in begun or () if job is None or one.id != job.id]
    first = tuple(sorted(readings, key=lambda one: -one.nearness))[:MOST]
    if not first:
        return Asked(asked.text, Note("ask.none" if asked.text else "ask.empty", {"text": asked.text}), ())
    return Asked(asked.text, Note(f"ask.taken_{first[0].kind}", {"name": first[0].name}), first)


def _reading(found: Ranked, asked: Question, told: str) -> Reading:
    """Read the text as one thing; a sentence is one on the claim that it ``told``."""
    one = found.one
    kind: Kind = "sentence" if one.id == told else one.kind
    bends = found.match.bent if found.match else ()
    return Reading(
        kind=kind,
        id=one.id,
        name=one.name,
        about=one.about,
        command=_command(kind, one, asked),
        nearness=round(found.score, 3),
        bends=tuple(MUTATIONS.get(bend).label for bend in bends if bend in MUTATIONS.names()),
    )


def _command(kind: Kind, one: Findable, asked: Question) -> str:
    """Name the command that tells more."""
    if kind == "answer":
        return own_answers()[one.id].command.format(usual=choices().usual)
    if kind != "place":
        if kind == "sentence" and asked.cut:
            # A part of a text says something else, and all of it is no line to type.
            return "arbeid check -"
        text = one.name.read(asked.language) if kind == "term" else asked.text
        return _COMMANDS[kind].format(id=one.id, usual=choices().usual, text=typed(text))
    economy, _, cell = one.id.partition("/")
    by, _, _ = cell.partition("/")
    return f"arbeid exposure {economy} --by {by}" if by not in ("", PART) else f"arbeid report {economy}"


def typed(text: str) -> str:
    """Write a text as one word of a command that a shell takes as it stands.

    >>> print(typed("40% of jobs"), typed("AI saves $100"), typed("-40%"))
    "40% of jobs" 'AI saves $100' -- "-40%"
    """
    # Between double quotes a shell reads these signs as its own; between single ones only their like.
    quoted = f'"{text}"' if not set(text) & set('"$`\\!') else "'" + text.replace("'", "’") + "'"
    return f"-- {quoted}" if text.startswith("-") else quoted


def _job(asked: Question, *, alone: bool) -> Reading | None:
    """Read a short text as a job title, or find the job that a question on AI is about."""
    if coded := _coded(asked.text.strip()):
        return coded
    title = job_in(asked.text, asked.language)
    short = asked.words and len(title.split()) <= _LONGEST_TITLE
    whole = _titled(title, asked.language) if short else None
    if whole and whole.nearness >= _FIRM:
        return whole
    if whole and (percents(title, asked.written) or not _says_more_than_names(title, asked.language)):
        whole = None
    if asked.asks:
        return _told_of(asked, alone=alone) or whole
    # Where nothing else fits, a job may stand among more words, and be the last of several.
    runs = jobs_beside(asked.text, asked.written, *([_MOST_ALONE] if alone else []))
    tails = [run.rpartition(" ")[2] for run in runs if alone and " " in run]
    beside = (_titled(one, asked.written) for one in (*runs, *tails))
    firm = next((one for one in beside if one and one.nearness >= _FIRM), None)
    return replace(firm, nearness=_BESIDE) if firm else _told_of(asked, alone=alone) or whole


def _told_of(asked: Question, *, alone: bool) -> Reading | None:
    """Read a headline as the first job that it tells of; what else answers much of it goes before."""
    if len(asked.words) < _LEAST_TOLD:
        return None
    told = titles_told_of(asked.text, asked.written)
    named = (_titled(one, asked.written) for one in told if not _ends_a_name(one, asked.text))
    first = next((one for one in named if one and one.nearness >= _FIRM), None)
    return replace(first, nearness=_BESIDE if alone else _TOLD_OF) if first else None


def _says_more_than_names(text: str, language: Language) -> bool:
    """Tell whether a text may still name a job without what has a name of its own: “language models”."""
    words = text.split()
    pairs = [tuple(words_in(" ".join(pair))) in index().names for pair in pairwise(words)]
    if not any(pairs):
        return True
    named = zip([*pairs, False], [False, *pairs], strict=True)
    rest = " ".join(word for word, own in zip(words, named, strict=True) if not any(own))
    return bool(rest) and _titled(rest, language) is not None


def _ends_a_name(title: str, text: str) -> bool:
    """Tell whether a title is but the end of what is called so: “models” of “language models”."""
    words, own = words_in(text), words_in(title)
    pairs = (pair for pair in pairwise(words) if pair[-1:] == tuple(own))
    return any(pair in index().names for pair in pairs)


def _coded(text: str) -> Reading | None:
    """Read a text as the code of a group of occupations, in the usual economy first."""
    if not _CODE.fullmatch(text):
        return None
    for place in choices().at_hand:
        classification = economy(place).classification
        if text in codes_of(classification):
            name = group_name(classification, text) or Text(nl=text, en=text)
            return Reading(
                kind="job",
                id=text,
                name=name,
                about=Note("ask.job_code", {"code": text, "economy": title_of(place)}),
                command=f"arbeid trend {place} {text}",
                nearness=NAMED + NUMBER,
                economy=place,
                certainty="sure",
                groups=(
                    JobGroup(
                        classification=classification,
                        code=text,
                        name=name,
                        sure=1.0,
                        title=text,
                        how="exact",
                        uniform=False,
                    ),
                ),
            )
    return None


def _titled(title: str, language: Language) -> Reading | None:
    """Read a job title, in the usual economy."""
    usual = choices().usual
    found = found_title(title, language)
    groups = found.groups(economy(usual).classification)
    if not groups or groups[0].name is None:
        return None
    certain = found.certainty(economy(usual).classification)
    return Reading(
        kind="job",
        id=groups[0].code,
        name=Text(nl=title, en=title) if certain == "choose" else groups[0].name,
        about=_about(found, groups[0].name, certain),
        command=f"arbeid job {typed(title)}",
        nearness=BY_HOW[found.matches[0].how],
        economy=usual,
        certainty=certain,
        groups=tuple(offered(groups)),
    )


def _about(found: FoundTitle, name: Text, certain: Certainty | None) -> Note:
    return Note(f"ask.job_{certain}", {"title": found.matches[0].title, "name": name})
