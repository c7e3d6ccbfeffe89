"""The calculators by name from Python: ``arbeid.models.robots(added=1)``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import Parameter, Signature
from typing import Any

from arbeid.answers.calls import refuse_wrong_call
from arbeid.answers.listing import Listing
from arbeid.answers.models import ModelAnswer, ModelLine
from arbeid.errors import NoAttribute, UnknownName
from arbeid.verbs.arguments import as_given
from arbeid.verbs.models.calculate import calculate, list_models
from arbeid.verbs.models.declared import CALCULATORS, Calculator, Input

Asked = Callable[..., ModelAnswer]


class Models:
    """Compute with a calculator of a published study, by its name; its parameters are keywords.

    ``dir(arbeid.models)`` lists them, and ``help(arbeid.models.robots)`` says what one asks for.

    >>> import arbeid
    >>> arbeid.models.robots(added=[1, 2]).values("employment_points").tolist()
    [-0.2, -0.4]
    >>> arbeid.models["robots"](added=1)["wage"].unit
    'share'
    >>> arbeid.models.robot(added=1)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    arbeid.errors.NoAttribute: There is no model “robot”: the nearest is “robots”...
    """

    __name__ = "models"

    def __getattr__(self, name: str) -> Any:
        # `import arbeid.models.flows.path` is to lead where it says: the engine's rooms keep their names.
        room = sys.modules.get(f"arbeid.models.{name}")
        if room is not None:
            return room
        if name.startswith("_"):
            return getattr(import_module("arbeid.models"), name)
        try:
            return _asked(CALCULATORS.get(name))
        except UnknownName as error:
            raise NoAttribute(error.key, **error.values) from error

    def __call__(self, *args: Any, **values: Any) -> Listing[ModelLine]:
        """List the calculators, as ``list_models`` does. Errors: anything that is asked with."""
        return list_models(*args, **values)

    def __getitem__(self, name: object) -> Any:
        """Take a calculator by its name in brackets, as from a dictionary. Errors: an unknown name."""
        return _asked(CALCULATORS.get(name if isinstance(name, str) else str(as_given(name))))

    def __iter__(self) -> Iterator[str]:
        return iter(CALCULATORS.names())

    def __len__(self) -> int:
        return len(CALCULATORS.names())

    def __contains__(self, name: object) -> bool:
        return name in CALCULATORS.names()

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *CALCULATORS.names()])


def _asked(chosen: Calculator) -> Asked:
    """Make a function whose signature and account are those that the catalogue declares."""

    inputs = chosen.parameters().values()

    def ask(*args: Any, **values: Any) -> ModelAnswer:
        # Which names there are is for the calculator to say, which knows the nearest.
        refuse_wrong_call(ask, signature, args, {})
        return calculate(chosen.id, values)

    ask.__name__ = ask.__qualname__ = chosen.id
    asked = (f"{one.param.name}: {one.param.label.en}, {_bounds(one)}" for one in inputs)
    ask.__doc__ = "\n\n".join(
        (chosen.sentence.en, chosen.limits.en, f"Source: {chosen.source}.", "\n".join(asked))
    )
    signature = Signature(
        [Parameter(one.param.name, Parameter.KEYWORD_ONLY, default=one.default) for one in inputs],
        return_annotation=ModelAnswer,
    )
    ask.__signature__ = signature  # type: ignore[attr-defined]
    return ask


def _bounds(one: Input) -> str:
    return f"{one.param.low:g} to {one.param.high:g} ({one.param.unit})"


models = Models()
