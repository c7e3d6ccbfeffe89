"""Declared parameters: each with a default, a unit, bounds and a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal

from pydantic import BaseModel, ConfigDict

from arbeid.errors import ArbeidError, OutOfBounds, unknown_name
from arbeid.language import Text


class Prior(BaseModel):
    """A law for a parameter that is not known exactly, with its own numbers in order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    law: Literal["uniform", "triangular", "pert", "beta", "lognormal"]
    values: tuple[float, ...]


class Param(BaseModel):
    """One number that a rule takes: what it is, its default, bounds and source.

    ``badge`` is ``assumed`` where no source backs the default; ``by`` names the axes along which a
    scenario may set it apart (by industry, by occupation). ``main`` marks the few that decide most. Where
    the bounds lie far beyond what anyone would choose, ``usual_high`` is where a choice usually ends;
    ``step`` is by how much it is usually changed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    label: Text
    default: float
    unit: str
    low: float
    high: float
    source: str
    badge: Literal["measured", "derived", "modelled", "assumed"] = "assumed"
    prior: Prior | None = None
    by: tuple[Literal["industry", "occupation"], ...] = ()
    main: bool = False
    usual_high: float | None = None
    step: float | None = None

    def check(self, value: object) -> float:
        """Give the value as a number within the bounds; refuse anything else."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ArbeidError("parameter_type", name=self.name, value=value)
        if not self.low <= value <= self.high:
            raise OutOfBounds("parameter_bounds", name=self.name, value=value, low=self.low, high=self.high)
        return float(value)


class Params:
    """The parameters of one rule, by name; ``module`` is the one that declares them and tells of the rule.

    >>> exposed = Param(name="exposed", label=Text(nl="blootgesteld", en="exposed"), default=0.2,
    ...                 unit="share", low=0, high=1, source="assumption")
    >>> Params([exposed]).bind({"exposed": 0.5})["exposed"]
    0.5
    >>> Params([exposed]).bind({"exposd": 0.5})
    Traceback (most recent call last):
    arbeid.errors.UnknownName: There is no parameter “exposd”: the nearest is “exposed”.
    """

    def __init__(self, params: Iterable[Param], module: str = "") -> None:
        self._params = {param.name: param for param in params}
        self.module = module

    def __iter__(self) -> Iterator[Param]:
        return iter(self._params.values())

    def names(self) -> list[str]:
        """List the names of the parameters, in the order declared."""
        return list(self._params)

    def __getitem__(self, name: str) -> Param:
        if name not in self._params:
            raise unknown_name("parameter", name, self._params)
        return self._params[name]

    def bind(self, overrides: Mapping[str, object]) -> Mapping[str, float]:
        """Lay overrides over the defaults; unknown names and values out of bounds are refused."""
        values = {name: param.default for name, param in self._params.items()}
        values |= {name: self[name].check(value) for name, value in overrides.items()}
        return MappingProxyType(values)
