"""The body of an answer, unpacked in steps, so that no answer takes more memory than its limit."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

PACKINGS = "gzip, deflate"
"""What to ask a site for; packed twice, or in another way, an answer is refused."""

_PLAIN = ("", "identity")
_GZIP = ("gzip", "x-gzip")
_EITHER_HEADER = 47
"""The window of zlib that reads both of its own headers and those of gzip."""


class Packed(Exception):
    """The answer is packed more than once, in a way that is not known, or its packing is damaged."""


class TooLarge(Exception):
    """The answer is larger than its limit, as it came or unpacked."""


async def body(answer: httpx.Response, limit: int) -> bytes:
    """Read the body of a streamed answer. Errors: ``TooLarge``, ``Packed``."""
    if answer.is_closed and answer.is_stream_consumed:
        return _within(answer.content, limit)
    unpacked = _Unpacked(answer.headers.get("Content-Encoding", ""), limit)
    came = 0
    async for part in answer.aiter_raw():
        came += len(part)
        if came > limit:
            raise TooLarge
        unpacked.add(part)
    return bytes(unpacked.content)


def _within(content: bytes, limit: int) -> bytes:
    """Replay what a transport had read already."""
    if len(content) > limit:
        raise TooLarge
    return content


class _Unpacked:
    """What was unpacked so far, never more than the limit and one byte."""

    def __init__(self, packing: str, limit: int) -> None:
        named = [name.strip().lower() for name in packing.split(",")]
        layers = [name for name in named if name not in _PLAIN]
        if len(layers) > 1 or not set(layers) <= {*_GZIP, "deflate"}:
            raise Packed(packing)
        self.content = bytearray()
        self._limit = limit
        self._packing = layers[0] if layers else ""
        self._stream = zlib.decompressobj(_EITHER_HEADER) if layers else None

    def add(self, part: bytes) -> None:
        """Unpack one part. Errors: too large, damaged."""
        if self._stream is None:
            self.content += part
        else:
            self.content += self._inflated(part)
        if len(self.content) > self._limit:
            raise TooLarge

    def _inflated(self, part: bytes) -> bytes:
        assert self._stream is not None
        room = self._limit - len(self.content) + 1
        try:
            return self._stream.decompress(part, room)
        except zlib.error as error:
            if self._packing in _GZIP or self.content:
                raise Packed(self._packing) from error
        # “Deflate” often comes without its header.
        self._packing, self._stream = "", zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            return self._stream.decompress(part, room)
        except zlib.error as error:
            raise Packed("deflate") from error
