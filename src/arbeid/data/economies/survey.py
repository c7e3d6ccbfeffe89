"""What an economy's file says of the survey that counts its people: how many one observation stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator

from arbeid.frozen import Frozen
from arbeid.language import Text

if TYPE_CHECKING:
    from arbeid.models.sampling.survey_error import Survey


class SurveyDesign(Frozen):
    """The design of a rotating household survey, with the range of what is not published.

    ``weight`` is the number of people for whom one observation stands, ``seen_again`` the chance that
    somebody who is in two quarters is again written down with the same occupation; both with the ends of
    their range. ``quarters`` lie between the two periods of the economy. No percent is shown of fewer people
    than ``least_shown`` in either period.
    """

    weight: float = Field(gt=0)
    weight_range: tuple[float, float]
    seen_again: float = Field(ge=0, le=1)
    seen_again_range: tuple[float, float]
    population: float = Field(gt=0)
    waves: int = Field(ge=1)
    quarters: int = Field(ge=1)
    rounding: float = Field(default=0, ge=0)
    least_shown: float = Field(default=0, ge=0)
    badge: Literal["measured", "derived", "assumed"] = "assumed"
    source: Text

    @model_validator(mode="after")
    def _within_range(self) -> Self:
        for name in ("weight", "seen_again"):
            low, high = getattr(self, f"{name}_range")
            if not 0 <= low <= getattr(self, name) <= high:
                raise ValueError(f"{name} must lie within {name}_range, low first")
        return self

    def at(self, weight: float | None = None) -> Survey:
        """Set up the survey with the weight that is declared, or with another of its range.

        >>> from arbeid.data.economies.economy import economy
        >>> economy("nl").entry.survey.at().weight
        200.0
        """
        from arbeid.models.sampling.survey_error import Survey  # It brings NumPy, and a list needs none.

        return Survey(
            weight=self.weight if weight is None else weight,
            population=self.population,
            waves=self.waves,
            seen_again=self.seen_again,
            rounding=self.rounding,
        )
