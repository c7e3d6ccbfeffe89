"""How much of the use of Gemini for work falls to each occupation, from Google’s Atlas."""

from __future__ import annotations

import polars as pl

from arbeid.data.recipes import Made
from arbeid.data.recipes.percentages import share_of

_REGIONS = {"GLOBAL": "world", "US": "us"}
_COLUMNS = {
    "use": "percentage_of_total",
    "any_tasks": "non_negligible_ai_use",
    "intensive_tasks": "intensive_ai_use",
    "full_automation": "full_automation_pct",
    "non_routine": "non_routine_cognitive_pct",
}


def occupations(made: Made) -> pl.DataFrame:
    """Read use, tasks reached and ways of use by SOC group; what was suppressed stays missing.

    Percentages become fractions; a percentage under 0.005 is written as zero by the source.
    """
    return made.only_source().select(
        region=pl.col("geographic_region").replace_strict(_REGIONS),
        code="soc_code",
        **{name: share_of(pl.col(theirs).replace("", None)) for name, theirs in _COLUMNS.items()},
    )
