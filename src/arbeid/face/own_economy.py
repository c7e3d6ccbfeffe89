"""An economy of a frame: kept as the two files that a reader would write, in a folder of this session's own.

The catalogue then reads, checks and forgets it as any other file of the reader's; nothing else has to know
of frames.
"""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.economies.entry import ECONOMIES, GROUP_COLUMNS
from arbeid.errors import ArbeidError
from arbeid.files import write_whole
from arbeid.given_frame import coded_numbers, given_frame, need_column
from arbeid.registry import CATALOGUE_VARIABLE

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def keep_frame(
    frame: object,
    *,
    name: str,
    classification: str,
    period: str,
    title: str,
    source: str,
    code: str,
    people: str,
) -> str:
    """Keep a frame as an economy of this session, and read it back to check it."""
    if not _NAME.fullmatch(name):
        raise ArbeidError("economy_name", name=name)
    given = given_frame(frame)
    need_column(given, people)
    chosen = coded_numbers(given, code).rename({code: "code", people: "jobs"}, strict=False)
    known = [one.name for one in GROUP_COLUMNS if one.name in chosen.columns]
    folder = _session_folder() / "economies"
    if name in ECONOMIES.names() and not (folder / f"{name}.toml").exists():
        raise ArbeidError("economy_taken", name=name)
    _write(folder, name, chosen.select("code", *known), _entry(name, classification, period, title, source))
    try:
        load_economy(name)
    except ArbeidError:
        for ending in ("toml", "csv"):
            (folder / f"{name}.{ending}").unlink()
        raise
    return name


@cache
def _session_folder() -> Path:
    """Make a folder of this session's own, among those of the reader's catalogue."""
    folder = Path(mkdtemp(prefix="arbeid-"))
    (folder / "economies").mkdir()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _write(folder: Path, name: str, groups: pl.DataFrame, entry: str) -> None:
    write_whole(folder / f"{name}.csv", groups.write_csv().encode())
    write_whole(folder / f"{name}.toml", entry.encode())
    # It joins the catalogue with its first file, and again where the reader changed the variable since.
    named = [part for part in os.environ.get(CATALOGUE_VARIABLE, "").split(os.pathsep) if part]
    if str(folder.parent) not in named:
        os.environ[CATALOGUE_VARIABLE] = os.pathsep.join([*named, str(folder.parent)])


def _entry(name: str, classification: str, period: str, title: str, source: str) -> str:
    origin = {
        "publisher": source,
        "title": title,
        "url": "",
        "licence": "not stated",
        "vintage": period or "–",
    }
    lines = [
        f"classification = {_text(classification)}",
        f"period = {_text(period or '–')}",
        f"[title]\nnl = {_text(title)}\nen = {_text(title)}",
        '[population]\nnl = "werkenden"\nen = "people at work"',
        f"[groups]\nfile = {_text(f'{name}.csv')}",
        "[groups.origin]",
        *(f"{key} = {_text(value)}" for key, value in origin.items()),
    ]
    return "\n".join(lines) + "\n"


def _text(value: str) -> str:
    # A text of JSON is one of TOML too.
    return json.dumps(value)
