"""The parameters of who does a task, each with its unit, bounds, prior and source.

All costs are in hours of the worker's wage, for a task that takes one hour by hand.
"""

from __future__ import annotations

from arbeid.language import Text
from arbeid.models.block import parameters
from arbeid.params import Param, Params, Prior

_FRONTIER = "Dell'Acqua et al. 2023"

# A job and a run are made of one price of AI.
_PRICE = parameters("impact")
PARAMS = Params(
    [
        *(_PRICE[name] for name in ("ai_price", "oversight", "time_saved", "review")),
        Param(
            name="error_person",
            label=Text(nl="kans op een fout van een mens alleen", en="chance of an error by a person alone"),
            default=0.155,
            unit="probability",
            low=0,
            high=1,
            source=f"{_FRONTIER}: 84.5% of consultants without AI were right",
            badge="measured",
        ),
        Param(
            name="error_ai",
            label=Text(nl="kans op een fout van AI alleen", en="chance of an error by AI alone"),
            default=0.15,
            unit="probability",
            low=0,
            high=1,
            source="Tomlinson et al. 2025: 85% of Copilot's conversations completed the task, by use",
            badge="derived",
        ),
        Param(
            name="caught",
            label=Text(
                nl="deel van de fouten van AI dat een mens eruit haalt",
                en="share of AI's errors that a person catches",
            ),
            default=0.7,
            unit="share",
            low=0,
            high=1,
            source="our choice",
            badge="assumed",
            prior=Prior(law="pert", values=(0.3, 0.72, 0.95)),
        ),
        Param(
            name="over_reliance",
            label=Text(
                nl="fouten die erbij komen doordat een mens te veel op AI vertrouwt",
                en="errors added because a person relies on AI too much",
            ),
            default=0.02,
            unit="probability",
            low=0,
            high=1,
            source="our choice",
            badge="assumed",
            prior=Prior(law="lognormal", values=(0.005, 0.02, 0.08)),
        ),
        Param(
            name="harm_outside",
            label=Text(
                nl="extra fouten van een mens met AI bij werk dat AI niet kan",
                en="more errors by a person with AI at work that AI cannot do",
            ),
            default=0.19,
            unit="probability",
            low=0,
            high=1,
            source=f"{_FRONTIER}: 19 points fewer right outside the frontier",
            badge="measured",
        ),
    ],
    __name__,
)

ERROR_PARAMS = Params(
    [
        Param(
            name="error_cost",
            label=Text(
                nl="wat een fout kost bij een gewone taak, in keren de tijd van die taak",
                en="what an error costs at a common task, in times that task's own time",
            ),
            default=7.7,
            unit="hours of wage",
            low=0,
            high=1000,
            source="set so that about 45% of what AI can do is handed over, as on Claude.ai in November 2025",
            badge="derived",
            prior=Prior(law="lognormal", values=(2.6, 7.7, 23.0)),
        ),
        Param(
            name="error_cost_spread",
            label=Text(
                nl="hoezeer dat van taak tot taak verschilt", en="how far that differs from task to task"
            ),
            default=1.0,
            unit="standard deviation in logs",
            low=0,
            high=4,
            source="our choice",
            badge="assumed",
        ),
        Param(
            name="error_cost_slope",
            label=Text(
                nl="hoeveel duurder fouten worden waar complementariteit hoger is",
                en="how much dearer errors are where complementarity is higher",
            ),
            default=0.69,
            unit="log points per standard deviation of complementarity",
            low=0,
            high=3,
            source="our choice: twice as much for every standard deviation",
            badge="assumed",
        ),
    ],
    __name__,
)
