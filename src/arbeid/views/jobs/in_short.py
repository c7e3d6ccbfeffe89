"""What a person wants to know first of a job, in sentences that screen and page share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from arbeid.answers.jobs.activities import Activity
from arbeid.answers.jobs.collaboration import CollaborationRow, StudyDivision
from arbeid.answers.jobs.in_short import Told
from arbeid.answers.jobs.occupation import VoiceRank
from arbeid.answers.note import Sentence
from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.interval import told_apart
from arbeid.views.jobs.standing import standing
from arbeid.views.phrasing import inside, opening
from arbeid.wording import Words, is_phrase

Part = Literal["handed_over", "pair", "person"]
PARTS: tuple[Part, ...] = ("handed_over", "pair", "person")
_USED, _WHOLE_PAY = 3, 1000
# One task in fifty.
_LEAST_OF_WORK = 0.02
_UNITS = {"EUR/hour": "eur_hour", "USD/year": "usd_year"}


def whole_parts(work: CollaborationRow | StudyDivision) -> tuple[Quantity, Quantity, Quantity]:
    """Round the three parts to whole percents; people get what is left, so that the parts shown add up."""
    if work.handed_over.value is None or work.pair.value is None:
        return work.handed_over, work.pair, work.person
    ai, pair = (round(100 * float(part)) / 100 for part in (work.handed_over, work.pair))
    return (
        replace(work.handed_over, value=ai),
        replace(work.pair, value=pair),
        replace(work.person, value=1 - ai - pair),
    )


def of_hundred(part: Quantity, words: Words) -> str:
    """Write how many of every hundred tasks a part is, with its range.

    >>> from arbeid.wording import words_of
    >>> of_hundred(Quantity(0.06, "share", "modelled", 0.012, 0.14), words_of("nl"))
    '6 (1–14)'
    """
    if part.value is None:
        return "–"
    value, low, high = told_apart(
        [100 * (end or 0) for end in (part.value, part.low, part.high)], words.number
    )
    return value if low == high else f"{value} ({low}–{high})"


def studies_line(found: Told, words: Words) -> str:
    """Say in which third the studies put an occupation, or that they are divided, and where each puts it."""
    one = found.standing
    ranks, where = _ranks(found, words), standing(one, words)
    if not ranks:
        return where
    if 2 * max(one.top, one.middle, one.bottom) <= one.studies:
        where = words("job.short.divided", studies=one.studies)
    return words("job.short.studies", standing=where.rstrip("."), ranks=ranks)


def ranks_line(found: Told, words: Words) -> str:
    """Say where each study puts an occupation; nothing where none has a score for it."""
    ranks = _ranks(found, words)
    return words("job.short.ranks", ranks=ranks) if ranks else ""


def _ranks(found: Told, words: Words) -> str:
    ranked = found.standing.voices
    return ", ".join(f"{study(one, words)} {words.number(one.rank.value)}" for one in ranked)


def study(one: VoiceRank, words: Words) -> str:
    """Name a study in a word or two, where it has such a name, else as its label does."""
    return study_name(one.voice, one.label, words)


def study_name(voice: str, label: Sentence, words: Words) -> str:
    """Name the study with this id in a word or two, where it has such a name, else as its label does."""
    key = f"job.study.{voice}"
    return words(key) if is_phrase(key) else said(label, words)


def most_used(found: Told, most: int = _USED) -> Sequence[Activity]:
    """Choose the activities that weigh most of those that AI speeds up and that most vendors see asked.

    What is hardly any of the work says little of it: “explain regulations” is a hundredth of a plumber’s.
    """
    if found.activities is None:
        return ()
    rows = found.activities.rows
    used = [one for one in rows if one.mark == "used" and (one.weight.value or 0) >= _LEAST_OF_WORK]
    vendors = max((len(one.used) for one in used), default=0)
    return [one for one in used if len(one.used) == vendors][:most]


def used_line(found: Told, words: Words, most: int = _USED) -> str:
    """Say which of the work people ask AI for already; nothing where no vendor is known to see any."""
    known = most_used(found, most)
    if not known:
        return ""
    vendors = words.list([words(one.label).split(", ")[-1] for one in known[0].used])
    names = "; ".join(inside(words(one.name)) for one in known)
    return words("job.short.used", activities=names, vendors=vendors)


def pay_line(found: Told, words: Words) -> str:
    """Say when the middle earned what, and the middle half between what; nothing where that is not known."""
    if found.pay.value is None:
        return ""
    digits = 2 if found.pay.value < _WHOLE_PAY else 0
    values = {"low": found.pay.low, "middle": found.pay.value, "high": found.pay.high}
    written = {name: words.number(value, digits) for name, value in values.items()}
    unit = words(f"job.unit_{_UNITS.get(found.pay.unit, 'other')}")
    key = "pay" if found.pay.low is not None and found.pay.high is not None else "pay_middle"
    badge = words(f"views.badge.{found.pay.badge}").lower()
    return words(f"job.short.{key}", unit=unit, badge=badge, period=words.period(found.pay_period), **written)


def moves_line(found: Told, words: Words, most: int = 3) -> str:
    """Name the moves that people make most, and where that was seen; nothing where no move is known."""
    if not found.moves.rows or found.moves.label is None:
        return ""
    network = opening(words(found.moves.label))
    if found.moves.of_few:
        return words("job.short.moves_few", network=network, n=found.moves.seen)
    rows = found.moves.rows[:most]
    shown = [f"{words(one.name)} {words.percent(one.share.value)}" for one in rows]
    badge = words(f"views.badge.{rows[0].share.badge}").lower()
    return words("job.short.moves", network=network, badge=badge, moves="; ".join(shown))
