"""What one screen tells of an occupation: its people, its pay, its studies, its work, and where people go."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from statistics import median
from typing import Any

import polars as pl

from arbeid.answers.jobs.in_short import OccupationInShort
from arbeid.answers.jobs.occupation import Standing, VoiceRank
from arbeid.answers.jobs.occupations import OccupationRow
from arbeid.answers.market.groups import GroupRow, Voice
from arbeid.answers.quantity import Quantity
from arbeid.data.economies.economy import Economy
from arbeid.verbs.jobs.activities import activities
from arbeid.verbs.jobs.moves import moves
from arbeid.verbs.jobs.occupations import occupations
from arbeid.verbs.market.groups import ranked_groups
from arbeid.verbs.market.people_change import people_changes


def occupation_in_short(market: Economy, code: str) -> OccupationInShort:
    """Gather what one screen tells of an occupation that the economy has: parts of ``Occupation``."""
    every, grouped = occupations(market.id), ranked_groups(market)
    row = next(one for one in every.rows if one.code == code)
    counted = market.groups.row(by_predicate=pl.col("code") == code, named=True)
    return OccupationInShort(
        title=every.title,
        period=every.period,
        period_before=market.entry.period_before,
        name=row.name,
        people=row.people,
        people_before=people_changes(market)[code].before,
        change=row.change,
        change_shown=row.change_shown,
        pay=_pay(market, counted),
        pay_period=market.entry.pay_period or market.entry.period,
        standing=_standing(row, grouped.row(code), grouped.about.voices),
        activities=activities(market, code),
        moves=moves(market.id, code),
    )


def _pay(market: Economy, counted: Mapping[str, Any]) -> Quantity:
    low, middle, high = (counted[f"pay_{end}"] for end in ("low", "median", "high"))
    return Quantity(middle, market.entry.pay_unit, "measured", low, high)


def _standing(row: OccupationRow, split: GroupRow, voices: tuple[Voice, ...]) -> Standing:
    middle = split.studies - split.top - split.bottom
    ranked = sorted(_voice_ranks(split, voices), key=lambda one: -float(one.rank))
    return Standing(split.studies, split.top, middle, split.bottom, row.rank, tuple(ranked))


def _voice_ranks(split: GroupRow, voices: tuple[Voice, ...]) -> Iterator[VoiceRank]:
    for voice in voices:
        known = [rank for name in voice.measures if (rank := split.ranks.get(name)) is not None]
        if known:
            yield VoiceRank(voice.id, voice.label, voice.measures, Quantity(median(known), "rank", "derived"))
