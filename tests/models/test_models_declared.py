"""Every parameter of a model is told of on the method page, in the file that declares it."""

from __future__ import annotations

from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest

import arbeid.models
from arbeid.models.block import blocks, parameters
from arbeid.params import Param, Params
from arbeid.verbs.catalogue.method import declared_models

MODULES = [import_module(found.name) for found in walk_packages(arbeid.models.__path__, "arbeid.models.")]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_parameters_say_which_module_declares_them(module: ModuleType) -> None:
    for params in vars(module).values():
        if isinstance(params, Params) and params.names():
            own = [block.id for block in blocks() if block.parameters().module == params.module]
            assert own or params in vars(import_module(params.module)).values()


def test_every_parameter_is_told_of_once() -> None:
    held = [value for module in MODULES for value in vars(module).values()]
    single = [value for value in held if isinstance(value, Param)]
    known = [*single, *(param for value in held if isinstance(value, Params) for param in value)]
    known += [param for block in blocks() for param in block.params.values()]
    told = [id(param) for _, params, _ in declared_models() for param in params]
    # The price of AI is declared once, and told of where a job and where a run takes it.
    shared = {id(parameters("impact")[name]) for name in ("ai_price", "oversight", "time_saved", "review")}
    apart = [one for one in told if one not in shared]
    assert len(apart) == len(set(apart)) and shared <= set(told)
    # By what they say: a declaration that was read anew, after a reader's own block, is another object.
    declared = {param.model_dump_json() for _, params, _ in declared_models() for param in params}
    assert {param.model_dump_json() for param in known} == declared


def test_a_usual_end_lies_between_the_default_and_the_bound() -> None:
    for _, params, _ in declared_models():
        for param in params:
            assert param.usual_high is None or param.default <= param.usual_high < param.high, param.name
            assert param.step is None or 0 < param.step <= param.high - param.low, param.name


def test_what_was_not_read_is_assumed() -> None:
    """A number from memory is nobody's finding, whatever it was recomputed from."""
    remembered = [
        param
        for _, params, _ in declared_models()
        for param in params
        if isinstance(param.source, str) and "from memory" in param.source
    ]
    assert len(remembered) >= 4
    assert {param.badge for param in remembered} == {"assumed"}
