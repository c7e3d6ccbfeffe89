"""The licences of all sources and tables, as `arbeid data licences` writes them."""

from __future__ import annotations

from collections.abc import Iterator


def page() -> Iterator[str]:
    """Write the page of licences."""
    from arbeid.verbs.catalogue.data import licences

    yield licences().rstrip("\n")
