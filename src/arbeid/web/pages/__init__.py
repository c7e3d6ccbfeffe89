"""The pages of the explorer; a new file here is a new page, found by its name.

A file declares ``PAGES``, a tuple of :class:`arbeid.web.page.Page`: paths below ``/nl/`` and ``/en/``, the
keys of its state, its template in ``web/templates`` (which extends ``site.html.j2`` and fills the blocks
``body`` and ``silence``), and a function from :class:`~arbeid.web.page.Asked` to
:class:`~arbeid.web.page.Answer`. Its words are in ``catalogue/wording/web_ID.toml``, with ``nav`` where
the page has a place in the navigation. Served with it, without more code: the same content as JSON
(the path with ``.json``), each figure alone (``?embed=1&figure=ID``) and its files
(``PATH/figure/ID.csv``, and so on).

In a template ``to(page, state, **parts)`` gives the address of a page, ``has(page)`` says whether there is
one, ``figure(one, words, level)`` draws a figure with its tabs, and ``range_bar`` and ``verdict`` are
marks. A link or form with ``data-swap="ID ID"`` replaces only those parts of the page. Neither style nor
script may be inline.
"""
