"""Published shares beside ours: a row a claim that can be recomputed, the largest published share first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from arbeid.answers.claims.ledger import LedgerLine
from arbeid.answers.note import Note
from arbeid.answers.plain import said
from arbeid.answers.quantity import SourceLine
from arbeid.views.drawing.axis import whole_axis
from arbeid.views.drawing.cited import cited
from arbeid.views.drawing.figure import Figure, figure_words
from arbeid.views.drawing.sheet import Drawing, Sheet
from arbeid.views.drawing.table_twin import Cell, Twin
from arbeid.views.phrasing import share
from arbeid.views.report.setting import column
from arbeid.wording import Words


@dataclass(frozen=True)
class LedgerRow:
    """A claim with a published share and ours beside it, as a fraction each, and what ours rests on."""

    line: LedgerLine
    who: Note
    published: float
    ours: float
    sources: tuple[SourceLine, ...]


def ledger(drawn: Sequence[LedgerRow], words: Words) -> Figure | None:
    """Draw each claim's published share as a tick and ours as a dot; None without rows."""
    rows = sorted(drawn, key=lambda row: (-row.published, row.line.id))
    if not rows:
        return None
    close = sum(row.line.status in ("matches", "close") for row in rows)
    widest = max(rows, key=lambda row: abs(row.ours - row.published))
    told = {
        "count": len(rows),
        "close": close,
        "widest": said(widest.who, words),
        "theirs": share(widest.published, words),
        "ours": share(widest.ours, words),
    }
    scale = whole_axis(words)
    return Figure(
        **figure_words("views.ledger", words, told),
        badge="derived",
        about=(words("views.ledger.about_rule"), words("views.ledger.about_verdict")),
        sources=cited((source for row in drawn for source in row.sources), words),
        table=_table(rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=30), rows, words),
            _drawn(Sheet(scale, 600, left=262, right=40), rows, words),
        ),
    )


def _drawn(sheet: Sheet, rows: Sequence[LedgerRow], words: Words) -> Drawing:
    sheet.key(
        [
            ("disc", "accent", words("views.ledger.key_ours")),
            ("tick", "contrast", words("views.ledger.key_published")),
        ]
    )
    for row in rows:
        y = sheet.row(words(row.line.shown), said(row.who, words))
        low, high = sorted((row.published, row.ours))
        sheet.line(low, high, y, "soft", 2)
        sheet.tick(row.published, y, "contrast")
        sheet.dot(row.ours, y, "accent")
        sheet.value(high, y, share(row.ours, words))
    return sheet.drawing()


def _table(rows: Sequence[LedgerRow], words: Words) -> Twin:
    columns = (
        column(words, "claim"),
        column(words, "publication"),
        column(words, "published_share", "share", digits=1),
        column(words, "ours", "share", digits=1),
        column(words, "verdict"),
    )
    return Twin(columns, tuple(_cells(row, words) for row in rows))


def _cells(row: LedgerRow, words: Words) -> tuple[Cell, ...]:
    verdict = words(f"claim.{row.line.status}")
    return (words(row.line.shown), said(row.who, words), row.published, row.ours, verdict)
