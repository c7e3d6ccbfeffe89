"""Every verb in both languages, all formats, widths and encodings: run it to see one table of counts.

``python tests/output_matrix.py`` runs all of it in one process. A run is bad when it ends in a traceback,
with another exit code than zero, with JSON or CSV that cannot be read back, or with a word of the whole
answer cut off.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

from arbeid.cli import outcome
from arbeid.cli.terminal.plainer import stand_in

LANGUAGES = ("nl", "en")
FORMATS = ("table", "json", "csv", "csv-nl")
WIDTHS = (60, 80, 120)
WIDE = 10_000
ENCODINGS = ("utf-8", "cp1252", "ascii")
VERBS = (
    "report nl",
    "definitions nl",
    "exposure nl",
    "exposure nl --by sex",
    "agreement nl --measure aioe --measure eloundou-beta-human --measure frey-osborne",
    "trend nl 0811",
    "job nurse",
    "ask IMF 40%",
    "check 47% of US jobs are at high risk of automation",
    "claim fo-2013-us-47",
    "why fo-2013-us-47 --on nl",
    "run base --no-flows",
    "run base",
    "flows nl",
    "compare base fast-adoption",
    "model",
    "model robots --set added=1;2",
    "model baumol",
    "scenario list",
    "scenario show fast-adoption",
    "stories",
    "story c01",
    "economies",
    "measures",
    "networks",
    "claims",
    "data list",
    "job loodgieter --full",
    "versus plumber bookkeeper",
    "visible se",
    "visible us --outcome postings",
    "backtest frey-osborne",
    "use nl",
    "ensemble base --economy nl --draws 64",
    "sensitivity base --economy nl --points 64",
)
_DRAWN = set("─█▉▊▋▌▍▎▏")


def tokens(text: str) -> Iterator[str]:
    """Give the words of an answer without rules, bars and what stands between folded cells."""
    for word in re.findall(r"[^\s]+", text):
        kept = word.strip(":·-#+")
        if kept and not set(kept) <= _DRAWN:
            yield kept


@contextmanager
def screen(encoding: str, width: int | None) -> Iterator[io.TextIOWrapper]:
    """Put a screen of this encoding and width in the place of the standard output."""
    before, columns = sys.stdout, os.environ.pop("COLUMNS", None)
    made = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    if width is not None:
        os.environ["COLUMNS"] = str(width)
    sys.stdout = made
    try:
        yield made
    finally:
        sys.stdout = before
        os.environ.pop("COLUMNS", None)
        if columns is not None:
            os.environ["COLUMNS"] = columns


def answered(arguments: list[str], encoding: str = "utf-8", width: int | None = None) -> tuple[int, str]:
    """Give the exit code of a command, and what it printed."""
    with screen(encoding, width) as made:
        code = outcome(arguments)
        made.flush()
        return code, made.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]


def fault(arguments: list[str], form: str, width: int, encoding: str, whole: str) -> str | None:
    """Say what is wrong with one answer beside the whole one, or nothing."""
    try:
        code, text = answered([*arguments, "--format", form], encoding, width)
    except Exception as error:
        return type(error).__name__
    if code:
        return f"exit {code}"
    if form == "json":
        return None if json.loads(text) == json.loads(whole) else "other JSON"
    if form != "table":
        return None if rows(text, form, encoding) == rows(whole, form, encoding) else "other CSV"
    missing = set(tokens(plain(whole, encoding))) - set(tokens(text))
    return f"cut: {sorted(missing)[:3]}" if missing else None


def rows(text: str, form: str, encoding: str) -> list[list[str]]:
    """Read CSV, with stand-ins for what an encoding does not have."""
    read = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if form == "csv-nl" else ",")
    return [[plain(cell, encoding) for cell in row] for row in read]


def plain(text: str, encoding: str) -> str:
    """Put stand-ins for what an encoding does not have."""
    return "".join(sign if encodable(sign, encoding) else stand_in(sign) for sign in text)


def encodable(sign: str, encoding: str) -> bool:
    """Say whether an encoding has a sign."""
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def main() -> int:
    """Run all of it, print a line a verb with its counts, and what was wrong."""
    wrong: list[str] = []
    runs: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    print(f"{'verb':80} {'runs':>5} {'bad':>5}")
    for verb in VERBS:
        for language, form in product(LANGUAGES, FORMATS):
            arguments = [*verb.split(), "--lang", language]
            _, whole = answered([*arguments, "--format", form], width=WIDE)
            for width, encoding in product(WIDTHS, ENCODINGS):
                runs[verb] += 1
                found = fault(arguments, form, width, encoding, whole)
                if found:
                    bad[verb] += 1
                    wrong.append(f"{verb} {language} {form} {width} {encoding}: {found}")
        print(f"{verb:80} {runs[verb]:5} {bad[verb]:5}", flush=True)
    print(f"{'all':80} {runs.total():5} {bad.total():5}", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
