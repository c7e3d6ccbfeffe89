"""What the verbs answer: frozen, typed and without a language.

Words stand here only as a ``Text``, which has both languages, or as a ``Note``, a key of the wording with its
values; the faces read them. Plain data is made once, in ``plain.py``, where an answer becomes JSON.
"""
