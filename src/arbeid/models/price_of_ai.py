"""The one price of AI, of which a job divided over tasks and a run of the economy are both made.

Equations, in hours of the worker's own wage per hour of work: handing over saves ``h = 1 - c - v``,
assistance saves ``g = t - r - c``; ``c`` is paid to suppliers of AI, ``v`` is people's time to check and redo
(labour that stays), ``t`` the time saved before checking and ``r`` the time to check. The block ``impact``
declares them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_BEHIND = {
    "handed_saving": ("ai_price", "oversight"),
    "assisted_saving": ("ai_price", "ai_price_assisted", "time_saved", "review"),
}
"""Each saving and the parameters that it follows from where it is not set."""


@dataclass(frozen=True)
class Price:
    """What an hour of work comes to for AI: paid, labour that stays and labour saved, by way of use.

    Handed over: ``paid`` + ``oversight`` + cost saved is one. Assisted: ``freed`` is the labour saved.
    """

    paid: Numbers
    oversight: Numbers
    paid_assisted: Numbers
    freed: Numbers

    @property
    def handed_saving(self) -> Numbers:
        """The cost saved on an hour handed over."""
        return np.asarray(1 - self.paid - self.oversight)

    @property
    def assisted_saving(self) -> Numbers:
        """The cost saved on an hour assisted."""
        return np.asarray(self.freed - self.paid_assisted)


def price_of(params: Mapping[str, Any]) -> Price:
    """Compute the price from bound parameters; a saving that is set comes before what it would follow from.

    A study that gives a saving does not say how the rest is split: all of it counts as paid for AI, and what
    assistance saves as labour.

    >>> price = price_of({"ai_price": 0.05, "oversight": 0.26, "time_saved": 0.38, "review": 0.10})
    >>> round(float(price.handed_saving), 12), round(float(price.assisted_saving), 12)
    (0.69, 0.23)
    >>> study = price_of({"handed_saving": 0.27, "assisted_saving": 0.27})
    >>> float(study.paid), float(study.oversight), float(study.freed)
    (0.73, 0.0, 0.27)
    """
    nothing = np.array(0.0)
    if "handed_saving" in params:
        paid, oversight = 1 - params["handed_saving"], nothing
    else:
        paid, oversight = params["ai_price"], params["oversight"]
    if "assisted_saving" in params:
        return Price(paid, oversight, nothing, params["assisted_saving"])
    # One price for every hour of AI, unless somebody says that assistance is billed otherwise.
    assisted = params["ai_price_assisted"] if "ai_price_assisted" in params else params["ai_price"]
    return Price(paid, oversight, assisted, params["time_saved"] - params["review"])


def without_a_say(given: Mapping[str, Any]) -> frozenset[str]:
    """Name the parameters of the price that savings, set directly, leave without a say.

    >>> sorted(without_a_say({"handed_saving": 0.27}))
    ['oversight']
    """
    set_, free = (
        {name for saving, names in _BEHIND.items() if (saving in given) is there for name in names}
        for there in (True, False)
    )
    return frozenset(set_ - free)


def savings_replaced(name: str, given: Mapping[str, Any]) -> tuple[str, ...]:
    """Name the savings among those given that no longer hold once a parameter of the price is set.

    >>> savings_replaced("oversight", {"handed_saving": 0.27, "assisted_saving": 0.27})
    ('handed_saving',)
    """
    return tuple(saving for saving, names in _BEHIND.items() if name in names and saving in given)
