"""What lies in the package reaches whoever installs it."""

from __future__ import annotations

from pathlib import Path

from pathspec import GitIgnoreSpec

CHECKOUT = Path(__file__).parent.parent


def test_no_rule_of_what_git_ignores_keeps_a_file_out_of_an_installed_package() -> None:
    # A wheel is built without what git ignores: a rule for the folder of the documentation, `site/`, once
    # kept `arbeid.web.site` out of every installed Arbeid, while an editable one had it.
    ignored = GitIgnoreSpec.from_lines((CHECKOUT / ".gitignore").read_text(encoding="utf-8").splitlines())
    files = [
        path.relative_to(CHECKOUT).as_posix()
        for path in (CHECKOUT / "src").rglob("*")
        if path.is_file() and path.parent.name != "__pycache__" and ".egg-info" not in str(path)
    ]
    assert len(files) > 1_000
    assert [name for name in files if ignored.match_file(name)] == []
