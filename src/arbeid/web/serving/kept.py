"""Answers kept for the next reader who asks the same: bounded in number and in bytes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock


class Kept:
    """A store that forgets what was asked for longest ago, at ``most`` entries or ``room`` bytes.

    >>> kept = Kept(most=1)
    >>> kept.get("a", lambda: b"1"), kept.get("a", lambda: b"2"), kept.get("b", lambda: b"3")
    (b'1', b'1', b'3')
    >>> len(kept)
    1
    """

    def __init__(self, most: int = 1000, room: int = 64_000_000) -> None:
        self.most, self.room = most, room
        self._entries: OrderedDict[Hashable, bytes] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Give what is kept under this key, else make it and keep it."""
        with self._lock:
            if key in self._entries:
                self._entries.move_to_end(key)
                return self._entries[key]
        # Made without the lock: two readers may make the same, but nobody waits for another's answer.
        made = make()
        with self._lock:
            self._forget(key)
            self._entries[key] = made
            self._bytes += len(made)
            while len(self._entries) > self.most or (self._bytes > self.room and len(self._entries) > 1):
                self._forget(next(iter(self._entries)))
        return made

    def _forget(self, key: Hashable) -> None:
        if (gone := self._entries.pop(key, None)) is not None:
            self._bytes -= len(gone)
