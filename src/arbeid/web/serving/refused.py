"""What the server refuses to do just now, whatever the question was; each has its status."""

from __future__ import annotations

from typing import ClassVar

from arbeid.errors import ArbeidError


class Refused(ArbeidError):
    """The server refuses; asking something else would not help."""

    status: ClassVar[int] = 503


class Busy(Refused):
    """No room for this work, or it took more time or memory than one run may take."""


class Dropped(Refused):
    """Nobody waits for this work any more."""

    status = 409


class BodyTooLarge(Refused):
    """More was sent than is accepted."""

    status = 413


class AddressTooLong(Refused):
    """The address has more characters than is accepted."""

    status = 414


class TooOften(Refused):
    """One reader asks too many things in a row."""

    status = 429
