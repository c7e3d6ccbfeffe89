"""A block of a run as it is declared: what it takes and gives, its parameters and its outputs, in one file.

The equation stands in a function of the same name: ``run`` in ``models/blocks/NAME.py`` or, of a reader's own
block, in a module ``arbeid_blocks.NAME`` that Python can import. A file of the catalogue never names code.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Literal, NoReturn

from pydantic import Field

from arbeid.errors import ArbeidError, Near
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.models.flows.flow_parameters import FLOW_PARAMETERS
from arbeid.models.named_parameters import NamedParams
from arbeid.models.units import refuse_unit
from arbeid.nearest_names import closest
from arbeid.params import Param, Params, Prior
from arbeid.registry import Entry, Registry, fault_in, remembered
from arbeid.registry.folders import own_folder

GIVEN = ("time", "scores", "complementarity", "observed_mode", "ai_makers", "jobs", "wage")
"""What a run brings to the blocks: years, and by occupation or cell what the economy and measures say."""
OURS, OWN = "arbeid.models", "arbeid_blocks"
Side = Literal["occupation", "industry", "cell", "total"]


class Output(Frozen):
    """An array that a block gives: its name for readers, unit, badge, and the side along which it runs.

    ``inner`` is only passed on to other blocks; any other stands in the table of its side. Its unit is one of
    ``units/*.toml``; ``wages`` is the economy's own unit of money.
    """

    label: Text
    unit: str
    badge: Literal["measured", "derived", "modelled", "assumed"] = "modelled"
    side: Side
    inner: bool = False


class Block(Entry):
    """What a block takes, its parameters and its outputs by name.

    ``place`` orders the blocks in lists; one without comes after those that have it. ``account`` is the model
    whose module tells of the parameters, where that is not the block itself. ``at_most_one`` names parts of
    one whole: together they may not pass 1, which its function refuses and a schema can only tell.
    """

    place: int = Field(default=1000, ge=1)
    takes: tuple[str, ...]
    account: str | None = None
    params: NamedParams = Field(default_factory=dict)
    outputs: dict[str, Output] = Field(default_factory=dict)
    at_most_one: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it is a reader's own, and not of the package."""
        return not self.folder.is_relative_to(own_folder())

    @property
    def module(self) -> str:
        """The module in which the block's function is."""
        return f"{OWN}.{self.id}" if self.is_own else f"{OURS}.blocks.{self.id}"

    def parameters(self) -> Params:
        """Collect the parameters, with the module that tells of them."""
        return Params(self.params.values(), f"{OURS}.{self.account}" if self.account else self.module)


def told_together(block: Block, name: str) -> str:
    """Tell with which other parameters one may not pass 1; empty where there are none.

    >>> told_together(BLOCKS.get("creation"), "new_work_in_ai")
    ' With creation.new_work_everywhere at most 1.'
    """
    others = [f"{block.id}.{one}" for one in block.at_most_one if one != name]
    return f" With {' and '.join(others)} at most 1." if name in block.at_most_one and others else ""


BLOCKS = Registry("block", "blocks", Block)


@remembered
def parameters(name: str) -> Params:
    """Read the parameters that a block declares. Errors: an unknown block, a damaged file.

    >>> parameters("adoption")["within"].default
    10.0
    """
    return BLOCKS.get(name).parameters()


def is_parameter(name: object) -> bool:
    """Tell whether a block declares a parameter of this name, which a scenario may then set.

    >>> is_parameter("adoption"), is_parameter("adoptoin"), is_parameter(5)
    (True, False, False)
    """
    return isinstance(name, str) and any(name in block.params for block in blocks())


@remembered
def blocks() -> tuple[Block, ...]:
    """Read all blocks, in order of their places, and hold them against each other.

    Errors: a damaged file, a name that two declare, something taken that nothing gives.

    >>> [block.id for block in blocks()][:3]
    ['adoption', 'exposure', 'accounts']
    """
    # One that is damaged is not left out: without it a run would quietly come to something else.
    every = [BLOCKS.get(name) for name in BLOCKS.names()]
    ordered = sorted(every, key=lambda block: (block.place, block.id))
    _refuse_names(ordered)
    _refuse_unmet(ordered)
    return tuple(ordered)


def outputs() -> dict[str, Output]:
    """Collect what the blocks give, by name."""
    return {name: output for block in blocks() for name, output in block.outputs.items()}


def _refuse_names(ordered: list[Block]) -> None:
    params: dict[str, str] = {param.name: "flows" for param in FLOW_PARAMETERS}
    arrays = dict.fromkeys(GIVEN, "")
    for block in ordered:
        # Its name is a heading in scenario files and a module of Python.
        if not block.id.isidentifier() or block.id == "flows":
            _refuse(block, (), ArbeidError("problem_block_name", name=block.id))
        for name, param in block.params.items():
            if name in params:
                problem = ArbeidError("problem_block_parameter", name=name, block=params[name])
                _refuse(block, ("params", name), problem)
            if not param.low <= param.default <= param.high:
                _refuse(block, ("params", name, "default"), _outside(param))
            refuse_unit(block, ("params", name, "unit"), param.unit)
            if param.prior is not None and (fault := _prior_fault(param, param.prior)) is not None:
                _refuse(block, ("params", name, "prior"), fault)
            params[name] = block.id
        for name in block.outputs:
            if name in arrays:
                problem = ArbeidError("problem_block_output", name=name)
                _refuse(block, ("outputs", name), problem)
            refuse_unit(block, ("outputs", name, "unit"), block.outputs[name].unit)
            arrays[name] = block.id


def _prior_fault(param: Param, prior: Prior) -> ArbeidError | None:
    if (fault := prior.fault()) is not None:
        return fault
    # A lognormal law has no ends: between any bounds above zero some of it is left.
    low, high = (0.0, math.inf) if prior.law == "lognormal" else (prior.values[0], prior.values[-1])
    if high <= param.low or low >= param.high:
        return ArbeidError("problem_prior_bounds", low=param.low, high=param.high)
    # Of what lies outside nothing is drawn, so that the law would not be the one that stands there.
    high = prior.values[-1] if prior.most is None else min(prior.values[-1], prior.most)
    if prior.values[0] < param.low or high > param.high:
        return ArbeidError(
            "problem_prior_wide", low=param.low, high=param.high, least=prior.values[0], most=high
        )
    return None


def _outside(param: Param) -> ArbeidError:
    return ArbeidError("problem_block_default", value=param.default, low=param.low, high=param.high)


def _refuse_unmet(ordered: list[Block]) -> None:
    there = [*GIVEN, *_outputs(ordered)]
    for block in ordered:
        for name in block.takes:
            if name not in there:
                nearest = Near((one, {}) for one in closest(name, there, 1))
                key = "problem_block_takes" if nearest else "problem_block_takes_far"
                problem = ArbeidError(key, name=name, nearest=nearest, names=", ".join(there[:12]))
                _refuse(block, ("takes",), problem)


def _outputs(ordered: list[Block]) -> Iterator[str]:
    for block in ordered:
        yield from block.outputs


def _refuse(block: Block, location: tuple[str, ...], problem: ArbeidError) -> NoReturn:
    raise fault_in(block, location, problem)
