"""The drivers of a scenario in words: which part of a spread comes from which assumption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from arbeid.answers.drivers import DrivenLine, DriverLine
from arbeid.answers.note import Note, Sentence
from arbeid.answers.quantity import Quantity
from arbeid.answers.sayings import Jobs, Percent
from arbeid.answers.sensitivity import ChoiceLine, ReadingEnds
from arbeid.interval import digits_apart
from arbeid.language import Text
from arbeid.wording import greatest, is_phrase

_PARTS = (10, 13, 17, 20, 25, 33, 40, 50, 60, 67, 75, 80)
_NEARLY_ALL, _WORTH_TELLING = 0.85, 0.1


def driver_sentences(driven: DrivenLine, lines: Sequence[DriverLine]) -> Iterator[Note]:
    """Say of one headline which assumption carries most of its spread, which comes next, what is left.

    ``lines`` are those of this headline, the most telling first.
    """
    of = Note(f"sensitivity.of.{driven.name}")
    shares = [line for line in lines if line.first.value is not None]
    if not shares:
        return
    first, *others = shares
    if float(first.first) < _WORTH_TELLING:
        yield Note("sensitivity.no_one", {"of": of})
    elif others and _tied(first, others[0]):
        second, *others = others
        other = {"other" if name == "driver" else f"other_{name}": one for name, one in _told(second).items()}
        yield Note("sensitivity.tie", {"of": of, **_told(first), **other})
    else:
        yield Note(_most(first.first), {"of": of, **_part(first.first), **_told(first)})
    if others and float(others[0].first) >= _WORTH_TELLING:
        told = _told(others[0])
        yield Note("sensitivity.next", {"driver": told["driver"], "share": told["share"]})
    if driven.together.value is not None and driven.together.value >= _WORTH_TELLING:
        yield Note("sensitivity.together", {"of": of, "share": Percent(driven.together.value)})


def choice_sentences(measures: Iterable[ChoiceLine], readings: ReadingEnds | None) -> Iterator[Note]:
    """Say how far choices lie apart, which are no draws."""
    nets = sorted(float(line.net) for line in measures)
    if len(nets) > 1:
        within = greatest(nets)
        yield Note("sensitivity.measures", {"low": Jobs(nets[0], within), "high": Jobs(nets[-1], within)})
    if readings is not None:
        yield Note(
            "sensitivity.readings",
            {"low": Percent(float(readings.low)), "high": Percent(float(readings.high))},
        )


def title_of(lines: Sequence[DriverLine]) -> Note:
    """Say in one line which assumption carries most of the spread in jobs."""
    first = lines[0]
    if float(first.first) < _WORTH_TELLING:
        return Note("sensitivity.view.drivers.title_none")
    if len(lines) > 1 and _tied(first, lines[1]):
        both = {"driver": driver_of(first), "other": driver_of(lines[1])}
        return Note("sensitivity.view.drivers.title_tie", both)
    values = {**_part(first.first), "driver": driver_of(first)}
    return Note(f"sensitivity.view.drivers.title{'' if 'part' in values else '_nearly_all'}", values)


def driver_of(line: DriverLine) -> Sentence:
    """Say what an assumption is about, as a part of a sentence; else its label."""
    key = f"sensitivity.driver.{line.name.rpartition('.')[2]}"
    return Note(key) if is_phrase(key) and "+" not in line.name else _quoted(line.label)


def part_of(share: Quantity) -> Note:
    """Choose the nearest fraction in words.

    >>> part_of(Quantity(0.64, "share", "modelled")).key
    'sensitivity.part.67'
    """
    nearest = min(_PARTS, key=lambda part: abs(part - 100 * float(share)))
    return Note(f"sensitivity.part.{nearest}")


def _tied(first: DriverLine, second: DriverLine) -> bool:
    """Tell whether the intervals of two shares meet, so that neither is known to be the larger."""
    low, high = first.first.low, second.first.high
    worth = float(second.first) >= _WORTH_TELLING
    return worth and low is not None and high is not None and high >= low


def _most(share: Quantity) -> str:
    return "sensitivity.nearly_all" if float(share) >= _NEARLY_ALL else "sensitivity.most"


def _part(share: Quantity) -> dict[str, Sentence]:
    return {} if float(share) >= _NEARLY_ALL else {"part": part_of(share)}


def _told(line: DriverLine) -> dict[str, Sentence]:
    bounds = [float(line.first), line.first.low or 0.0, line.first.high or 0.0]
    digits = digits_apart([100 * one for one in bounds])
    share, low, high = (Percent(one, digits) for one in bounds)
    return {"driver": driver_of(line), "share": share, "low": low, "high": high}


def _quoted(label: Text) -> Text:
    return Text(nl=f"“{label.nl}”", en=f"“{label.en}”")
