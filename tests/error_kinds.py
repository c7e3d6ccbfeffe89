"""Every class of error that the package has, found by loading all that may define one."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import arbeid
from arbeid.errors import ArbeidError

SOURCE = Path(arbeid.__file__).parent


def error_kinds() -> list[type[ArbeidError]]:
    """Give ``ArbeidError`` and all classes below it, whichever room they are in."""
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if "(ArbeidError):" in text or any(f"({one.__name__}):" in text for one in _below(ArbeidError)):
            import_module(".".join(("arbeid", *path.relative_to(SOURCE).with_suffix("").parts)))
    return _below(ArbeidError)


def _below(kind: type[ArbeidError]) -> list[type[ArbeidError]]:
    return [kind, *(found for one in kind.__subclasses__() for found in _below(one))]
