"""Pages to documents: recognises the kind of each page and splits what was bound together.

Pages come in upright and in order; documents go out. The cues belong to `kinds` and arrive as `core.Kind`s;
the trained classifier arrives as a function. Nothing here reads a field.
"""
