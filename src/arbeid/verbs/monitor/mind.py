"""What would change a country's sentence: thresholds set beforehand, and how it stands with each."""

from __future__ import annotations

from arbeid.answers.monitor.signed import SignedNumber
from arbeid.answers.monitor.visible import Bar, Carried, MeasureLine, Mind
from arbeid.answers.note import Note, Value
from arbeid.answers.sayings import Number
from arbeid.data.monitor.entry import Monitor, Threshold
from arbeid.verbs.monitor.scores import primary_scores
from arbeid.verbs.monitor.slopes import change_of_slope

# Slopes this few standard deviations apart read as none apart at one digit.
_LEVEL = 0.05


def mind(
    monitor: Monitor, lines: tuple[MeasureLine, ...], parts: tuple[Carried, ...], draws: int
) -> Mind | None:
    """Hold each threshold of a country against what was counted; a country without any has none."""
    if monitor.mind is None:
        return None
    primary = next(line for line in lines if line.standing == "primary")
    bars = tuple(_bar(monitor, one, primary, parts, draws) for one in monitor.mind.thresholds)
    return Mind(monitor.mind.declared.isoformat(), bars)


def _bar(monitor: Monitor, one: Threshold, line: MeasureLine, parts: tuple[Carried, ...], draws: int) -> Bar:
    if one.test == "p_below":
        return _chance(one, line)
    if one.test == "kept_without_one":
        return _without_one(one, line, parts)
    return _beyond(one, line) if monitor.tested else _changed(monitor, one, line, draws)


def _chance(one: Threshold, line: MeasureLine) -> Bar:
    now = line.p.value
    if now is None:
        return _unknown(one)
    return _held(one, now, now < one.value, "chance", p=Number(now, 2))


def _without_one(one: Threshold, line: MeasureLine, parts: tuple[Carried, ...]) -> Bar:
    group = next(part for part in parts if part.kind == "major group")
    slope, left = float(line.window.slope), float(group.left)
    now = left / slope
    slopes = {"slope": SignedNumber(slope, 2), "left": SignedNumber(left, 2)}
    return _held(one, now, now >= one.value, "without", name=group.name, **slopes)


def _beyond(one: Threshold, line: MeasureLine) -> Bar:
    if line.earlier is None:
        return _unknown(one)
    now = (float(line.earlier.slope) - float(line.window.slope)) / float(line.spread)
    key = "level" if abs(now) < _LEVEL else "below" if now > 0 else "above"
    return _held(one, now, now >= one.value, key, away=Number(abs(now), 1))


def _changed(monitor: Monitor, one: Threshold, line: MeasureLine, draws: int) -> Bar:
    if line.earlier is None:
        return _unknown(one)
    change, chance = change_of_slope(monitor, primary_scores(monitor), draws)
    now = change / chance.spread
    return _held(one, now, abs(now) >= one.value, "changed", change=SignedNumber(now, 1))


def _held(one: Threshold, now: float, met: bool, key: str, **values: Value) -> Bar:
    """Say how it stands; what must hold in several vintages running is not settled by this one."""
    waits = met and one.running > 1
    so = Note(f"monitor.bar_{'waits' if waits else 'met' if met else 'missed'}")
    stands = Note(f"monitor.now_{key}", {**values, "so": so})
    return Bar(one.sentence, one.value, now, None if waits else met, stands)


def _unknown(one: Threshold) -> Bar:
    return Bar(one.sentence, one.value, None, None, Note("monitor.now_unknown"))
