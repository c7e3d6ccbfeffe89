"""The one price of AI, of which a job divided over tasks and a run of the economy are both made.

Equations, in hours of the worker's own wage per hour of work: handing over saves ``h = 1 - c - v``,
assistance saves ``g = t - r - c``; ``c`` is paid to suppliers of AI, ``v`` is people's time to check and redo
(labour that stays), ``t`` the time saved before checking and ``r`` the time to check.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from arbeid.language import Text
from arbeid.params import Param, Prior

Numbers = NDArray[np.float64]

AI_PRICE = Param(
    name="ai_price",
    label=Text(
        nl="prijs van AI per uur werk dat AI doet of waar AI bij helpt",
        en="price of AI per hour of work that AI does or helps with",
    ),
    default=0.05,
    unit="hours of wage",
    low=0,
    high=5,
    usual_high=0.5,
    step=0.01,
    source="our choice: a seat of 20 to 30 euro a month against a tenth of a month's wage, 0.04 to 0.06",
    badge="assumed",
    prior=Prior(law="lognormal", values=(0.01, 0.05, 0.30), most=0.50),
    main=True,
)
OVERSIGHT = Param(
    name="oversight",
    label=Text(
        nl="tijd van mensen om overgenomen werk na te kijken en over te doen",
        en="people's time to check and redo work that was handed over",
    ),
    default=0.26,
    unit="share of the task's time",
    low=0,
    high=1,
    source="our choice: 0.10 to check and 0.15 of the work done again in full; prior: 0.05 to 0.50",
    badge="assumed",
    prior=Prior(law="pert", values=(0.05, 0.25, 0.50)),
    main=True,
)
TIME_SAVED = Param(
    name="time_saved",
    label=Text(
        nl="tijdwinst van een mens met AI, vóór het nakijken",
        en="time that a person with AI saves, before checking",
    ),
    default=0.38,
    unit="share of the task's time",
    low=0,
    high=1,
    source="the middle of its prior: Noy and Zhang 2023 (40%), up to Peng et al. 2023 (56%); "
    "the low end of 10% is our choice, as less would not pay for the checking",
    badge="assumed",
    prior=Prior(law="pert", values=(0.10, 0.40, 0.56)),
)
REVIEW = Param(
    name="review",
    label=Text(nl="tijd om na te kijken wat AI maakte", en="time to check what AI made"),
    default=0.10,
    unit="share of the task's time",
    low=0,
    high=2,
    source="our choice",
    badge="assumed",
)
AI_PRICE_ASSISTED = Param(
    name="ai_price_assisted",
    label=Text(
        nl="prijs van AI bij ondersteund werk, waar die anders is",
        en="price of AI where it assists, if that differs",
    ),
    default=AI_PRICE.default,
    unit="hours of wage",
    low=0,
    high=5,
    source="the price of AI, the same for both ways of use",
    badge="assumed",
    optional=True,
)
HANDED_SAVING = Param(
    name="handed_saving",
    label=Text(
        nl="deel van de loonkosten dat bij overname bespaard wordt; de rest gaat naar AI",
        en="part of labour cost saved where work is handed over; the rest is paid for AI",
    ),
    default=0.69,
    unit="share",
    low=0,
    high=1,
    source="follows from the price of AI and the time to check and redo, unless a study gives it",
    badge="derived",
    optional=True,
)
ASSISTED_SAVING = Param(
    name="assisted_saving",
    label=Text(
        nl="tijd bespaard bij ondersteund werk, kosten van AI eraf",
        en="time saved on assisted work, net of what AI costs",
    ),
    default=0.23,
    unit="share",
    low=0,
    high=1,
    source="follows from the time saved, the time to check and the price of AI, unless a study gives it",
    badge="derived",
    optional=True,
)
PRICE = (AI_PRICE, OVERSIGHT, TIME_SAVED, REVIEW, AI_PRICE_ASSISTED, HANDED_SAVING, ASSISTED_SAVING)
"""The parameters, those that are only there when they are set last."""

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
