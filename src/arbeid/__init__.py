"""Arbeid: the debate on AI and work, computable.

The verbs of the command line under the same names, an economy and a scenario to ask them of, and every
answer with a frame, figures and words of its own; all are loaded when first used:

>>> import arbeid
>>> arbeid.report("nl").economy.people.value
9865000.0
>>> arbeid.economy("nl").exposure(by="sex").rows[0].code
'women'
"""

import sys as _sys
from functools import cache as _cache
from importlib import import_module as _import_module
from types import ModuleType as _ModuleType

# Verbs that are called as a room of this package is.
_ROOMS = frozenset({"claims", "measures", "models", "run", "scenario"})


@_cache
def _declared() -> dict[str, tuple[str, str]]:
    """Read where each public name lives from the declaration that type checkers read too."""
    declaration = _import_module("importlib.resources").files(__name__) / "__init__.pyi"
    text = declaration.read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if line.startswith("from "))
    return {public: (place, own) for _, place, _, own, _, public in lines}


def __getattr__(name: str) -> object:
    if name == "__version__":
        return _import_module("importlib.metadata").version("arbeid")
    if name.startswith("_") and name != "__all__":
        raise AttributeError(f"module 'arbeid' has no attribute {name!r}")
    declared = _declared()
    if name == "__all__":
        return sorted(declared)
    if name not in declared:
        raise _import_module("arbeid.errors").no_attribute(name, declared)
    place, own = declared[name]
    return getattr(_import_module(place), own)


def __dir__() -> list[str]:
    return [*sorted(_declared()), "__doc__", "__version__"]


class _Face(_ModuleType):
    """This package as its users see it: a room with the name of a verb does not hide the verb."""

    def __setattr__(self, name: str, value: object) -> None:
        # The import system binds every room that it loads; `arbeid.run` must stay the verb.
        if not (name in _ROOMS and isinstance(value, _ModuleType)):
            super().__setattr__(name, value)


_sys.modules[__name__].__class__ = _Face
