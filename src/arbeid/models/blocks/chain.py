"""The blocks of a run, each declaration bound to its function: from exposure to jobs and added value."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from hashlib import sha256
from importlib import import_module, invalidate_caches
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import numpy as np

from arbeid.errors import ArbeidError, DamagedFile
from arbeid.models.block import GIVEN, OWN, Block, blocks, parameters
from arbeid.models.model import Made, Model, Named, Numbers, Rule, in_order
from arbeid.registry import remembered, shown, watch

# What ends a reader's function; a program that it ends (`sys.exit`) would end without a word.
_STOPS = (Exception, SystemExit, GeneratorExit)


@remembered
def chain() -> tuple[Model, ...]:
    """Bind every block to its function, in the order in which a run needs them.

    Errors: as ``blocks``; a block without a function, blocks that wait for each other.

    >>> [model.name for model in chain()][:2]
    ['adoption', 'accounts']
    """
    return in_order(map(_bound, blocks()), GIVEN)


def _bound(block: Block) -> Model:
    module = _module(block)
    run = getattr(module, "run", None)
    if not callable(run):
        raise _without(block)
    held = _guarded(block, module, run) if block.is_own else run
    return Model(block.id, parameters(block.id), block.takes, tuple(block.outputs), held)


def _module(block: Block) -> ModuleType:
    if not block.is_own:
        return import_module(block.module)
    spec = _own_spec(block)
    if spec is None or spec.loader is None or spec.origin is None:
        raise _without(block)
    # Read anew when the file changes, as the declaration is; what was imported before may be another's.
    watch(Path(spec.origin))
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except _STOPS as error:
        raise _fails(block, spec.origin, error) from error
    sys.modules[block.module] = module
    return module


def _own_spec(block: Block) -> ModuleSpec | None:
    invalidate_caches()
    room = PathFinder.find_spec(OWN)
    if room is None or room.submodule_search_locations is None:
        return None
    return PathFinder.find_spec(block.module, list(room.submodule_search_locations))


def _fails(block: Block, file: str, error: BaseException) -> ArbeidError:
    reason = f"{type(error).__name__}: {error}".removesuffix(": ")
    return ArbeidError("block_fails", block=block.id, file=file, reason=reason)


@remembered
def own_digests() -> dict[str, str]:
    """Hash the files of each block of the reader's own, so that a result says which rules it rests on."""
    found = {}
    for block in blocks():
        spec = _own_spec(block) if block.is_own else None
        if spec is not None and spec.origin is not None:
            content = (block.folder / f"{block.id}.toml").read_bytes() + Path(spec.origin).read_bytes()
            found[block.id] = sha256(content).hexdigest()
    return found


def _guarded(block: Block, module: ModuleType, run: Rule) -> Rule:
    """Say in one sentence what is wrong with a reader's own function, or with what it gives."""
    where = {"block": block.id, "file": module.__file__ or block.module}

    def guarded(taken: Named, params: Named) -> Named:
        arrays = _Declared(block, "block_reads", {name: _unwritable(one) for name, one in taken.items()})
        bound = _Declared(block, "block_reads_parameter", params)
        try:
            # What comes of it is looked at as a whole; numpy's own warnings would stand beside that sentence.
            with np.errstate(all="ignore"):
                made = run(arrays, bound)
            if not isinstance(made, Mapping):
                raise ArbeidError("block_no_dict", given=type(made).__name__, **where)
            found = {name: _as_numbers(made[name], name, where) for name in block.outputs if name in made}
        except ArbeidError:
            raise
        except _STOPS as error:
            raise _fails(block, where["file"], error) from error
        _refuse_other_names(block, made, where)
        return found

    return guarded


def _refuse_other_names(block: Block, made: Made, where: Mapping[str, str]) -> None:
    """Refuse an output that is declared and not given, or given and not declared."""
    for name in block.outputs:
        if name not in made:
            raise ArbeidError("block_gives", name=name, **where)
    for name in made:
        if name not in block.outputs:
            declared = shown(block.folder / f"{block.id}.toml")
            raise ArbeidError("block_gives_more", name=str(name), declared=declared, **where)


def _unwritable(values: Numbers) -> Numbers:
    """Let a function read an array: one that wrote into it would change what others rest on."""
    seen = values.view()
    seen.flags.writeable = False
    return seen


def _as_numbers(given: Any, name: str, where: Mapping[str, str]) -> Numbers:
    """Read what a function gave as numbers; one that is masked is none.

    Errors: what holds no real numbers, or rows of different lengths.
    """
    try:
        read = np.ma.asarray(given)
    except ValueError:
        raise ArbeidError("block_no_array", name=name, given=type(given).__name__, **where) from None
    # A complex number is not cut to its real part without a word.
    if not np.can_cast(read.dtype, np.float64, casting="same_kind"):
        kind = read.dtype.name if isinstance(given, np.ndarray) else type(given).__name__
        raise ArbeidError("block_no_array", name=name, given=kind, **where)
    return np.asarray(np.ma.filled(read.astype(np.float64), np.nan))


class _Declared(dict[str, Numbers]):
    """What a block is given by name; its function can read nothing that its file does not declare."""

    def __init__(self, block: Block, key: str, held: Named) -> None:
        super().__init__(held)
        self._block, self._key = block, key

    def __missing__(self, name: str) -> NoReturn:
        declared = shown(self._block.folder / f"{self._block.id}.toml")
        raise ArbeidError(self._key, block=self._block.id, name=str(name), declared=declared)


def _without(block: Block) -> ArbeidError:
    file = shown(block.folder / f"{block.id}.toml")
    return DamagedFile("block_function", file=file, code=f"{OWN}/{block.id}.py")
