"""What a scenario cites of a study is what the catalogue knows of that study, and nothing beside it."""

from __future__ import annotations

import re

from arbeid.claims.claim import PUBLICATIONS
from arbeid.scenario import SCENARIOS
from each import each

_PUBLISHERS = {"OECD"}
CITED = {one.id: one.source for one in SCENARIOS.all() if one.source is not None}


@each("name", CITED)
def test_a_scenario_cites_its_study_as_the_catalogue_has_it(name: str) -> None:
    cited = CITED[name]
    held = list(PUBLICATIONS.all())
    assert set(re.findall(r"https?://\S+", cited)) <= {one.url for one in held}
    # After the authors and the year comes at most a title.
    _, _, title = cited.partition("), ")
    if title and title not in _PUBLISHERS:
        assert any(one.title.partition(" (")[0] == title.partition(", ")[0] for one in held), title
