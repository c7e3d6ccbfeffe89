"""The Python interface: what the package offers by name, and every public function of the verbs."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from types import FunctionType, ModuleType

import arbeid
import arbeid.verbs
from reference_pages.markdown import code, opening, prose, table


def page() -> Iterator[str]:
    """Write the page of the Python interface."""
    yield from opening(
        "Python",
        "The commands' nouns are functions of the same name: typed arguments in, plain data out.",
    )
    yield from ("## arbeid", "", "Loaded when first used, so that `import arbeid` costs nothing.", "")
    yield from table(("name", "where it lives", "what it does"), [_lazy(name) for name in arbeid.__all__])
    rooms = walk_packages(arbeid.verbs.__path__, "arbeid.verbs.")
    for path in sorted(found.name for found in rooms if not found.ispkg):
        module = import_module(path)
        yield from (f"## {module.__name__}", "", module.__doc__ or "", "")
        yield from _things(module)


def _lazy(name: str) -> tuple[str, ...]:
    thing = getattr(arbeid, name)
    summary = (inspect.getdoc(thing) or "").splitlines()[0]
    return code(f"arbeid.{name}"), code(f"{thing.__module__}.{thing.__name__}"), summary.replace("``", "`")


def _things(module: ModuleType) -> Iterator[str]:
    own = [(name, thing) for name, thing in vars(module).items() if _is_public(name, thing, module)]
    for name, thing in own:
        yield from (f"### {name}", "")
        if isinstance(thing, FunctionType):
            yield from ("```python", _signature(name, thing), "```", "")
        yield from prose(inspect.getdoc(thing) or "")
        if is_dataclass(thing):
            rows = [(code(field.name), code(field.type)) for field in fields(thing)]
            yield from table(("field", "type"), rows)


def _signature(name: str, function: FunctionType) -> str:
    # Annotations are kept as texts, so the signature quotes them; a default that is a text keeps its quotes.
    return name + re.sub(r"(: |-> )'([^']*)'", r"\1\2", str(inspect.signature(function)))


def _is_public(name: str, thing: object, module: ModuleType) -> bool:
    own = getattr(thing, "__module__", None) == module.__name__
    return own and not name.startswith("_") and isinstance(thing, FunctionType | type)
