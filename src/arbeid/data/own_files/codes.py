"""Codes in readers' own files, checked against their classification: a total is no occupation."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from arbeid.data.codes.classifications import labels, pattern_of
from arbeid.data.figures import DECLARED, table
from arbeid.errors import ArbeidError, DamagedFile
from arbeid.nearest_names import closest
from arbeid.registry import brief, remembered, shown

_LONGEST = 12


@remembered
def known_codes(classification: str) -> frozenset[str]:
    """Load the codes of a classification that has a list of names; none where it has not.

    A list of names may be of one source and lack codes that a crosswalk has.
    """
    named = frozenset(labels(classification)["code"])
    if not named:
        return named
    bridges = [(one.id, one.bridge) for one in DECLARED.all() if one.bridge is not None and one.ships]
    return named.union(
        *(table(name).frame["source"] for name, bridge in bridges if bridge.source == classification),
        *(table(name).frame["target"] for name, bridge in bridges if bridge.target == classification),
    )


@dataclass(frozen=True)
class Codes:
    """Which codes a file may have: those of a classification, and that of its row of totals."""

    classification: str
    total: str = ""

    def checked(self, path: Path, codes: Iterable[tuple[int | None, str | None]]) -> list[str]:
        """Check the codes of a file (row and code), mended where a spreadsheet took the zeros at their start.

        Errors: a code that the classification does not have, with the nearest that it has.
        """
        pattern = pattern_of(self.classification)
        known = {code for code in known_codes(self.classification) if pattern.fullmatch(code)}
        found = []
        for row, code in codes:
            if not code:
                raise DamagedFile("csv_code_empty", path=shown(path), row=row)
            mended = code if code == self.total else mended_code(code, known, pattern)
            if mended is None:
                raise _unknown(path, row, code, self.classification)
            found.append(mended)
        return found


def mended_code(code: str, known: Collection[str], pattern: re.Pattern[str] | None = None) -> str | None:
    """Mend a code that lost the zeros at its start to one that is known; nothing where there is none.

    Without known codes the pattern decides.

    >>> [mended_code(code, {"0411", "1121"}) for code in ("0411", "411", "411.0", "1121", "Totaal")]
    ['0411', '0411', '0411', '1121', None]
    """
    plain = re.sub(r"^([0-9]+)[.,]0$", r"\1", code)
    tried = [code, plain]
    if plain.isascii() and plain.isdigit() and len(plain) < _LONGEST:
        tried += [plain.zfill(length) for length in range(len(plain) + 1, _LONGEST)]
    if known:
        return next((one for one in tried if one in known), None)
    return next((one for one in tried if pattern is not None and pattern.fullmatch(one)), None)


def _unknown(path: Path, row: int | None, code: str, classification: str) -> ArbeidError:
    key = "csv_code" if row is not None else "value_code"
    words = {"path": shown(path), "code": brief(code), "classification": classification}
    if row is not None:
        words["row"] = str(row)
    known = sorted(known_codes(classification))
    nearest = closest(brief(code), known, 1)
    if nearest:
        return DamagedFile(f"{key}_near", nearest=nearest[0], **words)
    # Of what fits the pattern it would say that it may well be a code.
    like = (
        known[0]
        if known and pattern_of(classification).fullmatch(code)
        else pattern_of(classification).pattern
    )
    return DamagedFile(key, like=like, **words)
