"""The groups that a title may mean in an economy, and the question that is asked back where that is several.

A question needs nothing of what AI does with the work of any group, which takes longest to work out, so it is
asked before that is.
"""

from __future__ import annotations

from arbeid.answers.jobs.titles import JobChoice, JobGroup, JobQuestion
from arbeid.answers.quantity import Quantity, sources
from arbeid.data.economies.economy import Economy
from arbeid.data.economies.economy import economy as load_economy
from arbeid.errors import OutOfBounds
from arbeid.language import Language
from arbeid.verbs.arguments import checked, written
from arbeid.verbs.jobs.job_titles import FoundTitle, found_title, known_groups, likeliest, offered


@checked
def job_question(text: str, economy: str = "nl", *, titles: Language | None = None) -> JobQuestion | None:
    """Ask which group of an economy is meant, where a title may mean several; nothing where one surely fits.

    Errors: an unknown economy; no title at all.

    >>> [one.group.code for one in job_question("verpleegkundige").choices][:2]
    ['1012', '1033']
    >>> job_question("loodgieter") is None
    True
    """
    market, found = load_economy(economy), found_title(written(text, "job_empty"), titles)
    choices = choices_of(found, market, offers(found, market))
    return JobQuestion(found.text, choices, sources(market.origins)) if choices else None


def offers(found: FoundTitle, market: Economy) -> tuple[JobChoice, ...]:
    """List the groups that a choice can name by number, with the people in each."""
    people = dict(market.groups.select("code", "jobs").iter_rows())
    return tuple(
        JobChoice(group=group, people=Quantity(people[group.code], "people", market.badge))
        for group in offered(known_groups(found, market))
    )


def choices_of(found: FoundTitle, market: Economy, offers: tuple[JobChoice, ...]) -> tuple[JobChoice, ...]:
    """List those groups where the asker must choose; none where the first fits surely or probably.

    Of one group there is nothing to choose, unless any word of the kind fits the title.

    >>> job_question("programmeur") is None
    True
    """
    several = len(offers) > 1 or found.generic
    return offers if several and found.certainty(market.classification) == "choose" else ()


def groups_shown(
    found: FoundTitle, market: Economy, offers: tuple[JobChoice, ...], choose: int | None
) -> tuple[JobGroup, ...]:
    """List the groups to tell of: the one chosen, else the likeliest; none while the asker must choose.

    Errors: a choice that is not among the offers.
    """
    if choose is None:
        return () if choices_of(found, market, offers) else likeliest(found, market)
    if not 1 <= choose <= len(offers):
        raise OutOfBounds("no_such_choice", choice=choose, last=len(offers), text=found.text.strip())
    return (offers[choose - 1].group,)
