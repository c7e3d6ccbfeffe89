"""Where the readings of the one box lead: each kind to the page that tells more of it."""

from __future__ import annotations

from arbeid.answers.asked import Reading
from arbeid.answers.jobs.titles import JobGroup
from arbeid.answers.plain import said
from arbeid.data.economies.choices import choices
from arbeid.language import Language
from arbeid.search.findable import PART
from arbeid.search.own_answers import own_answers
from arbeid.web.addresses import to
from arbeid.wording import words_of


def address_of(one: Reading, language: Language) -> str:
    """Write the address of the page of a reading.

    >>> from arbeid.verbs.search.ask import ask
    >>> address_of(ask("IMF 40%").readings[0], "en")
    '/en/claims/imf-2024-world-40'
    """
    name = said(one.name, words_of(language))
    if one.kind == "job":
        asks = one.certainty == "choose"
        return to("jobs", language, {"q": name}) if asks else group_address(one, one.groups[0], language)
    return thing_address("claim" if one.kind == "sentence" else one.kind, one.id, name, language)


def thing_address(kind: str, id: str, name: str, language: Language) -> str:
    """Write the address of a claim, story, place, measure, term or answer of our own."""
    if kind == "claim":
        return to("claim", language, claim=id)
    if kind == "story":
        return to("story", language, story=id)
    if kind == "measure":
        return f"{to('method', language)}#measure-{id}"
    if kind == "answer":
        return to(own_answers()[id].page, language)
    return _place(id, language) if kind == "place" else to("ask", language, {"q": name})


def _place(id: str, language: Language) -> str:
    """Lead from an economy to its jobs, and from a place that was counted in one to all such places."""
    economy, _, cell = id.partition("/")
    by = cell.partition("/")[0]
    if by in ("", PART):
        return to("jobs", language, {"economy": economy} if economy != choices().usual else {})
    return to("places", language, {"economy": economy, "by": by})


def group_address(one: Reading, group: JobGroup, language: Language) -> str:
    """Write the address of the page of a group that a job may be in."""
    return to("job", language, economy=one.economy or "", code=group.code)
