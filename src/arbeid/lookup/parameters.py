"""The factors and thresholds by which titles are found and weighed, read from their file."""

from __future__ import annotations

from arbeid.models.named_parameters import declared
from arbeid.registry import remembered

PARAMS = declared("titles", __name__)


@remembered
def given(name: str) -> float:
    """Read the default of a parameter."""
    return PARAMS[name].default
