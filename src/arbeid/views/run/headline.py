"""What a run says first, on every face: work handed over with its range, the balance and what decides it.

A bare balance of jobs is never said first: it is what new work and demand are assumed to bring, more than AI.
"""

from __future__ import annotations

import math

from arbeid.answers.plain import said
from arbeid.answers.quantity import Quantity
from arbeid.answers.run import RunFacts
from arbeid.answers.spread import Spread, Spreads
from arbeid.interval import told_apart
from arbeid.views.phrasing import signed_percent
from arbeid.views.run.closures import with_span
from arbeid.views.run.range_cell import is_fixed, with_range
from arbeid.wording import Words


def handed_sentence(facts: RunFacts, words: Words, room: str = "run.head") -> str:
    """Say how much work AI takes over, within which range, and how much of that stays as oversight."""
    told = handed_values(facts, words)
    same = told["handed_low"] == told["handed_high"]
    return words(f"{room}.handed_fixed" if same else f"{room}.handed", **told)


def handed_values(facts: RunFacts, words: Words) -> dict[str, object]:
    """Write the work handed over as a share of work and in jobs, with its range."""
    found, outer = facts.balance, facts.spreads.handed_over.outer
    shares = [_share(jobs, facts) for jobs in (found.handed_over.value, outer.low, outer.high)]
    handed, low, high = told_apart(shares, words.percent, 1)
    return {
        "years": facts.scenario.years,
        "handed": handed,
        "handed_low": low,
        "handed_high": high,
        "handed_over": words.jobs(float(found.handed_over)),
        "oversight": with_range(found.oversight, words, float(found.handed_over)),
    }


def balance_sentence(facts: RunFacts, words: Words, room: str = "run.head") -> str:
    """Say between which ends the balance of jobs lies while wages stay, and what decides that most."""
    key = "balance" if has_range(facts.spreads.net) else "balance_fixed"
    return words(f"{room}.{key}", **balance_values(facts, words))


def productivity_sentence(facts: RunFacts, words: Words) -> str:
    """Say between which ends total factor productivity lies over the draws; nothing where it has no range."""
    spread = facts.spreads.productivity
    if not has_range(spread):
        return ""
    # Points a year are means of growth in logs, as in the table under this sentence.
    low, high = (
        signed_percent(math.expm1((end or 0.0) * facts.scenario.years / 100), words, 1)
        for end in (spread.outer.low, spread.outer.high)
    )
    a_year = (words.number(end, 2) for end in (spread.outer.low, spread.outer.high))
    ends = dict(zip(("low", "high", "low_a_year", "high_a_year"), (low, high, *a_year), strict=True))
    return words("run.head.productivity", years=facts.scenario.years, **ends)


def gain_sentence(facts: RunFacts, words: Words) -> str:
    """Say between which ends the gain at home lies over the draws; nothing where it has no range."""
    spread = facts.spreads.gain_home
    if not has_range(spread):
        return ""
    low, high = (signed_percent(end, words, 1) for end in (spread.outer.low, spread.outer.high))
    return words("run.head.gain_home", low=low, high=high)


def over_measures(facts: RunFacts, words: Words) -> tuple[str, ...]:
    """Say what the same assumptions come to over measures on their own scales; nothing where none is."""
    found = facts.over_measures
    if found is None:
        return ()
    handed, net = found.handed_over, found.net
    ends = {
        "low": words.percent(_share(handed.low, facts), 1),
        "high": words.percent(_share(handed.high, facts), 1),
        "net_low": signed_percent(_share(net.low, facts), words, 1),
        "net_high": signed_percent(_share(net.high, facts), words, 1),
    }
    names = words.list([said(voice.label, words) for voice in found.voices])
    return (words("run.over_measures", measures=len(found.measures), names=names, **ends),)


def balance_values(facts: RunFacts, words: Words) -> dict[str, object]:
    """Write the balance as a share of work: both ends, this scenario's own, and what decides it most."""
    outer = facts.spreads.net.outer
    shares = [_share(jobs, facts) for jobs in (facts.balance.net.value, outer.low, outer.high)]
    net, low, high = told_apart(shares, lambda one, digits: signed_percent(one, words, digits), 1)
    return {
        "net_low": low,
        "net_high": high,
        "net": net,
        "decides": decides(facts.spreads, words),
    }


def decides(spreads: Spreads, words: Words) -> str:
    """Name what decides the balance most, a tie as a tie; nothing where nothing that was drawn moves it."""
    if spreads.decides_label is None:
        return ""
    if not spreads.tied_labels:
        return words(spreads.decides_label)
    labels = (spreads.decides_label, *spreads.tied_labels)
    return words("run.head.tie", drivers=words.list([words(label) for label in labels]))


def balance_range(facts: RunFacts, words: Words) -> str:
    """Write the balance as a range where there is no room for a sentence; as itself where it has none."""
    told = balance_values(facts, words)
    if not has_range(facts.spreads.net):
        return str(told["net"])
    return words("views.range", low=told["net_low"], high=told["net_high"])


def wages_sentence(facts: RunFacts, words: Words, room: str = "run.head") -> str:
    """Say what wages would do where they carry the whole adjustment, and how roughly that is known."""
    moves = facts.gains.wages
    change = _to_words(moves.change, words)
    share = with_span(moves.labour_share, words.percent, words)
    gain = with_span(moves.gain_home, lambda gain, digits: signed_percent(gain, words, digits), words)
    won = facts.balance.won_full
    bracketed = (share[1], gain[1], won.low is not None and not is_fixed(won))
    return words(
        f"{room}.wages",
        moved=words.jobs(float(won), float(facts.balance.handed_over)),
        # A memo has one page: ends stand there with what it says of work alone.
        moved_ranged=with_range(won, words, float(facts.balance.handed_over)),
        share="".join(share),
        gain="".join(gain),
        drawn=words("run.head.wages_drawn") if any(bracketed) else "",
        **change,
    )


def has_range(spread: Spread) -> bool:
    """Tell whether anything that was drawn moves an outcome."""
    low, high = spread.outer.low, spread.outer.high
    return low is not None and high is not None and high - low > 1e-9 * max(abs(low), abs(high), 1.0)


def _share(jobs: float | None, facts: RunFacts) -> float:
    return (jobs or 0.0) / float(facts.economy.people)


def _to_words(change: Quantity, words: Words) -> dict[str, object]:
    bounds = (change.value, change.low, change.high)
    shown = told_apart(bounds, lambda one, digits: signed_percent(one, words, digits), 1)
    return dict(zip(("wage", "wage_low", "wage_high"), shown, strict=True))
