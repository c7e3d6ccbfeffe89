"""Who gets the gain of a run: six receivers, their sum, and what of it stays at home or is new work."""

from __future__ import annotations

from collections.abc import Mapping

from arbeid.answers.quantity import Quantity
from arbeid.answers.run import RunFacts
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.from_zero import bar, scale_of
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Column, Twin
from arbeid.views.phrasing import signed_percent
from arbeid.views.run.setting import ENDS, Ends, cited, column
from arbeid.views.run.words import RunWords, about
from arbeid.wording import Words


def run_gains(facts: RunFacts, words: Words) -> Figure:
    """Draw a bar from zero for each receiver, as a share of value added, their sum and two of which."""
    found, told = facts.gains, RunWords(facts, words)
    parts = {line.name: float(line.gain) for line in found.receivers}
    most = max(parts, key=lambda name: parts[name])
    lines = dict(told.gain_lines())
    whole = {name: float(value) for name, value in lines.items()}
    said = told.setting()
    said |= {name: signed_percent(value, words, 2) for name, value in whole.items()}
    said |= {
        "most": words(f"run.receiver_{most}").split(",")[0],
        "most_gain": signed_percent(parts[most], words, 1),
        "before": words.percent(found.labour_share_before.value, 1),
        "after": words.percent(found.labour_share_home.value, 1),
    }
    scale = scale_of(whole.values(), lambda at: signed_percent(at, words, 1))
    return Figure(
        **figure_words("run.view.gains", words, said),
        badge=found.gain.badge,
        about=about(facts.scenario, words),
        sources=cited(facts.sources),
        table=_table(lines, ENDS if facts.spreads.draws else (), words),
        drawings=tuple(
            _drawn(Sheet(scale, width, left=left, right=right), whole, words).drawing()
            for width, left, right in ((320, 0, 0), (600, 232, 58))
        ),
    )


def _table(lines: Mapping[str, Quantity], ends: Ends, words: Words) -> Twin:
    columns = [column(words, "receiver"), column(words, "of_value", "change", 2)]
    columns += [
        Column(f"of_value_{end}", f"{words('run.column.of_value')}, {part}", "change", digits=2)
        for end, part in ends
    ]
    rows = (
        (words(f"run.receiver_{name}"), one.value, *(getattr(one, end) for end, _ in ends))
        for name, one in lines.items()
    )
    return Twin(tuple(columns), tuple(rows))


def _drawn(sheet: Sheet, whole: dict[str, float], words: Words) -> Sheet:
    for name, value in whole.items():
        y = sheet.row(words(f"run.receiver_{name}"), weight=600 if name == "gain" else 400, track=False)
        bar(sheet, value, y, signed_percent(value, words, 2))
    return sheet
