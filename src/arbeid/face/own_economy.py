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
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import polars as pl

from arbeid.data.economies.economy import economy as load_economy
from arbeid.data.economies.entry import ECONOMIES
from arbeid.errors import ArbeidError
from arbeid.files import write_whole
from arbeid.given_frame import coded_numbers, given_frame, need_column
from arbeid.registry import CATALOGUE_VARIABLE, look_again

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
    whole = _groups(frame, code, people)
    folder = _session_folder() / "economies"
    if name in ECONOMIES.names() and not (folder / f"{name}.toml").exists():
        raise ArbeidError("economy_taken", name=name)
    earlier = {path: path.read_bytes() for path in folder.glob(f"{name}.*")}
    _write(folder, name, whole, _entry(name, classification, period, title, source))
    try:
        load_economy(name)
    except ArbeidError as error:
        _put_back(folder, name, earlier)
        raise _of_frame(error, name) from error
    return name


def _groups(frame: object, code: str, people: str) -> pl.DataFrame:
    """Lay out the groups as a file has them, code and jobs under these names, with all other columns."""
    given = given_frame(frame)
    need_column(given, code)
    need_column(given, people)
    taken = {"code", "jobs", "nl", "en"} - {code, people}
    given = given.drop(taken, strict=False)
    chosen = coded_numbers(given, code)
    words = given.select(pl.col(pl.String)).drop(chosen.columns, strict=False)
    return pl.concat([chosen, words], how="horizontal").rename({code: "code", people: "jobs"})


def _put_back(folder: Path, name: str, earlier: Mapping[Path, bytes]) -> None:
    """Let what was there before a frame that is refused stand again."""
    for ending in ("toml", "csv"):
        path = folder / f"{name}.{ending}"
        if path in earlier:
            write_whole(path, earlier[path])
        else:
            path.unlink()
    look_again()


def _of_frame(error: ArbeidError, name: str) -> ArbeidError:
    """Say of the frame what is wrong with the file that was made of it: its rows have no heading above."""
    told = {"path": f'economy("{name}", frame=…)'} if "path" in error.values else {}
    row = error.values.get("row")
    return error.with_values(**told, **({"row": row - 1} if isinstance(row, int) else {}))


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
    look_again()


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
