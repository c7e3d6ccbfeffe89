"""What lies in the package reaches whoever installs it."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from pathspec import GitIgnoreSpec

CHECKOUT = Path(__file__).parent.parent


def test_no_rule_of_what_git_ignores_keeps_a_file_out_of_an_installed_package() -> None:
    # A wheel is built without what git ignores: a rule for the folder of the documentation, `site/`, once
    # kept `arbeid.web.site` out of every installed Arbeid, while an editable one had it.
    ignored = GitIgnoreSpec.from_lines((CHECKOUT / ".gitignore").read_text(encoding="utf-8").splitlines())
    files = [path.relative_to(CHECKOUT).as_posix() for path in _shipped()]
    assert len(files) > 1_000
    assert [name for name in files if ignored.match_file(name)] == []


def test_the_package_is_small_enough_to_send_to_a_school() -> None:
    """A wheel is a zip of these files, with a line of a hundred letters or so for each in its record."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path in _shipped():
            archive.write(path, path.relative_to(CHECKOUT / "src"))
    assert packed.tell() + 60 * len(_shipped()) < 6_000_000


@cache
def _shipped() -> list[Path]:
    files = (path for path in (CHECKOUT / "src").rglob("*") if path.is_file())
    return [path for path in files if path.parent.name != "__pycache__" and ".egg-info" not in str(path)]
