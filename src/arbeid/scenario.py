"""A scenario: only its difference from a base, with what it should come to."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from arbeid.language import Text
from arbeid.models.growth import PARAMS as GROWTH
from arbeid.models.growth import Growth, growth
from arbeid.registry import Entry, Registry


class PublishedGrowth(BaseModel):
    """The gain that the scenario's source published: a level (fraction) or points a year."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: float | None = None
    points_a_year: float | None = None


class Scenario(Entry):
    """Overrides of the models' parameters by name of the model, the rest follows ``base``.

    ``sentence`` says in words why its answer differs from others; ``expected`` is what ours comes to,
    rerun by the tests; ``fitted`` marks inputs that the source did not publish and that we chose.
    """

    title: Text
    sentence: Text
    base: str | None = None
    publication: str | None = None
    claims: tuple[str, ...] = ()
    published: PublishedGrowth | None = None
    fitted: bool = False
    growth: dict[str, float] = Field(default_factory=dict)
    expected: dict[str, float] = Field(default_factory=dict)

    def growth_settings(self) -> dict[str, float]:
        """Give the growth parameters that differ from the defaults, those of the base laid under."""
        inherited = SCENARIOS.get(self.base).growth_settings() if self.base else {}
        return {**inherited, **self.growth}

    def growth_inputs(self) -> dict[str, float]:
        """Give all growth parameters of this scenario."""
        return dict(GROWTH.bind(self.growth_settings()))

    def run_growth(self) -> Growth:
        """Compute this scenario's gain in productivity.

        >>> round(100 * SCENARIOS.get("acemoglu-2024").run_growth().level, 2)
        0.66
        """
        return growth(self.growth_settings())


SCENARIOS = Registry("scenario", "scenarios", Scenario)
