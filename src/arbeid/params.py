"""Declared parameters: each with a default, a unit, bounds and a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

from arbeid.errors import ArbeidError, OutOfBounds, unknown_name
from arbeid.language import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# How many standard deviations of a normal law lie between its middle and its 95%.
_NORMAL_95 = 1.6448536269514722


class Prior(BaseModel):
    """A law for a parameter that is not known exactly, with its own numbers in order.

    The ends of a lognormal are its 5 and 95%; of the other laws they are the least and the most.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    law: Literal["uniform", "triangular", "pert", "beta", "lognormal"]
    values: tuple[float, ...]

    def draw(self, random: np.random.Generator, size: int) -> NDArray[np.float64]:
        """Draw values from the law, (size,).

        >>> import numpy as np
        >>> drawn = Prior(law="pert", values=(0, 1, 4)).draw(np.random.default_rng(0), 1000)
        >>> bool(drawn.min() >= 0), bool(drawn.max() <= 4), round(float(drawn.mean()), 1)
        (True, True, 1.3)
        """
        import numpy as np

        low, *middle, high = self.values
        mode = middle[0] if middle else (low + high) / 2
        if self.law == "uniform":
            return random.uniform(low, high, size)
        if self.law == "triangular":
            return random.triangular(low, mode, high, size)
        if self.law == "lognormal":
            return random.lognormal(np.log(mode), np.log(high / low) / (2 * _NORMAL_95), size)
        # A PERT: the beta law between both ends whose mean is (low + 4 mode + high) / 6. Priors that are
        # declared as a beta are read the same way, by their ends and their mode.
        part = 4 * (mode - low) / (high - low)
        return low + (high - low) * random.beta(1 + part, 5 - part, size)


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
