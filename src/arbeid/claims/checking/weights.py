"""What every piece of evidence weighs, and how much of it is enough: all in one unit of our own.

All are assumptions, chosen by hand on the development set of sentences (`benchmarks/sets`) until every bent
one was flagged and no faithful or harmless one was; nothing was fitted, and only their order and rough size
mean something. The held-out set says how well they travel.
"""

from __future__ import annotations

from arbeid.claims.checking.closeness import Closeness

# What it takes to say that a clause leans on a figure. Without its number there must be more of all else.
ENOUGH = 3.2
# A number of the publisher’s own that is another one: less where the sentence counts and says just the same.
ENOUGH_OTHER_NUMBER, ENOUGH_OTHER_NUMBER_ALIKE = 5.0, 4.1
# A number that none of whom the sentence names has.
ENOUGH_OTHER_MOUTH = 2.95
ENOUGH_UNNAMED = 4.2
ENOUGH_NO_NUMBER = 4.2
ENOUGH_BESIDE = 5.0

# How much less likely a reading is by each thing that would have to be bent for it.
PER_BENDING = 0.75

# A number weighs by how closely it is told; a round one is shared by many figures and weighs less.
BY_CLOSENESS = {
    Closeness.NONE: 0.0, Closeness.ONE_END: 1.0, Closeness.VAGUE: 1.0, Closeness.INSIDE: 1.2,
    Closeness.LONE_END: 1.6, Closeness.LOOSE: 2.2, Closeness.EXACT: 3.2,
}  # fmt: skip
ROUND = 2.5
# The digits of a number in another size: 78 thousand of 78 million.
OTHER_SIZE = 2.2

# A publisher is as good as a loose number; another one that is named speaks against.
OWN_PUBLISHER = 2.2
OTHER_PUBLISHER = -0.9
OTHER_PUBLISHER_ALONE = -0.4

# What is counted, and what is said of it. The same says little, since most figures share it; what no one
# would confuse speaks against.
SAME_COUNTED = 1.0
ALIKE_COUNTED = 0.7
OCCUPATIONS_AS_JOBS = 0.4
OTHER_PART_COUNTED = -0.3
OTHER_COUNTED = -1.0
SHARE_OF_NOTHING = -0.8
SAME_RELATION = 1.0
RARE_RELATION = 1.8
RELATION_NEARBY = 0.3
ALSO_ON_FATE = 0.2
CONTACT_FOR_A_MOVE = -0.4
NOT_ON_FATE = -1.0
OTHER_RELATION = -1.2

# Where and when. Writers leave out the world and their own country, and bend places often, so that a wrong
# one speaks against only a little.
SAME_PLACE = 0.8
RARE_PLACE = 1.1
LIKELY_PLACE = 0.25
OTHER_PLACE = -0.3
UNLIKE_PLACE = -1.2
PLACE_LEFT_OUT = -0.5
SAME_YEAR = 0.5
RARE_YEAR = 1.0

# The part of the people that a figure is about; of each at most two parts weigh.
SAME_GROUP = 0.8
OTHER_GROUP = -0.7
GROUP_LEFT_OUT = -0.4
MOST_GROUPS = 2

# Words in common, by how rare they are among claims (in natural logarithms), up to a most; of a claim told
# without its number they are all that there is.
PER_RARE_WORD = 0.12
MOST_BY_WORDS = 1.2
MOST_BY_WORDS_ALONE = 3.6
MANY_WORDS = 0.8
SOME_WORDS = 0.4

# No other claim says this of this, there.
ONLY_CLAIM = 1.2

# Two numbers of one claim, both to the letter.
TOLD_TWICE = 0.8

# What the whole sentence is about; names that nobody here knows make it a story of its own.
ON_AI = 0.3
ELSEWHERE = -1.5
OF_ONES_OWN = -1.5
STRANGER = -1.0
