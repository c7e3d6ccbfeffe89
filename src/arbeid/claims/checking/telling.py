"""One clause held against one figure of a claim: what the rules of bending look at."""

from __future__ import annotations

from dataclasses import dataclass

from arbeid.claims.checking.amount import Amount
from arbeid.claims.checking.closeness import Closeness, rescaled
from arbeid.claims.checking.counting import counted_by
from arbeid.claims.checking.profile import Figure
from arbeid.claims.checking.reading import Reading, said_about


@dataclass(frozen=True)
class Telling:
    """A clause as a telling of a figure.

    ``amount`` is the amount that tells (or mistells) it, ``close`` how well, ``named`` the
    publications that the sentence names, ``attributed`` whether it puts the figure in the mouth of one,
    ``only`` whether no other claim says this of this, and ``twice`` whether the sentence tells another number
    of the claim to the letter.
    """

    clause: Reading
    figure: Figure
    amount: Amount | None
    close: Closeness
    named: frozenset[str]
    attributed: bool
    only: bool = False
    twice: bool = False

    @property
    def resized(self) -> bool:
        """Whether the amount has the digits of the figure, and another size."""
        if self.close or self.amount is None or self.figure.value is None:
            return False
        return rescaled(self.amount, self.figure.value)

    @property
    def counted(self) -> str | None:
        """What the amount counts in the clause."""
        if self.amount is not None:
            return counted_by(self.amount, self.clause)
        return self.clause.counted[0].concept if self.clause.counted else None

    @property
    def right_there(self) -> frozenset[str]:
        """What is said in the part where the amount stands, between commas, or else in all of it."""
        if self.amount is None:
            return self.clause.relations
        return (self.said_there - {"believed"}) or self.clause.relations

    @property
    def said_there(self) -> frozenset[str]:
        """What that part itself says, be it nothing."""
        return said_about(self.clause, self.amount) if self.amount is not None else self.clause.relations

    def says(self, *relations: str) -> bool:
        """Say whether the clause says one of these of the work."""
        return bool(self.clause.relations & frozenset(relations))

    def source_says(self, *relations: str) -> bool:
        """Say whether the figure says one of these of the work."""
        return bool(self.figure.relations & frozenset(relations))
