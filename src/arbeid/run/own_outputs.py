"""What a reader's own blocks give, along years and side; other shapes and what is no number are refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from arbeid.errors import ArbeidError
from arbeid.models.block import Block, blocks
from arbeid.models.blocks.chain import chain
from arbeid.models.model import Numbers
from arbeid.run.cells import Cells


def laid_out(found: Mapping[str, Numbers], cells: Cells, times: Numbers) -> Iterator[tuple[str, Numbers]]:
    """List what own blocks give, each along times and its side: name, array.

    ``found`` holds all arrays of a run by name, ``times`` are its years, (times,). Errors: another shape; a
    number that is none, or is infinite.
    """
    own = {block.id: block for block in blocks() if block.is_own}
    # In the order in which they ran: where one takes what another spoilt, that other is to be mended.
    for block in (own[model.name] for model in chain() if model.name in own):
        for name in (name for name in block.outputs if name in found):
            given = _Given(block, name, found[name], cells, times)
            laid = given.shaped()
            given.refuse_infinite(laid)
            yield name, laid


@dataclass(frozen=True, eq=False)
class _Given:
    """What a block gave under one name, and along which codes and years it is to run."""

    block: Block
    name: str
    array: Numbers
    cells: Cells
    times: Numbers

    @property
    def side(self) -> str:
        return self.block.outputs[self.name].side

    def shaped(self) -> Numbers:
        sides = {"occupation": len(self.cells.codes), "industry": len(self.cells.industries), "total": 1}
        if self.side not in sides:
            return self.array
        wanted = (len(self.times), sides[self.side])
        # What numpy would stretch to it, such as the first year alone, is a slip that no figure would show.
        if self.array.shape[-2:] != wanted:
            raise self.error("block_shape", shape=self.array.shape, wanted=wanted)
        return self.array

    def refuse_infinite(self, laid: Numbers) -> None:
        """Refuse numbers that are none: no figure can be drawn of them, and no JSON can hold them."""
        wrong = np.argwhere(~np.isfinite(laid))
        if len(wrong):
            first = tuple(wrong[0])
            raise self.error("block_infinite", value=float(laid[first]), where=self.where(first))

    def where(self, first: tuple[int, ...]) -> ArbeidError:
        if self.side == "cell":
            return ArbeidError("block_at_cell")
        year = f"{self.times[first[-2]]:g}"
        if self.side == "total":
            return ArbeidError("block_at_year", year=year)
        codes = self.cells.codes if self.side == "occupation" else self.cells.industries["code"].to_list()
        return ArbeidError("block_at_code", code=codes[first[-1]], year=year)

    def error(self, key: str, **values: object) -> ArbeidError:
        return ArbeidError(key, block=self.block.id, name=self.name, file=self.block.module, **values)
