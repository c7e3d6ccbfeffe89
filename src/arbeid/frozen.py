"""What a part of a catalogue file is: frozen, and without a key that nobody knows."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A typed part of a file, or of what is asked: it never changes, and a misspelt key is refused."""

    # Most parts are only ever read inside a whole that is checked at once, so a check of their own, which
    # takes a while to build, is built when one is first made by itself.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
