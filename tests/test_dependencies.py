"""What pip installs for whoever types ``pip install .``: all that is locked, with an old pip too."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]


def with_an_old_pip(wanted: list[str]) -> set[str]:
    """Name all that is installed where an extra must be spelt alike on both sides (pip before 23.3)."""
    seen: set[tuple[str, str]] = set()
    left = [(Requirement(one), "") for one in wanted]
    while left:
        one, extra = left.pop()
        if one.marker and not one.marker.evaluate({"extra": extra}):
            continue
        for inside in ("", *one.extras):
            name = str(canonicalize_name(one.name))
            if (name, inside) in seen:
                continue
            try:
                facts = metadata(name)
            except PackageNotFoundError:
                continue
            if not inside or inside in (facts.get_all("Provides-Extra") or ()):
                seen.add((name, inside))
                left += [(Requirement(text), inside) for text in facts.get_all("Requires-Dist") or ()]
    return {name for name, _ in seen}


def test_an_old_pip_installs_all_that_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = re.findall(
        r"^[a-z].*?(?= \\$)", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE
    )
    locked = [Requirement(line) for line in lines]
    here = {str(canonicalize_name(one.name)) for one in locked if not one.marker or one.marker.evaluate()}
    assert len(here) > 40
    assert here - with_an_old_pip(project["dependencies"]) == set()
