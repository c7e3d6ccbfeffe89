"""The page's templates: Jinja, escaping by default, an unknown name is an error."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from arbeid.views.phrasing import opening

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


@cache
def templates() -> Environment:
    """Give the environment that all faces share."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("arbeid", "views/templates"),
        autoescape=True,
        # A field that was renamed must fail where it is shown, not leave a gap that nobody sees.
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["emphasis"] = emphasis
    environment.filters["opening"] = opening
    environment.tests["web"] = lambda address: str(address).startswith(("https://", "http://"))
    return environment


def emphasis(text: str) -> Markup:
    """Escape a phrase, then set what stands between asterisks in italics.

    >>> print(emphasis("a <b> that is *ours*"))
    a &lt;b&gt; that is <em>ours</em>
    """
    from markupsafe import Markup, escape

    return Markup(re.sub(r"\*([^*]+)\*", r"<em>\1</em>", str(escape(text))))  # noqa: S704 (escaped first)


def static(name: str) -> str:
    """Read one of the page's own files: its style or its script."""
    return files("arbeid").joinpath("views/static", name).read_text(encoding="utf-8")
