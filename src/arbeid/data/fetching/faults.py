"""What goes wrong where bytes of a source are fetched, told apart so that the most telling fault is said."""

from __future__ import annotations

from arbeid.errors import ArbeidError, DamagedFile, Unwritable


class OtherBytes(DamagedFile):
    """A place has other bytes than the registered ones."""


class OtherSize(DamagedFile):
    """A place has more or fewer bytes than are registered."""


class NotTheFile(DamagedFile):
    """A place gives a broken archive, a web page or something packed instead of the file."""


class TooLarge(DamagedFile):
    """A place gives far more bytes than a source of no registered size may have."""


class Interrupted(ArbeidError):
    """A download broke off and can go on from there."""


class AddressRefused(ArbeidError):
    """An address does not give the file now."""


class AddressGone(ArbeidError):
    """An address no longer has the file."""


class CacheUnusable(Unwritable):
    """The cache is full or cannot be written, which goes wrong for every source alike."""
