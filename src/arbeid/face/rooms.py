"""Nouns that are called as a room of this package is: the noun can be asked, the room still be entered."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from arbeid.face.scenario import scenario as _scenario
from arbeid.verbs.catalogue.measure_list import measures as _measures
from arbeid.verbs.claims.ledger import claims as _claims
from arbeid.verbs.run.run import run as _run

P = ParamSpec("P")
R = TypeVar("R")


class RoomNoun(Generic[P, R]):
    """A verb under the name of a room: it answers a call; ``import arbeid.run.flows`` leads there still."""

    __name__: str

    def __init__(self, verb: Callable[P, R]) -> None:
        self._verb = verb
        update_wrapper(self, verb)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        """Ask the verb."""
        return self._verb(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        verb = self.__dict__.get("_verb")
        room = sys.modules.get(f"arbeid.{verb.__name__}") if verb is not None else None
        if room is None:
            raise AttributeError(name)
        return getattr(room, name)


claims = RoomNoun(_claims)
measures = RoomNoun(_measures)
run = RoomNoun(_run)
scenario = RoomNoun(_scenario)
