"""What lies in the package, and what it needs, reaches whoever installs it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
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


def test_no_package_comes_only_through_an_extra_that_older_versions_of_pip_do_not_recognise() -> None:
    # pip 23 takes `lxml[html_clean]` at its word, and lxml says `html-clean`: pages could not be read.
    facts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    ours = [Requirement(line) for line in facts["project"]["dependencies"]]
    named = {canonicalize_name(one.name) for one in ours}
    missed = {
        name: f"{one.name}[{extra}]"
        for one in _all_needed(ours)
        for extra in one.extras
        if extra not in (distribution(one.name).metadata.get_all("Provides-Extra") or [])
        for name in _of_extra(one.name, extra)
        if name not in named
    }
    assert missed == {}


def _all_needed(requirements: list[Requirement]) -> Iterator[Requirement]:
    """List what these need, and what that needs in turn, each once."""
    seen, waiting = set(), list(requirements)
    while waiting:
        one = waiting.pop()
        if str(one) in seen or (one.marker is not None and not one.marker.evaluate({"extra": ""})):
            continue
        seen.add(str(one))
        yield one
        waiting += [Requirement(line) for line in _requires(one.name)]


def _of_extra(name: str, extra: str) -> list[str]:
    wanted = [Requirement(line) for line in _requires(name)]
    found = [one for one in wanted if one.marker is not None and one.marker.evaluate({"extra": extra})]
    return [
        canonicalize_name(one.name) for one in found if one.marker and not one.marker.evaluate({"extra": ""})
    ]


def _requires(name: str) -> list[str]:
    try:
        return distribution(name).requires or []
    except PackageNotFoundError:
        return []
