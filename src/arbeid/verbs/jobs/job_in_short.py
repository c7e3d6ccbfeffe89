"""The first screen of a job title: its likeliest group, and nothing that takes long and is not on it."""

from __future__ import annotations

from arbeid.answers.jobs.in_short import JobInShort
from arbeid.answers.quantity import ids
from arbeid.data.economies.economy import economy as load_economy
from arbeid.language import Language
from arbeid.verbs.arguments import checked, written
from arbeid.verbs.jobs.job_question import groups_shown, offers
from arbeid.verbs.jobs.job_titles import found_title
from arbeid.verbs.jobs.job_with_ai import divided_among
from arbeid.verbs.jobs.occupation_in_short import occupation_in_short


@checked
def job_in_short(
    text: str, economy: str = "nl", *, titles: Language | None = None, choose: int | None = None
) -> JobInShort | None:
    """Look a job title up, and gather what one screen tells of its likeliest group, or of the one chosen.

    Nothing where no group is found, or where the asker must choose and has not. Arguments and errors are
    those of ``whole_job``, and so is every part.

    >>> job_in_short("loodgieter").occupation.name.en, job_in_short("verpleegkundige")
    ('Plumbers and pipe fitters', None)
    """
    market, found = load_economy(economy), found_title(written(text, "job_empty"), titles)
    groups = offers(found, market)
    among = divided_among(groups_shown(found, market, groups, choose), market)
    if not among.groups:
        return None
    first = among.groups[0]
    return JobInShort(
        occupation=occupation_in_short(market, first.group.code),
        first=first,
        everyone=among.divided.total,
        offered=groups,
        people_sources=ids(market.origins),
        sources=among.sources,
    )
