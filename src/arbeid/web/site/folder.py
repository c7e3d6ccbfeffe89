"""Where a site goes: its own files are replaced, whole or not at all; what others put there is left alone."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Any

from arbeid.errors import ArbeidError
from arbeid.language import LANGUAGES
from arbeid.web.site.own_files import MARKER, Listed, hashed, is_folder, list_of, read_list

_LOCK, _WHOLE = "lock", "whole"
_WRITTEN_BY_OLDER = {*LANGUAGES, "static", "index.html", MARKER}


class SiteFolder:
    """The folder ``out``, and a hidden one beside it where a new site is made before it goes there."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.beside = _beside(out)
        self._whole = self.beside / _WHOLE

    @contextmanager
    def held(self) -> Iterator[Path]:
        """Keep other runs from this site; give an empty folder to write the new one in.

        What a run that was cut off left is completed or removed first. Errors: another run is at it; a
        folder of something else; a page of ours that somebody changed.
        """
        from filelock import FileLock, Timeout

        made = _make(self.beside.parent)
        try:
            self._own_beside()
            with FileLock(self.beside / _LOCK, timeout=0):
                try:
                    self._mend()
                    self._refuse_foreign()
                    folder = self.beside / str(os.getpid())
                    folder.mkdir()
                    yield folder
                finally:
                    self._leave()
        except Timeout as error:
            raise ArbeidError("web_site_busy", path=self.out) from error
        finally:
            with suppress(OSError):
                for path in made:
                    path.rmdir()

    def put(self, folder: Path, facts: Mapping[str, Any]) -> None:
        """Put what was written in ``folder`` there, with its list, and remove what was there of ours.

        Errors: a file of somebody else's in the place of one of ours, before anything is touched.
        """
        new = Listed(list_of(folder))
        (folder / MARKER).write_text(new.written(facts), encoding="utf-8")
        folder.rename(self._whole)
        if not self.out.exists():
            self._whole.rename(self.out)
            return
        old = read_list(self.out)
        mine = (name for name in old.names() if old.owns(self.out, name))
        both = Listed(new.files, {name: hashed(self.out / name) for name in mine})
        self._refuse_in_the_way(both)
        try:
            # From here on the list in the folder names the old files and the new, whatever happens.
            (self.beside / MARKER).write_text(both.written(facts), encoding="utf-8")
            (self.beside / MARKER).replace(self.out / MARKER)
            self._go_on()
        except (KeyboardInterrupt, SystemExit):
            # What is left is renames: they are done before anybody can look.
            self._mend()
            raise

    def _refuse_foreign(self) -> None:
        """Refuse a folder of something else, and one in which a file of ours was changed by hand."""
        if not os.path.lexists(self.out):
            return
        if not self.out.is_dir():
            raise ArbeidError("web_folder", path=self.out)
        others = [path for path in self.out.iterdir() if path != self.beside]
        if others and not (self.out / MARKER).is_file():
            raise ArbeidError("web_folder", path=self.out)
        listed = read_list(self.out)
        for name in listed.names():
            if os.path.lexists(self.out / name) and not listed.owns(self.out, name):
                raise ArbeidError("web_site_changed", path=self.out / name)

    def _refuse_in_the_way(self, listed: Listed) -> None:
        """Refuse to write over what is not ours: a file of that name, or a link in the place of a folder."""
        for name in listed.files:
            if not (self._whole / name).is_file():
                continue
            for part in reversed(PurePosixPath(name).parents[:-1]):
                if os.path.lexists(self.out / part) and not is_folder(self.out / part):
                    raise ArbeidError("web_site_foreign", path=self.out / part)
            if os.path.lexists(self.out / name) and not listed.owns(self.out, name):
                raise ArbeidError("web_site_foreign", path=self.out / name)

    def _mend(self) -> None:
        """Complete what was cut off while it was put there, and remove what else was left."""
        if self._is_half_there() and (self._whole / MARKER).is_file():
            self._refuse_in_the_way(read_list(self.out))
            self._go_on()
        self._clear()
        if self.beside.parent != self.out:
            _mend_older(self.out)

    def _go_on(self) -> None:
        """Move the new files to their place and remove the old, from any point at which that stopped."""
        listed = read_list(self.out)
        # A page comes after what it shows and leads to, and what is no longer shown goes last.
        for name in sorted(listed.files, key=lambda name: (name.endswith(".html"), -name.count("/"), name)):
            if (self._whole / name).is_file():
                (self.out / name).parent.mkdir(parents=True, exist_ok=True)
                (self._whole / name).replace(self.out / name)
        for name in listed.names():
            if name not in listed.files:
                self._remove(name, listed)
        (self._whole / MARKER).replace(self.out / MARKER)

    def _remove(self, name: str, listed: Listed) -> None:
        if listed.owns(self.out, name):
            (self.out / name).unlink()
        with suppress(OSError):
            for part in PurePosixPath(name).parents[:-1]:
                if is_folder(self.out / part):
                    (self.out / part).rmdir()

    def _is_half_there(self) -> bool:
        with suppress(ArbeidError):
            return self.out.is_dir() and read_list(self.out).before is not None
        return False

    def _clear(self) -> None:
        for path in self.beside.iterdir():
            if path.name != _LOCK:
                shutil.rmtree(path) if is_folder(path) else path.unlink()

    def _leave(self) -> None:
        """Remove what this run made, unless the next run has to complete it."""
        with suppress(OSError):
            if not (self._is_half_there() and self._whole.exists()):
                self._clear()
                (self.beside / _LOCK).unlink()
                self.beside.rmdir()

    def _own_beside(self) -> None:
        with suppress(FileExistsError):
            self.beside.mkdir()
        ours = not hasattr(os, "geteuid") or self.beside.lstat().st_uid == os.geteuid()
        if not (is_folder(self.beside) and ours):
            raise ArbeidError("web_folder", path=self.beside)
        if any(self.beside.iterdir()) and not (self.beside / _LOCK).is_file():
            raise ArbeidError("web_folder", path=self.beside)


def _beside(out: Path) -> Path:
    """Give the hidden folder: beside the site, or inside it where it cannot be moved from beside it."""
    if out.is_dir() and (out.stat().st_dev != out.parent.stat().st_dev or not os.access(out.parent, os.W_OK)):
        return out / f".{MARKER}.part"
    return out.with_name(f".{out.name}.part")


def _make(folder: Path) -> list[Path]:
    """Make a folder with those above it; give the ones that were not there, deepest first."""
    made = [path for path in (folder, *folder.parents) if not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return made


def _mend_older(out: Path) -> None:
    """Do the same for what a run of 0.1.0 left: put back the site that it moved, remove what it never put."""
    names = re.compile(rf"\.{re.escape(out.name)}\.\d+\.(part|before)")
    for path in out.parent.iterdir():
        found = names.fullmatch(path.name)
        if found is None or not is_folder(path):
            continue
        if found[1] == "before" and not os.path.lexists(out) and (path / MARKER).is_file():
            path.rename(out)
        elif found[1] == "part" and {one.name for one in path.iterdir()} <= _WRITTEN_BY_OLDER:
            shutil.rmtree(path)
