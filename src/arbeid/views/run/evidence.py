"""The first year of an ensemble beside what was counted, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from arbeid.answers.ensemble import CountedLine, Evidence
from arbeid.views.monitor.periods import period
from arbeid.wording import Words


def evidence_sentences(found: Evidence, words: Words) -> Iterator[str]:
    """Say what the draws make of the first year, where each count falls, and why it does not weigh them."""
    if not found.draws:
        return
    ends = {
        f"{name}_{end}": words.percent(getattr(spread.outer, end), digits)
        for name, spread, digits in (("touched", found.touched, 1), ("spending", found.spending, 3))
        for end in ("low", "value", "high")
    }
    yield words("ensemble.first_year", **ends)
    for line in found.counted:
        yield _counted(line, words)
    if found.counted:
        yield words("ensemble.evidence_shown")


def _counted(line: CountedLine, words: Words) -> str:
    share = words.percent(line.share.value, 1)
    below = words.percent(line.below.value)
    return words(f"ensemble.counted_{line.name}", share=share, below=below, period=period(line.period, words))
