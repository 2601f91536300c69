"""A short cut through Jinja2: a layout becomes one function of its page.

Jinja2 makes a generator of each template, block and loop, reads `a.b` through a function that also looks for an item
`b`, and makes a new `Markup` of everything it prints. A layout of this site knows which templates it extends and
imports, its views are objects, and what is printed is joined at once: so blocks and macros are written out where they
are drawn, and what all pages share (the site's words, its navigation, its links) is worked out when that is written.

Where something is unusual, or goes wrong, the page is drawn again as Jinja2 does it (`templates.py`): the bytes, and
the mistakes in layouts, are the same. `tests/rendering/test_short_cuts.py` holds this.

`values.py` says what is known of a name, `frames.py` where it is known. `calls.py` and `expressions.py`, `macros.py`,
`branches.py` and `statements.py`, each on the ground of the one before, write Python for what a template says, `lines.py`
holds what is written, and `layout.py` makes the function of a layout; `printing.py` is there when that draws.
"""
