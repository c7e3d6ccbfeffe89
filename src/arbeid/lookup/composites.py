"""Groups that a statistic counts together: a title leads to the group for which there are figures."""

from __future__ import annotations

from collections import defaultdict

from arbeid.data.figures import table
from arbeid.registry import remembered

_TABLE, _OF = "oews-components", "soc-2018"


@remembered
def whole_of(classification: str) -> dict[str, str]:
    """Name for each code that is only counted together with others the code of the whole.

    >>> whole_of("soc-2018")["31-1121"]
    '31-1120'
    """
    return dict(table(_TABLE).frame.select("target", "source").rows()) if classification == _OF else {}


@remembered
def parts_of(classification: str) -> dict[str, tuple[str, ...]]:
    """List the parts of each code that counts several together.

    >>> parts_of("soc-2018")["31-1120"]
    ('31-1121', '31-1122')
    """
    parts: defaultdict[str, list[str]] = defaultdict(list)
    for part, whole in whole_of(classification).items():
        parts[whole].append(part)
    return {whole: tuple(sorted(own)) for whole, own in parts.items()}
