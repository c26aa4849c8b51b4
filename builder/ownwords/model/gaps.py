"""The mark of what is still to write, wherever a file has to hold something."""

GAP = "to-write"
"""Stands in the place of a text, a choice or a cell that nobody has written yet: shown as a gap in
a draft, counted by `check`, and refused when a site is built to be published.
"""
