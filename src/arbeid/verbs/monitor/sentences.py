"""The first sentence of a country: what was seen, and what would not have been."""

from __future__ import annotations

from arbeid.answers.monitor.signed import SignedNumber, SignedPercent, SignedPercentEnds
from arbeid.answers.monitor.visible import Change, MeasureLine, Outcome, Window
from arbeid.answers.note import Note, Value
from arbeid.answers.sayings import Inside, Number, Period
from arbeid.data.monitor.entry import Monitor
from arbeid.language import Text
from arbeid.models.monitor.nested import Null
from arbeid.verbs.monitor import quarters as swedish

# Slopes that differ by less than this read alike at two digits and are one.
_ALIKE = 0.05


def slopes(monitor: Monitor, line: MeasureLine, outcome: Outcome, change: tuple[float, Null] | None) -> Note:
    """Word what a slope says, as a note: never that nothing is there, and never why.

    With few groups (``change``) it is the change against the earlier window that could have been seen.
    """
    if change is not None:
        return _groups(monitor, line, change)
    slope = float(line.window.slope)
    values: dict[str, Value] = {
        "first": str(line.window.first),
        "last": str(line.window.last),
        "slope": Number(abs(slope), 2),
        "direction": Note(f"monitor.{'less' if slope < 0 else 'more'}"),
        "ends": _ends(line.window),
        "smallest": Number(float(line.smallest_visible), 1),
        "before": _before(line),
    }
    key = f"monitor.first_{outcome}"
    return Note(key if line.standing == "primary" else f"{key}_by", {**values, "measure": line.label})


def quarters(monitor: Monitor, moved: tuple[Change, ...], jumped: tuple[str, ...]) -> Note:
    """Word what the months say of the young and exposed, and how much of it sits in which months."""
    young = {one.group: one for one in moved if one.age == swedish.YOUNG}
    most = young["Q4"]
    within = [month for month in jumped if most.first < month <= most.last]
    year = {one.group: one for one in moved if one.age == "16-24" and one.comparable}
    return Note(
        "monitor.first_quarters",
        {
            "title": Inside(monitor.title),
            "first": Period(most.first),
            "last": Period(most.last),
            "change": SignedPercent(float(most.change), 1),
            "jumps": SignedPercent(float(most.jumps), 1),
            "rest": SignedPercent(float(most.rest), 1),
            "least": SignedPercent(float(young["Q1"].change), 1),
            "n": len(within),
            "yearly": SignedPercent(float(year["Q4"].change), 1),
            "yearly_least": SignedPercent(float(year["Q1"].change), 1),
            "year_first": year["Q4"].first,
            "year_last": year["Q4"].last,
        },
    )


def postings(title: Text, measure: Text, changes: tuple[Change, ...], sectors: int) -> Note:
    """Word how postings changed since a month and before it, by third of their sectors where known."""
    before, since = (
        {one.group: one for one in changes if one.first == first}
        for first in dict.fromkeys(one.first for one in changes)
    )
    first, middle, last = (Period(at) for at in (changes[0].first, changes[0].last, changes[-1].last))
    values: dict[str, Value] = {
        "title": Inside(title),
        "measure": measure,
        "start": first,
        "first": middle,
        "last": last,
        "n": sectors,
    }
    parts = {"all": "change"} if "all" in since else {"top": "most", "bottom": "least"}
    for group, name in parts.items():
        values[name] = SignedPercentEnds(since[group].change, named=name == "most")
        values[f"{name}_before"] = SignedPercentEnds(before[group].change)
    return Note(f"monitor.first_postings_{'all' if 'all' in since else 'thirds'}", values)


def _ends(one: Window) -> Note:
    low, high = one.slope.low, one.slope.high
    assert low is not None and high is not None, "every slope has the ends of chance"
    return Note("monitor.slope_ends", {"low": SignedNumber(low, 2), "high": SignedNumber(high, 2)})


def _before(line: MeasureLine) -> Note:
    earlier = line.earlier
    if earlier is None:
        return Note("monitor.no_earlier")
    values: dict[str, Value] = {"first": str(earlier.first), "last": str(earlier.last)}
    then = float(earlier.slope)
    if abs(then - float(line.window.slope)) < _ALIKE:
        return Note("monitor.as_earlier", values)
    direction = Note(f"monitor.{'less' if then < 0 else 'more'}")
    values |= {"slope": Number(abs(then), 2), "direction": direction, "ends": _ends(earlier)}
    return Note("monitor.against_earlier", values)


def _groups(monitor: Monitor, line: MeasureLine, change: tuple[float, Null]) -> Note:
    assert line.earlier is not None
    now, then = float(line.window.slope), float(line.earlier.slope)
    sides = {(True, True): "both_faster", (False, False): "both_slower"}
    # A slope that reads as none is neither faster nor slower.
    level = min(abs(now), abs(then)) < _ALIKE
    sentence = Note(
        f"monitor.groups_{'turned' if level else sides.get((now > 0, then > 0), 'turned')}",
        {
            "title": Inside(monitor.title),
            "first": str(line.window.first),
            "last": str(line.window.last),
            "earlier_first": str(line.earlier.first),
            "earlier_last": str(line.earlier.last),
            "slope": SignedNumber(now, 2),
            "then": SignedNumber(then, 2),
            "ends": _ends(line.window),
            "then_ends": _ends(line.earlier),
            "change": SignedNumber(change[0], 2),
            "smallest": Number(change[1].smallest_visible, 1),
        },
    )
    if line.standing == "primary":
        return sentence
    return Note("monitor.groups_by", {"measure": line.label, "sentence": sentence})
