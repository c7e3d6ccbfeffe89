"""What was verified: every number of ledger, stories, report and documentation, with counts by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from arbeid.answers.claims.verified import CheckedNumber, Part, PartLine, ReasonLine, Verified
from arbeid.answers.note import Note
from arbeid.registry import remembered
from arbeid.verbs.claims.verify.docs_numbers import Ask, docs_numbers
from arbeid.verbs.claims.verify.ledger_numbers import ledger_numbers
from arbeid.verbs.claims.verify.report_numbers import report_numbers
from arbeid.verbs.claims.verify.story_numbers import story_numbers

# In the ledger a difference between ours and theirs is a finding, and is printed as one.
_FINDINGS: tuple[Part, ...] = ("ledger",)


def verify(docs: Path | None = None, ask: Ask | None = None) -> Verified:
    """Check every number that we print anew, and count what agrees, differs and cannot be checked.

    ``docs`` is the folder of the documentation, whose commands ``ask`` answers; without them that part is
    left out, since it does not ship. The first answer takes some seconds; it is kept.
    """
    every = list(_shipped())
    if docs is not None and ask is not None:
        every += docs_numbers(docs, ask)
    outcomes = Counter(one.outcome for one in every)
    return Verified(
        numbers=len(every),
        checked=outcomes["agrees"] + outcomes["differs"],
        agrees=outcomes["agrees"],
        differs=outcomes["differs"],
        cannot=outcomes["cannot"],
        parts=tuple(_parts(every)),
        reasons=tuple(_reasons(every)),
        faults=tuple(one for one in every if one.outcome == "differs" and one.part not in _FINDINGS),
        every=tuple(every),
    )


@remembered
def _shipped() -> tuple[CheckedNumber, ...]:
    return (*ledger_numbers(), *story_numbers(), *report_numbers())


def _parts(every: Iterable[CheckedNumber]) -> Iterator[PartLine]:
    counts = Counter((one.part, one.outcome) for one in every)
    for part in get_args(Part):
        agrees, differs, cannot = (counts[part, outcome] for outcome in ("agrees", "differs", "cannot"))
        if agrees + differs + cannot:
            total, checked = agrees + differs + cannot, agrees + differs
            label = Note(f"verify.part_{part}")
            yield PartLine(part, label, total, checked, agrees, differs, cannot)


def _reasons(every: Iterable[CheckedNumber]) -> Iterator[ReasonLine]:
    counts = Counter((one.part, one.outcome, one.reason) for one in every)
    order = {part: place for place, part in enumerate(get_args(Part))}
    outcomes = {"agrees": 0, "differs": 1, "cannot": 2}
    for (part, outcome, reason), count in sorted(
        counts.items(), key=lambda item: (order[item[0][0]], outcomes[item[0][1]], -item[1], item[0][2])
    ):
        yield ReasonLine(part, outcome, reason, Note(f"verify.reason_{reason}"), count)
