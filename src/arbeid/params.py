"""Declared parameters: each with a default, a unit, bounds and a source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import inf
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, overload

from arbeid.errors import ArbeidError, OutOfBounds, unknown_name
from arbeid.frozen import Frozen
from arbeid.language import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Numbers = NDArray[np.float64]

# How many standard deviations of a normal law lie between its middle and its 95%.
_NORMAL_95 = 1.6448536269514722


class Prior(Frozen):
    """A law for a parameter that is not known exactly, with its own numbers in order.

    A lognormal (l, m, h) has the median m and the spread ``ln(h / l) / (2 x 1.645)``, so that l and h are
    only nearly its 5 and 95%. Of the other laws the first and last number are the least and the most; a PERT
    (also written beta) is the beta law of weight 4 between these with its mode in the middle. ``most`` cuts a
    law off above: what lies beyond is left out, not moved to the edge.
    """

    law: Literal["uniform", "triangular", "pert", "beta", "lognormal"]
    values: tuple[float, ...]
    most: float | None = None

    def fault(self) -> ArbeidError | None:
        """Say what keeps its numbers from being a law: too few of them, not in order, or none above zero.

        >>> print(Prior(law="uniform", values=(2, 1)).fault())
        the numbers of a prior stand in order, least first, and these do not (2, 1): swap them
        """
        if len(self.values) not in (2, 3):
            return ArbeidError("problem_prior_count", law=self.law, count=len(self.values))
        low, *_, high = self.values
        if list(self.values) != sorted(self.values) or low == high:
            written = ", ".join(f"{value:g}" for value in self.values)
            return ArbeidError("problem_prior_order", values=written)
        if self.law == "lognormal" and low <= 0:
            return ArbeidError("problem_prior_positive", value=low)
        return None

    def quantile(self, part: ArrayLike, low: float = -inf, high: float = inf) -> NDArray[np.float64]:
        """Compute the values that parts (0 to 1) of the law lie below, of what lies between low and high.

        >>> prior = Prior(law="pert", values=(0, 1, 4))
        >>> prior.quantile([0.0, 0.5, 1.0]).round(2).tolist()
        [0.0, 1.26, 4.0]
        >>> prior.quantile([0.0, 1.0], low=1.0, high=2.0).round(6).tolist()
        [1.0, 2.0]
        """
        import numpy as np

        below, at = self._law()
        # Parts of what lies between the bounds, so that no draws heap up on a bound.
        first, last = below(low), below(min(high, inf if self.most is None else self.most))
        return np.asarray(at(first + np.asarray(part, dtype=np.float64) * (last - first)))

    def median(self) -> float:
        """Compute the middle: what half of the law lies below.

        >>> round(Prior(law="lognormal", values=(0.01, 0.05, 0.30), most=0.5).median(), 3)
        0.049
        """
        return float(self.quantile(0.5))

    def _law(self) -> tuple[Callable[[float], float], Callable[[Any], Any]]:
        """Give which part of the law lies below a value, and the values that parts lie below."""
        import numpy as np
        from scipy import special  # type: ignore[import-untyped]

        low, *middle, high = self.values
        mode = middle[0] if middle else (low + high) / 2
        if self.law == "lognormal":
            spread = np.log(high / low) / (2 * _NORMAL_95)
            return (
                lambda value: float(special.ndtr(np.log(value / mode) / spread)) if value > 0 else 0.0,
                lambda part: mode * np.exp(spread * special.ndtri(part)),
            )
        turn, wide = (mode - low) / (high - low), high - low

        def inside(value: float) -> float:
            return min(max((value - low) / wide, 0.0), 1.0)

        if self.law == "uniform":
            return inside, lambda part: low + wide * part
        if self.law == "triangular":
            return lambda value: _triangle(inside(value), turn), lambda part: low + wide * _corner(part, turn)
        # The shape of a beta law whose mode weighs four times as much as an end: that is a PERT.
        ends = 1 + 4 * turn, 5 - 4 * turn
        return (
            lambda value: float(special.betainc(*ends, inside(value))),
            lambda part: low + wide * special.betaincinv(*ends, part),
        )


def _triangle(value: float, turn: float) -> float:
    """Give which part of a triangle from 0 to 1 with its top at ``turn`` lies below a value."""
    if value < turn:
        return value * value / turn
    return 1 - (1 - value) ** 2 / (1 - turn) if turn < 1 else value * value


def _corner(part: Any, turn: float) -> Any:
    """Give the values that parts of the same triangle lie below."""
    import numpy as np

    left, right = np.sqrt(part * turn), 1 - np.sqrt((1 - part) * (1 - turn))
    return np.where(part < turn, left, right)


class Param(Frozen):
    """One number that a rule takes: what it is, its default, bounds and source.

    ``badge`` is ``assumed`` where no source backs the default; ``by`` names the axes along which a
    scenario may set it apart (by industry, by occupation). ``main`` marks the few that decide most. Where
    the bounds lie far beyond what anyone would choose, ``usual_high`` is where a choice usually ends;
    ``step`` is by how much it is usually changed. One that is ``optional`` follows from others: it is only
    there where somebody sets it, and ``default`` is what it comes to where nobody sets those.
    """

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
    optional: bool = False

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
    >>> Params([exposed]).bind({"exposed": [0.1, 0.2]}, axes=1)["exposed"].shape
    (2, 1)
    >>> Params([exposed]).bind({"exposd": 0.5})
    Traceback (most recent call last):
    arbeid.errors.UnknownName: There is no parameter “exposd”: the nearest is “exposed”.
    """

    def __init__(self, params: Iterable[Param], module: str = "") -> None:
        self._params = {param.name: param for param in params}
        self.module = module

    def __iter__(self) -> Iterator[Param]:
        return iter(self._params.values())

    def __contains__(self, name: str) -> bool:
        return name in self._params

    def names(self) -> list[str]:
        """List the names of the parameters that are always there, in the order declared."""
        return [name for name, param in self._params.items() if not param.optional]

    def __getitem__(self, name: str) -> Param:
        if name not in self._params:
            raise unknown_name("parameter", name, self._params)
        return self._params[name]

    @overload
    def bind(self, values: Mapping[str, Any] | None = None) -> Mapping[str, float]: ...

    @overload
    def bind(self, values: Mapping[str, Any] | None = None, *, axes: int) -> Mapping[str, Numbers]: ...

    def bind(
        self, values: Mapping[str, Any] | None = None, *, axes: int | None = None
    ) -> Mapping[str, float] | Mapping[str, Numbers]:
        """Lay values over the defaults: a number each or, where ``axes`` says how many axes follow, arrays.

        Then a value may also be (draws,), which leads those axes, and one that may differ ``by`` an axis be
        given along it: ``elasticity_by_industry``, say, is (industries,) with NaN where ``elasticity`` holds,
        and only there when it was set. Errors: an unknown name, a value that is no number or out of bounds.
        """
        given = values or {}
        along = {f"{name}_by_{axis}": name for name in self.names() for axis in self[name].by}
        apart = {} if axes is None else {name: base for name, base in along.items() if name in given}
        single = {name: value for name, value in given.items() if name not in apart}
        defaults = {name: self[name].default for name in self.names()}
        if axes is None:
            return MappingProxyType(defaults | {name: self[name].check(one) for name, one in single.items()})
        import numpy as np

        found = {name: np.asarray(value) for name, value in defaults.items()}
        found |= {name: _drawn(self[name], value, axes) for name, value in single.items()}
        for name, base in apart.items():
            own = _along(self[base], given[name])
            found[name] = np.where(np.isnan(own), found[base], own)
        return found


def _drawn(param: Param, value: ArrayLike, axes: int) -> Numbers:
    """Check a number, or one for each draw, and let the draws lead so many axes."""
    import numpy as np

    if isinstance(value, int | float):
        return np.asarray(param.check(value))
    numbers = _numbers(param, value)
    for one in _ends(numbers):
        param.check(one)
    return numbers.astype(np.float64).reshape(numbers.shape + (1,) * (axes if numbers.ndim else 0))


def _along(param: Param, value: ArrayLike) -> Numbers:
    """Check the numbers along an axis, where one that is missing says nothing."""
    import numpy as np

    numbers = _numbers(param, value).astype(np.float64)
    for one in _ends(numbers[~np.isnan(numbers)]):
        param.check(one)
    return numbers


def _numbers(param: Param, value: ArrayLike) -> NDArray[Any]:
    import numpy as np

    try:
        numbers = np.asarray(value)
    except ValueError:  # Lists within a list, of different lengths.
        raise ArbeidError("parameter_type", name=param.name, value=value) from None
    if numbers.dtype.kind not in "fiu":
        raise ArbeidError("parameter_type", name=param.name, value=value)
    if numbers.ndim > 1 or not numbers.size:
        raise ArbeidError("parameter_shape", name=param.name, shape=numbers.shape)
    return numbers


def _ends(numbers: NDArray[Any]) -> list[float]:
    """Give the least and the greatest, as all others are within these; one that is no number is both."""
    return [numbers.min().item(), numbers.max().item()] if numbers.size else []
