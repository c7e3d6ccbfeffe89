"""Parameters as files declare them: each under its name, with default, unit, bounds, prior and source."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator

from arbeid.models.units import refuse_unit
from arbeid.params import Param, Params
from arbeid.registry import Entry, Registry


def _with_names(declared: Any) -> Any:
    """Hand each parameter the name under which it stands, so that a file says it once."""
    if not isinstance(declared, dict):
        return declared
    return {
        name: {**one, "name": name} if isinstance(one, dict) and "name" not in one else one
        for name, one in declared.items()
    }


NamedParams = Annotated[dict[str, Param], BeforeValidator(_with_names)]


class ParameterList(Entry):
    """The parameters of one rule of a study, or of the flows; a block's stand with the block."""

    params: NamedParams


PARAMETERS = Registry("parameters", "parameters", ParameterList)


def declared(name: str, module: str) -> Params:
    """Read the parameters of a list; ``module`` is the one that tells of the rule. Errors: an unknown unit.

    >>> declared("flows", "arbeid.models.flows.flow_parameters")["hiring_speed"].default
    0.16
    """
    found = PARAMETERS.get(name)
    for param in found.params.values():
        refuse_unit(found, ("params", param.name, "unit"), param.unit)
    return Params(found.params.values(), module)
