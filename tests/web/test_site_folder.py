"""A site in a folder that others use too: cut off anywhere, it loses nothing and mends itself."""

from __future__ import annotations

import errno
import json
import os
import pickle
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from arbeid.errors import ArbeidError
from arbeid.web.site import export
from arbeid.web.site.folder import SiteFolder
from site_cuts import FOREIGN, NEW, OLD, make, texts, write

CUTS = Path(__file__).parents[1] / "site_cuts.py"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Give a site with the files of others in its folder."""
    found = tmp_path / "site"
    make(found, OLD)
    write(found, FOREIGN)
    return found


def cut(way: str, earlier: str, room: Path) -> list[dict[str, object]]:
    ran = subprocess.run(
        [sys.executable, CUTS, room, way, earlier], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    found: list[dict[str, object]] = json.loads(ran.stdout)
    return found


@pytest.mark.parametrize("way", ["kill", "full", "interrupt"])
def test_cut_off_at_any_file_operation_nothing_is_lost_and_the_next_run_mends(
    way: str, tmp_path: Path
) -> None:
    found = cut(way, "earlier", tmp_path / "room")
    assert len(found) > 20 and found[-1]["code"] == 0
    for one in found:
        after = one["after"]
        assert isinstance(after, dict)
        for name, text in {**OLD, **NEW, **FOREIGN}.items():
            fits = {OLD.get(name), NEW.get(name), FOREIGN.get(name)}
            assert after.get(name) in fits and (name not in FOREIGN or after[name] == text)
        assert after["index.html"] == "old" or {**after, **NEW} == after
        assert one["then"] == {**NEW, **FOREIGN} and one["last"] == ["site"]
    if way == "interrupt":
        assert all(one["after"] in ({**OLD, **FOREIGN}, {**NEW, **FOREIGN}) for one in found)


@pytest.mark.parametrize("way", ["kill", "full", "interrupt"])
def test_a_new_site_is_whole_or_not_there_at_any_file_operation(way: str, tmp_path: Path) -> None:
    found = cut(way, "none", tmp_path / "room")
    assert len(found) > 10
    for one in found:
        assert one["after"] in ({}, NEW) and one["then"] == NEW and one["last"] == ["site"]
        assert way == "kill" or one["left"] in ([], ["site"]) or ".site.part" in str(one["left"])


def test_what_others_put_there_stays(out: Path) -> None:
    make(out, NEW)
    assert texts(out) == {**NEW, **FOREIGN}
    make(out, OLD)
    assert texts(out) == {**OLD, **FOREIGN}


def test_folders_of_ours_go_when_they_are_empty_and_the_folder_itself_stays(tmp_path: Path) -> None:
    out = tmp_path / "site"
    make(out, {**OLD, "en/a/b/index.html": "x"})
    same = out.stat().st_ino
    make(out, NEW)
    assert not (out / "en").exists() and out.stat().st_ino == same


@pytest.mark.parametrize("name", ["nl/index.html", "static/site.1.css"])
def test_a_page_that_somebody_changed_is_not_written_over(out: Path, name: str) -> None:
    (out / name).write_text("my own words")
    before = texts(out)
    with pytest.raises(ArbeidError, match=f"{name}.*was changed"):
        make(out, NEW)
    assert texts(out) == before and [path.name for path in out.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("name", ["nl/more/index.html", "static/site.2.css", "nl/more"])
def test_a_file_in_the_place_of_a_new_one_is_not_written_over(out: Path, name: str) -> None:
    write(out, {name: "mine"})
    before = texts(out)
    with pytest.raises(ArbeidError, match=f"{name}.*not Arbeid’s"):
        make(out, NEW)
    assert texts(out) == before and [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_link_in_the_place_of_a_page_or_folder_is_not_followed(out: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    write(elsewhere, {"index.html": "mine"})
    for name in ("index.html", "nl/more"):
        (out / name).unlink(missing_ok=True)
        (out / name).symlink_to(elsewhere / "index.html" if name.endswith("html") else elsewhere)
        with pytest.raises(ArbeidError):
            make(out, NEW)
        (out / name).unlink()
    assert texts(elsewhere) == {"index.html": "mine"}


def test_a_link_to_the_folder_stays_a_link(out: Path) -> None:
    link = out.parent / "link"
    link.symlink_to(out)
    make(link, NEW)
    assert link.is_symlink() and texts(out) == {**NEW, **FOREIGN}
    assert sorted(path.name for path in out.parent.iterdir()) == ["link", "site"]


def test_a_link_to_a_folder_that_is_not_there_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "site")
    make(link, NEW)
    assert link.is_symlink() and texts(tmp_path / "site") == NEW


def test_links_that_lead_to_each_other_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(ArbeidError, match="Cannot write"):
        export.export(tmp_path / "a")


def test_a_site_without_a_list_is_refused_with_nothing_lost(tmp_path: Path) -> None:
    old = {
        "arbeid-site.json": '{"version": "0.1.0", "fingerprint": "x"}',
        "index.html": "old",
        "CNAME": "mine",
    }
    write(tmp_path / "site", old)
    with pytest.raises(ArbeidError, match="kept no list"):
        make(tmp_path / "site", NEW)
    assert {path.name: path.read_text() for path in (tmp_path / "site").iterdir()} == old


@pytest.mark.parametrize(
    "marker",
    [
        "[]",
        "{",
        '{"version": "x", "files": []}',
        '{"version": "x", "files": {"../mine.txt": ""}}',
        '{"version": "x", "files": {"/etc/passwd": ""}}',
        '{"version": "x", "files": {}, "before": {".git/HEAD": ""}}',
        "[" * 100_000,
    ],
)
def test_a_list_that_is_not_ours_is_refused(tmp_path: Path, marker: str) -> None:
    write(tmp_path, {"mine.txt": "mine", "site/arbeid-site.json": marker, "site/.git/HEAD": "mine"})
    with pytest.raises(ArbeidError):
        make(tmp_path / "site", NEW)
    assert (tmp_path / "mine.txt").read_text() == "mine" and (tmp_path / "site/.git/HEAD").exists()


def test_two_runs_at_once_are_told_so(out: Path) -> None:
    with SiteFolder(out).held():
        with pytest.raises(ArbeidError, match="being written"), SiteFolder(out).held():
            pass
        assert (out.parent / ".site.part").is_dir()
    make(out, NEW)
    assert texts(out) == {**NEW, **FOREIGN}


def test_what_a_run_of_0_1_0_left_is_put_back_or_removed(tmp_path: Path) -> None:
    write(
        tmp_path / ".site.4711.before", {**OLD, "arbeid-site.json": '{"version": "0.1.0"}', "CNAME": "mine"}
    )
    write(tmp_path / ".site.4711.part", NEW)
    write(tmp_path / ".site.4712.part", {"thesis.docx": "mine"})
    with pytest.raises(ArbeidError, match="kept no list"):
        make(tmp_path / "site", NEW)
    assert (tmp_path / "site/CNAME").read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site.4712.part", "site"]


def test_a_hidden_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    write(tmp_path, {".site.part/thesis.docx": "mine", "other/x": "mine"})
    (tmp_path / ".link.part").symlink_to(tmp_path / "other")
    for name in ("site", "link"):
        with pytest.raises(ArbeidError):
            make(tmp_path / name, NEW)
    assert (tmp_path / ".site.part/thesis.docx").exists() and texts(tmp_path / "other") == {"x": "mine"}


@pytest.mark.parametrize("name", ["", ".", "file/site", "x" * 250, "file"])
def test_a_place_that_cannot_be_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "file").write_text("mine")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArbeidError):
        export.export(Path(name))
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_folders_made_on_the_way_go_when_it_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path, base: str, tell: object) -> set[str]:
        return {"nl/missing.html"}

    monkeypatch.setattr(export, "_written", broken)
    with pytest.raises(ArbeidError, match="missing"):
        export.export(tmp_path / "a/b/site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "says"), [(errno.ENOSPC, "make room there"), (errno.EFBIG, "no file this large")]
)
def test_a_writer_that_finds_no_room_is_one_sentence_about_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    full = OSError(number, os.strerror(number), str(tmp_path / ".site.part/1/nl/index.html"))
    said = pickle.loads(pickle.dumps(("nl", 1, 2, full)))
    monkeypatch.setattr(export, "writers", lambda *_: nullcontext(iter([said])))
    with pytest.raises(ArbeidError) as caught:
        export.export(tmp_path / "site")
    assert f"“{tmp_path / 'site'}”" in str(caught.value) and says in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_folder_may_be_where_it_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make(Path(), NEW)
    make(Path(), OLD)
    assert texts(tmp_path) == OLD
