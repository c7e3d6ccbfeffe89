"""Published shares beside ours: a row a claim that can be recomputed, the largest published share first."""

from __future__ import annotations

from collections.abc import Sequence

from arbeid.views.drawing.canvas import Scale
from arbeid.views.drawing.figure import Figure
from arbeid.views.drawing.pen import Drawing
from arbeid.views.drawing.sheet import Sheet
from arbeid.views.drawing.table_twin import Twin
from arbeid.views.phrasing import Facts, share
from arbeid.views.report.facts import column, sources_of
from arbeid.wording import Words


def ledger(facts: Facts, words: Words) -> Figure | None:
    """Draw each claim's published share as a tick and ours as a dot.

    ``facts`` holds ``rows`` (id, shown, who, published, ours, verdict) and ``sources``; None without rows.
    """
    rows = sorted(facts["rows"], key=lambda row: (-row["published"], row["id"]))
    if not rows:
        return None
    close = sum(row["status"] in ("matches", "close") for row in rows)
    widest = max(rows, key=lambda row: abs(row["ours"] - row["published"]))
    said = {
        "count": len(rows),
        "close": close,
        "widest": widest["who"],
        "theirs": share(widest["published"], words),
        "ours": share(widest["ours"], words),
    }
    scale = Scale(0, 1, {at: words.percent(at) for at in (0, 0.25, 0.5, 0.75, 1)})
    return Figure(
        id=words("views.ledger.id"),
        language=words.language,
        title=words("views.ledger.title", **said),
        subtitle=words("views.ledger.subtitle", **said),
        note=words("views.ledger.note"),
        alt=words("views.ledger.alt", **said),
        badge="derived",
        about=(words("views.ledger.about_rule"), words("views.ledger.about_verdict")),
        sources=sources_of(facts, [source["id"] for source in facts["sources"]]),
        table=_table(rows, words),
        drawings=(
            _drawn(Sheet(scale, 320, left=0, right=30), rows, words),
            _drawn(Sheet(scale, 600, left=262, right=40), rows, words),
        ),
    )


def _drawn(sheet: Sheet, rows: Sequence[Facts], words: Words) -> Drawing:
    sheet.key(
        [
            ("disc", "accent", words("views.ledger.key_ours")),
            ("tick", "contrast", words("views.ledger.key_published")),
        ]
    )
    for row in rows:
        y = sheet.row(row["shown"], row["who"])
        low, high = sorted((row["published"], row["ours"]))
        sheet.line(low, high, y, "soft", 2)
        sheet.tick(row["published"], y, "contrast")
        sheet.dot(row["ours"], y, "accent")
        sheet.value(high, y, share(row["ours"], words))
    return sheet.drawing()


def _table(rows: Sequence[Facts], words: Words) -> Twin:
    columns = (
        column(words, "claim"),
        column(words, "publication"),
        column(words, "published_share", "share", digits=1),
        column(words, "ours", "share", digits=1),
        column(words, "verdict"),
    )
    return Twin(
        columns,
        tuple((row["shown"], row["who"], row["published"], row["ours"], row["verdict"]) for row in rows),
    )
