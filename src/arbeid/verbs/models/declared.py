"""The calculators as the catalogue declares them: what each asks for, gives, leaves out and rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from pydantic import Field

from arbeid.answers.quantity import Badge
from arbeid.frozen import Frozen
from arbeid.language import Text
from arbeid.params import Param
from arbeid.registry import Entry, Registry


class Taken(Frozen):
    """An input of a calculator; ``many`` is one number for each sector or task."""

    label: Text
    unit: str
    default: float | tuple[float, ...]
    low: float
    high: float
    source: str
    badge: Badge
    many: bool = False

    def param(self, name: str) -> Param:
        """Declare it as a parameter, so that its bounds are checked as those of all others."""
        first = self.default[0] if isinstance(self.default, tuple) else self.default
        return Param(
            name=name, label=self.label, default=first, unit=self.unit, low=self.low, high=self.high,
            source=self.source, badge=self.badge,
        )  # fmt: skip


class Given(Frozen):
    """A result of a calculator."""

    label: Text
    unit: str


class Calculator(Entry):
    """A rule of a published study: ``function`` is ``file:name`` within ``arbeid.models``.

    ``params`` are the parameters that the rule itself declares, as ``file:PARAMS`` or, one of them, as
    ``file:PARAMS:name``; ``takes`` are its other inputs. ``limits`` says what is not in it.
    """

    function: str
    params: tuple[str, ...] = ()
    place: int
    title: Text
    sentence: Text
    limits: Text
    source: str
    takes: dict[str, Taken] = Field(default_factory=dict)
    gives: dict[str, Given]

    def rule(self) -> Callable[..., Any]:
        """Load the rule."""
        found: Callable[..., Any] = _part(*self.function.split(":"))
        return found

    def parameters(self) -> dict[str, Input]:
        """List all that it asks for by name: its inputs first, then the rule's own parameters."""
        found = {
            name: Input(one.param(name), one.default, one.many, own=False) for name, one in self.takes.items()
        }
        return found | {
            param.name: Input(param, param.default, many=False, own=True) for param in self._own()
        }

    def _own(self) -> Iterator[Param]:
        for named in self.params:
            file, params, *one = named.split(":")
            declared = _part(file, params)
            yield from (declared[name] for name in one or declared.names())


@dataclass(frozen=True)
class Input:
    """A parameter with its default; ``own`` are those of the rule, which may be drawn from a prior."""

    param: Param
    default: float | tuple[float, ...]
    many: bool
    own: bool


CALCULATORS = Registry("model", "calculators", Calculator)


def calculators() -> list[Calculator]:
    """List the calculators in the order in which they are shown.

    >>> [one.id for one in calculators()][:2]
    ['growth', 'capital_deepening']
    """
    return sorted(CALCULATORS.all(), key=lambda one: (one.place, one.id))


def _part(file: str, name: str) -> Any:
    return getattr(import_module(f"arbeid.models.{file}"), name)
