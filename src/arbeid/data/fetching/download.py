"""One web address into one partial file, going on where an earlier try stopped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from arbeid.data.fetching.cache import expected, kept_path, partial_path, size_of
from arbeid.data.fetching.faults import (
    AddressGone,
    AddressRefused,
    Interrupted,
    NotTheFile,
    OtherSize,
    TooLarge,
)
from arbeid.data.fetching.watch import Watch
from arbeid.data.sources import Source
from arbeid.errors import ArbeidError

if TYPE_CHECKING:
    import requests

ATTEMPTS = 3
TIMEOUT = (10, 60)
# A compressed answer has no byte positions of the file to go on from.
PLAIN = {"Accept-Encoding": "identity"}
GONE = (404, 410)
NOTHING_LEFT = 416
_CHUNK = 1 << 15
SLACK = 1 << 16
"""How much more than its registered size a file may bring before the download is stopped."""
LARGEST_UNREGISTERED = 1 << 26
"""How large a file of no registered size may be: seventeen times the largest source that we have."""


def download(source: Source, address: str, watch: Watch) -> None:
    """Bring what is at the address into the source's partial file; the caller verifies it.

    Asks only for the bytes that are missing; a server that cannot do so sends all, and the file starts
    anew. A connection that breaks is tried again as long as it brings bytes, three times at most. Errors:
    gone, refused, a web page instead of the file, packed, more than the file has, broken off, unreachable.
    """

    part = partial_path(source)
    with _no_more_than_the_file(source):
        _in_several_tries(source, address, part, watch)


@contextmanager
def _no_more_than_the_file(source: Source) -> Iterator[None]:
    try:
        yield
    except (OtherSize, TooLarge):
        forget_partial(source)
        raise
    except ArbeidError:
        if not size_of(partial_path(source)):
            forget_partial(source)
        raise


def _in_several_tries(source: Source, address: str, part: Path, watch: Watch) -> None:
    import requests

    for left in reversed(range(ATTEMPTS)):
        before = size_of(part)
        try:
            _transfer(source, address, part, watch)
        except requests.RequestException as error:
            if left == 0 or size_of(part) <= before:
                raise _fault(source, address, part, error) from error
        else:
            return


def is_page(source: Source, response: requests.Response) -> bool:
    """Tell whether a server, or a login page in between, answers with a page instead of the file."""
    return response.headers.get("Content-Type", "").startswith("text/html") and not source.path.endswith(
        (".html", ".htm")
    )


def is_packed(response: requests.Response) -> bool:
    """Tell whether an answer is packed, although it was asked not to."""
    return response.headers.get("Content-Encoding", "identity").strip().lower() not in ("", "identity")


def most_bytes(source: Source) -> int:
    """Say how many bytes a file may have: as many as are registered with some slack, or a bound for all."""
    return source.size + SLACK if source.size else LARGEST_UNREGISTERED


def _transfer(source: Source, address: str, part: Path, watch: Watch) -> None:
    import pooch
    import requests

    headers = PLAIN | _going_on(source, address, part)
    watch.start(source, size_of(part) if "Range" in headers else 0)
    try:
        with part.open("ab") as file, closing(_Receiver(source, address, part, file)) as receiver:
            out = _Bounded(source, address, file)
            fetch = pooch.HTTPDownloader(
                _Progress(watch), _CHUNK, timeout=TIMEOUT, headers=headers, hooks={"response": receiver}
            )
            fetch(address, out, None)
    except requests.HTTPError as error:
        if _status(error) != NOTHING_LEFT:
            raise
    finally:
        watch.finish()


def _going_on(source: Source, address: str, part: Path) -> dict[str, str]:
    """Ask for the rest only where it is sure to be the rest of the same file.

    With a hash to check against, any address will do; without, only the same one with the same tag.
    """
    done = size_of(part)
    if not done:
        return {}
    rest = {"Range": f"bytes={done}-"}
    if expected(source):
        return rest
    note = _begun_path(part)
    begun = note.read_text(encoding="utf-8", errors="replace") if note.exists() else ""
    from_address, _, tag = begun.partition("\n")
    return rest | {"If-Range": tag} if from_address == address and tag else {}


class _Receiver:
    """Sees an answer before its body is written: is it the file, and all of it or the rest?"""

    def __init__(self, source: Source, address: str, part: Path, out: IO[bytes]) -> None:
        self.source, self.address, self.part, self.out = source, address, part, out
        self.answers: list[requests.Response] = []

    def __call__(self, answer: requests.Response, **_: Any) -> None:
        self.answers.append(answer)
        if answer.status_code not in (200, 206):
            return
        if is_page(self.source, answer):
            raise NotTheFile("page_instead", **_words(self.source, self.address))
        if is_packed(answer):
            # It was asked not to: what unpacks to far more fills the disk, and the bytes are not the file's.
            raise NotTheFile("answer_packed", **_words(self.source, self.address))
        begun = self.out.tell() if answer.status_code == 206 else 0
        told = answer.headers.get("Content-Length", "0")
        if not told.isdecimal():
            # pooch takes it for a number; what comes is counted anyway.
            told = answer.headers["Content-Length"] = "0"
        refuse_more(self.source, self.address, begun + int(told))
        if answer.status_code == 200:
            self._begin_anew(answer.headers.get("ETag", ""))

    def _begin_anew(self, tag: str) -> None:
        if self.out.tell():
            self.out.seek(0)
            self.out.truncate()
        if not expected(self.source):
            begun = f"{self.address}\n{tag}" if tag.startswith('"') else ""
            _begun_path(self.part).write_text(begun, encoding="utf-8")

    def close(self) -> None:
        # pooch leaves an answer open when it is refused or breaks off.
        for answer in self.answers:
            answer.close()


class _Bounded:
    """A file that takes no more bytes than the source may have."""

    def __init__(self, source: Source, address: str, out: IO[bytes]) -> None:
        self.source, self.address, self.out = source, address, out

    def write(self, chunk: bytes) -> int:
        refuse_more(self.source, self.address, self.out.tell() + len(chunk))
        return self.out.write(chunk)

    def flush(self) -> None:
        self.out.flush()


def refuse_more(source: Source, address: str, size: int) -> None:
    """Refuse a file of more bytes than the source has, with some slack, or than one of no known size may."""
    if size <= most_bytes(source):
        return
    path = kept_path(source)
    if source.size:
        raise OtherSize(
            "other_size", source=source.id, place=address, found=size, wanted=source.size, path=path
        )
    raise TooLarge("address_large", limit=LARGEST_UNREGISTERED, **_words(source, address))


def _begun_path(part: Path) -> Path:
    return part.with_name(f"{part.name}.from")


def forget_partial(source: Source) -> None:
    """Remove what has come in of a source so far."""
    part = partial_path(source)
    part.unlink(missing_ok=True)
    _begun_path(part).unlink(missing_ok=True)


def _fault(source: Source, address: str, part: Path, error: requests.RequestException) -> ArbeidError:
    import requests

    words = _words(source, address)
    if isinstance(error, requests.HTTPError):
        status = _status(error)
        if status in GONE:
            return AddressGone("address_gone", status=status, **words)
        return AddressRefused("address_refused", status=status, **words)
    if size_of(part):
        return Interrupted("pull_interrupted", source=source.id, address=address, done=size_of(part))
    return unreachable(source)


def _status(error: requests.HTTPError) -> int:
    return 0 if error.response is None else error.response.status_code


def unreachable(source: Source) -> ArbeidError:
    """Say that no place has the source, and what the reader can do."""
    if not source.copies:
        return ArbeidError("source_only_mirrored", source=source.id, url=source.url, file=source.path)
    return ArbeidError("source_unreachable", source=source.id, url=source.url, path=kept_path(source))


def _words(source: Source, address: str) -> dict[str, object]:
    return {"source": source.id, "address": address, "url": source.url, "path": kept_path(source)}


class _Progress:
    """Speaks as pooch expects of a progress bar; passes each byte on once."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch
        self.total = 0
        self.done = 0

    def update(self, count: int) -> None:
        count = min(count, self.total - self.done) if self.total else count
        self.done += count
        self.watch.advance(count)

    def reset(self) -> None:
        pass

    def close(self) -> None:
        pass
