"""What the build keeps of the shipped chapters: as their texts list it, and read anew once one is edited."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from polars.testing import assert_frame_equal

from arbeid.data.figures import table
from arbeid.data.recipes import Made
from arbeid.registry import catalogue_folders
from arbeid.verbs.chapters import readings
from arbeid.verbs.chapters.readings import listed

NAME = "werk-van-de-toekomst"


def test_the_kept_readings_are_those_of_the_texts() -> None:
    assert_frame_equal(
        readings.readings(Made({}, {})).sort("chapter", "place"),
        table(readings.TABLE).frame.select("place", "minutes", *readings._TEXTS),
    )


def test_an_edited_chapter_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert listed(NAME).readings[0].minutes == 9
    folder = copytree(catalogue_folders()[0] / "chapters", tmp_path / "chapters")
    text = (folder / f"{NAME}.en.md").read_text(encoding="utf-8")
    (folder / f"{NAME}.en.md").write_text(text.replace("9 min", "11 min", 1), encoding="utf-8")
    monkeypatch.setattr(readings, "_folder", lambda: folder)
    assert readings._kept(NAME) is None
