"""The register: which dimension of the sequence is whose, once and for all."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from arbeid.errors import ArbeidError
from arbeid.models.uncertainty.points import WIDTH
from arbeid.registry import Entry, Registry, fault_in, remembered
from arbeid.registry.folders import own_folder


class Dimensions(Entry):
    """Dimensions by ``model.parameter``. A number is never used again, and new parameters take the next."""

    dimensions: dict[str, int] = Field(default_factory=dict)


DIMENSIONS = Registry("register", "dimensions", Dimensions)


@remembered
def register() -> dict[str, int]:
    """Read the registers of the catalogue, ours and the reader's own.

    Errors: a number that two parameters have, or that lies outside the sequence.

    >>> register()["adoption.adoption"]
    0
    """
    found: dict[str, int] = {}
    # Ours first, so that a number which is taken is a fault of the file that came later.
    for entry in sorted(DIMENSIONS.all(), key=lambda one: not one.folder.is_relative_to(own_folder())):
        for name, at in entry.dimensions.items():
            if at in found.values() or name in found or not 0 <= at < WIDTH:
                problem = ArbeidError("problem_dimension", value=at, most=WIDTH - 1)
                raise fault_in(entry, ("dimensions", name), problem)
            found[name] = at
    return found


def dimensions_of(names: Iterable[str]) -> list[int]:
    """Choose the dimension of each parameter: its own, or one from the end for a block without a register.

    Errors: more parameters than there are dimensions.

    >>> dimensions_of(["adoption.adoption", "mine.other", "mine.one"])
    [0, 62, 63]
    """
    asked, known = list(names), register()
    free = [at for at in range(WIDTH - 1, -1, -1) if at not in known.values()]
    others = sorted(name for name in asked if name not in known)
    if len(others) > len(free):
        raise ArbeidError("draws_dimensions", count=len(others), most=len(free))
    places = known | dict(zip(others, free, strict=False))
    return [places[name] for name in asked]
